import Type from 'typebox';
import type { House } from '#server/house.ts';
import { idShape } from '#server/platform/database/keyset.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Staff } from '#server/platform/http/person.ts';
import { json, page, redirect, type Reply, route, type Route, type SignedVisit } from '#server/platform/http/route.ts';
import { languages } from '#server/platform/language/language.ts';
import { formats } from '../tables/table-file.ts';
import { hindranceOf, orderExport } from './ordering.ts';
import { ExportsPage, type Typed } from './pages.tsx';
import { endExport, listExports } from './queries.ts';
import { rhythms } from './rhythm.ts';
import { sendNow } from './sending.ts';

const right = 'schedule-exports';
const params = Type.Object({ scheduleId: idShape });
const nothing = Type.Object({}, { additionalProperties: false });
const oneOf = <T extends string>(values: readonly T[]) => Type.Union(values.map((one) => Type.Literal(one)));
const order = {
  scheduleId: idShape,
  figure: Type.String({ maxLength: 60 }),
  format: oneOf(formats),
  language: oneOf(languages),
  every: oneOf(rhythms),
  email: Type.String({ maxLength: 254 }),
};
const Order = Type.Object(order, { additionalProperties: false });
const done = ['ordered', 'ended', 'sending'] as const;
const Done = Type.Object({ done: Type.Optional(oneOf(done)) }, { additionalProperties: false });
const instant = Type.Union([Type.String({ format: 'date-time' }), Type.Null()]);
const Line = Type.Object({
  ...order,
  madeBy: Type.String(),
  nextOn: Type.String({ description: 'a day, YYYY-MM-DD' }),
  lastSentAt: instant,
  lastProblem: Type.Union([Type.String({ description: 'a code' }), Type.Null()]),
  isWaiting: Type.Boolean({ description: 'a sending is on its way' }),
});

type StaffVisit = SignedVisit<Staff>;

/** Figures by e-mail, every day, week or month: ordered, sent between the days, and ended, by managers. */
export function routes(house: House): Route[] {
  return [...pageRoutes(house), ...interfaceRoutes(house)];
}

function pageRoutes(house: House): Route[] {
  return [
    route({
      method: 'GET',
      path: '/statistics/exports',
      right,
      query: Done,
      answer: async (visit, { query }) => show(house, visit, { done: query.done }),
    }),
    route({
      method: 'POST',
      path: '/statistics/exports',
      right,
      body: Order,
      answer: async (visit, { body }) => {
        const email = body.email.trim();
        const fault = await orderExport(house, { ...body, email }, { by: visit.person.id, at: visit.now });
        return fault ? show(house, visit, { typed: { ...body, email, fault } }) : redirect('/statistics/exports?done=ordered');
      },
    }),
    route({
      method: 'POST',
      path: '/statistics/exports/:scheduleId/send',
      right,
      params,
      body: nothing,
      answer: async (visit, { params: { scheduleId } }) => {
        await sendNow(house, scheduleId, visit.now);
        return redirect('/statistics/exports?done=sending');
      },
    }),
    route({
      method: 'POST',
      path: '/statistics/exports/:scheduleId/end',
      right,
      params,
      body: nothing,
      answer: async (visit, { params: { scheduleId } }) => {
        if (!(await endExport(house.database, scheduleId, visit.now))) throw new Refusal('not-found');
        return redirect('/statistics/exports?done=ended');
      },
    }),
  ];
}

type Shown = { done?: (typeof done)[number] | undefined; typed?: Typed };

async function show(house: House, visit: StaffVisit, { done: whatWasDone, typed }: Shown): Promise<Reply> {
  const orders = await listExports(house.database);
  const { exportDomains } = house.settings;
  const shown = { visit: { ...visit, address: '/statistics/exports' }, orders, domains: exportDomains, hindrance: hindranceOf(house) };
  return page(ExportsPage({ ...shown, done: whatWasDone, typed }), typed ? 422 : 200);
}

function interfaceRoutes(house: House): Route[] {
  const path = '/api/statistics/exports';
  const one = Type.Object({ scheduleId: idShape });
  return [
    route({
      method: 'GET',
      path,
      right,
      summary: 'The figures that are sent by e-mail every day, week or month',
      replies: Type.Object({ exports: Type.Array(Line) }),
      answer: async () => json({ exports: await listExports(house.database) }),
    }),
    route({
      method: 'POST',
      path,
      right,
      body: Order,
      summary: 'Order a figure by e-mail, to an address in a domain that the settings allow. The id is a UUID made by you.',
      replies: one,
      answer: async (visit, { body }) => {
        const fault = await orderExport(house, body, { by: visit.person.id, at: visit.now });
        if (fault) throw new Refusal('bad-request', [{ place: '/email', reason: fault }]);
        return json({ scheduleId: body.scheduleId }, 201);
      },
    }),
    route({
      method: 'POST',
      path: `${path}/:scheduleId/send`,
      right,
      params,
      body: nothing,
      summary: 'Send the last whole day, week or month now',
      replies: one,
      answer: async (visit, { params: { scheduleId } }) => {
        await sendNow(house, scheduleId, visit.now);
        return json({ scheduleId });
      },
    }),
    route({
      method: 'POST',
      path: `${path}/:scheduleId/end`,
      right,
      params,
      body: nothing,
      summary: 'End an order: nothing more is sent',
      replies: one,
      answer: async (visit, { params: { scheduleId } }) => {
        if (!(await endExport(house.database, scheduleId, visit.now))) throw new Refusal('not-found');
        return json({ scheduleId });
      },
    }),
  ];
}
