import Type from 'typebox';
import { v7 as newId } from 'uuid';
import type { House } from '#server/house.ts';
import { getPlaceName } from '#server/agency/network/places/queries.ts';
import { findOpenContact } from '#server/line/lines.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { startOfDay } from '#server/platform/clock/wall-time.ts';
import { idShape } from '#server/platform/database/keyset.ts';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { Refusal, refusalOf } from '#server/platform/errors/refusal.ts';
import { refusalTexts } from '#server/platform/errors/refusal-texts.ts';
import type { Staff } from '#server/platform/http/person.ts';
import { page, redirect, type Reply, route, type Route, type SignedVisit } from '#server/platform/http/route.ts';
import { findLastPlace } from '../counter/standing.ts';
import { lineLanguages } from '../live-view/contact-page.tsx';
import { getPlaceLine } from '../live-view/place-line.ts';
import { lineEvents } from '../line-events.ts';
import { listPlaceChoices, refuseUnknownGroup, visitedKinds } from '../network-names.ts';
import { arrive, changeMatter, comeBack, leave, prioritize, takeIn, type Visitor } from './acts.ts';
import { findGiven, isOfPlace, listGone } from './reading.ts';
import { ReceptionPage } from './reception-page.tsx';
import { VisitorPage } from './visitor-page.tsx';

const strict = { additionalProperties: false } as const;
const right = 'receive-visitors';
const Slug = Type.String({ maxLength: 60, pattern: '^[a-z0-9-]+$' });
const placeParams = Type.Object({ placeId: Slug });
const params = Type.Object({ placeId: Slug, contactId: idShape });
const Nothing = Type.Object({}, strict);
const matter = {
  language: Type.Union(lineLanguages.map((tag) => Type.Literal(tag))),
  quick: Type.Optional(Type.Literal('yes')),
};
const Group = Type.String({ maxLength: 60 });
/** The group is chosen among buttons of which none may be pressed yet. */
const WalkInForm = Type.Object({ contact: idShape, group: Type.Optional(Group), ...matter }, strict);
const MatterForm = Type.Object({ group: Group, ...matter }, strict);
const PriorityForm = Type.Object(
  { priority: Type.Union([Type.Literal('0'), Type.Literal('1'), Type.Literal('2')]), reason: Type.String({ maxLength: 200 }) },
  strict,
);

type Visit = SignedVisit<Staff>;
type Which = { placeId: string; contactId: string };
const visitorOf = (visit: Visit, which: Which): Visitor => ({ ...which, clerkId: visit.person.id, at: visit.now });
const addressOf = (placeId: string, more = '') => `/reception?place=${placeId}${more}`;

/** The reception of a place: who comes in gets a number, who waits is looked after, and who comes back is put back in line. */
export function routes(house: House): Route[] {
  return [
    route({
      method: 'GET',
      path: '/reception',
      right,
      query: Type.Object({ place: Type.Optional(Slug), given: Type.Optional(idShape), done: Type.Optional(Type.Literal('yes')) }, strict),
      live: 'page',
      answer: (visit, { query: { place, given, done } }) => show(house, visit, place, { given, isDone: done === 'yes' }),
    }),
    route({
      method: 'GET',
      path: '/reception/:placeId/events',
      right,
      params: placeParams,
      live: 'stream',
      answer: (_visit, { params: { placeId } }) => Promise.resolve(lineEvents(house, [placeId])),
    }),
    route({
      method: 'POST',
      path: '/reception/:placeId/arrivals',
      right,
      params: placeParams,
      body: WalkInForm,
      answer: (visit, { params: { placeId }, body: { contact: contactId, group, language, quick } }) => {
        const typed = { contactId, language, isQuick: quick === 'yes' };
        if (group === undefined) return show(house, visit, placeId, { typed });
        refuseUnknownGroup(house.agency, group);
        const walkIn = { benefitGroup: group, language, isQuick: typed.isQuick, day: dayOf(visit.now, house.agency.timeZone) };
        return act(house, visit, placeId, async (transaction) => {
          const places = await listReceptions(transaction, house, visit);
          if (!places.some(({ id }) => id === placeId)) throw new Refusal('not-found');
          await takeIn(transaction, visitorOf(visit, { placeId, contactId }), walkIn);
          return addressOf(placeId, `&given=${contactId}`);
        });
      },
    }),
    ...visitorRoutes(house),
    ...presenceRoutes(house),
  ];
}

