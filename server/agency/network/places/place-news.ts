import type { House } from '#server/house.ts';
import type { Visit } from '#server/platform/http/route.ts';
import type { Place } from './queries.ts';

/**
 * What another feature tells of places on their public pages, in a sentence, by place: for all places of a page at once. The network knows
 * nothing of them: the list comes with the house (server/app.ts).
 */
export type PlaceNews = (about: { house: House; visit: Visit; places: readonly Place[] }) => Promise<ReadonlyMap<string, string>>;

/** The news of each place, in the order of the list. */
export async function listPlaceNews(house: House, visit: Visit, places: readonly Place[]): Promise<ReadonlyMap<string, string[]>> {
  const all = await Promise.all(house.sections.ofPlaces.map((news) => news({ house, visit, places })));
  return new Map(places.map(({ id }) => [id, all.flatMap((one) => one.get(id) ?? [])]));
}
