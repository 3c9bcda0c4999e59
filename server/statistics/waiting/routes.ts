import { Type } from 'typebox';
import type { House } from '#server/house.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { calendarYear, type Period, readPeriod, requirePeriod } from '#server/platform/clock/period.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { json, page, route, type Route } from '#server/platform/http/route.ts';
import { describeTables, tableFile, tablesReply } from '../tables/table-answers.ts';
import { fillWaiting } from './filling.ts';
import { OfficeFiguresPage } from './pages.tsx';
import { listOffices, type Months, type Office } from './queries.ts';

const day = Type.String({ maxLength: 20, description: 'A day, YYYY-MM-DD; the whole of its month counts' });
const periodShape = { from: Type.Optional(day), to: Type.Optional(day) };
const placeId = Type.String({ maxLength: 60 });

/** Waiting and service at an office by hour, for everybody who works at the agency; this calendar year when no period is named. */
export function routes(house: House): Route[] {
  const thisYear = (now: Date) => calendarYear(dayOf(now, house.agency.timeZone));
  return [
    route({
      method: 'GET',
      path: '/statistics/offices',
      right: 'see-figures',
      query: Type.Object({ place: Type.Optional(placeId), ...periodShape }, { additionalProperties: false }),
      answer: async (visit, { query: { place, ...typed } }) => {
        const read = readPeriod(typed, thisYear(visit.now));
        const period = 'period' in read ? read.period : thisYear(visit.now);
        const fault = 'fault' in read ? { kind: read.fault, typed } : undefined;
        const offices = await listOffices(house.database);
        const chosen = place ? officeOf(offices, place) : undefined;
        const tables =
          chosen && !fault
            ? await fillWaiting(house, { placeId: chosen.id, months: monthsOf(period), now: visit.now }, visit.language)
            : [];
        return page(OfficeFiguresPage({ visit, offices, chosen, period, tables, fault }), fault ? 400 : 200);
      },
    }),
    route({
      method: 'GET',
      path: '/statistics/offices/:place/:file',
      right: 'see-figures',
      params: Type.Object({ place: placeId, file: Type.String({ maxLength: 60 }) }, { additionalProperties: false }),
      query: Type.Object(periodShape, { additionalProperties: false }),
      answer: async ({ now, language }, { params, query }) => {
        const { id } = officeOf(await listOffices(house.database), params.place);
        const months = monthsOf(requirePeriod(query, thisYear(now)));
        const tables = await fillWaiting(house, { placeId: id, months, now }, language);
        const of = `${id}-${months.from.slice(0, 7)}-${months.to.slice(0, 7)}`;
        return { kind: 'file', ...(await tableFile(tables, { name: params.file, of, language })) };
      },
    }),
    route({
      method: 'GET',
      path: '/api/statistics/offices/:place',
      right: 'see-figures',
      params: Type.Object({ place: placeId }, { additionalProperties: false }),
      query: Type.Object(periodShape, { additionalProperties: false }),
      summary: 'Waiting and service at an office by hour and weekday, in whole months (those of this calendar year unless named)',
      replies: Type.Object({ from: Type.String(), to: Type.String(), tables: tablesReply }),
      answer: async ({ now, language }, { params, query }) => {
        const { id } = officeOf(await listOffices(house.database), params.place);
        const months = monthsOf(requirePeriod(query, thisYear(now)));
        return json({ ...months, tables: describeTables(await fillWaiting(house, { placeId: id, months, now }, language), language) });
      },
    }),
  ];
}

function monthsOf({ from, to }: Period): Months {
  return { from: `${from.slice(0, 7)}-01`, to: `${to.slice(0, 7)}-01` };
}

function officeOf(offices: readonly Office[], id: string): Office {
  const found = offices.find((one) => one.id === id);
  if (!found) throw new Refusal('not-found');
  return found;
}
