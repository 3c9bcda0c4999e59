import Type from 'typebox';
import type { House } from '#server/house.ts';
import { callNext } from '#server/line/calling.ts';
import { matterKinds } from '#server/line/contact-words.ts';
import { beginWork, endBreak, endWork, findWork, takeBreak } from '#server/line/working.ts';
import { idShape } from '#server/platform/database/keyset.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import { Refusal, refusalOf } from '#server/platform/errors/refusal.ts';
import { refusalTexts } from '#server/platform/errors/refusal-texts.ts';
import type { Staff } from '#server/platform/http/person.ts';
import { page, redirect, type Reply, route, type Route, type SignedVisit } from '#server/platform/http/route.ts';
import { lineEvents } from '../line-events.ts';
import { listCounters, listPlaceChoices, refuseUnknownGroup, visitedKinds } from '../network-names.ts';
import { type ActName, actNames, acts, callFromOwnLines, sendOn, setMattersOf } from './acts.ts';
import { CounterPage } from './counter-page.tsx';
import { longestHandover, shortestHandover } from './handovers.ts';
import { OpenPage } from './open-page.tsx';
import { findLastPlace, listMatters, readStanding } from './standing.ts';

const strict = { additionalProperties: false } as const;
const right = 'serve-contacts';
const Slug = Type.String({ maxLength: 60, pattern: '^[a-z0-9-]+$' });
const params = Type.Object({ contactId: idShape });
const Nothing = Type.Object({}, strict);
const Group = Type.String({ maxLength: 60 });
const Open = Type.Object(
  {
    place: Slug,
    counter: idShape,
    also: Type.Union([Type.Literal(''), Slug]),
    quick: Type.Optional(Type.Literal('yes')),
    calls: Type.Optional(Type.Literal('yes')),
  },
  strict,
);
const Transfer = Type.Object(
  {
    group: Group,
    place: Slug,
    counter: Type.Union([Type.Literal(''), idShape]),
    // A line end is posted as two characters.
    tells: Type.String({ maxLength: 2 * longestHandover }),
  },
  strict,
);
const NewMatter = Type.Object(
  {
    group: Group,
    kind: Type.Union(matterKinds.map((kind) => Type.Literal(kind))),
    quantity: Type.String({ pattern: '^[1-9]\\d?$' }),
  },
  strict,
);

type Visit = SignedVisit<Staff>;
/** The counter is the clerk's own: nothing of anybody else's is named in its addresses but the contact. */
const here = (visit: Visit): Visit => ({ ...visit, address: '/counter' });

/** The counter of a clerk: opened, used all day, closed. */
export function routes(house: House): Route[] {
  return [
    route({
      method: 'GET',
      path: '/counter',
      right,
      query: Type.Object({ place: Type.Optional(Slug), nobody: Type.Optional(Type.Literal('yes')) }, strict),
      live: 'page',
      answer: (visit, { query }) => show(house, visit, { placeId: query.place, isNobody: query.nobody === 'yes' }),
    }),
    eventsRoute(house),
    route({
      method: 'POST',
      path: '/counter/open',
      right,
      body: Open,
      answer: (visit, { body }) =>
        act(house, visit, (transaction) =>
          beginWork(
            transaction,
            visit.person.id,
            {
              placeId: body.place,
              counterId: body.counter,
              otherPlaceIds: body.also === '' ? [] : [body.also],
              channels: body.calls === 'yes' ? ['office', 'callback'] : ['office'],
              benefitGroups: visit.person.skills,
              languages: visit.person.languages,
              isQuick: body.quick === 'yes',
            },
            visit.now,
          ),
        ),
    }),
    ...(['break', 'back', 'close'] as const).map((verb) =>
      route({
        method: 'POST',
        path: `/counter/${verb}`,
        right,
        body: Nothing,
        answer: (visit) => act(house, visit, (transaction) => work[verb](transaction, visit.person.id, visit.now)),
      }),
    ),
    route({
      method: 'POST',
      path: '/counter/next',
      right,
      body: Nothing,
      answer: (visit) => act(house, visit, (transaction) => next(transaction, visit)),
    }),
    ...contactRoutes(house),
    ...matterRoutes(house),
  ];
}

/** The lines that the clerk serves: of nothing, while they are at no counter. */
function eventsRoute(house: House): Route {
  return route({
    method: 'GET',
    path: '/counter/events',
    right,
    live: 'stream',
    answer: async (visit) => {
      const served = await findWork(house.database, visit.person.id);
      return lineEvents(house, served ? [served.placeId, ...served.otherPlaceIds] : []);
    },
  });
}

const work = { break: takeBreak, back: endBreak, close: endWork } as const;

/** Calls the next, and says so when there is nobody. */
async function next(transaction: Transaction, visit: Visit): Promise<string | undefined> {
  return (await callNext(transaction, visit.person.id, visit.now)) === undefined ? '/counter?nobody=yes' : undefined;
}

