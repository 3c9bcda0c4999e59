import { sql } from 'kysely';
import type { Database } from '#server/platform/database/connection.ts';
import type { Months } from './queries.ts';

/** What the counters of an office did in one hour of the clock (0–23), in hours: at work, of it with a customer, and on break. */
export type HourOfWork = { hour: number; working: number; onBreak: number; serving: number };

type Asked = { placeId: string; months: Months; timeZone: string; now: Date };

/** The hours in which anybody was at a counter there, in whole months; what is going on counts until now. */
export async function listHoursOfWork(database: Database, { placeId, months, timeZone, now }: Asked): Promise<HourOfWork[]> {
  const { rows } = await sql<HourOfWork>`
    with asked as (
      select ${months.from}::date::timestamp at time zone ${timeZone} as begins,
        least(${now}::timestamptz, (${months.to}::date + interval '1 month') at time zone ${timeZone}) as ends
    ), work as (
      select w.clerk_id, w.period_no, w.kind, w.from_at as begun_at, greatest(w.from_at, a.begins) as from_at, least(w.to_at, a.ends) as to_at
      from clerk_period w, asked a
      where w.place_id = ${placeId} and w.counter_id is not null and w.from_at < a.ends and coalesce(w.to_at, a.ends) > a.begins
    ), spans as (
      select kind, from_at, to_at from work
      union all
      select 'serving', greatest(p.from_at, w.from_at), least(p.to_at, w.to_at)
      from work w join contact_period p on p.clerk_id = w.clerk_id and p.work_no = w.period_no and p.from_at between w.begun_at and w.to_at
      where w.kind = 'at-work' and p.kind in ('called', 'serving', 'wrapping-up') and not p.is_undone and coalesce(p.to_at, w.to_at) > w.from_at
    ), parts as (
      select s.kind, extract(hour from h at time zone ${timeZone})::integer as hour,
        extract(epoch from least(s.to_at, h + interval '1 hour') - greatest(s.from_at, h)) / 3600 as hours
      from spans s, generate_series(date_trunc('hour', s.from_at, ${timeZone}), s.to_at, interval '1 hour') h
      where s.from_at < s.to_at
    )
    select hour, coalesce(sum(hours) filter (where kind = 'at-work'), 0)::float8 as working,
      coalesce(sum(hours) filter (where kind = 'on-break'), 0)::float8 as "onBreak",
      coalesce(sum(hours) filter (where kind = 'serving'), 0)::float8 as serving
    from parts group by hour order by hour`.execute(database);
  return rows;
}
