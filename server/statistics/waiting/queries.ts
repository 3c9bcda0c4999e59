import { sql } from 'kysely';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import type { Measure } from '#server/platform/figures/tally.ts';
import type { Text } from '#server/platform/language/language.ts';

/** How many contacts came in an hour (0–23) of a weekday (1: Monday) and waited or were served for so many minutes (see `minutes_bucket`). */
export type HourCount = { measure: Measure; weekday: number; hour: number; minutes: number; counted: number };

/** Months from one to another, each by its first day (ISO). */
export type Months = { from: string; to: string };

/** What was counted at an office by hour: what is folded and what is not yet, so that it is exact at once. */
export async function listHourCounts(
  database: Database,
  { placeId, months, timeZone }: { placeId: string; months: Months; timeZone: string },
): Promise<HourCount[]> {
  const { rows } = await sql<HourCount>`
    select measure, weekday, hour, minutes, sum(counted)::bigint as counted
    from (select place_id, channel, month_on, measure, weekday, hour, minutes, counted from hour_count union all ${timedHours(timeZone)}) f
    where place_id = ${placeId} and channel = 'office' and month_on between ${months.from}::date and ${months.to}::date
    group by measure, weekday, hour, minutes having sum(counted) <> 0`.execute(database);
  return rows;
}

/** What was counted so lately that it is not added to its hour yet. */
function timedHours(timeZone: string) {
  const arrived = sql`arrived_at at time zone ${timeZone}`;
  return sql`select detail as place_id, channel, date_trunc('month', ${arrived})::date as month_on, measure,
      extract(isodow from ${arrived})::smallint as weekday, extract(hour from ${arrived})::smallint as hour,
      minutes_bucket(abs(total)) as minutes, counted
    from timed_tally where arrived_at is not null`;
}

export type Office = { id: string; name: Text };

/** Every office that is or was. */
export async function listOffices(database: Database): Promise<Office[]> {
  const rows = await database
    .selectFrom('place')
    .select(['place_id as id', 'name'])
    .where('kind', '=', 'office')
    .orderBy('place_id')
    .limit(5000)
    .execute();
  // Names were checked in every language when they were written.
  return rows as unknown as Office[];
}

/** What the hours of contacts say themselves, in the same columns. */
function countedHours(timeZone: string) {
  const arrived = sql`arrived_at at time zone ${timeZone}`;
  return sql`select place_id, channel, date_trunc('month', ${arrived})::date as month_on, measure,
      extract(isodow from ${arrived})::smallint as weekday, extract(hour from ${arrived})::smallint as hour,
      minutes_bucket(seconds) as minutes, count(*) as counted
    from contact_count group by 1, 2, 3, 4, 5, 6, 7`;
}

/** An hour whose count is not what the contacts say. */
export type HourDifference = { key: string; shown: string | undefined; events: string | undefined };

/** Compares what is counted by hour with the contacts themselves, from a month on; of every month when none is given. */
export async function compareHourCounts(transaction: Transaction, timeZone: string, from: string | undefined): Promise<HourDifference[]> {
  const { rows } = await sql<{ key: string; shown: string | null; events: string | null }>`
    with shown as (
      select place_id, channel, month_on, measure, weekday, hour, minutes, sum(counted)::bigint as counted from (
        select place_id, channel, month_on, measure, weekday, hour, minutes, counted from hour_count union all ${timedHours(timeZone)}
      ) f group by 1, 2, 3, 4, 5, 6, 7 having sum(counted) <> 0
    )
    select concat_ws(' | ', month_on, measure, channel, place_id, 'weekday ' || weekday, 'hour ' || hour, minutes || ' min') as key,
      s.counted::text as shown, e.counted::text as events
    from shown s full join (${countedHours(timeZone)}) e using (place_id, channel, month_on, measure, weekday, hour, minutes)
    where s.counted is distinct from e.counted and month_on >= ${from ?? '-infinity'}::date order by 1`.execute(transaction);
  return rows.map(({ key, shown, events }) => ({ key, shown: shown ?? undefined, events: events ?? undefined }));
}

/**
 * Counts the hours of contacts anew from a month on. Run after `holdTallies` and before the tallies are replaced: what earlier
 * months have still to add is added to them.
 */
export async function recountHours(transaction: Transaction, timeZone: string, from: string | undefined): Promise<void> {
  const first = sql`${from ?? '-infinity'}::date`;
  await sql`
    insert into hour_count as h (place_id, channel, month_on, measure, weekday, hour, minutes, counted)
    select place_id, channel, month_on, measure, weekday, hour, minutes, sum(counted) from (${timedHours(timeZone)}) t
    where month_on < ${first} group by 1, 2, 3, 4, 5, 6, 7
    on conflict on constraint hour_count_pkey do update set counted = h.counted + excluded.counted`.execute(transaction);
  await sql`delete from hour_count where month_on >= ${first}`.execute(transaction);
  await sql`
    insert into hour_count (place_id, channel, month_on, measure, weekday, hour, minutes, counted)
    select place_id, channel, month_on, measure, weekday, hour, minutes, counted from (${countedHours(timeZone)}) e
    where month_on >= ${first}`.execute(transaction);
}
