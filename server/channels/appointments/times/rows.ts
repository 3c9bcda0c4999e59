import { sql } from 'kysely';
import type { AppointmentChannel } from '#server/agency/policies/appointments.ts';
import type { Database, Transaction } from '#server/platform/database/connection.ts';

/**
 * A stretch of somebody's or something's time that could be booked. Minutes since 1970; `busy`: a mark `0` or `1` for each five
 * minutes of it, null when all of it is free. `placeId` null: at any place.
 */
export type Stretch = { placeId: string | null; kind: 'clerk' | 'counter' | 'interpreter'; from: number; to: number; busy: string | null };

export type Asked = {
  placeIds: readonly string[];
  channel: AppointmentChannel;
  benefitGroups: readonly string[];
  language: string;
  /** The language of an interpreter, when one is wanted. */
  interpreted: string | undefined;
};

/** The marks of a stretch, out of the days of UTC in which it lies. */
const marks = (from: string, to: string) =>
  sql.raw(`case when d1.busy | coalesce(d2.busy, 0::bit(288)) <> 0::bit(288) then
  substring((coalesce(d1.busy, 0::bit(288)) || coalesce(d2.busy, 0::bit(288)))::text
    from 1 + (extract(epoch from (${from})::time) / 300)::integer for (extract(epoch from ${to} - ${from}) / 300)::integer) end`);

/** Whose time could be booked between two instants, in one read: clerks, and counters and interpreters where the wish needs them. */
export async function readStretches(database: Database | Transaction, asked: Asked, from: Date, to: Date): Promise<Stretch[]> {
  const { channel, language, interpreted } = asked;
  const [placeIds, groups] = [[...asked.placeIds], [...asked.benefitGroups]];
  const { rows } = await sql<Stretch>`
    with shift as (
      select s.place_id, s.resource_id, 'clerk' as kind, s.from_at at time zone 'UTC' as f, s.to_at at time zone 'UTC' as t
      from work_shift s join clerk c on c.clerk_id = s.clerk_id
      where s.place_id = any (${placeIds}) and s.from_at >= ${from}::timestamptz - interval '16 hours' and s.from_at < ${to} and s.to_at > ${from}
        and ${channel} = any (s.channels) and c.is_active and ${channel} = any (c.channels) and ${groups} <@ c.skills and ${language} = any (c.languages)
      union all
      select s.place_id, s.resource_id, 'interpreter', s.from_at at time zone 'UTC', s.to_at at time zone 'UTC'
      from work_shift s join interpreter i on i.interpreter_id = s.interpreter_id
      where ${interpreted ?? null}::text = any (i.languages) and ${channel} = any (i.channels) and ${channel} = any (s.channels) and i.ended_at is null
        and s.from_at >= ${from}::timestamptz - interval '16 hours' and s.from_at < ${to} and s.to_at > ${from}
        and (s.place_id is null or s.place_id = any (${placeIds}))
      union all
      select c.place_id, c.counter_id, 'counter', d, d + interval '1 day'
      from counter c, generate_series(date_trunc('day', ${from} at time zone 'UTC'), ${to} at time zone 'UTC', interval '1 day') d
      where ${channel} = 'office' and c.place_id = any (${placeIds}) and c.takes_appointments and c.closed_at is null
    )
    select s.place_id as "placeId", s.kind, (extract(epoch from s.f) / 60)::integer as from, (extract(epoch from s.t) / 60)::integer as to,
      ${marks('s.f', 's.t')} as busy
    from shift s
      left join busy_day d1 on d1.resource_id = s.resource_id and d1.day = s.f::date
      left join busy_day d2 on d2.resource_id = s.resource_id and d2.day = s.f::date + 1 and s.t > s.f::date + 1`.execute(database);
  return rows;
}
