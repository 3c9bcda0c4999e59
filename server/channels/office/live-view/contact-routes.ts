import Type from 'typebox';
import type { House } from '#server/house.ts';
import { getPlaceName, listPlaces } from '#server/agency/network/places/queries.ts';
import { findOpenContact } from '#server/line/lines.ts';
import { setPriority, transferContact } from '#server/line/serving.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { idShape } from '#server/platform/database/keyset.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Staff } from '#server/platform/http/person.ts';
import { page, redirect, type Reply, route, type Route, type SignedVisit } from '#server/platform/http/route.ts';
import { refuseUnknownGroup } from '../network-names.ts';
import { ContactPage, lineLanguages } from './contact-page.tsx';
import { listCounters } from './place-line.ts';

const strict = { additionalProperties: false } as const;
const right = 'oversee-line';
const Slug = Type.String({ maxLength: 60, pattern: '^[a-z0-9-]+$' });
const params = Type.Object({ placeId: Slug, contactId: idShape });
type Which = { placeId: string; contactId: string };

const Priority = Type.Object(
  { priority: Type.Union([Type.Literal('0'), Type.Literal('1'), Type.Literal('2')]), reason: Type.String({ maxLength: 200 }) },
  strict,
);
const Transfer = Type.Object(
  {
    to: Slug,
    counter: Type.Union([Type.Literal(''), idShape]),
    group: Type.String({ maxLength: 60 }),
    language: Type.Union(lineLanguages.map((tag) => Type.Literal(tag))),
  },
  strict,
);

/** One who waits: moved in the line with a reason, or to another line. */
export function contactRoutes(house: House): Route[] {
  const { database, agency } = house;
  return [
    route({
      method: 'GET',
      path: '/live-view/:placeId/contacts/:contactId',
      right,
      params,
      answer: (visit, input) => show(house, visit, input.params),
    }),
    route({
      method: 'POST',
      path: '/live-view/:placeId/contacts/:contactId/priority',
      right,
      params,
      body: Priority,
      answer: async (visit, { params: which, body }) => {
        const reason = body.reason.trim();
        if (body.priority !== '0' && reason.length < 3) return show(house, visit, which, { ...body, reason });
        await getWaiting(house, which);
        const levels = { 0: 0, 1: 1, 2: 2 } as const;
        const by = { clerkId: visit.person.id, at: visit.now };
        await database
          .transaction()
          .execute((transaction) => setPriority(transaction, which.contactId, { level: levels[body.priority], reason }, by));
        return redirect(`/live-view/${which.placeId}?done=yes`);
      },
    }),
    route({
      method: 'POST',
      path: '/live-view/:placeId/contacts/:contactId/transfer',
      right,
      params,
      body: Transfer,
      answer: async (visit, { params: which, body }) => {
        refuseUnknownGroup(agency, body.group);
        await Promise.all([getWaiting(house, which), getPlaceName(database, body.to)]);
        // The counters shown are those of the place where the contact waits: a counter counts only there.
        const counterId = body.to === which.placeId && body.counter !== '' ? body.counter : null;
        if (counterId !== null && !(await listCounters(database, which.placeId)).some(({ id }) => id === counterId))
          throw new Refusal('not-found');
        const onward = { placeId: body.to, counterId, benefitGroup: body.group, language: body.language };
        const by = { clerkId: visit.person.id, at: visit.now };
        await database
          .transaction()
          .execute((transaction) => transferContact(transaction, { contactId: which.contactId, heldBy: undefined }, onward, by));
        return redirect(`/live-view/${which.placeId}?done=yes`);
      },
    }),
  ];
}

async function show(house: House, visit: SignedVisit<Staff>, which: Which, typed?: { priority: string; reason: string }): Promise<Reply> {
  const { database, agency } = house;
  const { placeId, contactId } = which;
  const [place, entry, places, counters] = await Promise.all([
    getPlaceName(database, placeId),
    findOpenContact(database, contactId),
    listPlaces(database, { day: dayOf(visit.now, agency.timeZone), kinds: ['office', 'joint-service-point'], most: 2000 }),
    listCounters(database, placeId),
  ]);
  const waits = entry?.kind === 'waiting' && entry.placeId === placeId ? entry : undefined;
  const here = { ...visit, address: `/live-view/${placeId}/contacts/${contactId}` };
  return page(ContactPage({ visit: here, agency, place, entry: waits, places, counters, typed: waits && typed }), typed ? 422 : 200);
}

/** @throws Refusal `not-found` when there is no such contact in this line, `contact-moved-on` when it waits no more */
async function getWaiting({ database }: House, { placeId, contactId }: Which): Promise<void> {
  const entry = await findOpenContact(database, contactId);
  if (!entry) throw new Refusal('not-found');
  if (entry.kind !== 'waiting' || entry.placeId !== placeId) throw new Refusal('contact-moved-on');
}
