import Type from 'typebox';
import type { CheckedKind } from '#server/people/customers/contact-columns.ts';
import type { House } from '#server/house.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Customer } from '#server/platform/http/person.ts';
import { json, type Reply, route, type Route, type SignedVisit } from '#server/platform/http/route.ts';
import { tryCode } from '../checking.ts';
import { getContact, listPendingChecks } from '../details.ts';
import { ContactReply, replyOf } from '../reply.ts';
import { mostTyped } from '../typed.ts';
import { correct, type Correction } from './correcting.ts';

const strict = { additionalProperties: false } as const;
const text = Type.String({ maxLength: mostTyped });
const right = 'own-person';
const proofNote = 'Only from a browser whose person proved who they are within ten minutes; a key cannot.';
const OwnReply = Type.Object({
  ...ContactReply.properties,
  pending: Type.Array(Type.Object({ kind: Type.String(), address: Type.String(), expiresAt: Type.String({ format: 'date-time' }) })),
});

/** A customer's own contact details, for machines: each part by itself. */
export function machineRoutes(house: House): Route[] {
  const answered = (visit: SignedVisit<Customer>) => answer(house, visit);
  const corrected = async (visit: SignedVisit<Customer>, correction: Correction) => {
    const { faults } = await correct(house, visit, correction);
    if (faults)
      throw new Refusal(
        'bad-request',
        faults.map(({ field, fault }) => ({ place: `/${field}`, reason: fault })),
      );
    return answered(visit);
  };
  return [
    route({
      method: 'GET',
      path: '/api/contact',
      right,
      summary: 'How the agency reaches you, what of it was checked and when it was given',
      replies: OwnReply,
      answer: answered,
    }),
    route({
      method: 'POST',
      path: '/api/contact/language',
      right,
      body: Type.Object({ language: text }, strict),
      summary: 'The language that the agency writes to you in',
      replies: OwnReply,
      answer: (visit, { body }) => corrected(visit, { part: 'language', typed: body }),
    }),
    route({
      method: 'POST',
      path: '/api/contact/told-by',
      right,
      body: Type.Object({ toldBy: text }, strict),
      summary: `How you are told that something waits. ${proofNote}`,
      replies: OwnReply,
      answer: (visit, { body }) => corrected(visit, { part: 'told-by', typed: body }),
    }),
    route({
      method: 'POST',
      path: '/api/contact/address',
      right,
      body: Type.Object({ street: text, postalCode: text, city: text, country: text }, strict),
      summary: `Your postal address; \`country\` by ISO 3166-1 alpha-2. ${proofNote}`,
      replies: OwnReply,
      answer: (visit, { body }) => corrected(visit, { part: 'address', typed: body }),
    }),
    ...reachableRoutes(house, corrected),
  ];
}

type CorrectedAnswer = (visit: SignedVisit<Customer>, correction: Correction) => Promise<Reply>;

function reachableRoutes(house: House, corrected: CorrectedAnswer): Route[] {
  return (['email', 'phone'] as const).flatMap((kind) => [
    route({
      method: 'POST',
      path: `/api/contact/${kind}`,
      right,
      body: Type.Object({ address: Type.Union([text, Type.Null()]) }, strict),
      summary: `Sends a code to a new ${kind === 'email' ? 'e-mail address' : 'phone number'}, or removes the present one (null). ${proofNote}`,
      replies: OwnReply,
      answer: (visit, { body }) =>
        corrected(visit, { part: kind, typed: { [kind]: body.address ?? '' }, isRemoval: body.address === null }),
    }),
    codeRoute(house, kind),
  ]);
}

function codeRoute(house: House, kind: CheckedKind): Route {
  return route({
    method: 'POST',
    path: `/api/contact/${kind}/code`,
    right,
    body: Type.Object({ code: text }, strict),
    summary: 'Gives in the code that was sent: the new one takes the place of the old. Five tries, fifteen minutes.',
    replies: OwnReply,
    answer: async (visit, { body }) => {
      if (visit.session?.kind !== 'browser') throw new Refusal('proof-needed');
      const { result } = await tryCode(house, { customerId: visit.person.id, kind }, body.code, visit.now);
      if (result !== 'proved') throw new Refusal(result === 'wrong' ? 'contact-code-wrong' : 'contact-code-over');
      return answer(house, visit);
    },
  });
}

async function answer({ database }: House, visit: SignedVisit<Customer>): Promise<Reply> {
  const contact = await getContact(database, visit.person.id);
  const pending = await listPendingChecks(database, visit.person.id, visit.now);
  return json({
    ...replyOf(contact),
    pending: pending.map(({ kind, address, expiresAt }) => ({ kind, address, expiresAt: expiresAt.toISOString() })),
  });
}
