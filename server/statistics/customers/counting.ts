import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { House } from '#server/house.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { monthsOf } from '#server/platform/clock/period.ts';
import type { Transaction } from '#server/platform/database/connection.ts';

type Counting = Pick<House, 'database' | 'agency'>;

/** A year is closed on this day of the next: until then links can be mended. */
const closesOn = '02-01';

/**
 * Once a day, on whichever node comes first: counts the people served in each reporting year that is open, and closes the year
 * that is over. What was counted is only as new as the last night.
 */
export async function countCustomersNightly(house: Counting & Pick<House, 'clock'>): Promise<void> {
  const now = house.clock.now();
  const today = dayOf(now, house.agency.timeZone);
  await openYear(house, Number(today.slice(0, 4)));
  for (const { year, countedOn } of await listOpenYears(house)) {
    if (countedOn !== today) await countYear(house, year, today);
    if (today >= `${year + 1}-${closesOn}`) await closeYear(house, year, now);
  }
}

/** Counts every year that is open at once: for a recount. */
export async function countCustomersNow(house: Counting, now: Date): Promise<void> {
  const today = dayOf(now, house.agency.timeZone);
  for (const { year } of await listOpenYears(house)) await countYear(house, year, today);
}

/** A key of its own for the year, unless it has one or had one. It is made here and is nowhere else. */
async function openYear({ database }: Counting, year: number): Promise<void> {
  const key = randomBytes(64);
  // The paddings of RFC 2104.
  const padded = (padding: number) => key.map((byte) => byte ^ padding);
  await database
    .insertInto('reporting_year')
    .values({ year, inner_key: Buffer.from(padded(0x36)), outer_key: Buffer.from(padded(0x5c)) })
    .onConflict((conflict) => conflict.constraint('reporting_year_pkey').doNothing())
    .execute();
}

async function listOpenYears({ database }: Counting) {
  return database
    .selectFrom('reporting_year')
    .select(['year', 'counted_on as countedOn'])
    .where('closed_at', 'is', null)
    .orderBy('year')
    .limit(100)
    .execute();
}

async function countYear({ database, agency }: Counting, year: number, today: string): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    const erasedBefore = await findLinksErasedBefore(transaction, agency);
    // Month by month: a year of a whole country in one statement would take longer than any statement may.
    await sql`set local statement_timeout = '50s'`.execute(transaction);
    for (const month of monthsOf({ from: `${year}-01-01`, to: `${year}-12-31` }))
      await sql`select follow_linked_visits(${year}::smallint, ${`${month}-01`}::date, ${agency.timeZone}, ${erasedBefore}::date),
        follow_kept_appointments(${year}::smallint, ${`${month}-01`}::date, ${agency.timeZone}, ${erasedBefore}::date)`.execute(
        transaction,
      );
    await sql`select sum_customers_up(${year}::smallint, ${today}::date), sum_customers_by_appointment_up(${year}::smallint, ${today}::date)`.execute(
      transaction,
    );
  });
}

/** After this nobody can tell whom a number is of, nor whether somebody was there in another year too. */
async function closeYear({ database }: Counting, year: number, now: Date): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    const closed = await transaction
      .updateTable('reporting_year')
      .set({ inner_key: null, outer_key: null, closed_at: now })
      .where('year', '=', year)
      .where('closed_at', 'is', null)
      .returning('year')
      .executeTakeFirst();
    if (!closed) return;
    await transaction.deleteFrom('served_pseudonym').where('year', '=', year).execute();
    await transaction.deleteFrom('kept_pseudonym').where('year', '=', year).execute();
  });
}

/** The day before which links between visits and customers were erased; null: none were. */
async function findLinksErasedBefore(transaction: Transaction, { retention }: House['agency']): Promise<string | null> {
  const rules = retention.rules.filter(({ kind }) => kind === 'contact').map(({ id }) => id);
  const { before } = await transaction
    .selectFrom('erasure_run')
    .select((row) => row.fn.max('before_on').as('before'))
    .where('is_dry', '=', false)
    .where('erased', '>', 0)
    .where('rule', 'in', ['', ...rules])
    .executeTakeFirstOrThrow();
  return before;
}

/** A number of a year that is not what the links say. `municipality` is '' of all together. */
export type CustomerDifference = { year: number; municipality: string; shown: string | undefined; events: string | undefined };

/**
 * Compares the numbers of open years with the links themselves, without any pseudonym. Years of which links were erased are
 * left out: nothing is left to count them by.
 */
export async function compareCustomers({ database, agency }: Counting): Promise<CustomerDifference[]> {
  return database
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (transaction) => {
      const erasedBefore = await findLinksErasedBefore(transaction, agency);
      const { rows } = await sql<{ year: number; municipality: string; shown: string | null; events: string | null }>`
        with served as (
          select y.year, m.municipality_id, l.customer_id
          from reporting_year y
          join contact c on c.outcome = 'served' and extract(year from c.ended_at at time zone ${agency.timeZone}) = y.year
          join contact_customer l on l.contact_id = c.contact_id
          cross join lateral (
            select q.channel, q.place_id from contact_period q where q.contact_id = c.contact_id order by q.period_no desc limit 1
          ) p
          left join place m on m.place_id = p.place_id
          where y.closed_at is null and p.channel = 'office'
        ), counted as (
          select year, municipality_id, count(distinct customer_id) as customers, count(*) as visits from served
            where municipality_id is not null group by 1, 2
          union all
          select year, '', count(distinct customer_id), count(*) from served group by 1
        ), shown as (
          select s.year, s.municipality_id, s.customers, s.visits from customers_served s join reporting_year y on y.year = s.year
          where y.closed_at is null
        )
        select year, municipality_id as municipality, s.customers || ' (' || s.visits || ')' as shown, e.customers || ' (' || e.visits || ')' as events
        from shown s full join counted e using (year, municipality_id)
        where (s.customers, s.visits) is distinct from (e.customers, e.visits)
          and make_date(year, 1, 1) >= coalesce(${erasedBefore}::date, '-infinity')
        order by 1, 2`.execute(transaction);
      return rows.map(({ shown, events, ...row }) => ({ ...row, shown: shown ?? undefined, events: events ?? undefined }));
    });
}
