import Type from 'typebox';
import type { House } from '#server/house.ts';
import { placeKinds } from '#server/agency/places-file.ts';
import { idShape } from '#server/platform/database/keyset.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { json, route, type Route } from '#server/platform/http/route.ts';
import { factsFaults, PlaceFacts } from './facts.ts';
import { addCounter, changeFacts, closeCounter, getPlaceDesk, listMunicipalities, searchPlaces, setTakesAppointments } from './queries.ts';

const strict = { additionalProperties: false } as const;
const right = 'manage-network';
const Slug = Type.String({ maxLength: 60, pattern: '^[a-z0-9-]*$' });
const params = Type.Object({ placeId: Slug });
const seen = Type.Integer({ minimum: 0, description: 'the version that was read; refused when somebody has changed the place since' });
const Counter = Type.Object({ id: idShape, name: Type.String(), takesAppointments: Type.Boolean() });
const Desk = Type.Object({
  id: Slug,
  kind: Type.Enum([...placeKinds]),
  validFrom: Type.String(),
  version: Type.Integer(),
  facts: PlaceFacts,
  counters: Type.Array(Counter),
});
const Words = Type.Record(Type.String(), Type.String(), { description: 'by language' });
const Line = Type.Object({ id: Slug, name: Words, kind: Type.Enum([...placeKinds]), validTo: Type.Union([Type.String(), Type.Null()]) });
const perPage = 100;

/** The facts and counters of places, for a machine that keeps them. */
export function machineRoutes(house: House): Route[] {
  const { database } = house;
  return [
    route({
      method: 'GET',
      path: '/api/network',
      right,
      query: Type.Object({ words: Type.Optional(Type.String({ maxLength: 60 })), after: Type.Optional(Slug) }, strict),
      summary: 'Every place by its id, 100 at a time. `next` begins the next page (`after`).',
      replies: Type.Object({ places: Type.Array(Line), next: Type.Optional(Slug) }),
      answer: async (_visit, { query: { words = '', after } }) => {
        const found = await searchPlaces(database, { words, after, most: perPage + 1 });
        const places = found.slice(0, perPage).map(({ id, name, kind, validTo }) => ({ id, name, kind, validTo }));
        return json({ places, next: found.length > perPage ? places.at(-1)?.id : undefined });
      },
    }),
    route({
      method: 'GET',
      path: '/api/network/:placeId',
      right,
      params,
      summary: 'The facts of a place, its open counters, and the version of both',
      replies: Desk,
      answer: async (_visit, input) => json(await answerDesk(house, input.params.placeId)),
    }),
    route({
      method: 'POST',
      path: '/api/network/:placeId',
      right,
      params,
      body: Type.Object({ seen, facts: PlaceFacts }, strict),
      summary: 'Changes the facts of a place, all of them at once',
      replies: Desk,
      answer: async (visit, { params: { placeId }, body }) => {
        const known = new Set((await listMunicipalities(database)).map(({ id }) => id));
        const faults = factsFaults(body.facts, await getPlaceDesk(database, placeId), house.agency, known);
        if (faults.length > 0)
          throw new Refusal(
            'bad-request',
            faults.map(({ field, code }) => ({ place: `/facts/${field}`, reason: code })),
          );
        await changeFacts(database, { placeId, seen: body.seen, clerkId: visit.person.id, at: visit.now }, body.facts);
        return json(await answerDesk(house, placeId));
      },
    }),
    ...counterRoutes(house),
  ];
}

function counterRoutes(house: House): Route[] {
  const { database } = house;
  return [
    route({
      method: 'POST',
      path: '/api/network/:placeId/counters',
      right,
      params,
      body: Type.Object({ seen, name: Type.String({ minLength: 1, maxLength: 20, pattern: '\\S' }) }, strict),
      summary: 'Adds a counter',
      replies: Desk,
      answer: async (visit, { params: { placeId }, body }) => {
        await addCounter(database, { placeId, seen: body.seen, clerkId: visit.person.id, at: visit.now }, body.name.trim());
        return json(await answerDesk(house, placeId));
      },
    }),
    route({
      method: 'POST',
      path: '/api/network/:placeId/counters/:counterId/close',
      right,
      params: Type.Object({ placeId: Slug, counterId: idShape }),
      body: Type.Object({ seen }, strict),
      summary: 'Takes a counter out of use',
      replies: Desk,
      answer: async (visit, { params: { placeId, counterId }, body }) => {
        await closeCounter(database, { placeId, seen: body.seen, clerkId: visit.person.id, at: visit.now }, counterId);
        return json(await answerDesk(house, placeId));
      },
    }),
    route({
      method: 'POST',
      path: '/api/network/:placeId/counters/:counterId/appointments',
      right,
      params: Type.Object({ placeId: Slug, counterId: idShape }),
      body: Type.Object({ seen, takesAppointments: Type.Boolean() }, strict),
      summary:
        'Says whether appointments are booked into a counter; once a place has such counters, those at the office are booked there only',
      replies: Desk,
      answer: async (visit, { params: { placeId, counterId }, body }) => {
        const change = { placeId, seen: body.seen, clerkId: visit.person.id, at: visit.now };
        await setTakesAppointments(database, change, counterId, body.takesAppointments);
        return json(await answerDesk(house, placeId));
      },
    }),
  ];
}

async function answerDesk({ database }: House, placeId: string) {
  const place = await getPlaceDesk(database, placeId);
  return { ...place, counters: place.counters.map(({ id, name, takesAppointments }) => ({ id, name, takesAppointments })) };
}
