import { sql } from 'kysely';
import { lengthOf } from '#server/agency/policies/appointments.ts';
import { getPlace, type Place } from '#server/agency/network/places/queries.ts';
import type { House } from '#server/house.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import type { Appointment } from '../booking/appointment.ts';
import { isOffered } from '../booking/holding.ts';
import { listFreeTimes } from '../times/free-times.ts';

/** Somebody who waits, with the time that they have. */
export type Waiting = Pick<Appointment, 'id' | 'channel' | 'benefitGroups' | 'language' | 'interpreted' | 'fromAt'> & {
  placeIds: readonly string[];
  notBefore: Date;
};

/** A stretch that an appointment gave back and that is nobody's yet: with the kinds of what is needed of it. */
export type GivenBack = { appointmentId: string; from: Date; to: Date; kinds: string[] };

/** A time that fits. `givenBack`: it is handed over; else it is free for everybody. */
export type Fit = { placeId: string; fromAt: Date; givenBack?: GivenBack };

const minute = 60_000;
const mostFits = 10;

export function wishOf({ channel, benefitGroups, language, interpreted }: Waiting) {
  return { channel, benefitGroups, language, interpreted: interpreted ?? undefined, share: 'public' } as const;
}

/** Finds times for those who wait, reading what is free at a place once for all who want the same. */
export function fitsFinder({ database, agency }: Pick<House, 'database' | 'agency'>, now: Date) {
  const places = new Map<string, Promise<Place>>();
  const times = new Map<string, Promise<Date[]>>();
  const placeOf = (id: string) => remembered(places, id, () => getPlace(database, id, dayOf(now, agency.timeZone)));
  const until = new Date(now.getTime() + agency.appointments.horizonDays * 1440 * minute);
  const freeAt = (waiting: Waiting, placeId: string) => {
    const wish = wishOf(waiting);
    return remembered(times, JSON.stringify([placeId, wish]), async () => {
      const asked = { places: [await placeOf(placeId)], from: now, to: until, now };
      const [found] = await listFreeTimes(database, agency, wish, asked);
      return found?.times.map(({ at }) => at) ?? [];
    });
  };
  /** The earliest few, what was given back first: nobody else sees it yet. */
  return async (waiting: Waiting): Promise<Fit[]> => {
    const given = await listGivenBack(database, agency, waiting, now);
    const fits: Fit[] = [];
    const length = lengthOf(agency.appointments, waiting.channel, {
      groups: waiting.benefitGroups,
      isInterpreted: waiting.interpreted !== null,
    });
    for (const fit of given) if (isOffered(agency, await placeOf(fit.placeId), { ...wishOf(waiting), ...fit }, length, now)) fits.push(fit);
    for (const placeId of waiting.placeIds) {
      const open = (await freeAt(waiting, placeId)).filter((at) => at >= waiting.notBefore && at < waiting.fromAt);
      fits.push(...open.slice(0, mostFits).map((fromAt) => ({ placeId, fromAt })));
    }
    return fits.toSorted((a, b) => a.fromAt.getTime() - b.fromAt.getTime()).slice(0, mostFits);
  };
}

function remembered<T>(known: Map<string, Promise<T>>, key: string, find: () => Promise<T>): Promise<T> {
  const found = known.get(key) ?? find();
  known.set(key, found);
  return found;
}

/** Stretches that were given back, long enough, with a clerk who can serve what is asked, at the places asked for. */
async function listGivenBack(
  database: Database | Transaction,
  { appointments: policy }: House['agency'],
  waiting: Waiting,
  now: Date,
): Promise<Fit[]> {
  const { channel, benefitGroups, language, interpreted } = waiting;
  const length = lengthOf(policy, channel, { groups: benefitGroups, isInterpreted: interpreted !== null });
  const before = sql`make_interval(mins => ${policy.bufferBeforeMinutes}::integer)`;
  const whole = sql`make_interval(mins => ${policy.bufferBeforeMinutes + length + policy.bufferAfterMinutes}::integer)`;
  const { rows } = await sql<{ placeId: string; fromAt: Date; appointmentId: string; from: Date; to: Date; kinds: string[] }>`
    select s.place_id as "placeId", b.from_at + ${before} as "fromAt", b.appointment_id as "appointmentId", b.from_at as from, b.to_at as to,
      array_remove(array['clerk', case when n.needs_counter then 'counter' end, case when ${interpreted}::text is not null then 'interpreter' end], null) as kinds
    from booked_time b join appointment a on a.appointment_id = b.appointment_id and a.state <> 'held'
    join work_shift s on s.clerk_id = b.resource_id and s.from_at <= b.from_at and s.to_at >= b.from_at + ${whole}
    join clerk c on c.clerk_id = b.resource_id
    cross join lateral (select ${channel}::text = 'office' and exists (
      select from counter k where k.place_id = s.place_id and k.takes_appointments and k.closed_at is null) as needs_counter) n
    where b.free_at > ${now} and b.kind = 'clerk' and b.appointment_id <> ${waiting.id} and s.place_id = any (${[...waiting.placeIds]})
      and b.from_at + ${before} >= ${waiting.notBefore} and b.from_at + ${before} < ${waiting.fromAt} and b.from_at + ${whole} <= b.to_at
      and ${channel} = any (s.channels) and c.is_active and ${channel} = any (c.channels) and ${[...benefitGroups]}::text[] <@ c.skills
      and ${language} = any (c.languages)
      and not exists (select from appointment_offer o where o.appointment_id = b.appointment_id and o.state = 'open' and b.booking_id = any (o.booking_ids))
      and (not n.needs_counter or exists (select from booked_time k join counter r on r.counter_id = k.resource_id
        where k.appointment_id = b.appointment_id and k.kind = 'counter' and k.from_at = b.from_at and k.to_at = b.to_at and k.free_at > ${now}
          and r.place_id = s.place_id and r.takes_appointments and r.closed_at is null))
      and (${interpreted}::text is null or exists (select from booked_time k join interpreter i on i.interpreter_id = k.resource_id
        where k.appointment_id = b.appointment_id and k.kind = 'interpreter' and k.from_at = b.from_at and k.to_at = b.to_at and k.free_at > ${now}
          and ${interpreted} = any (i.languages) and ${channel} = any (i.channels) and i.ended_at is null))
    order by b.from_at, b.booking_id limit ${mostFits}`.execute(database);
  return rows.map(({ placeId, fromAt, ...givenBack }) => ({ placeId, fromAt, givenBack }));
}
