import { sql } from 'kysely';
import { lengthOf } from '#server/agency/policies/appointments.ts';
import { getPlace } from '#server/agency/network/places/queries.ts';
import type { House } from '#server/house.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { bookableFrom, openingsOf, type TimedPlace, type Wish } from '../times/free-times.ts';
import { recordAppointmentEvent } from './appointment.ts';

/** A time at a place, wished for. */
export type WishedTime = Wish & { placeId: string; fromAt: Date };

export type Taken = { clerkId: string; counterId: string | null; interpreterId: string | null; toAt: Date };

const minute = 60_000;

/**
 * Keeps a time for somebody who is choosing, so long as the agency's policy says; `appointmentId` and the secret are made by whoever
 * asks. Refuses `time-not-offered` for a time that is past, too soon, too far, or not one at which an appointment begins there,
 * `time-taken` and `interpreter-taken`.
 */
export async function holdTime(
  transaction: Transaction,
  { agency }: Pick<House, 'agency'>,
  wished: WishedTime,
  { appointmentId, secretDigest, at }: { appointmentId: string; secretDigest: Buffer; at: Date },
): Promise<Taken & { heldUntil: Date }> {
  const heldUntil = new Date(at.getTime() + agency.appointments.holdMinutes * minute);
  const taken = await takeTime(transaction, { agency }, wished, { appointmentId, freeAt: heldUntil, at });
  await transaction
    .insertInto('appointment')
    .values({
      appointment_id: appointmentId,
      channel: wished.channel,
      place_id: wished.placeId,
      benefit_groups: [...wished.benefitGroups],
      language: wished.language,
      interpreted_language: wished.interpreted ?? null,
      from_at: wished.fromAt,
      to_at: taken.toAt,
      state: 'held',
      share: wished.share,
      hold_ends_at: heldUntil,
      created_at: at,
      clerk_id: taken.clerkId,
      counter_id: taken.counterId,
      interpreter_id: taken.interpreterId,
      secret_digest: secretDigest,
    })
    .execute();
  await recordAppointmentEvent(transaction, { appointmentIds: [appointmentId], kind: 'held', at });
  return { ...taken, heldUntil };
}

/** Takes a clerk's time, with a counter and an interpreter where they are needed: all, or nothing. `freeAt`: when it is free again by itself. */
export async function takeTime(
  transaction: Transaction,
  { agency }: Pick<House, 'agency'>,
  wished: WishedTime,
  { appointmentId, freeAt, at }: { appointmentId: string; freeAt: Date | null; at: Date },
): Promise<Taken> {
  const { appointments: policy, timeZone } = agency;
  const { placeId, channel, benefitGroups, language, interpreted, fromAt, share } = wished;
  const length = lengthOf(policy, channel, { groups: benefitGroups, isInterpreted: interpreted !== undefined });
  const place = await getPlace(transaction, placeId, dayOf(fromAt, timeZone));
  if (!isOffered(agency, place, wished, length, at)) throw new Refusal('time-not-offered');
  const toAt = new Date(fromAt.getTime() + length * minute);
  const from = new Date(fromAt.getTime() - policy.bufferBeforeMinutes * minute);
  const to = new Date(toAt.getTime() + policy.bufferAfterMinutes * minute);
  const { rows } = await sql<Omit<Taken, 'toAt'>>`
    select v_clerk_id as "clerkId", v_counter_id as "counterId", v_interpreter_id as "interpreterId"
    from take_time(${appointmentId}, ${placeId}, ${channel}, ${[...benefitGroups]}::text[], ${language}, ${interpreted ?? null}::text, ${from}, ${to},
      ${share === 'public' ? policy.keptShare : 0}::double precision, ${freeAt}::timestamptz)`.execute(transaction);
  const [taken] = rows;
  if (!taken) throw new Error('what was taken is not told');
  return { ...taken, toAt };
}

/** Whether an appointment begins at this time at the place, whoever is free. */
export function isOffered(agency: House['agency'], place: TimedPlace, { fromAt, share }: WishedTime, length: number, now: Date): boolean {
  const { appointments: policy, timeZone } = agency;
  const bounds = bookableFrom(policy, share, now);
  if (fromAt.getTime() % (policy.stepMinutes * minute) !== 0 || fromAt < bounds.from || fromAt > bounds.to) return false;
  const begins = fromAt.getTime() / minute;
  const day = dayOf(fromAt, timeZone);
  return openingsOf(place.plan, agency, [day, day]).some(({ from, to }) => from <= begins && begins + length <= to);
}
