import Type from 'typebox';
import { getPlace } from '#server/agency/network/places/queries.ts';
import type { House } from '#server/house.ts';
import { writeTicket } from '#server/line/tickets.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { idShape } from '#server/platform/database/keyset.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Staff } from '#server/platform/http/person.ts';
import { openRoute, page, redirect, type Reply, route, type Route, type SignedVisit, type Visit } from '#server/platform/http/route.ts';
import { tokenDigest } from '#server/platform/secrets/secrets.ts';
import { atKiosk } from '../../office/kiosk/at-kiosk.ts';
import { PlaceId, Secret, SpokenLanguage } from '../../office/tickets/shapes.ts';
import { getAppointment, getAppointmentOf } from '../booking/appointment.ts';
import { appointmentSeries } from './check-in.ts';
import { HerePage } from './here-page.tsx';
import { AppointmentScreen, kioskAddress } from './kiosk-screen.tsx';
import { findByCheckInNo, findTicketAndNo, listTodays } from './reading.ts';
import { tellHere } from './saying.ts';
import { arrivingTexts, receptionTexts } from './texts.ts';
import { TodaysPage } from './todays-page.tsx';

const strict = { additionalProperties: false } as const;
const Nothing = Type.Object({}, strict);
const TicketNo = Type.Optional(Type.Integer({ minimum: 1, maximum: 99_999 }));
const placeParams = Type.Object({ placeId: PlaceId });
const runsAsSystem = 'nobody is signed in at a kiosk or by the link of an appointment';

/** Whoever has an appointment has come: they say so at the kiosk, with their phone, or to the reception. */
export function routes(house: House): Route[] {
  return [...kioskRoutes(house), ...phoneRoutes(house), ...receptionRoutes(house)];
}

function kioskRoutes(house: House): Route[] {
  return [
    openRoute({
      method: 'GET',
      path: '/kiosk/:placeId/appointment',
      runsAsSystem,
      params: placeParams,
      query: Type.Object({ in: SpokenLanguage, no: TicketNo, time: Type.Optional(Type.Literal('more')) }, strict),
      answer: (visit, { params: { placeId }, query }) =>
        atKiosk(house, visit, placeId, ({ place }) => {
          const ticket = query.no === undefined ? undefined : writeTicket({ series: appointmentSeries, no: query.no });
          const spoken = { ...visit, language: query.in };
          return Promise.resolve(page(AppointmentScreen({ visit: spoken, place, ticket, typed: '', hasMoreTime: query.time === 'more' })));
        }),
    }),
    openRoute({
      method: 'POST',
      path: '/kiosk/:placeId/appointment',
      runsAsSystem,
      params: placeParams,
      body: Type.Object({ in: SpokenLanguage, number: Type.String({ maxLength: 40 }) }, strict),
      answer: (visit, { params: { placeId }, body }) =>
        atKiosk(house, visit, placeId, async ({ place }) => {
          const language = body.in;
          const digits = body.number.replace(/\s/g, '');
          const found = /^\d{5}$/.test(digits) ? await findByCheckInNo(house, placeId, Number(digits), visit.now) : undefined;
          const told = found
            ? await tellHere(house, found, { placeId, at: visit.now }, language)
            : { fault: arrivingTexts(language).unknown };
          if ('ticket' in told) return redirect(`${kioskAddress(placeId)}?in=${language}&no=${numberOf(told.ticket)}`);
          const shown = { visit: { ...visit, language }, place, fault: told.fault, typed: body.number, hasMoreTime: false };
          return page(AppointmentScreen(shown), 422);
        }),
    }),
  ];
}

/** `T 012` as 12. */
const numberOf = (ticket: string | undefined): number => Number(ticket?.replace(/\D/g, ''));

function phoneRoutes(house: House): Route[] {
  const params = Type.Object({ secret: Secret });
  return [
    openRoute({
      method: 'GET',
      path: '/appointments/of/:secret/here',
      runsAsSystem,
      params,
      answer: (visit, { params: { secret } }) => showHere(house, visit, secret),
    }),
    openRoute({
      method: 'POST',
      path: '/appointments/of/:secret/here',
      runsAsSystem,
      params,
      body: Nothing,
      answer: async (visit, { params: { secret } }) => {
        const appointment = await getAppointmentOf(house.database, tokenDigest(secret));
        const told = await tellHere(house, appointment, { at: visit.now }, visit.language);
        if ('fault' in told) return showHere(house, visit, secret, told.fault);
        return redirect(`/appointments/of/${secret}/here`);
      },
    }),
  ];
}

async function showHere(house: House, visit: Visit, secret: string, fault?: string): Promise<Reply> {
  const appointment = await getAppointmentOf(house.database, tokenDigest(secret));
  const { ticket, checkInNo } = await findTicketAndNo(house.database, appointment.id);
  const { lateMinutes } = house.agency.appointments;
  const here = { ...visit, address: `/appointments/of/${secret}/here` };
  const shown = { visit: here, secret, appointment, checkInNo, ticket, lateMinutes, fault };
  return page(HerePage(shown), fault === undefined ? 200 : 409);
}

function receptionRoutes(house: House): Route[] {
  const right = 'receive-visitors';
  return [
    route({
      method: 'GET',
      path: '/reception/:placeId/appointments',
      right,
      params: placeParams,
      query: Type.Object({ no: TicketNo }, strict),
      answer: (visit, { params: { placeId }, query: { no } }) =>
        showTodays(house, visit, placeId, no === undefined ? {} : { ticket: writeTicket({ series: appointmentSeries, no }) }),
    }),
    route({
      method: 'POST',
      path: '/reception/:placeId/appointments/:appointmentId/here',
      right,
      params: Type.Object({ placeId: PlaceId, appointmentId: idShape }),
      body: Nothing,
      answer: async (visit, { params: { placeId, appointmentId } }) => {
        const appointment = await getAppointment(house.database, appointmentId);
        if (appointment.placeId !== placeId) throw new Refusal('not-found');
        const arrival = { placeId, clerkId: visit.person.id, at: visit.now };
        const told = await tellHere(house, appointment, arrival, visit.language);
        if ('fault' in told) return showTodays(house, visit, placeId, { refused: receptionTexts(visit.language).notTaken });
        return redirect(`/reception/${placeId}/appointments?no=${numberOf(told.ticket)}`);
      },
    }),
  ];
}

async function showTodays(
  { database, agency }: House,
  visit: SignedVisit<Staff>,
  placeId: string,
  shown: { ticket?: string; refused?: string },
): Promise<Reply> {
  const place = await getPlace(database, placeId, dayOf(visit.now, agency.timeZone));
  const appointments = await listTodays(database, placeId, visit.now, agency.timeZone);
  const here = { ...visit, address: `/reception/${placeId}/appointments` };
  return page(TodaysPage({ visit: here, agency, place, appointments, ...shown }), shown.refused === undefined ? 200 : 409);
}
