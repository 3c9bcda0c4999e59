import { sql } from 'kysely';
import { createApp } from '#server/app.ts';
import { seedPlaces } from '#server/agency/network/places/seeding.ts';
import { signInStaff } from '#server/people/sign-in/testing.ts';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { openBenchDatabase, openBenchHouse } from './serving/bench-house.ts';

/**
 * How long the pages of the statistics take with two years of 200 offices, and what they took when the same figures were summed
 * from the days each time. The hours of one office lie among those of all.
 */
const offices = 200;
const turns = 15;
const readBefore = [
  ['2015-01-01', '2015-12-31'],
  ['2014-01-01', '2014-12-31'],
] as const;

export async function run(): Promise<void> {
  const opened = await openBenchDatabase();
  const house = await openBenchHouse(opened.url);
  const app = await createApp(house);
  await seedPlaces(house.database, house.agency.network, house.clock.now());
  const rows = await house.database.transaction().execute(fill);
  await sql`analyze`.execute(house.database);
  const manager = await signInStaff({ house, app }, { role: 'manager' });
  const open = (path: string) => async () => {
    const { statusCode } = await manager.get(path);
    if (statusCode !== 200) throw new Error(`${path} answers ${statusCode}`);
  };
  const year = 'from=2015-01-01&to=2015-12-31';
  const pageMs = await medianOf(open(`/statistics?${year}`));
  const figures = {
    ...rows,
    pageMs,
    partMonthsPageMs: await medianOf(open('/statistics?from=2015-01-15&to=2015-12-15')),
    officePageMs: await medianOf(open(`/statistics/offices?place=tampere&${year}`)),
    networkPageMs: await medianOf(open('/statistics/network?day=2015-12-01')),
    sumsMs: await medianOf(() => readSums(house.database)),
    fromDaysMs: await medianOf(() => readDays(house.database)),
  };
  const ratio = Math.round((figures.fromDaysMs / figures.sumsMs) * 10) / 10;
  await app.close();
  await house.database.destroy();
  await opened.close();
  console.table({ ...figures, ratio });
  console.log(JSON.stringify({ ...figures, ratio }));
}

/** What happens at 200 offices on every day of 2014 and 2015, and applications of ten benefits by three channels; hours of 2015. */
async function fill(database: Transaction): Promise<{ dailyRows: number; monthlyRows: number; hourRows: number }> {
  await sql`set local statement_timeout = 0`.execute(database);
  const day = sql`generate_series(date '2014-01-01', date '2015-12-31', interval '1 day') as d (day)`;
  const weekday = sql`extract(isodow from d.day) <= 5`;
  await sql`insert into daily_figure (day, measure, channel, benefit, detail, counted, total)
    select d.day::date, m.measure, 'office', '', 'office-' || o.no, 40 + o.no % 17, 30000 + o.no
    from ${day}, unnest(array['contacts-served', 'contacts-left', 'contacts-no-show', 'service-times']) m (measure),
      generate_series(1, ${offices}) o (no) where ${weekday}`.execute(database);
  await sql`insert into daily_figure (day, measure, channel, benefit, detail, counted, total)
    select d.day::date, m.measure, c.channel, 'benefit-' || b.no, '', 100 + b.no, 900
    from ${day}, unnest(array['applications-received', 'decisions-sent', 'decisions-sent-on-time', 'applications-on-behalf']) m (measure),
      unnest(array['online', 'office', 'post']) c (channel), generate_series(1, 10) b (no) where ${weekday}`.execute(database);
  await sql`select sum_days_up()`.execute(database);
  for (let month = 1; month <= 12; month += 1)
    await sql`insert into hour_count (place_id, channel, month_on, measure, weekday, hour, minutes, counted)
    select case o.no when 1 then 'tampere' else 'office-' || o.no end, 'office', make_date(2015, ${month}, 1), k.measure, w.day, h.hour, t.minutes, 3
    from unnest(array['contacts-served', 'service-times']) k (measure), generate_series(1, ${offices}) o (no), generate_series(1, 5) w (day),
      generate_series(9, 15) h (hour), generate_series(1, 8) t (minutes)`.execute(database);
  const count = async (table: string) =>
    Number((await sql<{ rows: number }>`select count(*)::int as rows from ${sql.table(table)}`.execute(database)).rows[0]?.rows);
  return { dailyRows: await count('daily_figure'), monthlyRows: await count('monthly_figure'), hourRows: await count('hour_count') };
}

/** What the page asks of whole years. */
async function readSums(database: Database): Promise<void> {
  for (const [from, to] of readBefore) {
    await sql`select month_on, measure, channel, benefit, detail, counted, total from monthly_figure
      where month_on between ${from}::date and ${to}::date`.execute(database);
    await sql`select day, measure, channel, counted, total from daily_sum where measure = 'contacts-served'
      and day between ${from}::date and ${to}::date`.execute(database);
  }
}

/** What it asked when there were days alone. */
async function readDays(database: Database): Promise<void> {
  for (const [from, to] of readBefore) {
    await sql`select to_char(day, 'YYYY-MM') as month, measure, channel, benefit, detail, sum(counted) as counted, sum(total) as total
      from figure where day between ${from}::date and ${to}::date group by 1, 2, 3, 4, 5`.execute(database);
    await sql`select day, measure, channel, sum(counted) as counted, sum(total) as total from figure
      where measure = 'contacts-served' and day between ${from}::date and ${to}::date group by 1, 2, 3`.execute(database);
  }
}

/** Milliseconds, after two turns to warm up. */
async function medianOf(work: () => Promise<void>): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < turns + 2; turn += 1) {
    const before = performance.now();
    await work();
    if (turn >= 2) times.push(performance.now() - before);
  }
  return Math.round(times.toSorted((a, b) => a - b)[Math.floor(turns / 2)] ?? 0);
}
