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

/** The marks of a stretch that lies within one day of UTC, and those of one that goes on into the next. */
const marks =
  sql.raw(`case when s.t <= s.f::date + 1 then case when d1.busy <> 0::bit(288) then substring(d1.busy from s.first for s.count)::text end
  when d1.busy | coalesce(d2.busy, 0::bit(288)) <> 0::bit(288) or d2.busy <> 0::bit(288)
    then substring(coalesce(d1.busy, 0::bit(288)) || coalesce(d2.busy, 0::bit(288)) from s.first for s.count)::text end`);

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
    -- One look into an index for each stretch: joined as tables, all days of everybody would be read.
    select s.place_id as "placeId", s.kind, (extract(epoch from s.f) / 60)::integer as from, (extract(epoch from s.t) / 60)::integer as to, ${marks} as busy
    from (select place_id, kind, resource_id, f, t, 1 + (extract(epoch from f::time) / 300)::integer as first, (extract(epoch from t - f) / 300)::integer as count from shift) s
      left join lateral (select b.busy from busy_day b where b.resource_id = s.resource_id and b.day = s.f::date limit 1) d1 on true
      left join lateral (select b.busy from busy_day b where s.t > s.f::date + 1 and b.resource_id = s.resource_id and b.day = s.f::date + 1 limit 1) d2
        on true`.execute(database);
  return rows;
}
