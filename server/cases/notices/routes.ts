import { Type } from 'typebox';
import type { House } from '#server/house.ts';
import { idShape, keysetOf, keysetShape } from '#server/platform/database/keyset.ts';
import { json, page, redirect, route, type Route } from '#server/platform/http/route.ts';
import { DeliveriesPage, type DeliveryWithWord, type OpenWays } from './pages.tsx';
import { type DeliveryFilter, listDeliveries, noticeStates, tryAgain } from './queries.ts';
import { waysToTell } from '#server/people/customers/contact-columns.ts';
import { wordFor } from './wording.ts';

const perPage = 50;
const stateShape = Type.Union(noticeStates.map((state) => Type.Literal(state)));
const wayShape = Type.Union(waysToTell.map((way) => Type.Literal(way)));
const filterShape = Type.Object(
  { state: Type.Optional(stateShape), channel: Type.Optional(wayShape), before: Type.Optional(keysetShape) },
  { additionalProperties: false },
);
const keyShape = Type.Object({ customerId: idShape, noticeId: idShape }, { additionalProperties: false });

const deliveryShape = Type.Object({
  customerId: idShape,
  noticeId: idShape,
  kind: Type.String(),
  state: stateShape,
  createdAt: Type.String({ format: 'date-time' }),
  channel: wayShape,
  wished: wayShape,
  maskedAddress: Type.Union([Type.String(), Type.Null()]),
  attempts: Type.Array(
    Type.Object({
      attempt: Type.Integer(),
      at: Type.String({ format: 'date-time' }),
      channel: wayShape,
      result: Type.String(),
      problem: Type.Union([Type.String(), Type.Null()]),
    }),
  ),
  message: Type.Union([
    Type.Object({ language: Type.String(), subject: Type.Union([Type.String(), Type.Null()]), text: Type.String() }),
    Type.Null(),
  ]),
});

/** The log of deliveries, for the administrator. */
export function routes(house: House): Route[] {
  return [...pageRoutes(house), ...interfaceRoutes(house)];
}

async function list({ agency, database, settings }: House, filter: DeliveryFilter) {
  // One more than is shown tells whether there are older ones.
  const found = await listDeliveries(database, { ...filter, most: filter.most + 1 });
  const shown = found.slice(0, filter.most);
  const last = found.length > filter.most ? shown.at(-1) : undefined;
  const sender = { ...agency, publicUrl: settings.publicUrl };
  const deliveries: DeliveryWithWord[] = shown.map((delivery) => ({ ...delivery, word: wordFor(delivery.way, delivery, sender) }));
  return { deliveries, older: last && keysetOf(last.createdAt, last.noticeId) };
}

function pageRoutes(house: House): Route[] {
  return [
    route({
      method: 'GET',
      path: '/deliveries',
      right: 'see-deliveries',
      query: filterShape,
      answer: async (visit, { query }) =>
        page(
          DeliveriesPage({
            visit,
            state: query.state,
            channel: query.channel,
            open: openWays(house.settings),
            isFirstPage: query.before === undefined,
            ...(await list(house, { ...query, most: perPage })),
          }),
        ),
    }),
    route({
      method: 'POST',
      path: '/deliveries/try-again',
      right: 'see-deliveries',
      body: keyShape,
      answer: async (visit, { body }) => {
        await tryAgain(house.database, body, visit.now);
        return redirect('/deliveries');
      },
    }),
  ];
}

function openWays({ smtpUrl, textMessageGateway, officialMailbox }: House['settings']): OpenWays {
  return {
    email: smtpUrl !== undefined,
    'text-message': textMessageGateway !== undefined,
    'official-mailbox': officialMailbox !== undefined,
  };
}

function replyOf({ customerId, noticeId, kind, state, createdAt, way, wished, maskedAddress, attempts, word }: DeliveryWithWord) {
  const tried = attempts.map(({ attempt, at, way: channel, result, problem }) => ({ attempt, at, channel, result, problem }));
  return { customerId, noticeId, kind, state, createdAt, channel: way, wished, maskedAddress, attempts: tried, message: word };
}

function interfaceRoutes(house: House): Route[] {
  return [
    route({
      method: 'GET',
      path: '/api/deliveries',
      right: 'see-deliveries',
      query: filterShape,
      summary:
        'Notices to customers, newest first, with each attempt to send them. `wished` is the way that the customer chose, `channel` the one by which the notice goes; `message` is null for letters. `older` begins the next page (`before`).',
      replies: Type.Object({ deliveries: Type.Array(deliveryShape), older: Type.Optional(Type.String()) }),
      answer: async (_visit, { query }) => {
        const { deliveries, older } = await list(house, { ...query, most: perPage });
        return json({ deliveries: deliveries.map(replyOf), older });
      },
    }),
    route({
      method: 'POST',
      path: '/api/deliveries/try-again',
      right: 'see-deliveries',
      body: keyShape,
      summary: 'Puts a failed notice, or one kept since nothing sent it, back to be sent, by the way that is best for the customer now',
      replies: Type.Object({ state: Type.Literal('waiting') }),
      answer: async (visit, { body }) => {
        await tryAgain(house.database, body, visit.now);
        return json({ state: 'waiting' });
      },
    }),
  ];
}
