import { getPlace, listPlaces } from '#server/agency/network/places/queries.ts';
import type { House } from '#server/house.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { lockAppointment } from '../booking/appointment.ts';

export type EarlierWish = { placeIds: readonly string[]; notBefore: Date };

/** Places near an appointment's own: as far as one goes for an earlier time, and only a few. */
const nearKm = 40;
const mostPlaces = 5;

/**
 * Waits for an earlier time than a booked one. Asking again changes what is asked for, and not the place in the order. Refuses
 * `appointment-over` when the appointment is not ahead.
 */
export async function askForEarlier(
  transaction: Transaction,
  { agency }: Pick<House, 'agency'>,
  appointmentId: string,
  { isNearToo, notBefore, at }: { isNearToo: boolean; notBefore: Date; at: Date },
): Promise<void> {
  const { state, fromAt, placeId } = await lockAppointment(transaction, appointmentId);
  if (state !== 'booked' || fromAt <= at) throw new Refusal('appointment-over');
  const placeIds = isNearToo ? await listNearIds(transaction, placeId, dayOf(at, agency.timeZone)) : [placeId];
  await transaction
    .insertInto('earlier_wish')
    .values({ appointment_id: appointmentId, place_ids: placeIds, earliest_at: notBefore, asked_at: at })
    .onConflict((conflict) => conflict.constraint('earlier_wish_pkey').doUpdateSet({ place_ids: placeIds, earliest_at: notBefore }))
    .execute();
}

/** Waits no more. An offer that is open stays open. */
export async function stopAsking(database: Database | Transaction, appointmentId: string): Promise<void> {
  await database.deleteFrom('earlier_wish').where('appointment_id', '=', appointmentId).execute();
}

export async function findWish(database: Database, appointmentId: string): Promise<EarlierWish | undefined> {
  return database
    .selectFrom('earlier_wish')
    .select(['place_ids as placeIds', 'earliest_at as notBefore'])
    .where('appointment_id', '=', appointmentId)
    .executeTakeFirst();
}

/** The place itself first, then the nearest of its kind. */
async function listNearIds(transaction: Transaction, placeId: string, day: string): Promise<string[]> {
  const { latitude, longitude, kind } = await getPlace(transaction, placeId, day);
  if (latitude === null || longitude === null) return [placeId];
  const near = await listPlaces(transaction, { day, near: { latitude, longitude }, kinds: [kind], most: mostPlaces });
  const ids = near.filter(({ distanceKm }) => distanceKm !== null && distanceKm <= nearKm).map(({ id }) => id);
  return [placeId, ...ids.filter((id) => id !== placeId)].slice(0, mostPlaces);
}
