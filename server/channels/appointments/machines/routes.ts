import Type from 'typebox';
import { appointmentChannels } from '#server/agency/policies/appointments.ts';
import type { House } from '#server/house.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { json, openRoute, route, type Route, type SignedVisit } from '#server/platform/http/route.ts';
import { bookHeld } from '../booking/booking.ts';
import { cancelAppointment } from '../booking/changing.ts';
import { holdFor } from '../finding/holding.ts';
import { comparePlaces, showWeek } from '../finding/searching.ts';
import { type Asked, Instant, PlaceId, readAsked, wishOf, wishShape } from '../finding/wish.ts';
import { findByKey } from '../following.ts';
import { runsAsSystem } from '../shapes.ts';

const strict = { additionalProperties: false } as const;
const DateTime = Type.String({ format: 'date-time' });
const Id = Type.String({ format: 'uuid' });
const Key = Type.Object({ appointment: Type.String({ maxLength: 100, description: 'the secret that holding gave, or the id' }) }, strict);
const Held = Type.Object({
  appointmentId: Id,
  secret: Type.String({ description: 'admits to the time, whoever has it' }),
  from: DateTime,
  to: DateTime,
  heldUntil: DateTime,
});

/** The same for machines: free times for everybody, booking for customers with a key. */
export function routes(house: House): Route[] {
  return [
    openRoute({
      method: 'GET',
      path: '/api/appointments/times',
      runsAsSystem,
      query: Type.Object(wishShape, strict),
      summary: 'The free times of a place for a week; without a place, the first free time at each of the nearest places',
      replies: Type.Object({ places: Type.Array(Type.Object({ place: Type.String(), times: Type.Array(DateTime) })) }),
      answer: async (visit, { query }) => json({ places: await listTimes(house, readWish(house, query, visit.language), visit.now) }),
    }),
    holdRoute(house),
    route({
      right: 'own-matters',
      method: 'POST',
      path: '/api/appointments/book',
      runsAsSystem,
      body: Key,
      summary: 'Books a held time for oneself; sent again, it changes nothing',
      replies: Type.Object({ appointmentId: Id }),
      answer: async (visit, { body }) => {
        const { id } = await getByKey(house, visit, body.appointment);
        const booker = { by: 'customer', customerId: visit.person.id } as const;
        await house.database.transaction().execute((transaction) => bookHeld(transaction, house, id, booker, visit.now));
        return json({ appointmentId: id });
      },
    }),
    route({
      right: 'own-matters',
      method: 'POST',
      path: '/api/appointments/cancel',
      runsAsSystem,
      body: Key,
      summary: 'Gives a held or booked time up; sent again, it changes nothing',
      replies: Type.Object({ appointmentId: Id }),
      answer: async (visit, { body }) => {
        const { id } = await getByKey(house, visit, body.appointment);
        await house.database.transaction().execute((transaction) => cancelAppointment(transaction, house, id, { at: visit.now }));
        return json({ appointmentId: id });
      },
    }),
  ];
}

function holdRoute(house: House): Route {
  return route({
    right: 'own-matters',
    method: 'POST',
    path: '/api/appointments/hold',
    runsAsSystem,
    body: Type.Object(
      {
        matters: Type.Array(Type.String({ maxLength: 60 }), { minItems: 1, maxItems: 10, description: 'benefit groups' }),
        channel: Type.Enum([...appointmentChannels]),
        spoken: Type.Optional(wishShape.spoken),
        interpreter: Type.Optional(wishShape.interpreter),
        place: PlaceId,
        from: Instant,
      },
      strict,
    ),
    summary: 'Keeps a free time for some minutes',
    replies: Held,
    answer: async (visit, { body: { matters, from, ...given } }) => {
      const asked = readWish(house, { ...given, matter: matters }, visit.language);
      const fromAt = new Date(from);
      if (Number.isNaN(fromAt.getTime())) throw new Refusal('bad-request', [{ place: '/from', reason: 'there is no such time' }]);
      const { toAt, ...held } = await holdFor(house, visit, { ...wishOf(asked), placeId: given.place, fromAt });
      return json({ ...held, from: fromAt, to: toAt }, 201);
    },
  });
}

/** Refuses `bad-request` where no matter that the agency knows is named. */
function readWish({ agency }: House, given: Parameters<typeof readAsked>[1], language: string): Asked {
  const asked = readAsked(agency, given, language);
  if (asked.matters.length === 0) throw new Refusal('bad-request', [{ place: '/matter', reason: 'names no benefit group' }]);
  return asked;
}

async function getByKey(house: House, visit: SignedVisit, key: string) {
  const found = await findByKey(house, visit, key);
  if (!found) throw new Refusal('not-found');
  return found;
}

async function listTimes(house: House, asked: Asked, now: Date) {
  const wish = wishOf(asked);
  if (asked.place === undefined) {
    const { found } = await comparePlaces(house, wish, asked.where, now);
    return found.map(({ place, first }) => ({ place: place.id, times: [first] }));
  }
  const { place, days } = await showWeek(house, wish, { placeId: asked.place, from: asked.from, now });
  return [{ place: place.id, times: days.flatMap(({ times }) => times) }];
}
