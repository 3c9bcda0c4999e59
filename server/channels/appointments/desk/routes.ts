import Type from 'typebox';
import { v7 as newId } from 'uuid';
import { listServiceLanguages } from '#server/agency/service-languages.ts';
import { getPlace } from '#server/agency/network/places/queries.ts';
import type { House } from '#server/house.ts';
import { findWork } from '#server/line/working.ts';
import { listPlaceChoices } from '#server/channels/office/network-names.ts';
import { getCustomer } from '#server/people/customers/queries.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { refusalTexts } from '#server/platform/errors/refusal-texts.ts';
import { Refusal, refusalOf } from '#server/platform/errors/refusal.ts';
import { cleanLine, isEmailAddress, toInternationalPhone } from '#server/platform/formats/contact-details.ts';
import type { Staff } from '#server/platform/http/person.ts';
import { page, redirect, type Reply, route, type Route, type SignedVisit } from '#server/platform/http/route.ts';
import { newToken, tokenDigest } from '#server/platform/secrets/secrets.ts';
import { bookHeld, type Reach } from '../booking/booking.ts';
import { holdTime } from '../booking/holding.ts';
import { type Asked, askedFields, listDays, listInterpreted, wishOf } from './asked.ts';
import { changeRoutes } from './change-routes.ts';
import { listAppointmentsOf } from './history.ts';
import { NewPage } from './new-page.tsx';
import { openWhom } from './whom.ts';

const strict = { additionalProperties: false } as const;
const right = 'serve-contacts';
const path = '/appointments/desk/new';

type Visit = SignedVisit<Staff>;
type Typed = { name: string; reach: string };
const nothingTyped: Typed = { name: '', reach: '' };

/** A clerk books for somebody: a customer whom they serve or whose case they have, or whoever calls. */
export function routes(house: House): Route[] {
  return [
    route({
      method: 'GET',
      path,
      right,
      query: Type.Object(askedFields, strict),
      answer: (visit, { query }) => show(house, visit, query, { typed: nothingTyped }),
    }),
    route({
      method: 'POST',
      path,
      right,
      body: Type.Object(
        {
          ...askedFields,
          name: Type.Optional(Type.String({ maxLength: 100 })),
          reach: Type.Optional(Type.String({ maxLength: 254 })),
          at: Type.Optional(Type.String({ maxLength: 30 })),
        },
        strict,
      ),
      answer: (visit, { body: { name = '', reach = '', at, ...asked } }) => book(house, visit, asked, { at, typed: { name, reach } }),
    }),
    ...changeRoutes(house),
  ];
}

async function book(house: House, visit: Visit, asked: Asked, { at, typed }: { at: string | undefined; typed: Typed }): Promise<Reply> {
  if (visit.changesLanguage) return show(house, visit, asked, { typed });
  const wish = wishOf(house.agency, asked);
  const fromAt = new Date(at ?? '');
  if (wish === undefined || Number.isNaN(fromAt.getTime())) throw new Refusal('bad-request', [{ place: '/at', reason: 'is no time' }]);
  const [secret, appointmentId] = [newToken(), newId()];
  const reach = reachOf(typed, visit.language, secret);
  try {
    const isBooked = await openWhom(house, visit, asked, async (transaction, customerId) => {
      if (customerId === undefined && reach === undefined) return false;
      const held = { appointmentId, secretDigest: tokenDigest(secret), at: visit.now };
      await holdTime(transaction, house, { ...wish, fromAt }, held);
      const booker = { by: 'clerk', customerId, reach: customerId === undefined ? reach : undefined, clerkId: visit.person.id } as const;
      await bookHeld(transaction, house, appointmentId, booker, visit.now);
      return true;
    });
    return isBooked
      ? redirect(`/appointments/desk/${appointmentId}?done=booked`)
      : await show(house, visit, asked, { typed, hasReachFault: true });
  } catch (error) {
    const code = refusalOf(error)?.code;
    if (code !== 'time-taken' && code !== 'interpreter-taken' && code !== 'time-not-offered') throw error;
    return show(house, visit, asked, { typed, refusal: refusalTexts(visit.language)[code] });
  }
}

/** Where somebody outside the records is told of it: as they said it, unchecked. */
function reachOf({ name, reach }: Typed, language: Visit['language'], secret: string): Reach | undefined {
  const line = cleanLine(reach);
  const number = isEmailAddress(line) ? undefined : toInternationalPhone(line);
  if (number === undefined && !isEmailAddress(line)) return undefined;
  const called = cleanLine(name);
  const where =
    number === undefined ? ({ channel: 'email', address: line } as const) : ({ channel: 'text-message', address: number } as const);
  return { ...where, ...(called !== '' && { name: called }), language, secret, isChecked: false };
}

type Shown = { typed: Typed; hasReachFault?: boolean; refusal?: string };

async function show(house: House, asking: Visit, asked: Asked, { typed, hasReachFault = false, refusal }: Shown): Promise<Reply> {
  const { database, agency } = house;
  const visit = { ...asking, address: path };
  const { now, language, person } = visit;
  const work = await findWork(database, person.id);
  const place = asked.place ?? work?.placeId;
  const chosen: Asked = { ...asked, ...(place !== undefined && { place }) };
  const wish = wishOf(agency, chosen);
  if (wish !== undefined) await getPlace(database, wish.placeId, dayOf(now, agency.timeZone));
  const [places, languages, interpreted, days] = await Promise.all([
    listPlaceChoices(database, { now, timeZone: agency.timeZone, language }),
    listServiceLanguages(database, agency),
    listInterpreted(database),
    wish && listDays(database, agency, wish, { from: asked.from, now }),
  ]);
  const known = await openWhom(house, visit, asked, async (transaction, customerId) => {
    if (customerId === undefined) return undefined;
    const { givenNames, familyName } = await getCustomer(transaction, customerId);
    return { name: `${givenNames} ${familyName}`, past: await listAppointmentsOf(transaction, customerId) };
  });
  const props = { visit, agency, asked: chosen, places, languages, interpreted, days, known, typed, hasReachFault, refusal };
  return page(NewPage(props), hasReachFault ? 422 : refusal === undefined ? 200 : 409);
}
