import Type from 'typebox';
import { getPlaceName, type PlaceName } from '#server/agency/network/places/queries.ts';
import type { House } from '#server/house.ts';
import { mondayOf } from '#server/people/roster/recurring.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import type { Database } from '#server/platform/database/connection.ts';
import { json, page, route, type Route } from '#server/platform/http/route.ts';
import { type LoadHour, planLoad, sumByHour } from '../load.ts';
import { PlannerPage } from './planner-page.tsx';

const right = 'oversee-line';
const params = Type.Object({ placeId: Type.String({ maxLength: 60, pattern: '^[a-z0-9-]+$' }) });
const twoWeeks = 14;
const Minutes = Type.Number({ description: 'minutes' });

/** How the coming two weeks are filled: for those who put people and promises where there is time. */
export function routes({ database, agency }: House): Route[] {
  const plan = (now: Date, placeIds: readonly string[] | 'all') =>
    planLoad(database, agency, { placeIds, day: mondayOf(dayOf(now, agency.timeZone)), days: twoWeeks, now });
  return [
    route({
      method: 'GET',
      path: '/planner',
      right,
      answer: async (visit) => {
        const hours = await plan(visit.now, 'all');
        const monday = mondayOf(dayOf(visit.now, agency.timeZone));
        const places = await namePlaces(
          database,
          Map.groupBy(hours, ({ placeId }) => placeId),
        );
        return page(PlannerPage({ visit, agency, place: undefined, monday, hours: sumByHour(hours), places }));
      },
    }),
    route({
      method: 'GET',
      path: '/planner/:placeId',
      right,
      params,
      answer: async (visit, { params: { placeId } }) => {
        const place = await getPlaceName(database, placeId);
        const hours = (await plan(visit.now, [placeId])).filter((hour) => hour.placeId === placeId);
        const monday = mondayOf(dayOf(visit.now, agency.timeZone));
        return page(PlannerPage({ visit, agency, place, monday, hours, places: [] }));
      },
    }),
    machineRoute(plan, database),
  ];
}

type Plan = (now: Date, placeIds: readonly string[]) => Promise<LoadHour[]>;

function machineRoute(plan: Plan, database: Database): Route {
  return route({
    method: 'GET',
    path: '/api/planner/:placeId',
    right,
    params,
    summary: 'How each hour of this week and the next is filled at a place, in minutes of the time of those at work',
    replies: Type.Object({
      hours: Type.Array(
        Type.Object({
          from: Type.String(),
          to: Type.String(),
          staffMinutes: Minutes,
          blackoutMinutes: Minutes,
          expectedMinutes: Minutes,
          isAssumed: Type.Boolean(),
          bookedMinutes: Minutes,
          callbackMinutes: Minutes,
          freeMinutes: Minutes,
          promisableMinutes: Minutes,
          use: Type.Union([Type.Number(), Type.Null()]),
        }),
      ),
    }),
    answer: async (visit, { params: { placeId } }) => {
      await getPlaceName(database, placeId);
      const hours = (await plan(visit.now, [placeId])).filter((hour) => hour.placeId === placeId);
      return json({ hours: hours.map(factsOf) });
    },
  });
}

const factsOf = ({
  from,
  to,
  staffMinutes,
  blackoutMinutes,
  expectedMinutes,
  isAssumed,
  bookedMinutes,
  callbackMinutes,
  freeMinutes,
  promisableMinutes,
  use,
}: LoadHour) => ({
  from,
  to,
  staffMinutes,
  blackoutMinutes,
  expectedMinutes,
  isAssumed,
  bookedMinutes,
  callbackMinutes,
  freeMinutes,
  promisableMinutes,
  use,
});

async function namePlaces(database: Database, hours: ReadonlyMap<string, readonly LoadHour[]>) {
  const ids = [...hours.keys()].filter((id) => id !== '');
  if (ids.length === 0) return [];
  const rows = await database.selectFrom('place').select(['place_id as id', 'name']).where('place_id', 'in', ids).execute();
  // Names were checked in every language when they were written.
  return (rows as unknown as PlaceName[]).map((place) => ({ ...place, hours: hours.get(place.id) ?? [] }));
}
