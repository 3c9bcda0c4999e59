import Type from 'typebox';
import type { House } from '#server/house.ts';
import { getCustomerView } from '#server/cases/customer-view/queries.ts';
import { listTimeline } from '#server/cases/desk/case-queries.ts';
import { listCallbacksOf } from '#server/channels/callbacks/requests/reading.ts';
import { addContactNote, linkCase, linkCustomer, unlinkCustomer } from '#server/line/linking.ts';
import { findWho } from '#server/people/customers/finding.ts';
import { idShape } from '#server/platform/database/keyset.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { page, redirect, type Reply, route, type Route } from '#server/platform/http/route.ts';
import * as callback from './callback/routes.ts';
import { CustomerPage, LinkPage, longestNote } from './customer-page.tsx';
import { addressOf, inContact, refuseUnlessServing, type Visit } from './opening.ts';
import { findCaseOf, findLinked, listPastContacts } from './queries.ts';

const strict = { additionalProperties: false } as const;
const right = 'serve-contacts';
const params = Type.Object({ contactId: idShape });
const path = '/counter/contacts/:contactId/customer';

/** Whose contact it is that a clerk serves, and what is noted about it. Only while the clerk has the contact. */
export function routes(house: House): Route[] {
  return [
    route({ method: 'GET', path, right, params, answer: (visit, input) => show(house, visit, input.params.contactId) }),
    route({
      method: 'POST',
      path,
      right,
      params,
      body: Type.Object({ who: Type.String({ maxLength: 60 }) }, strict),
      answer: async (visit, { params: { contactId }, body }) => {
        await refuseUnlessServing(house, visit, contactId);
        const typed = body.who.trim();
        const shown = { ...visit, address: addressOf(contactId) };
        if (visit.changesLanguage) return page(LinkPage({ visit: shown, contactId, typed, isUnknown: false }));
        const customerId = await findWho(house, typed);
        if (customerId === undefined) return page(LinkPage({ visit: shown, contactId, typed, isUnknown: true }), 422);
        await inContact(house, visit, contactId, customerId, (transaction) =>
          linkCustomer(transaction, { contactId, customerId, byClerkId: visit.person.id, at: visit.now }),
        );
        return redirect(addressOf(contactId));
      },
    }),
    ...changeRoutes(house),
    ...callback.routes(house),
  ];
}

function changeRoutes(house: House): Route[] {
  /** Does something with the linked customer open, and shows the page again. */
  const change = async (
    visit: Visit,
    contactId: string,
    work: (transaction: Transaction, customerId: string) => Promise<void>,
  ): Promise<Reply> => {
    await refuseUnlessServing(house, visit, contactId);
    const customerId = await findLinked(house.database, contactId);
    if (customerId === undefined) throw new Refusal('not-found');
    await inContact(house, visit, contactId, customerId, (transaction) => work(transaction, customerId));
    return redirect(addressOf(contactId));
  };
  return [
    route({
      method: 'POST',
      path: `${path}/note`,
      right,
      params,
      // A line end is posted as two characters.
      body: Type.Object({ note: Type.String({ maxLength: 2 * longestNote }) }, strict),
      answer: async (visit, { params: { contactId }, body }) => {
        const text = body.note.replaceAll('\r\n', '\n').trim();
        if (text === '' || text.length > longestNote) return show(house, visit, contactId, true);
        const { person, now: at } = visit;
        return change(visit, contactId, (transaction, customerId) =>
          addContactNote(transaction, { contactId, customerId, text, clerkId: person.id, at }),
        );
      },
    }),
    route({
      method: 'POST',
      path: `${path}/case`,
      right,
      params,
      body: Type.Object({ case: idShape }, strict),
      answer: (visit, { params: { contactId }, body }) =>
        change(visit, contactId, async (transaction, customerId) => {
          const applicationId = await findCaseOf(transaction, customerId, body.case);
          if (applicationId === undefined) throw new Refusal('not-found');
          await linkCase(transaction, { contactId, customerId, applicationId });
        }),
    }),
    route({
      method: 'POST',
      path: `${path}/unlink`,
      right,
      params,
      body: Type.Object({}, strict),
      answer: (visit, { params: { contactId } }) =>
        change(visit, contactId, (transaction, customerId) => unlinkCustomer(transaction, { contactId, customerId })),
    }),
  ];
}

async function show(house: House, asked: Visit, contactId: string, fault = false): Promise<Reply> {
  const visit = { ...asked, address: addressOf(contactId) };
  await refuseUnlessServing(house, visit, contactId);
  const customerId = await findLinked(house.database, contactId);
  if (customerId === undefined) return page(LinkPage({ visit, contactId, typed: '', isUnknown: false }));
  return inContact(house, visit, contactId, customerId, async (transaction) => {
    const { customer, cases } = await getCustomerView(transaction, visit.person, customerId);
    const past = await listPastContacts(transaction, customerId);
    const callbacks = await listCallbacksOf(transaction, customerId);
    const events = await listTimeline(transaction, customerId);
    const name = `${customer.givenNames} ${customer.familyName}`;
    return page(CustomerPage({ visit, agency: house.agency, contactId, name, cases, past, callbacks, events, fault }), fault ? 422 : 200);
  });
}
