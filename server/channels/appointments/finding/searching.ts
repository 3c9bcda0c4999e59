import { sql } from 'kysely';
import type { House } from '#server/house.ts';
import { getPlace, listPlaces, type Place, type Position } from '#server/agency/network/places/queries.ts';
import { findSpot } from '#server/agency/network/places/spot.ts';
import { addDays, dayOf } from '#server/platform/clock/clock.ts';
import { dayNumberOf, instantOf } from '#server/platform/clock/wall-time.ts';
import type { Database } from '#server/platform/database/connection.ts';
import type { Text } from '#server/platform/language/language.ts';
import { bookableFrom, findFirstFree, listFreeTimes, type Wish } from '../times/free-times.ts';

/** So many of the nearest offices are compared; by phone and video it matters less where a clerk sits. */
const mostOffices = 20;
const mostRemote = 60;
/** Places are looked through so many at a time, and no more than so many in all. */
const perLook = 200;
const furthest = 2000;
export const daysShown = 7;

export type PlaceAndTime = { place: Place; first: Date };
/** `spot`: undefined where nothing is called as was asked, or nothing was asked. */
export type Comparison = { spot: { name: Text } | undefined; found: readonly PlaceAndTime[] };

/** The first free time at each of the nearest places to what somebody named: a municipality, a postal code, a place. */
export async function comparePlaces(house: Pick<House, 'database' | 'agency'>, wish: Wish, where: string, now: Date): Promise<Comparison> {
  const spot = where === '' ? undefined : await findSpot(house.database, where);
  if (!spot && (wish.channel === 'office' || where !== '')) return { spot: undefined, found: [] };
  return { spot, found: await compareNear(house, wish, spot?.position, now) };
}

/** The first free time at each of the nearest places: offices by how near they are, phone and video by how soon. */
export async function compareNear(
  { database, agency }: Pick<House, 'database' | 'agency'>,
  wish: Wish,
  near: Position | undefined,
  now: Date,
): Promise<PlaceAndTime[]> {
  const isOffice = wish.channel === 'office';
  const day = dayOf(now, agency.timeZone);
  const at = { day, near, from: now, to: bookableFrom(agency.appointments, wish.share, now).to };
  const places = await listStaffed(database, wish.channel, at, isOffice ? mostOffices : mostRemote);
  const first = await findFirstFree(database, agency, wish, { places, now });
  const found = places.flatMap((place): PlaceAndTime[] => {
    const time = first.get(place.id);
    return time ? [{ place, first: time }] : [];
  });
  const sorted = isOffice ? found : found.toSorted((one, other) => one.first.getTime() - other.first.getTime());
  return sorted.slice(0, mostOffices);
}

type At = { day: string; near: Position | undefined; from: Date; to: Date };

/** The nearest places at which somebody is at work whose time can be booked by a channel. */
async function listStaffed(database: Database, channel: string, { day, near, from, to }: At, most: number): Promise<Place[]> {
  const staffed: Place[] = [];
  for (let skip = 0; skip < furthest && staffed.length < most; skip += perLook) {
    const places = await listPlaces(database, { day, near, most: perLook, skip });
    const ids = places.map(({ id }) => id);
    const { rows } = await sql<{ id: string }>`
      select p.id from unnest(${ids}::text[]) as p (id) where exists (select from work_shift s
        where s.place_id = p.id and s.clerk_id is not null and s.from_at > ${from}::timestamptz - interval '16 hours' and s.from_at < ${to} and ${channel} = any (s.channels))`.execute(
      database,
    );
    const withStaff = new Set(rows.map(({ id }) => id));
    staffed.push(...places.filter(({ id }) => withStaff.has(id)));
    if (places.length < perLook) break;
  }
  return staffed.slice(0, most);
}

export type DayOfTimes = { day: string; times: readonly Date[] };
/** A week of one place. `earlier`, `later`: the days that a step leads to; `next`: the first free time at all, when the week has none. */
export type Week = {
  place: Place;
  from: string;
  to: string;
  days: readonly DayOfTimes[];
  earlier: string | undefined;
  later: string | undefined;
  next: Date | undefined;
};

/** The free times of a place for seven days from a day on; from the first free one, where no day was asked. Refuses `not-found`. */
export async function showWeek(
  { database, agency }: Pick<House, 'database' | 'agency'>,
  wish: Wish,
  { placeId, from, now }: { placeId: string; from: string | undefined; now: Date },
): Promise<Week> {
  const { timeZone } = agency;
  const today = dayOf(now, timeZone);
  const place = await getPlace(database, placeId, today);
  const last = dayOf(bookableFrom(agency.appointments, wish.share, now).to, timeZone);
  const next = async () => (await findFirstFree(database, agency, wish, { places: [place], now })).get(placeId);
  const first = from === undefined ? await next() : undefined;
  const asked = from ?? (first ? dayOf(first, timeZone) : today);
  // A day that lies outside what can be booked leads to its edge.
  const begin = asked < today ? today : asked > last ? last : asked;
  const end = addDays(begin, daysShown);
  const range = { from: midnight(begin, timeZone), to: midnight(end, timeZone) };
  const [free] = await listFreeTimes(database, agency, wish, { places: [place], ...range, now });
  const byDay = Map.groupBy(free?.times ?? [], ({ at }) => dayOf(at, timeZone));
  const back = addDays(begin, -daysShown);
  return {
    place,
    from: begin,
    to: addDays(end, -1),
    days: [...byDay].map(([day, times]) => ({ day, times: times.map(({ at }) => at) })),
    earlier: begin > today ? (back < today ? today : back) : undefined,
    later: end <= last ? end : undefined,
    next: byDay.size === 0 ? (first ?? (await next())) : undefined,
  };
}

const midnight = (day: string, timeZone: string) => new Date(instantOf(timeZone, { day: dayNumberOf(day), minute: 0 }, 'first') * 60_000);
