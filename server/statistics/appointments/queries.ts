import { sql } from 'kysely';
import type { Database } from '#server/platform/database/connection.ts';
import type { Measure } from '#server/platform/figures/tally.ts';
import type { Text } from '#server/platform/language/language.ts';

/** How many people kept an appointment in a year and how many appointments, beside the year before. */
export type KeptInYear = {
  channel: string;
  customers: number;
  appointments: number;
  customersBefore: number;
  appointmentsBefore: number;
  countedOn: string | null;
};

export async function listKeptInYear(database: Database, year: number): Promise<KeptInYear[]> {
  const { rows } = await sql<KeptInYear>`
    select channel, coalesce(n.customers, 0) as customers, coalesce(n.appointments, 0) as appointments,
      coalesce(b.customers, 0) as "customersBefore", coalesce(b.appointments, 0) as "appointmentsBefore", n.counted_on as "countedOn"
    from (select channel, customers, appointments, counted_on from customers_by_appointment where year = ${year}) n
    full join (select channel, customers, appointments from customers_by_appointment where year = ${year - 1}) b using (channel)
    order by channel <> 'office-or-phone', channel`.execute(database);
  return rows;
}

/** What was measured of the first free time in a month: the sum of days, how often there was one, and how often none. */
export type FirstFree = { month: string; placeId: string; channel: string; days: number; found: number; none: number };

/** Months by their first days (ISO). An agency has some hundreds of places. */
export async function listFirstFree(database: Database, { from, to }: { from: string; to: string }): Promise<FirstFree[]> {
  const { rows } = await sql<FirstFree>`
    select to_char(day, 'YYYY-MM') as month, place_id as "placeId", channel, coalesce(sum(days), 0)::bigint as days,
      count(days) as found, count(*) - count(days) as none
    from first_free_day where day >= ${from}::date and day < (${to}::date + interval '1 month')
    group by 1, 2, 3 order by 1, 3, 2`.execute(database);
  return rows;
}

/** A number of a year that is not what the appointments say. */
export type KeptDifference = { key: string; shown: string | undefined; events: string | undefined };

/**
 * Compares the numbers of open years with the appointments themselves, without any pseudonym. People are compared where every
 * appointment still tells whose it is: the address of whoever booked may have been erased.
 */
export async function compareKept(database: Database, timeZone: string): Promise<KeptDifference[]> {
  const { rows } = await sql<{ key: string; shown: string | null; events: string | null }>`
    with kept as (
      select y.year, a.channel, coalesce(l.customer_id::text, encode(r.address_digest, 'hex')) as who
      from reporting_year y join appointment a on a.state = 'kept' and extract(year from a.from_at at time zone ${timeZone}) = y.year
        left join appointment_customer l on l.appointment_id = a.appointment_id
        left join appointment_reach r on r.appointment_id = a.appointment_id
      where y.closed_at is null
    ), counted as (
      select year, channel, count(distinct who) as customers, count(*) as appointments, bool_and(who is not null) as tells from kept group by 1, 2
      union all
      select year, 'office-or-phone', count(distinct who), count(*), bool_and(who is not null) from kept
        where channel in ('office', 'phone') group by 1
    ), shown as (
      select s.year, s.channel, s.customers, s.appointments from customers_by_appointment s join reporting_year y on y.year = s.year
      where y.closed_at is null
    )
    select concat_ws(' | ', year, 'kept appointments', channel) as key, s.customers || ' (' || s.appointments || ')' as shown,
      e.customers || ' (' || e.appointments || ')' as events
    from shown s full join counted e using (year, channel)
    where s.appointments is distinct from e.appointments or (e.tells and s.customers <> e.customers)
    order by 1`.execute(database);
  return rows.map(({ key, shown, events }) => ({ key, shown: shown ?? undefined, events: events ?? undefined }));
}

/** Names of places by their ids. */
export async function listNames(database: Database, placeIds: readonly string[]): Promise<ReadonlyMap<string, Text>> {
  if (placeIds.length === 0) return new Map();
  const rows = await database
    .selectFrom('place')
    .select(['place_id as id', 'name'])
    .where('place_id', 'in', [...placeIds])
    .execute();
  // Names were checked in every language when they were written.
  return new Map((rows as unknown as { id: string; name: Text }[]).map(({ id, name }) => [id, name]));
}

/** What was counted in one month (YYYY-MM) of one channel. */
export type Counted = { month: string; channel: string; measure: Measure; counted: number };

/** Whole months, from their sums and what is not in them yet, so that they are exact at once. */
export async function listCounted(
  database: Database,
  { measures, months, timeZone }: { measures: readonly Measure[]; months: { from: string; to: string }; timeZone: string },
): Promise<Counted[]> {
  const { rows } = await sql<Counted>`
    select to_char(day, 'YYYY-MM') as month, channel, measure, sum(counted)::bigint as counted
    from (
      select month_on as day, channel, measure, counted from monthly_figure
      union all select day, channel, measure, counted from tally
      union all select (at at time zone ${timeZone})::date, channel, measure, counted from timed_tally
    ) f
    where measure = any (${[...measures]}::text[]) and day >= ${months.from}::date and day < ${months.to}::date + interval '1 month'
    group by 1, 2, 3 having sum(counted) <> 0`.execute(database);
  return rows;
}
