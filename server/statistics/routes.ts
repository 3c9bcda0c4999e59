import { Type } from 'typebox';
import type { House } from '#server/house.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { json, page, route, type Route } from '#server/platform/http/route.ts';
import { figureFile, reckonAll } from './figure-file.ts';
import { type Figure, figures } from './figures.ts';
import { DefinitionsPage, StatisticsPage } from './pages.tsx';
import { tableFigures } from './table-figures.ts';
import { formats } from './tables/table-file.ts';
import { calendarYear, type Period, readPeriod, requirePeriod, type TypedPeriod, yearBefore } from '#server/platform/clock/period.ts';

const day = Type.String({ maxLength: 20, description: 'A day, YYYY-MM-DD' });
const periodShape = Type.Object({ from: Type.Optional(day), to: Type.Optional(day) }, { additionalProperties: false });
const figureParams = Type.Object({ figure: Type.String({ maxLength: 60 }) }, { additionalProperties: false });
const valueShape = { value: Type.Optional(Type.Number()), before: Type.Optional(Type.Number()), change: Type.Optional(Type.Number()) };
const columnShape = {
  id: Type.String(),
  name: Type.String(),
  unit: Type.Union([Type.Literal('number'), Type.Literal('share'), Type.Literal('days'), Type.Literal('minutes')]),
};
const figureShape = Type.Object({
  id: Type.String(),
  name: Type.String(),
  definition: Type.String(),
  headline: Type.Object({ ...columnShape, ...valueShape }),
  columns: Type.Array(Type.Object(columnShape)),
  rowsName: Type.String(),
  rows: Type.Array(Type.Object({ key: Type.String(), label: Type.String(), values: Type.Array(Type.Object(valueShape)) })),
});
const periodReply = Type.Object({ from: Type.String(), to: Type.String() });

/** The statistics, for everybody who works at the agency. */
export function routes(house: House): Route[] {
  return [...pageRoutes(house), ...interfaceRoutes(house)];
}

const todayAt = ({ agency }: House, now: Date) => dayOf(now, agency.timeZone);

/** The period asked for; this calendar year when none is named. */
function periodOf(house: House, typed: TypedPeriod, now: Date): Period {
  return requirePeriod(typed, calendarYear(todayAt(house, now)));
}

function pageRoutes(house: House): Route[] {
  return [
    route({
      method: 'GET',
      path: '/statistics',
      right: 'see-figures',
      query: periodShape,
      answer: async (visit, { query }) => {
        const today = todayAt(house, visit.now);
        const read = readPeriod(query, calendarYear(today));
        const period = 'period' in read ? read.period : calendarYear(today);
        const fault = 'fault' in read ? { kind: read.fault, typed: query } : undefined;
        const reckoned = await reckonAll(house, figures, period, visit.language);
        return page(StatisticsPage({ visit, today, period, before: yearBefore(period), figures: reckoned, fault }), fault ? 400 : 200);
      },
    }),
    route({
      method: 'GET',
      path: '/statistics/definitions',
      right: 'see-figures',
      answer: async (visit) => page(DefinitionsPage({ visit, figures: [...figures, ...tableFigures] })),
    }),
    route({
      method: 'GET',
      path: '/statistics/:figure',
      right: 'see-figures',
      params: figureParams,
      query: periodShape,
      answer: async (visit, { params, query }) => {
        const format = formats.find((one) => params.figure.endsWith(`.${one}`));
        if (!format) throw new Refusal('not-found');
        const figure = getFigure(params.figure.slice(0, -format.length - 1));
        const period = periodOf(house, query, visit.now);
        return { kind: 'file', ...(await figureFile(house, figure, { period, language: visit.language, format })) };
      },
    }),
  ];
}

function interfaceRoutes(house: House): Route[] {
  return [
    route({
      method: 'GET',
      path: '/api/statistics',
      right: 'see-figures',
      query: periodShape,
      summary: 'Every published figure of a period (this calendar year unless named), beside the same period a year before',
      replies: Type.Object({ period: periodReply, before: periodReply, figures: Type.Array(figureShape) }),
      answer: async (visit, { query }) => {
        const period = periodOf(house, query, visit.now);
        return json({ period, before: yearBefore(period), figures: await reckonAll(house, figures, period, visit.language) });
      },
    }),
    route({
      method: 'GET',
      path: '/api/statistics/:figure',
      right: 'see-figures',
      params: figureParams,
      query: periodShape,
      summary: 'One published figure of a period. Growth is a share of the year before; of shares and days the difference is told.',
      replies: Type.Object({ period: periodReply, before: periodReply, figure: figureShape }),
      answer: async (visit, { params, query }) => {
        const chosen = getFigure(params.figure);
        const period = periodOf(house, query, visit.now);
        const [figure] = await reckonAll(house, [chosen], period, visit.language);
        return json({ period, before: yearBefore(period), figure });
      },
    }),
  ];
}

function getFigure(id: string): Figure {
  const figure = figures.find((one) => one.id === id);
  if (!figure) throw new Refusal('not-found');
  return figure;
}
