import { Type } from 'typebox';
import type { House } from '#server/house.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { readDay } from '#server/platform/clock/period.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { json, page, route, type Route } from '#server/platform/http/route.ts';
import { describeTables, tableFile, tablesReply } from '../tables/table-answers.ts';
import { fillNetwork } from './filling.ts';
import { NetworkFiguresPage } from './pages.tsx';

const dayShape = Type.Object(
  { day: Type.Optional(Type.String({ maxLength: 20, description: 'A day, YYYY-MM-DD' })) },
  { additionalProperties: false },
);

/** Figures of the network on a day, for everybody who works at the agency; today when no day is named. */
export function routes(house: House): Route[] {
  const todayAt = (now: Date) => dayOf(now, house.agency.timeZone);
  const requireDay = (typed: string | undefined, now: Date) => {
    const day = readDay(typed, todayAt(now));
    if (day === undefined) throw new Refusal('bad-request', [{ place: '/day', reason: 'not a day' }]);
    return day;
  };
  return [
    route({
      method: 'GET',
      path: '/statistics/network',
      right: 'see-figures',
      query: dayShape,
      answer: async (visit, { query }) => {
        const read = readDay(query.day, todayAt(visit.now));
        const day = read ?? todayAt(visit.now);
        const tables = await fillNetwork(house, day, visit.language);
        const faultyDay = read === undefined ? query.day : undefined;
        return page(NetworkFiguresPage({ visit, day, tables, faultyDay }), read === undefined ? 400 : 200);
      },
    }),
    route({
      method: 'GET',
      path: '/statistics/network/:file',
      right: 'see-figures',
      params: Type.Object({ file: Type.String({ maxLength: 60 }) }, { additionalProperties: false }),
      query: dayShape,
      answer: async (visit, { params, query }) => {
        const day = requireDay(query.day, visit.now);
        const tables = await fillNetwork(house, day, visit.language);
        return { kind: 'file', ...(await tableFile(tables, { name: params.file, of: day, language: visit.language })) };
      },
    }),
    route({
      method: 'GET',
      path: '/api/statistics/network',
      right: 'see-figures',
      query: dayShape,
      summary: 'Places by kind on a day (today unless named), and how many hours and days a week they are open',
      replies: Type.Object({ day: Type.String(), tables: tablesReply }),
      answer: async (visit, { query }) => {
        const day = requireDay(query.day, visit.now);
        return json({ day, tables: describeTables(await fillNetwork(house, day, visit.language), visit.language) });
      },
    }),
  ];
}
