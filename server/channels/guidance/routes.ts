import Type from 'typebox';
import { findGroup } from '#server/agency/lookups.ts';
import { findSpot } from '#server/agency/network/places/spot.ts';
import { listServiceLanguages } from '#server/agency/service-languages.ts';
import type { House } from '#server/house.ts';
import { json, openRoute, page, type Route, type Visit } from '#server/platform/http/route.ts';
import { GuidancePage } from './guidance-page.tsx';
import { guide } from './ranking.ts';
import { errands } from './way.ts';
import { readWhen } from './when.ts';

const Query = Type.Object(
  {
    errand: Type.Optional(Type.Enum([...errands], { description: 'what somebody comes for' })),
    group: Type.Optional(Type.String({ maxLength: 60, description: 'benefit group; any when it is left out' })),
    spoken: Type.Optional(Type.String({ pattern: '^[a-z]{2,3}$', description: 'the language of service: fi, sv, se, ru, fse' })),
    where: Type.Optional(Type.String({ maxLength: 60, description: 'a municipality or a postal code' })),
    day: Type.Optional(Type.String({ maxLength: 20, description: 'the day on which they begin: 2015-03-02; now by default' })),
    time: Type.Optional(Type.String({ maxLength: 8, description: 'the time of day: 15.50' })),
  },
  { additionalProperties: false },
);
type Query = Type.Static<typeof Query>;

const Minutes = Type.Object({ low: Type.Number(), high: Type.Number() });
const WayReply = Type.Object({
  way: Type.String(),
  name: Type.String(),
  address: Type.String(),
  minutes: Type.Union([Minutes, Type.Null()], { description: 'until everything is done; null: nobody can say' }),
  why: Type.Array(Type.String()),
});

/** By which way somebody is served soonest: for everybody, and nothing of who asks. */
export function routes(house: House): Route[] {
  return [
    openRoute({
      method: 'GET',
      path: '/guidance',
      query: Query,
      answer: async (visit, { query }) => {
        const languages = await listServiceLanguages(house.database, house.agency);
        const read = await readQuery(house, visit, query);
        const isAsked = query.errand !== undefined || query.group !== undefined || query.where !== undefined;
        const guidance = !isAsked || read.isNowhere || read.isWhenFault ? undefined : await guide(read.asked);
        return page(GuidancePage({ visit, agency: house.agency, query, languages, ...read, guidance }));
      },
    }),
    openRoute({
      method: 'GET',
      path: '/api/guidance',
      query: Query,
      summary: 'The ways in which somebody can deal with the agency, the quickest first, and why; and those that do not help',
      replies: Type.Object({
        ways: Type.Array(WayReply),
        without: Type.Array(Type.Object({ way: Type.String(), why: Type.String() })),
      }),
      answer: async (visit, { query }) => {
        const { ranked, without } = await guide((await readQuery(house, visit, query)).asked);
        return json({
          ways: ranked.map(({ wayId: way, name, link, total, why }) => ({ way, name, address: link.address, minutes: total ?? null, why })),
          without: without.map(({ wayId: way, why }) => ({ way, why })),
        });
      },
    }),
  ];
}

async function readQuery(
  house: House,
  visit: Visit,
  { errand = 'unsure', group = '', spoken = visit.language, where = '', day, time }: Query,
) {
  const words = where.trim();
  const spot = words === '' ? undefined : await findSpot(house.database, words);
  const { at, isNow, isFault } = readWhen({ day, time }, visit.now, house.agency.timeZone);
  return {
    asked: { house, group: findGroup(house.agency, group)?.id, errand, spoken, spot, at, isNow, language: visit.language },
    isNowhere: words !== '' && !spot,
    isWhenFault: isFault,
  };
}
