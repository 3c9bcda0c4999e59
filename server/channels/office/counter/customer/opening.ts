import type { House } from '#server/house.ts';
import { viewCustomer } from '#server/people/view-log/viewing.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import type { Staff } from '#server/platform/http/person.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';
import { refuseUnlessHeld } from '../acts.ts';

export type Visit = SignedVisit<Staff>;

export const addressOf = (contactId: string) => `/counter/contacts/${contactId}/customer`;

/** Opens the customer because of the contact: the look is written down with it. */
export function inContact<T>(
  house: House,
  visit: Visit,
  contactId: string,
  customerId: string,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  return viewCustomer(house, visit, { customerId, what: 'customer', reason: { kind: 'contact', contactId } }, work);
}

/** Refuses as `refuseUnlessHeld` does: only while the clerk has the contact. */
export async function refuseUnlessServing({ database }: House, visit: Visit, contactId: string): Promise<void> {
  await database.transaction().execute((transaction) => refuseUnlessHeld(transaction, { contactId, clerkId: visit.person.id }));
}
