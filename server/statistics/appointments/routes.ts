import { Type } from 'typebox';
import type { House } from '#server/house.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { calendarYear, type Period, readPeriod, requirePeriod } from '#server/platform/clock/period.ts';
import { json, page, route, type Route } from '#server/platform/http/route.ts';
import { describeTables, tableFile, tablesReply } from '../tables/table-answers.ts';
import { fillAppointments } from './filling.ts';
import { AppointmentFiguresPage } from './pages.tsx';

const day = Type.String({ maxLength: 20, description: 'A day, YYYY-MM-DD; the whole of its month counts' });
const periodShape = Type.Object({ from: Type.Optional(day), to: Type.Optional(day) }, { additionalProperties: false });

/** Figures of appointments, for everybody who works at the agency; this calendar year when no period is named. */
export function routes(house: House): Route[] {
  const thisYear = (now: Date) => calendarYear(dayOf(now, house.agency.timeZone));
  return [
    route({
      method: 'GET',
      path: '/statistics/appointments',
      right: 'see-figures',
      query: periodShape,
      answer: async (visit, { query: typed }) => {
        const read = readPeriod(typed, thisYear(visit.now));
        const period = 'period' in read ? read.period : thisYear(visit.now);
        const fault = 'fault' in read ? { kind: read.fault, typed } : undefined;
        const tables = fault ? [] : await fillAppointments(house, monthsOf(period), visit.language);
        return page(AppointmentFiguresPage({ visit, period, tables, fault }), fault ? 400 : 200);
      },
    }),
    route({
      method: 'GET',
      path: '/statistics/appointments/:file',
      right: 'see-figures',
      params: Type.Object({ file: Type.String({ maxLength: 60 }) }, { additionalProperties: false }),
      query: periodShape,
      answer: async ({ now, language }, { params, query }) => {
        const months = monthsOf(requirePeriod(query, thisYear(now)));
        const tables = await fillAppointments(house, months, language);
        const of = `${months.from.slice(0, 7)}-${months.to.slice(0, 7)}`;
        return { kind: 'file', ...(await tableFile(tables, { name: params.file, of, language })) };
      },
    }),
    route({
      method: 'GET',
      path: '/api/statistics/appointments',
      right: 'see-figures',
      query: periodShape,
      summary:
        'People by appointment, no-shows and days to the first free time, in whole months (those of this calendar year unless named)',
      replies: Type.Object({ from: Type.String(), to: Type.String(), tables: tablesReply }),
      answer: async ({ now, language }, { query }) => {
        const months = monthsOf(requirePeriod(query, thisYear(now)));
        return json({ ...months, tables: describeTables(await fillAppointments(house, months, language), language) });
      },
    }),
  ];
}

function monthsOf({ from, to }: Period): { from: string; to: string } {
  return { from: `${from.slice(0, 7)}-01`, to: `${to.slice(0, 7)}-01` };
}
