import Type from 'typebox';
import type { House } from '#server/house.ts';
import { listClerks } from '#server/people/clerks/queries.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { readPeriod, requirePeriod, type TypedPeriod } from '#server/platform/clock/period.ts';
import { idShape } from '#server/platform/database/keyset.ts';
import type { FaultyPeriod } from '#server/platform/html/period-fields.tsx';
import type { Staff } from '#server/platform/http/person.ts';
import { json, page, redirect, route, type Route, type SignedVisit } from '#server/platform/http/route.ts';
import { AbsencesPage } from './page.tsx';
import { addAbsence, listAbsences, removeAbsence } from './queries.ts';

const strict = { additionalProperties: false } as const;
const day = Type.Optional(Type.String({ maxLength: 20 }));
const NewAbsence = Type.Object({ from: day, to: day, substitute: Type.Optional(Type.String({ maxLength: 36 })) }, strict);
const ofAbsence = Type.Object({ absenceId: idShape });
const nothing = Type.Object({}, strict);
const nullable = Type.Union([Type.String(), Type.Null()]);
const AbsencesReply = Type.Object({
  absences: Type.Array(Type.Object({ absenceId: idShape, fromOn: Type.String(), toOn: Type.String(), substituteId: nullable })),
});

/** A clerk's own absences: to whom what is written to them goes meanwhile. */
export function absenceRoutes(house: House): Route[] {
  return [...pageRoutes(house), ...machineRoutes(house)];
}

type Typed = TypedPeriod & { substitute?: string | undefined };

async function show({ agency, database }: House, visit: SignedVisit<Staff>, typed: Typed, fault?: FaultyPeriod) {
  const today = dayOf(visit.now, agency.timeZone);
  const [absences, clerks] = await Promise.all([listAbsences(database, visit.person.id, today), listClerks(database)]);
  const read = readPeriod(typed, { from: today, to: today });
  return AbsencesPage({
    visit: { ...visit, address: '/absences' },
    absences,
    clerks: clerks.filter(({ id }) => id !== visit.person.id),
    period: 'period' in read ? read.period : { from: today, to: today },
    fault,
    substituteId: typed.substitute ?? '',
  });
}

function pageRoutes(house: House): Route[] {
  return [
    route({
      method: 'GET',
      path: '/absences',
      right: 'handle-cases',
      answer: async (visit) => page(await show(house, visit, {})),
    }),
    route({
      method: 'POST',
      path: '/absences',
      right: 'handle-cases',
      body: NewAbsence,
      answer: async (visit, { body }) => {
        const today = dayOf(visit.now, house.agency.timeZone);
        const read = readPeriod(body, { from: today, to: today });
        if (visit.changesLanguage) return page(await show(house, visit, body));
        if ('fault' in read) return page(await show(house, visit, body, { kind: read.fault, typed: body }), 422);
        await addAbsence(house.database, absenceOf(visit, read.period, body));
        return redirect('/absences');
      },
    }),
    route({
      method: 'POST',
      path: '/absences/:absenceId/remove',
      right: 'handle-cases',
      params: ofAbsence,
      body: nothing,
      answer: async (visit, { params }) => {
        await removeAbsence(house.database, visit.person.id, params.absenceId);
        return redirect('/absences');
      },
    }),
  ];
}

function absenceOf(visit: SignedVisit<Staff>, { from, to }: { from: string; to: string }, { substitute = '' }: Typed) {
  return { clerkId: visit.person.id, fromOn: from, toOn: to, substituteId: substitute === '' ? null : substitute };
}

function machineRoutes({ agency, database }: House): Route[] {
  return [
    route({
      method: 'GET',
      path: '/api/absences',
      right: 'handle-cases',
      summary: 'Your absences that are not over',
      replies: AbsencesReply,
      answer: async (visit) => {
        const found = await listAbsences(database, visit.person.id, dayOf(visit.now, agency.timeZone));
        return json({ absences: found.map(({ absenceId, fromOn, toOn, substituteId }) => ({ absenceId, fromOn, toOn, substituteId })) });
      },
    }),
    route({
      method: 'POST',
      path: '/api/absences',
      right: 'handle-cases',
      body: NewAbsence,
      summary: 'Enter an absence of yours: messages for you go to the substitute meanwhile',
      replies: Type.Object({ absenceId: idShape }),
      answer: async (visit, { body }) => {
        const today = dayOf(visit.now, agency.timeZone);
        const period = requirePeriod(body, { from: today, to: today });
        return json({ absenceId: await addAbsence(database, absenceOf(visit, period, body)) }, 201);
      },
    }),
    route({
      method: 'POST',
      path: '/api/absences/:absenceId/remove',
      right: 'handle-cases',
      params: ofAbsence,
      body: nothing,
      summary: 'Take an absence of yours away',
      replies: nothing,
      answer: async (visit, { params }) => {
        await removeAbsence(database, visit.person.id, params.absenceId);
        return json({});
      },
    }),
  ];
}
