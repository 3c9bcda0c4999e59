import { sql } from 'kysely';
import type { Database } from '#server/platform/database/connection.ts';

export type Staffing = { placeIds: readonly string[]; clerksEach: number; days: number; bookedShare: number };

/**
 * Clerks at work from nine to three on working days from `from` on, who serve everything by appointment, and appointments of fifty
 * minutes in a part of their time, strewn by a fixed rule.
 */
export async function staff(database: Database, from: string, staffing: Staffing): Promise<void> {
  // Some places at a time: no statement takes longer than the pool's patience.
  for (let first = 0; first < staffing.placeIds.length; first += 25)
    await staffSome(database, from, { ...staffing, placeIds: staffing.placeIds.slice(first, first + 25) });
  await sql`analyze clerk, work_shift, booked_time, busy_day`.execute(database);
}

async function staffSome(database: Database, from: string, { placeIds, clerksEach, days, bookedShare }: Staffing): Promise<void> {
  const places = [...placeIds];
  await sql`
    with made as (
      insert into clerk (clerk_id, name, role, skills, languages, is_active, created_at)
      select uuidv7(), 'b', 'clerk', '{family,unemployment,housing,student,sickness}', '{fi,sv}', true, '2015-01-01'
      from generate_series(1, ${places.length * clerksEach})
      returning clerk_id
    ), numbered as (select clerk_id, row_number() over (order by clerk_id) - 1 as n from made),
    shifts as (
      insert into work_shift (shift_id, clerk_id, place_id, from_at, to_at, channels)
      select uuidv7(), clerk_id, (${places}::text[])[1 + n / ${clerksEach}], d + interval '7 hours', d + interval '13 hours', '{office,phone}'
      from numbered, generate_series(${from}::timestamptz, ${from}::timestamptz + ${days - 1} * interval '1 day', interval '1 day') d
      where extract(isodow from d) < 6
      returning clerk_id, from_at
    )
    insert into booked_time (resource_id, kind, from_at, to_at, reason, booking_id)
    select clerk_id, 'clerk', from_at + k * interval '1 hour', from_at + k * interval '1 hour' + interval '50 minutes', 'bench', uuidv7()
    from shifts, generate_series(0, 5) k
    where abs(hashint8(hashtext(clerk_id::text)::bigint * 31 + extract(epoch from from_at)::bigint / 3600 + k)) % 100 < ${bookedShare * 100}`.execute(
    database,
  );
}
