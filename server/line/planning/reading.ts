import { sql } from 'kysely';
import type { Database } from '#server/platform/database/connection.ts';
import { asActor } from '#server/platform/database/acting.ts';

/** For whom time is sought: only clerks who serve this count as `serving`. */
export type Serving = { channel: 'office' | 'phone' | 'video' | 'callback'; benefitGroup: string; language: string };

export type Asked = {
  /** Null: every place. */
  placeIds: readonly string[] | null;
  from: Date;
  to: Date;
  now: Date;
  timeZone: string;
  serving?: Serving | undefined;
};

/** One hour at one place, in minutes; an empty place is any place. */
export type HourRow = {
  placeId: string;
  at: Date;
  staff: number;
  serving: number;
  /** Of the time of those at work: appointments, and whatever else was put there. */
  booked: number;
  blackout: number;
  /** The same of those who serve what is sought. */
  servingTaken: number;
  callbacks: number;
  /** Null: nothing was learned of the place yet. */
  expected: number | null;
};

/** More than every place of an agency has in two weeks. */
const mostRows = 60_000;

/**
 * What fills each hour, of all places in one statement. Numbers only, of nobody in particular: so it is read as the house itself, whoever
 * asks, customers who look for a time among them.
 */
export async function readHours(database: Database, asked: Asked): Promise<HourRow[]> {
  const { rows } = await asActor({ kind: 'system' }, () => hoursQuery(asked).execute(database));
  return rows;
}

const overlap = (from: string, to: string) =>
  sql`(extract(epoch from least(${sql.ref(to)}, h.at + interval '1 hour') - greatest(${sql.ref(from)}, h.at)) / 60)::float8`;
const hoursOf = (from: string, to: string, begin: Date) =>
  sql`lateral generate_series(date_bin('1 hour', ${sql.ref(from)}, ${begin}::timestamptz), ${sql.ref(to)} - interval '1 microsecond', interval '1 hour') h (at)`;

/** A callback may be made in any shift; what is booked only in shifts that are meant for it. */
function servesIt(serving: Serving | undefined) {
  if (!serving) return sql`true`;
  const { channel, benefitGroup, language } = serving;
  const isMeant = channel === 'callback' ? sql`true` : sql`${channel} = any (s.channels)`;
  return sql`(${isMeant} and ${channel} = any (c.channels) and ${benefitGroup} = any (c.skills) and ${language} = any (c.languages))`;
}

function hoursQuery({ placeIds, from, to, now, timeZone, serving }: Asked) {
  const ids = placeIds && [...placeIds];
  return sql<HourRow>`
    with shift as materialized (
      select s.place_id, s.clerk_id, s.from_at, s.to_at, ${servesIt(serving)} as serves
      from work_shift s join clerk c on c.clerk_id = s.clerk_id
      where s.from_at > ${from}::timestamptz - interval '16 hours' and s.from_at < ${to}::timestamptz and s.to_at > ${from}::timestamptz and c.is_active
        and (${ids}::text[] is null or s.place_id = any (${ids}::text[]))
    ), staffed as (
      select s.place_id, h.at, sum(${overlap('s.from_at', 's.to_at')}) as staff,
        coalesce(sum(${overlap('s.from_at', 's.to_at')}) filter (where s.serves), 0) as serving
      from shift s cross join ${hoursOf('s.from_at', 's.to_at', from)} group by 1, 2
    ), taken as (
      select s.place_id, h.at, coalesce(sum(${overlap('b.from_at', 'b.to_at')}) filter (where b.reason is null), 0) as booked,
        coalesce(sum(${overlap('b.from_at', 'b.to_at')}) filter (where b.reason is not null), 0) as blackout,
        coalesce(sum(${overlap('b.from_at', 'b.to_at')}) filter (where s.serves), 0) as serving_taken
      from shift s join booked_time b on b.resource_id = s.clerk_id and b.from_at >= s.from_at and b.from_at < s.to_at
        and (b.free_at is null or b.free_at > ${now})
      cross join ${hoursOf('b.from_at', 'b.to_at', from)} group by 1, 2
    ), promised as (
      select place_id, date_bin('1 hour', at, ${from}::timestamptz) as at, count(*)::int as callbacks from promised_callback
      where at >= ${from} and at < ${to} and (${ids}::text[] is null or place_id = '' or place_id = any (${ids}::text[])) group by 1, 2
    ), hour as (
      select place_id, at from staffed union select place_id, at from promised
    )
    select p.place_id as "placeId", p.at, coalesce(s.staff, 0) as staff, coalesce(s.serving, 0) as serving, coalesce(t.booked, 0) as booked,
      coalesce(t.blackout, 0) as blackout, coalesce(t.serving_taken, 0) as "servingTaken", coalesce(r.callbacks, 0) as callbacks,
      case when exists (select from expected_work k where k.place_id = p.place_id) then coalesce(e.minutes, 0) end as expected
    from hour p left join staffed s on s.place_id = p.place_id and s.at = p.at
      left join taken t on t.place_id = p.place_id and t.at = p.at left join promised r on r.place_id = p.place_id and r.at = p.at
      left join expected_work e on e.place_id = p.place_id and e.weekday = extract(isodow from p.at at time zone ${timeZone})
        and e.hour = extract(hour from p.at at time zone ${timeZone})
    where p.at >= ${from} and p.at < ${to}
    order by p.place_id, p.at limit ${mostRows}`;
}
