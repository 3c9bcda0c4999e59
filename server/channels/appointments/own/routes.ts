import Type from 'typebox';
import type { House } from '#server/house.ts';
import { getPlace } from '#server/agency/network/places/queries.ts';
import { isDay, dayOf } from '#server/platform/clock/clock.ts';
import { refusalOf } from '#server/platform/errors/refusal.ts';
import { openRoute, page, redirect, type Reply, route, type Route, type Visit } from '#server/platform/http/route.ts';
import type { Appointment } from '../booking/appointment.ts';
import { cancelAppointment, moveAppointment } from '../booking/changing.ts';
import { sectionsOf } from './sections.tsx';
import { searchOf } from '../details/showing.tsx';
import { lossOf, type LostTime } from '../finding/losing.ts';
import { comparePlaces, showWeek } from '../finding/searching.ts';
import { Instant, PlaceId } from '../finding/wish.ts';
import { following, refuseBeyondMandate } from '../following.ts';
import { params, runsAsSystem } from '../shapes.ts';
import { AppointmentPage, CancelPage, standingOf } from './appointment-page.tsx';
import { calendarOf } from './calendar.ts';
import { listOwn } from './listing.ts';
import { ListPage } from './list-page.tsx';
import { MovePage } from './move-page.tsx';

const strict = { additionalProperties: false } as const;
const From = Type.Optional(Type.String({ maxLength: 10 }));

/** An appointment of one's own: by the secret of its address, or signed in by its id. */
export function routes(house: House): Route[] {
  const own = { runsAsSystem, params } as const;
  return [
    route({
      right: 'own-matters',
      method: 'GET',
      path: '/appointments',
      answer: async (visit) => page(ListPage({ visit, own: await listOwn(house.database, visit.person.id, visit.now) })),
    }),
    openRoute({
      ...own,
      method: 'GET',
      path: '/appointments/of/:secret',
      answer: (visit, { params: { secret: key } }) => following(house, visit, key, (found) => show(house, visit, key, found)),
    }),
    openRoute({
      ...own,
      method: 'GET',
      path: '/appointments/of/:secret/calendar',
      answer: (visit, { params: { secret: key } }) => following(house, visit, key, (found) => calendarOf(house, visit, key, found)),
    }),
    openRoute({
      ...own,
      method: 'GET',
      path: '/appointments/of/:secret/cancel',
      answer: (visit, { params: { secret: key } }) => following(house, visit, key, (found) => showCancel(house, visit, key, found)),
    }),
    openRoute({
      ...own,
      method: 'POST',
      path: '/appointments/of/:secret/cancel',
      body: Type.Object({}, strict),
      answer: (visit, { params: { secret: key } }) =>
        following(house, visit, key, async ({ id }) => {
          refuseBeyondMandate(visit, key);
          await house.database.transaction().execute((transaction) => cancelAppointment(transaction, house, id, { at: visit.now }));
          return redirect(`/appointments/of/${key}`);
        }),
    }),
    openRoute({
      ...own,
      method: 'GET',
      path: '/appointments/of/:secret/move',
      query: Type.Object({ place: Type.Optional(PlaceId), from: From }, strict),
      answer: (visit, { params: { secret: key }, query }) =>
        following(house, visit, key, (found) => showMove(house, visit, { key, found, ...query })),
    }),
    openRoute({
      ...own,
      method: 'POST',
      path: '/appointments/of/:secret/move',
      body: Type.Object({ place: PlaceId, from: From, at: Instant }, strict),
      answer: (visit, { params: { secret: key }, body: { at, ...to } }) =>
        following(house, visit, key, (found) => move(house, visit, { key, found, ...to }, new Date(at))),
    }),
  ];
}

async function show(house: House, seen: Visit, key: string, appointment: Appointment): Promise<Reply> {
  const { agency, database } = house;
  if (appointment.state === 'held' || appointment.state === 'expired') return redirect(`/appointments/held/${key}`);
  const visit = { ...seen, address: `/appointments/of/${key}` };
  const place = await getPlace(database, appointment.placeId, dayOf(appointment.fromAt, agency.timeZone));
  const [again, sections] = await Promise.all([searchOf(house, appointment, visit), sectionsOf(house, visit, key, appointment)]);
  return page(AppointmentPage({ visit, agency, pathKey: key, appointment, place, again, sections }));
}

async function showCancel({ agency, database }: House, visit: Visit, key: string, appointment: Appointment): Promise<Reply> {
  if (!standingOf(appointment, visit.now).canCancel) return redirect(`/appointments/of/${key}`);
  const place = await getPlace(database, appointment.placeId, dayOf(appointment.fromAt, agency.timeZone));
  return page(CancelPage({ visit, agency, pathKey: key, appointment, place }));
}

type Moving = { key: string; found: Appointment; place?: string; from?: string };

async function showMove(house: House, seen: Visit, moving: Moving, lost?: LostTime): Promise<Reply> {
  const { key, found: appointment, place = '', from = '' } = moving;
  const visit = { ...seen, address: `/appointments/of/${key}/move` };
  if (!standingOf(appointment, visit.now).isAhead) return redirect(`/appointments/of/${key}`);
  const { channel, benefitGroups, language, interpreted, placeId } = appointment;
  const wish = { channel, benefitGroups, language, interpreted: interpreted ?? undefined, share: 'public' as const };
  const asked = { placeId: place === '' ? placeId : place, from: isDay(from) ? from : undefined, now: visit.now };
  const week = await showWeek(house, wish, asked);
  const where = channel === 'office' ? week.place.name.fi : '';
  const nearby = await comparePlaces(house, wish, where, visit.now);
  return page(MovePage({ visit, agency: house.agency, pathKey: key, appointment, week, nearby, lost }), lost === undefined ? 200 : 409);
}

async function move(house: House, visit: Visit, moving: Moving & { place: string }, fromAt: Date): Promise<Reply> {
  const { key, found, place: placeId } = moving;
  refuseBeyondMandate(visit, key);
  try {
    await house.database
      .transaction()
      .execute((transaction) => moveAppointment(transaction, house, found.id, { placeId, fromAt, share: 'public' }, { at: visit.now }));
  } catch (error) {
    const lost = lossOf(refusalOf(error));
    if (lost === undefined) throw error;
    return showMove(house, visit, moving, lost);
  }
  return redirect(`/appointments/of/${key}`);
}
