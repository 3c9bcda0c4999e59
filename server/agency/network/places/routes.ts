import Type from 'typebox';
import type { House } from '#server/house.ts';
import { dayOf, daysBetween, isDay } from '#server/platform/clock/clock.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { json, openRoute, page, type Route, type Visit } from '#server/platform/http/route.ts';
import { isOpenAt, listOpenings } from '../hours/open-hours.ts';
import { placeKinds } from '#server/agency/places-file.ts';
import { listDots } from '../map/queries.ts';
import { listPlaceNews } from './place-news.ts';
import { PlacePage } from './place-page.tsx';
import { PlacesPage } from './places-page.tsx';
import { getPlace, listPlaces, listRegions, type Place, type Position } from './queries.ts';
import { findSpot } from './spot.ts';
import { standingOf } from './standing.ts';
import { texts } from './texts.ts';

const mostNear = 10;
const mostInRegion = 200;
/** A search for what is open looks at so many places at a time, and at no more than so many in all. */
const perLook = 100;
const furthest = 2000;
const mostDays = 366;
const strict = { additionalProperties: false } as const;
const Slug = Type.String({ maxLength: 60, pattern: '^[a-z0-9-]*$' });
const Query = Type.Object(
  {
    where: Type.Optional(Type.String({ maxLength: 60, description: 'a municipality, a postal code or the name of a place' })),
    region: Type.Optional(Slug),
    open: Type.Optional(Type.Literal('now')),
  },
  strict,
);
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'a day: 2015-12-31' });
const params = Type.Object({ placeId: Slug });
const Words = Type.Record(Type.String(), Type.String(), { description: 'by language' });
const PlaceReply = Type.Object({
  id: Type.String(),
  kind: Type.Enum([...placeKinds]),
  name: Words,
  isOpen: Type.Boolean({ description: 'anybody may come now' }),
  opensAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
  closesAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
  latitude: Type.Union([Type.Number(), Type.Null()]),
  longitude: Type.Union([Type.Number(), Type.Null()]),
  distanceKm: Type.Union([Type.Number(), Type.Null()]),
});
const OpeningReply = Type.Object({
  from: Type.String({ format: 'date-time' }),
  to: Type.String({ format: 'date-time' }),
  kind: Type.String(),
  ticketsTo: Type.String({ format: 'date-time' }),
});

/** Where and when the agency serves: for everybody. */
export function routes(house: House): Route[] {
  const { database, agency } = house;
  return [
    openRoute({
      method: 'GET',
      path: '/places',
      query: Query,
      answer: async (visit, { query }) => {
        const today = dayOf(visit.now, agency.timeZone);
        const [found, regions, dots] = await Promise.all([
          search(house, visit, query),
          listRegions(database, today),
          listDots(database, today),
        ]);
        const inRegion = regions.find(({ id }) => id === query.region);
        const heading = found?.name ?? (inRegion && texts(visit.language).inRegion(inRegion.name[visit.language]));
        return page(
          PlacesPage({
            visit,
            agency,
            where: query.where ?? '',
            isOnlyOpen: query.open === 'now',
            found: found && heading !== undefined ? { heading, places: found.places, near: found.near } : undefined,
            news: await listPlaceNews(house, visit, found?.places ?? []),
            dots,
            isNowhere: Boolean(query.where?.trim()) && !found,
            regions,
          }),
        );
      },
    }),
    openRoute({
      method: 'GET',
      path: '/places/:placeId',
      params,
      answer: async (visit, input) => {
        const place = await getPlace(database, input.params.placeId, dayOf(visit.now, agency.timeZone));
        const news = await listPlaceNews(house, visit, [place]);
        return page(PlacePage({ visit, agency, place, news: news.get(place.id) ?? [] }));
      },
    }),
    ...machineRoutes(house),
  ];
}

type Asked = { where?: string; region?: string; open?: 'now' };

/** Undefined when nothing was asked, or nothing is called so. */
async function search(house: House, visit: Visit, { where = '', region, open }: Asked) {
  const { database, agency } = house;
  const day = dayOf(visit.now, agency.timeZone);
  const words = where.trim();
  const only = (places: Place[]) => (open === 'now' ? places.filter(({ plan }) => isOpenAt(plan, agency, visit.now)) : places);
  if (words === '' && region === undefined) return undefined;
  if (words === '')
    return { name: undefined, near: undefined, places: only(await listPlaces(database, { day, region, most: mostInRegion })) };
  const spot = await findSpot(database, words);
  if (!spot) return undefined;
  const near = spot.position;
  const places =
    open === 'now' ? await findOpen(house, { day, near, at: visit.now }) : await listPlaces(database, { day, near, most: mostNear });
  return { name: texts(visit.language).nearestTo(spot.name[visit.language]), near, places };
}

/** The nearest that are open: they may lie behind many that are closed, in the evening behind nearly all. */
async function findOpen({ database, agency }: House, { day, near, at }: { day: string; near: Position; at: Date }): Promise<Place[]> {
  const open: Place[] = [];
  for (let skip = 0; skip < furthest && open.length < mostNear; skip += perLook) {
    const places = await listPlaces(database, { day, near, most: perLook, skip });
    open.push(...places.filter(({ plan }) => isOpenAt(plan, agency, at)));
    if (places.length < perLook) break;
  }
  return open.slice(0, mostNear);
}

function machineRoutes(house: House): Route[] {
  const { database, agency } = house;
  return [
    openRoute({
      method: 'GET',
      path: '/api/places',
      query: Query,
      summary: 'Places around a municipality, a postal code or a named place, the nearest first; or those of a region',
      replies: Type.Object({ places: Type.Array(PlaceReply) }),
      answer: async (visit, { query }) => {
        const found = await search(house, visit, query);
        return json({ places: (found?.places ?? []).map((place) => replyOf(house, place, visit.now)) });
      },
    }),
    openRoute({
      method: 'GET',
      path: '/api/places/:placeId',
      params,
      query: Type.Object({ from: Type.Optional(Day), to: Type.Optional(Day) }, strict),
      summary: 'A place, and when it is open from one day to another (at most a year; today by default)',
      replies: Type.Object({ place: PlaceReply, openings: Type.Array(OpeningReply) }),
      answer: async (visit, { params: { placeId }, query }) => {
        const today = dayOf(visit.now, agency.timeZone);
        const place = await getPlace(database, placeId, today);
        const from = query.from ?? today;
        const to = query.to ?? from;
        if (!isDay(from) || !isDay(to)) throw new Refusal('bad-request', [{ place: '/from', reason: 'there is no such day' }]);
        if (daysBetween(from, to) > mostDays)
          throw new Refusal('bad-request', [{ place: '/to', reason: 'is more than a year after from' }]);
        const openings = listOpenings(place.plan, agency, from, to);
        return json({ place: replyOf(house, place, visit.now), openings });
      },
    }),
  ];
}

function replyOf({ agency }: House, { id, kind, name, plan, latitude, longitude, distanceKm }: Place, now: Date) {
  const { state, now: going, next } = standingOf(plan, agency, now);
  const isOpen = state === 'open';
  return {
    id,
    kind,
    name,
    isOpen,
    opensAt: (isOpen ? undefined : next?.from) ?? null,
    closesAt: isOpen ? going?.to : null,
    latitude,
    longitude,
    distanceKm,
  };
}
