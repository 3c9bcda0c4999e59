import Type from 'typebox';
import { v5 as derivedId } from 'uuid';
import type { House } from '#server/house.ts';
import { getContact } from '#server/people/contact/details.ts';
import { idShape } from '#server/platform/database/keyset.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { toInternationalPhone } from '#server/platform/formats/contact-details.ts';
import type { Customer } from '#server/platform/http/person.ts';
import { json, page, redirect, type Reply, route, type Route, type SignedVisit } from '#server/platform/http/route.ts';
import { newToken } from '#server/platform/secrets/secrets.ts';
import { listCallbacksOf } from '../requests/reading.ts';
import { type CallbackWish, cancelCallback } from '../requests/requesting.ts';
import { texts } from '../texts.ts';
import { listWindows, roomOf, type Topic } from '../windows/callback-capacity.ts';
import { AskPage, type Asked } from './ask-page.tsx';
import { type Fault, tryToAsk } from './asking.ts';
import { CallbacksPage } from './callbacks-page.tsx';

const strict = { additionalProperties: false } as const;
const right = 'own-person';
const Group = Type.String({ maxLength: 60, pattern: '^[\\w-]+$' });
const Tag = Type.String({ pattern: '^[a-z]{2,3}$' });
const Ask = Type.Object(
  {
    secret: Type.String({ pattern: '^[\\w-]{43}$' }),
    topic: Group,
    spoken: Tag,
    window: Type.Optional(Type.String({ maxLength: 60 })),
    number: Type.String({ maxLength: 60 }),
  },
  strict,
);

type Visit = SignedVisit<Customer>;

/** A customer asks to be called, sees what becomes of it, and takes it back: always for themselves. */
export function routes(house: House): Route[] {
  const { agency, database } = house;
  return [
    route({
      method: 'GET',
      path: '/callbacks',
      right,
      answer: async (visit) => page(CallbacksPage({ visit, agency, callbacks: await listCallbacksOf(database, visit.person.id) })),
    }),
    route({
      method: 'GET',
      path: '/callbacks/new',
      right,
      query: Type.Object({ topic: Type.Optional(Group), spoken: Type.Optional(Tag) }, strict),
      answer: async (visit, { query }) => {
        const topic = agency.groups.find(({ id }) => id === query.topic)?.id;
        const spoken =
          agency.callbacks.languages.find((tag) => tag === (query.spoken ?? visit.language)) ?? agency.callbacks.languages[0] ?? '';
        return show(house, visit, { secret: newToken(), topic, spoken, window: undefined, number: await findNumber(house, visit) });
      },
    }),
    route({
      method: 'POST',
      path: '/callbacks',
      right,
      body: Ask,
      answer: (visit, { body }) => ask(house, visit, { ...body, window: body.window }),
    }),
    route({
      method: 'POST',
      path: '/callbacks/:contactId/cancel',
      right,
      params: Type.Object({ contactId: idShape }),
      body: Type.Object({}, strict),
      answer: async (visit, { params: { contactId } }) => {
        const own = (await listCallbacksOf(database, visit.person.id)).find((callback) => callback.contactId === contactId);
        if (!own) throw new Refusal('not-found');
        if (own.state === 'open') await cancelCallback(house, contactId, visit.now);
        return redirect('/callbacks');
      },
    }),
    windowsRoute(house),
  ];
}

function windowsRoute({ agency, database }: House): Route {
  return route({
    method: 'GET',
    path: '/api/callbacks/windows',
    right,
    query: Type.Object({ topic: Group, spoken: Tag }, strict),
    summary: 'Parts of days in which a call can be promised about a benefit group in a language, and how many more fit',
    replies: Type.Array(
      Type.Object({
        window: Type.String(),
        from: Type.String({ format: 'date-time' }),
        to: Type.String({ format: 'date-time' }),
        room: Type.Integer(),
      }),
    ),
    answer: async (visit, { query }) => {
      if (!agency.groups.some(({ id }) => id === query.topic)) throw new Refusal('not-found');
      const windows = await listWindows(database, agency, { benefitGroup: query.topic, language: query.spoken }, visit.now);
      return json(
        windows.map((window) => ({
          window: window.id,
          from: window.from.toISOString(),
          to: window.to.toISOString(),
          room: roomOf(window),
        })),
      );
    },
  });
}

/** The number that the customer proved to be theirs; another can be written over it. */
async function findNumber({ database }: House, visit: Visit): Promise<string> {
  const { phone, phoneCheckedAt } = await getContact(database, visit.person.id);
  return phone !== null && phoneCheckedAt !== null ? phone : '';
}

async function ask(house: House, visit: Visit, asked: Asked): Promise<Reply> {
  if (visit.changesLanguage) return show(house, visit, asked);
  const t = texts(visit.language);
  const { topic, spoken, window } = asked;
  const number = toInternationalPhone(asked.number);
  if (number === undefined) return show(house, visit, asked, { id: 'number', text: t.wrongNumber });
  if (window === undefined || topic === undefined) return show(house, visit, asked, { id: 'window-0', text: t.chooseTime });
  const { id: customerId, name } = visit.person;
  const wish: CallbackWish = {
    ...{ benefitGroup: topic, language: spoken, windowId: window, number, name, customerId },
    // Whoever knows another's secret would still ask for a contact of their own.
    contactId: derivedId(`${customerId}/${asked.secret}`, derivedId.URL),
    ...{ via: 'online', writesIn: visit.language, at: visit.now },
  };
  const refused = await tryToAsk(house, wish, visit.language);
  if (refused) return show(house, visit, { ...asked, window: undefined }, refused.fault, refused.status);
  return redirect('/callbacks');
}

async function show({ agency, database }: House, seen: Visit, asked: Asked, fault?: Fault, status = fault ? 422 : 200): Promise<Reply> {
  const topic: Topic | undefined = asked.topic === undefined ? undefined : { benefitGroup: asked.topic, language: asked.spoken };
  const windows = topic && (await listWindows(database, agency, topic, seen.now));
  const query = new URLSearchParams({ ...(asked.topic !== undefined && { topic: asked.topic }), spoken: asked.spoken });
  const visit = { ...seen, address: `/callbacks/new?${query.toString()}` };
  const t = texts(visit.language);
  const asking = {
    ...{ choose: '/callbacks/new', send: '/callbacks', back: { address: '/callbacks', label: t.back } },
    ...{ title: t.ask, lead: t.lead, topic: t.topic, promise: t.promise(agency.callbacks.mostAttempts), press: t.ask },
  };
  return page(AskPage({ visit, agency, asking, asked, windows, fault }), status);
}
