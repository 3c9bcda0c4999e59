import type { House } from '#server/house.ts';
import { getReasonToView } from '#server/cases/customer-view/queries.ts';
import { refuseUnlessHeld } from '#server/channels/office/counter/acts.ts';
import { findLinked } from '#server/channels/office/counter/customer/queries.ts';
import { viewCustomer } from '#server/people/view-log/viewing.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import type { Staff } from '#server/platform/http/person.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';

/** For whom a clerk books: whoever is served in a contact, a customer with a case of the clerk's, or somebody outside the records. */
export type Whom = { contact?: string | undefined; customer?: string | undefined };

/**
 * Does something for whom a time is booked: with the customer opened, and the look written down, where it is known who they are.
 * Refuses `contact-held-by-another` when the clerk does not serve the contact, and `not-found` without a case of theirs.
 */
export async function openWhom<T>(
  house: House,
  visit: SignedVisit<Staff>,
  { contact, customer }: Whom,
  work: (transaction: Transaction, customerId: string | undefined) => Promise<T>,
): Promise<T> {
  const { database } = house;
  if (contact !== undefined) {
    await database.transaction().execute((transaction) => refuseUnlessHeld(transaction, { contactId: contact, clerkId: visit.person.id }));
    const customerId = await findLinked(database, contact);
    if (customerId !== undefined) {
      const reason = { kind: 'contact', contactId: contact } as const;
      return viewCustomer(house, visit, { customerId, what: 'customer', reason }, (transaction) => work(transaction, customerId));
    }
  } else if (customer !== undefined) {
    const { applicationId } = await getReasonToView(database, visit.person, customer);
    const reason = { kind: 'case', applicationId } as const;
    return viewCustomer(house, visit, { customerId: customer, what: 'customer', reason }, (transaction) => work(transaction, customer));
  }
  return database.transaction().execute((transaction) => work(transaction, undefined));
}