function contactRoutes(house: House): Route[] {
  const heldBy = (visit: Visit, contactId: string) => ({ contactId, clerkId: visit.person.id, at: visit.now });
  const simple = actNames.map((name: ActName) =>
    route({
      method: 'POST',
      path: `/counter/contacts/:contactId/${name}`,
      right,
      params,
      body: Nothing,
      answer: (visit, input) => act(house, visit, (transaction) => acts[name](transaction, heldBy(visit, input.params.contactId))),
    }),
  );
  return [
    ...simple,
    route({
      method: 'POST',
      path: '/counter/contacts/:contactId/call',
      right,
      params,
      body: Nothing,
      answer: (visit, input) =>
        act(house, visit, (transaction) => callFromOwnLines(transaction, house.agency, heldBy(visit, input.params.contactId))),
    }),
    route({
      method: 'POST',
      path: '/counter/contacts/:contactId/finish-and-next',
      right,
      params,
      body: Nothing,
      answer: (visit, input) =>
        act(house, visit, async (transaction) => {
          await acts.finish(transaction, heldBy(visit, input.params.contactId));
          return next(transaction, visit);
        }),
    }),
    route({
      method: 'POST',
      path: '/counter/contacts/:contactId/transfer',
      right,
      params,
      body: Transfer,
      answer: (visit, { params: { contactId }, body }) => {
        const tells = body.tells.replaceAll('\r\n', '\n').trim();
        if (tells !== '' && tells.length < shortestHandover) throw new Refusal('bad-request', [{ place: 'tells', reason: 'is too short' }]);
        refuseUnknownGroup(house.agency, body.group);
        return act(house, visit, (transaction) => transfer(transaction, house, visit, contactId, { ...body, tells }));
      },
    }),
  ];
}

type Onward = { group: string; place: string; counter: string; tells: string };

async function transfer(transaction: Transaction, house: House, visit: Visit, contactId: string, onward: Onward): Promise<void> {
  const { now, person, language } = visit;
  const places = await listPlaceChoices(transaction, { now, timeZone: house.agency.timeZone, language, kinds: visitedKinds });
  if (!places.some(({ id }) => id === onward.place)) throw new Refusal('not-found');
  // Counters are offered of the clerk's own place: of another one any counter serves.
  const counters = onward.counter === '' ? [] : await listCounters(transaction, onward.place);
  const counterId = counters.find(({ id }) => id === onward.counter)?.id ?? null;
  const held = { contactId, clerkId: person.id, at: now };
  await sendOn(transaction, held, { placeId: onward.place, counterId, benefitGroup: onward.group }, onward.tells);
}

function matterRoutes(house: House): Route[] {
  const { database } = house;
  return [
    route({
      method: 'POST',
      path: '/counter/contacts/:contactId/matters',
      right,
      params,
      body: NewMatter,
      answer: (visit, { params: { contactId }, body }) => {
        refuseUnknownGroup(house.agency, body.group);
        return act(house, visit, async (transaction) => {
          const known = await listMatters(transaction, contactId);
          const others = known.filter(({ benefitGroup, kind }) => benefitGroup !== body.group || kind !== body.kind);
          const added = { benefitGroup: body.group, kind: body.kind, quantity: Number(body.quantity) };
          await setMattersOf(transaction, { contactId, clerkId: visit.person.id, at: visit.now }, [...others, added]);
        });
      },
    }),
    route({
      method: 'POST',
      path: '/counter/contacts/:contactId/matters/remove',
      right,
      params,
      body: Type.Object({ at: Type.String({ pattern: '^\\d{1,2}$' }) }, strict),
      answer: (visit, { params: { contactId }, body }) =>
        act(house, visit, async (transaction) => {
          const known = await listMatters(database, contactId);
          const held = { contactId, clerkId: visit.person.id, at: visit.now };
          await setMattersOf(
            transaction,
            held,
            known.filter((_matter, at) => at !== Number(body.at)),
          );
        }),
    }),
  ];
}

/** Does one thing in one transaction and shows the counter as it is then. A refusal is told above the fresh page. */
async function act(house: House, visit: Visit, change: (transaction: Transaction) => Promise<unknown>): Promise<Reply> {
  try {
    const to = await house.database.transaction().execute(change);
    return redirect(typeof to === 'string' ? to : '/counter');
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal?.status !== 409) throw error;
    return show(house, visit, { refused: refusalTexts(visit.language)[refusal.code] });
  }
}

type Shown = { placeId?: string | undefined; isNobody?: boolean; refused?: string };

async function show(house: House, asked: Visit, { placeId, isNobody = false, refused }: Shown): Promise<Reply> {
  const { database, agency } = house;
  const visit = here(asked);
  const status = refused === undefined ? 200 : 409;
  const standing = await readStanding(house, visit);
  if (standing) return page(CounterPage({ visit, agency, standing, refused, isNobody: isNobody && !standing.current }), status);
  const places = await listPlaceChoices(database, {
    now: visit.now,
    timeZone: agency.timeZone,
    language: visit.language,
    kinds: visitedKinds,
  });
  const wanted = placeId ?? (await findLastPlace(database, visit.person.id));
  const chosen = places.find(({ id }) => id === wanted)?.id ?? places[0]?.id ?? '';
  return page(OpenPage({ visit, places, placeId: chosen, counters: await listCounters(database, chosen), refused }), status);
}