function visitorRoutes(house: House): Route[] {
  return [
    route({
      method: 'GET',
      path: '/reception/:placeId/contacts/:contactId',
      right,
      params,
      answer: (visit, input) => showVisitor(house, visit, input.params),
    }),
    route({
      method: 'POST',
      path: '/reception/:placeId/contacts/:contactId/priority',
      right,
      params,
      body: PriorityForm,
      answer: (visit, { params: which, body }) => {
        const reason = body.reason.trim();
        if (body.priority !== '0' && reason.length < 3) return showVisitor(house, visit, which, { ...body, reason });
        const levels = { 0: 0, 1: 1, 2: 2 } as const;
        const to = { level: levels[body.priority], reason };
        return act(house, visit, which.placeId, (transaction) => prioritize(transaction, visitorOf(visit, which), to));
      },
    }),
    route({
      method: 'POST',
      path: '/reception/:placeId/contacts/:contactId/matter',
      right,
      params,
      body: MatterForm,
      answer: (visit, { params: which, body: { group, language, quick } }) => {
        refuseUnknownGroup(house.agency, group);
        const to = { benefitGroup: group, language, isQuick: quick === 'yes' };
        return act(house, visit, which.placeId, (transaction) => changeMatter(transaction, visitorOf(visit, which), to));
      },
    }),
  ];
}

/** Whether one is there: arrived, gone, back. */
function presenceRoutes(house: House): Route[] {
  return [
    route({
      method: 'POST',
      path: '/reception/:placeId/contacts/:contactId/here',
      right,
      params,
      body: Nothing,
      answer: (visit, { params: which }) => act(house, visit, which.placeId, (transaction) => arrive(transaction, visitorOf(visit, which))),
    }),
    route({
      method: 'POST',
      path: '/reception/:placeId/contacts/:contactId/left',
      right,
      params,
      body: Nothing,
      answer: (visit, { params: which }) => act(house, visit, which.placeId, (transaction) => leave(transaction, visitorOf(visit, which))),
    }),
    route({
      method: 'POST',
      path: '/reception/:placeId/contacts/:contactId/back-in-line',
      right,
      params,
      body: Nothing,
      answer: (visit, { params: which }) =>
        act(house, visit, which.placeId, (transaction) => comeBack(transaction, visitorOf(visit, which), house.agency.timeZone)),
    }),
  ];
}

/** Does one thing in one transaction and shows the reception as it is then. A refusal is told above the fresh page. */
async function act(
  house: House,
  visit: Visit,
  placeId: string,
  change: (transaction: Transaction) => Promise<string | void>,
): Promise<Reply> {
  try {
    const to = await house.database.transaction().execute(change);
    return redirect(to ?? addressOf(placeId, '&done=yes'));
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal?.status !== 409) throw error;
    return show(house, visit, placeId, { refused: refusalTexts(visit.language)[refusal.code] });
  }
}

export type Typed = { contactId: string; language: string; isQuick: boolean };
type Shown = { given?: string | undefined; isDone?: boolean; refused?: string; typed?: Typed };

/** Only where people come in there is a reception. */
function listReceptions(database: Database | Transaction, { agency }: House, { now, language }: Visit) {
  return listPlaceChoices(database, { now, timeZone: agency.timeZone, language, kinds: visitedKinds });
}

/** The reception of a place: the one asked for, or where the clerk worked last; of none until one is chosen. @throws Refusal `not-found` */
async function show(house: House, visit: Visit, asked: string | undefined, shown: Shown): Promise<Reply> {
  const { database, agency } = house;
  const { given, isDone = false, refused, typed } = shown;
  const places = await listReceptions(database, house, visit);
  const wanted = asked ?? (await findLastPlace(database, visit.person.id));
  const placeId = places.find(({ id }) => id === wanted)?.id;
  if (asked !== undefined && placeId === undefined) throw new Refusal('not-found');
  const here = { ...visit, address: placeId === undefined ? '/reception' : addressOf(placeId) };
  const [line, gone, slip] = await Promise.all([
    placeId === undefined ? undefined : getPlaceLine(database, agency, placeId, visit.now),
    placeId === undefined ? [] : listGone(database, placeId, startOfDay(visit.now, agency.timeZone)),
    placeId === undefined || given === undefined ? undefined : findGiven(database, placeId, given),
  ]);
  const status = refused === undefined ? (typed ? 422 : 200) : 409;
  return page(ReceptionPage({ visit: here, agency, places, line, gone, slip, isDone, refused, typed, newContactId: newId() }), status);
}

async function showVisitor(house: House, visit: Visit, which: Which, typed?: { priority: string; reason: string }): Promise<Reply> {
  const { database, agency } = house;
  const { placeId, contactId } = which;
  const [place, entry, isHere] = await Promise.all([
    getPlaceName(database, placeId),
    findOpenContact(database, contactId),
    isOfPlace(database, placeId, contactId),
  ]);
  if (!isHere) throw new Refusal('not-found');
  const waiting = entry?.kind === 'waiting' ? entry : undefined;
  const here = { ...visit, address: `/reception/${placeId}/contacts/${contactId}` };
  const fault = waiting && typed;
  return page(VisitorPage({ visit: here, agency, place, contactId, entry: waiting, typed: fault }), fault ? 422 : 200);
}
