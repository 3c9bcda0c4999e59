import Type from 'typebox';
import type { House } from '#server/house.ts';
import { findReach, type Reach } from '#server/channels/callbacks/calls/reach.ts';
import { recordAttempt, refuseUnlessDue } from '#server/channels/callbacks/calls/recording.ts';
import { attemptResults, findCallback } from '#server/channels/callbacks/requests/reading.ts';
import { viewCustomer } from '#server/people/view-log/viewing.ts';
import { idShape } from '#server/platform/database/keyset.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Staff } from '#server/platform/http/person.ts';
import { page, redirect, route, type Route, type SignedVisit } from '#server/platform/http/route.ts';
import { refuseUnlessHeld } from '../acts.ts';
import { findLinked } from '../customer/queries.ts';
import { CallPage } from './call-page.tsx';

const strict = { additionalProperties: false } as const;
const right = 'serve-contacts';
const path = '/counter/contacts/:contactId/callback';
const params = Type.Object({ contactId: idShape });

/** Whom a clerk is to call, and what came of it. Only while the clerk has the contact, and only within the hours for calling. */
export function routes(house: House): Route[] {
  const { agency, database } = house;
  const admit = async (transaction: Transaction, visit: SignedVisit<Staff>, contactId: string) => {
    await refuseUnlessHeld(transaction, { contactId, clerkId: visit.person.id });
    await refuseUnlessDue(transaction, agency, contactId, visit.now);
  };
  return [
    route({
      method: 'GET',
      path,
      right,
      params,
      answer: async (seen, { params: { contactId } }) => {
        await database.transaction().execute((transaction) => admit(transaction, seen, contactId));
        const callback = await findCallback(database, contactId);
        if (!callback) throw new Refusal('not-found');
        const visit = { ...seen, address: `/counter/contacts/${contactId}/callback` };
        const reach = await lookUp(house, visit, contactId);
        return page(CallPage({ visit, agency, callback, reach }));
      },
    }),
    route({
      method: 'POST',
      path: `${path}/attempt`,
      right,
      params,
      body: Type.Object({ result: Type.Enum([...attemptResults]) }, strict),
      answer: async (visit, { params: { contactId }, body }) => {
        await database.transaction().execute(async (transaction) => {
          await admit(transaction, visit, contactId);
          await recordAttempt(transaction, agency, { contactId, clerkId: visit.person.id, at: visit.now }, body.result);
        });
        return redirect('/counter');
      },
    }),
  ];
}

/** The number and the name; of a customer who is known it is a look at them, and written down as one. */
async function lookUp(house: House, visit: SignedVisit<Staff>, contactId: string): Promise<Reach | undefined> {
  const customerId = await findLinked(house.database, contactId);
  if (customerId === undefined) return findReach(house, contactId);
  const reason = { kind: 'contact', contactId } as const;
  return viewCustomer(house, visit, { customerId, what: 'contact', reason }, () => findReach(house, contactId));
}
