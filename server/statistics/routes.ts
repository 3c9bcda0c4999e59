import { Type } from 'typebox';
import type { House } from '#server/house.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { csvFile } from '#server/platform/formats/csv.ts';
import { xlsxFile, xlsxType } from '#server/platform/formats/xlsx.ts';
import { json, page, route, type Route } from '#server/platform/http/route.ts';
import type { Language } from '#server/platform/language/language.ts';
import { type Figure, figures, measuresOf } from './figures.ts';
import { DefinitionsPage, StatisticsPage } from './pages.tsx';
import { calendarYear, type Period, readPeriod, requirePeriod, type TypedPeriod, yearBefore } from '#server/platform/clock/period.ts';
import { listCells } from './queries.ts';
import { reckon, type Reckoned } from './reckoning.ts';
import { texts } from './texts.ts';

const day = Type.String({ maxLength: 20, description: 'A day, YYYY-MM-DD' });
const periodShape = Type.Object({ from: Type.Optional(day), to: Type.Optional(day) }, { additionalProperties: false });
const figureParams = Type.Object({ figure: Type.String({ maxLength: 60 }) }, { additionalProperties: false });
const valueShape = { value: Type.Optional(Type.Number()), before: Type.Optional(Type.Number()), change: Type.Optional(Type.Number()) };
const columnShape = {
  id: Type.String(),
  name: Type.String(),
  unit: Type.Union([Type.Literal('number'), Type.Literal('share'), Type.Literal('days')]),
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
      answer: async (visit) => page(DefinitionsPage({ visit, figures })),
    }),
    route({
      method: 'GET',
      path: '/statistics/:figure',
      right: 'see-figures',
      params: figureParams,
      query: periodShape,
      answer: async (visit, { params, query }) => {
        const format = /\.(csv|xlsx)$/.exec(params.figure)?.[1];
        const figure = getFigure(params.figure.replace(/\.(csv|xlsx)$/, ''), format !== undefined);
        const period = periodOf(house, query, visit.now);
        const [reckoned] = await reckonAll(house, [figure], period, visit.language);
        const name = `${figure.id}-${period.from}-${period.to}`;
        const table = tableOf(reckoned, visit.language);
        if (format === 'csv')
          return { kind: 'text', contentType: 'text/csv; charset=utf-8', text: csvFile(table), fileName: `${name}.csv` };
        return {
          kind: 'file',
          contentType: xlsxType,
          content: await xlsxFile(figure.name[visit.language], table),
          fileName: `${name}.xlsx`,
        };
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
        const chosen = getFigure(params.figure, true);
        const period = periodOf(house, query, visit.now);
        const [figure] = await reckonAll(house, [chosen], period, visit.language);
        return json({ period, before: yearBefore(period), figure });
      },
    }),
  ];
}

function getFigure(id: string, isAsked: boolean): Figure {
  const figure = figures.find((one) => one.id === id);
  if (!figure || !isAsked) throw new Refusal('not-found');
  return figure;
}

/** One read for each of the two periods, however many figures are asked for. */
async function reckonAll({ database, agency }: House, asked: readonly Figure[], period: Period, language: Language): Promise<Reckoned[]> {
  const measures = [...new Set(asked.flatMap(measuresOf))];
  const before = yearBefore(period);
  const [cells, cellsBefore] = await Promise.all([listCells(database, measures, period), listCells(database, measures, before)]);
  return asked.map((figure) => reckon(figure, { period, cells, before, cellsBefore }, agency, language));
}

/** The table as a file: shares as numbers (0.6), days with their decimals, nothing where there is no value. */
function tableOf(figure: Reckoned | undefined, language: Language): (string | number | undefined)[][] {
  const t = texts(language);
  const { rowsName = '', columns = [], rows = [] } = figure ?? {};
  const head = [rowsName, ...columns.flatMap((column) => [column.name, `${column.name}: ${t.before}`, `${column.name}: ${t.change}`])];
  const lines = rows.map(({ label, values }) => [label, ...values.flatMap(({ value, before, change }) => [value, before, change])]);
  return [head, ...lines];
}
