import type { House } from '#server/house.ts';
import { getReasonToView } from '#server/cases/customer-view/queries.ts';
import { type Customer, getCustomer } from '#server/people/customers/queries.ts';
import { viewCustomer, type ViewReason } from '#server/people/view-log/viewing.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Staff } from '#server/platform/http/person.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';
import { reasonTexts } from './texts.ts';

/** Why a clerk opens the mandates of a customer of whom they have no case. */
export const contacts = ['call', 'visit', 'letter'] as const;
export type Contact = (typeof contacts)[number];

/** The reason that the log of views gets: a case of the customer's, where the clerk has one, else the contact. Undefined: there is none yet. */
export async function findReason(
  house: House,
  visit: SignedVisit<Staff>,
  customerId: string,
  contact: Contact | undefined,
): Promise<ViewReason | undefined> {
  // The customer reads it: in the agency's own first language.
  if (contact) return { kind: 'entered', text: reasonTexts(house.agency.languages[0] ?? 'fi')[contact] };
  try {
    const { applicationId } = await getReasonToView(house.database, visit.person, customerId);
    return { kind: 'case', applicationId };
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not-found') return undefined;
    throw error;
  }
}

/** Opens a customer's mandates to a clerk, with the entry of who looked and why. Throws not-found, `protected-person`. */
export function viewMandates<T>(
  house: House,
  visit: SignedVisit<Staff>,
  { customerId, reason }: { customerId: string; reason: ViewReason },
  work: (transaction: Transaction, customer: Customer) => Promise<T>,
): Promise<T> {
  return viewCustomer(house, visit, { customerId, what: 'mandates', reason }, async (transaction) =>
    work(transaction, await getCustomer(transaction, customerId)),
  );
}
