import Type from 'typebox';
import type { House } from '#server/house.ts';
import { listRegions } from '#server/agency/network/places/queries.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { idShape } from '#server/platform/database/keyset.ts';
import { hasRight, type Staff } from '#server/platform/http/person.ts';
import { json, page, redirect, type Reply, route, type Route, type SignedVisit } from '#server/platform/http/route.ts';
import { everyLine } from '#server/line/line-word.ts';
import { lineEvents } from '../line-events.ts';
import { contactRoutes } from './contact-routes.ts';
import { OverviewPage } from './overview-page.tsx';
import { getOverview, type OverviewLine } from './overview.ts';
import { closeCounter, closeLine, openLine, setVirtualCounters } from './overseeing.ts';
import { getPlaceLine } from './place-line.ts';
import { PlacePage, type Typed } from './place-page.tsx';
import { overseerOf, placeParams } from './place-visit.ts';
import { ruleRoutes } from './rules/routes.ts';
import { texts } from './texts.ts';

const strict = { additionalProperties: false } as const;
const Slug = Type.String({ maxLength: 60, pattern: '^[a-z0-9-]*$' });
const Words = Type.String({ maxLength: 60 });

/** How the lines stand everywhere, for those who steer; changes for those who oversee. */
export function routes(house: House): Route[] {
  const { database, agency } = house;
  return [
    route({
      method: 'GET',
      path: '/live-view',
      right: 'see-line',
      query: Type.Object({ region: Type.Optional(Slug), words: Type.Optional(Words) }, strict),
      live: 'page',
      answer: async (visit, { query: { region, words = '' } }) => {
        const [overview, regions] = await Promise.all([
          getOverview(database, agency, { at: visit.now, region: region === '' ? undefined : region, words }),
          listRegions(database, dayOf(visit.now, agency.timeZone)),
        ]);
        return page(OverviewPage({ visit, overview, regions, region, words }));
      },
    }),
    route({
      method: 'GET',
      path: '/live-view/events',
      right: 'see-line',
      live: 'stream',
      answer: () => Promise.resolve({ kind: 'events', streams: house.live, subjects: [everyLine] }),
    }),
    overviewForMachines(house),
    route({
      method: 'GET',
      path: '/live-view/:placeId',
      right: 'see-line',
      params: placeParams,
      query: Type.Object({ done: Type.Optional(Type.Literal('yes')) }, strict),
      live: 'page',
      answer: (visit, { params, query }) => showPlace(house, visit, params.placeId, { faults: [] }, { isDone: query.done === 'yes' }),
    }),
    route({
      method: 'GET',
      path: '/live-view/:placeId/events',
      right: 'see-line',
      params: placeParams,
      live: 'stream',
      answer: (_visit, { params: { placeId } }) => Promise.resolve(lineEvents(house, [placeId])),
    }),
    ...dayRoutes(house),
    ...contactRoutes(house),
    ...ruleRoutes(house),
  ];
}

async function showPlace(
  house: House,
  visit: SignedVisit<Staff>,
  placeId: string,
  typed: Typed,
  { isDone = false, status = 200 } = {},
): Promise<Reply> {
  const line = await getPlaceLine(house.database, house.agency, placeId, visit.now);
  const mayOversee = hasRight('oversee-line', visit.person);
  const here = { ...visit, address: `/live-view/${placeId}` };
  return page(PlacePage({ visit: here, agency: house.agency, line, mayOversee, isDone, typed }), status);
}

const Reason = Type.Object({ reason: Type.String({ maxLength: 300 }) }, strict);
const Nothing = Type.Object({}, strict);
const done = (placeId: string) => redirect(`/live-view/${placeId}?done=yes`);

/** What holds today: the line closed or open, the counters of the estimate, counters that were forgotten. */
function dayRoutes(house: House): Route[] {
  const { database } = house;
  const right = 'oversee-line';
  return [
    route({
      method: 'POST',
      path: '/live-view/:placeId/close',
      right,
      params: placeParams,
      body: Reason,
      answer: async (visit, { params: { placeId }, body }) => {
        const reason = body.reason.trim();
        const fault = { id: 'reason', text: texts(visit.language).reasonFault };
        if (reason.length < 3) return showPlace(house, visit, placeId, { reason, faults: [fault] }, { status: 422 });
        await closeLine(database, overseerOf(house, visit, placeId), reason);
        return done(placeId);
      },
    }),
    route({
      method: 'POST',
      path: '/live-view/:placeId/open',
      right,
      params: placeParams,
      body: Nothing,
      answer: async (visit, { params: { placeId } }) => {
        await openLine(database, overseerOf(house, visit, placeId));
        return done(placeId);
      },
    }),
    route({
      method: 'POST',
      path: '/live-view/:placeId/counters',
      right,
      params: placeParams,
      body: Type.Object({ counters: Type.String({ maxLength: 5 }) }, strict),
      answer: async (visit, { params: { placeId }, body }) => {
        const typed = body.counters.trim();
        const fault = { id: 'counters', text: texts(visit.language).countFault };
        const isCount = typed === '' || (/^\d{1,3}$/.test(typed) && parseInt(typed, 10) <= 200);
        if (!isCount) return showPlace(house, visit, placeId, { counters: typed, faults: [fault] }, { status: 422 });
        await setVirtualCounters(database, overseerOf(house, visit, placeId), typed === '' ? null : parseInt(typed, 10));
        return done(placeId);
      },
    }),
    route({
      method: 'POST',
      path: '/live-view/:placeId/clerks/:clerkId/close',
      right,
      params: Type.Object({ placeId: Slug, clerkId: idShape }),
      body: Nothing,
      answer: async (visit, { params: { placeId, clerkId } }) => {
        await closeCounter(database, overseerOf(house, visit, placeId), clerkId);
        return done(placeId);
      },
    }),
  ];
}

const Count = Type.Integer();
const Line = Type.Object({
  placeId: Type.String(),
  waiting: Count,
  longestWaitSince: Type.Union([Type.String({ description: 'instant in UTC' }), Type.Null()]),
  expectedMinutes: Type.Union([Type.Number(), Type.Null()], { description: 'for somebody who would come now; null: no estimate' }),
  countersOpen: Count,
  onBreak: Count,
  beingServed: Count,
  servedToday: Count,
  leftToday: Count,
  noShowToday: Count,
  isClosedForToday: Type.Boolean(),
});

function overviewForMachines({ database, agency }: House): Route {
  return route({
    method: 'GET',
    path: '/api/live-view',
    right: 'see-line',
    summary: 'How the lines of all places stand now: those where people wait or are served, and open offices, the places in need first.',
    query: Type.Object({ region: Type.Optional(Slug), words: Type.Optional(Words) }, strict),
    replies: Type.Object({ at: Type.String(), lines: Type.Array(Line) }),
    answer: async (visit, { query: { region, words = '' } }) => {
      const { busy } = await getOverview(database, agency, { at: visit.now, region, words });
      return json({ at: visit.now.toISOString(), lines: busy.map(lineForMachines) });
    },
  });
}

const lineForMachines = (line: OverviewLine) => ({
  placeId: line.placeId,
  waiting: line.waiting,
  longestWaitSince: line.longestSince?.toISOString() ?? null,
  expectedMinutes: line.newcomer?.minutes ?? null,
  countersOpen: line.open,
  onBreak: line.onBreak,
  beingServed: line.beingServed,
  servedToday: line.served,
  leftToday: line.left,
  noShowToday: line.noShow,
  isClosedForToday: line.isClosed,
});
