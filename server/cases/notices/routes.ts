import { Type } from 'typebox';
import type { House } from '#server/house.ts';
import { idShape, keysetOf, keysetShape } from '#server/platform/database/keyset.ts';
import { json, page, redirect, route, type Route } from '#server/platform/http/route.ts';
import { writeLetter } from './letter.ts';
import { DeliveriesPage, type DeliveryWithLetter } from './pages.tsx';
import { listDeliveries, noticeStates, tryAgain } from './queries.ts';

const perPage = 50;
const stateShape = Type.Union(noticeStates.map((state) => Type.Literal(state)));
const filterShape = Type.Object({ state: Type.Optional(stateShape), before: Type.Optional(keysetShape) }, { additionalProperties: false });
const keyShape = Type.Object({ customerId: idShape, noticeId: idShape }, { additionalProperties: false });

const deliveryShape = Type.Object({
  customerId: idShape,
  noticeId: idShape,
  kind: Type.String(),
  state: stateShape,
  createdAt: Type.String({ format: 'date-time' }),
  maskedAddress: Type.String(),
  attempts: Type.Array(
    Type.Object({
      attempt: Type.Integer(),
      at: Type.String({ format: 'date-time' }),
      result: Type.String(),
      problem: Type.Union([Type.String(), Type.Null()]),
    }),
  ),
  letter: Type.Object({ language: Type.String(), subject: Type.String(), text: Type.String() }),
});

/** The log of deliveries, for the administrator. */
export function routes(house: House): Route[] {
  return [...pageRoutes(house), ...interfaceRoutes(house)];
}

async function list({ agency, database, settings }: House, filter: Parameters<typeof listDeliveries>[1]) {
  // One more than is shown tells whether there are older ones.
  const found = await listDeliveries(database, { ...filter, most: filter.most + 1 });
  const shown = found.slice(0, filter.most);
  const last = found.length > filter.most ? shown.at(-1) : undefined;
  const sender = { ...agency, publicUrl: settings.publicUrl };
  const deliveries: DeliveryWithLetter[] = shown.map((delivery) => ({ ...delivery, letter: writeLetter(delivery, sender) }));
  return { deliveries, older: last && keysetOf(last.createdAt, last.noticeId) };
}

function pageRoutes(house: House): Route[] {
  return [
    route({
      method: 'GET',
      path: '/deliveries',
      right: 'see-deliveries',
      query: filterShape,
      answer: async (visit, { query: { state, before } }) =>
        page(
          DeliveriesPage({
            visit,
            state,
            hasMail: house.settings.smtpUrl !== undefined,
            isFirstPage: before === undefined,
            ...(await list(house, { state, before, most: perPage })),
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

function interfaceRoutes(house: House): Route[] {
  return [
    route({
      method: 'GET',
      path: '/api/deliveries',
      right: 'see-deliveries',
      query: filterShape,
      summary: 'Notices to customers, newest first, with each attempt to send them. `older` begins the next page (`before`).',
      replies: Type.Object({ deliveries: Type.Array(deliveryShape), older: Type.Optional(Type.String()) }),
      answer: async (_visit, { query: { state, before } }) => {
        const { deliveries, older } = await list(house, { state, before, most: perPage });
        return json({
          deliveries: deliveries.map(({ draftId: _draft, draftExpiresOn: _expires, language: _language, ...delivery }) => delivery),
          older,
        });
      },
    }),
    route({
      method: 'POST',
      path: '/api/deliveries/try-again',
      right: 'see-deliveries',
      body: keyShape,
      summary: 'Puts a failed notice (or one kept for want of a mail server) back to be sent',
      replies: Type.Object({ state: Type.Literal('waiting') }),
      answer: async (visit, { body }) => {
        await tryAgain(house.database, body, visit.now);
        return json({ state: 'waiting' });
      },
    }),
  ];
}
