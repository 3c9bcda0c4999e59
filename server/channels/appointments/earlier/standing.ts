import { getPlaceName } from '#server/agency/network/places/queries.ts';
import type { Database } from '#server/platform/database/connection.ts';
import type { Text } from '#server/platform/language/language.ts';
import type { Appointment } from '../booking/appointment.ts';
import { findOpenOffer, type Offer } from './answering.ts';
import { type EarlierWish, findWish } from './wishes.ts';

/** How it stands with an earlier time for one appointment. */
export type Standing = {
  isAhead: boolean;
  wish: EarlierWish | undefined;
  offer: (Offer & { placeName: Text }) | undefined;
};

export async function readStanding(database: Database, { id, state, fromAt }: Appointment, now: Date): Promise<Standing> {
  const [wish, offer] = await Promise.all([findWish(database, id), findOpenOffer(database, id, now)]);
  const place = offer && (await getPlaceName(database, offer.placeId));
  return { isAhead: state === 'booked' && fromAt > now, wish, offer: offer && place && { ...offer, placeName: place.name } };
}
