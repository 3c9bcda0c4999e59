import { Type } from 'typebox';
import type { House } from '#server/house.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { json, page, route, type Route } from '#server/platform/http/route.ts';
import type { Language } from '#server/platform/language/language.ts';
import { describeTables, tableFile, tablesReply } from '../tables/table-answers.ts';
import { fillCustomers } from './filling.ts';
import { CustomersPage } from './pages.tsx';
import { listServed } from './queries.ts';

const yearShape = Type.Object(
  { year: Type.Optional(Type.Integer({ minimum: 1900, maximum: 2999, description: 'A reporting year: 2015' })) },
  { additionalProperties: false },
);
const yearsToChoose = 10;

/** How many people were served in a reporting year, for everybody who works at the agency; this year when none is named. */
export function routes(house: House): Route[] {
  const thisYear = (now: Date) => Number(dayOf(now, house.agency.timeZone).slice(0, 4));
  const read = async (year: number, language: Language) => {
    const served = await listServed(house.database, year);
    return { table: fillCustomers(served, language), countedOn: served.find(({ countedOn }) => countedOn !== null)?.countedOn ?? null };
  };
  return [
    route({
      method: 'GET',
      path: '/statistics/customers',
      right: 'see-figures',
      query: yearShape,
      answer: async (visit, { query }) => {
        const newest = thisYear(visit.now);
        const year = query.year ?? newest;
        const years = [...new Set([year, ...Array.from({ length: yearsToChoose }, (_, ago) => newest - ago)])].toSorted((a, b) => b - a);
        return page(CustomersPage({ visit, year, years, ...(await read(year, visit.language)) }));
      },
    }),
    route({
      method: 'GET',
      path: '/statistics/customers/:file',
      right: 'see-figures',
      params: Type.Object({ file: Type.String({ maxLength: 60 }) }, { additionalProperties: false }),
      query: yearShape,
      answer: async ({ now, language }, { params, query }) => {
        const year = query.year ?? thisYear(now);
        const { table } = await read(year, language);
        return { kind: 'file', ...(await tableFile([table], { name: params.file, of: String(year), language })) };
      },
    }),
    route({
      method: 'GET',
      path: '/api/statistics/customers',
      right: 'see-figures',
      query: yearShape,
      summary: 'How many different people were served at offices in a reporting year (this one unless named), by municipality',
      replies: Type.Object({ year: Type.Integer(), countedOn: Type.Union([Type.String(), Type.Null()]), tables: tablesReply }),
      answer: async ({ now, language }, { query }) => {
        const year = query.year ?? thisYear(now);
        const { table, countedOn } = await read(year, language);
        return json({ year, countedOn, tables: describeTables([table], language) });
      },
    }),
  ];
}
