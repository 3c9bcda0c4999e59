import Type from 'typebox';
import type { House } from '#server/house.ts';
import { idShape } from '#server/platform/database/keyset.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import { refusalTexts } from '#server/platform/errors/refusal-texts.ts';
import { Refusal, refusalOf } from '#server/platform/errors/refusal.ts';
import type { Staff } from '#server/platform/http/person.ts';
import { page, redirect, type Reply, route, type Route, type SignedVisit } from '#server/platform/http/route.ts';
import { getAppointment } from '../booking/appointment.ts';
import { cancelAppointment, moveAppointment } from '../booking/changing.ts';
import { AppointmentPage } from './appointment-page.tsx';
import { listDays } from './asked.ts';
import { findPast } from './history.ts';
import { changeReasons } from './texts.ts';

const strict = { additionalProperties: false } as const;
const right = 'serve-contacts';
const params = Type.Object({ appointmentId: idShape });
const path = '/appointments/desk/:appointmentId';
const Reason = Type.Enum([...changeReasons]);
const Done = Type.Enum(['booked', 'moved', 'cancelled']);

type Visit = SignedVisit<Staff>;
type Shown = { from?: string | undefined; done?: 'booked' | 'moved' | 'cancelled' | undefined; refusal?: string };

/** One appointment, moved or cancelled by a clerk with the reason. Nothing here says whose it is, so no customer is opened. */
export function changeRoutes(house: House): Route[] {
  const { database } = house;
  const change = (work: (transaction: Transaction) => Promise<unknown>) => database.transaction().execute(work);
  return [
    route({
      method: 'GET',
      path,
      right,
      params,
      query: Type.Object({ from: Type.Optional(Type.String({ maxLength: 10 })), done: Type.Optional(Done) }, strict),
      answer: (visit, { params: { appointmentId }, query }) => show(house, visit, appointmentId, query),
    }),
    route({
      method: 'POST',
      path: `${path}/move`,
      right,
      params,
      body: Type.Object({ reason: Reason, at: Type.Optional(Type.String({ maxLength: 30 })) }, strict),
      answer: async (visit, { params: { appointmentId }, body: { reason, at } }) => {
        if (visit.changesLanguage) return show(house, visit, appointmentId, {});
        const fromAt = new Date(at ?? '');
        if (Number.isNaN(fromAt.getTime())) throw new Refusal('bad-request', [{ place: '/at', reason: 'is no time' }]);
        const by = { clerkId: visit.person.id, at: visit.now, reason };
        try {
          await change(async (transaction) => {
            const { placeId } = await getAppointment(transaction, appointmentId);
            await moveAppointment(transaction, house, appointmentId, { placeId, fromAt, share: 'internal' }, by);
          });
        } catch (error) {
          const code = refusalOf(error)?.code;
          if (code !== 'time-taken' && code !== 'interpreter-taken' && code !== 'time-not-offered') throw error;
          return show(house, visit, appointmentId, { refusal: refusalTexts(visit.language)[code] });
        }
        return redirect(`/appointments/desk/${appointmentId}?done=moved`);
      },
    }),
    route({
      method: 'POST',
      path: `${path}/cancel`,
      right,
      params,
      body: Type.Object({ reason: Reason }, strict),
      answer: async (visit, { params: { appointmentId }, body: { reason } }) => {
        if (visit.changesLanguage) return show(house, visit, appointmentId, {});
        await change((transaction) =>
          cancelAppointment(transaction, house, appointmentId, { clerkId: visit.person.id, at: visit.now, reason }),
        );
        return redirect(`/appointments/desk/${appointmentId}?done=cancelled`);
      },
    }),
  ];
}

async function show({ database, agency }: House, asking: Visit, id: string, { from, done, refusal }: Shown): Promise<Reply> {
  const visit = { ...asking, address: `/appointments/desk/${id}` };
  const [appointment, past] = await Promise.all([getAppointment(database, id), findPast(database, id)]);
  if (past === undefined) throw new Refusal('not-found');
  const isAhead = appointment.state === 'booked' && appointment.fromAt > visit.now;
  const { channel, benefitGroups, language, interpreted, placeId } = appointment;
  const wish = { channel, benefitGroups, language, placeId, interpreted: interpreted ?? undefined, share: 'internal' } as const;
  const days = isAhead ? await listDays(database, agency, wish, { from, now: visit.now }) : undefined;
  return page(AppointmentPage({ visit, agency, appointment, past, days, done, refusal }), refusal === undefined ? 200 : 409);
}
