import { v7 as newId, validate as isId } from 'uuid';
import type { House } from '#server/house.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import { asActor } from '#server/platform/database/acting.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Staff } from '#server/platform/http/person.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';
import { findOpenGlass } from './glass.ts';

/** What of a person was looked at. The texts of each, for the person themselves, stand beside the pages of the log. */
export const viewedThings = [
  'case',
  'customer',
  'contact',
  'decision',
  'attachments',
  'messages',
  'requests',
  'letters',
  'paper',
  'mandates',
  'own-data-report',
  'search',
  'merging',
  'view-log',
] as const;
export type ViewedThing = (typeof viewedThings)[number];

/** Why: a case, a contact in which the customer is served, or a reason that the person wrote. */
export type ViewReason =
  | { kind: 'case'; applicationId: string }
  | { kind: 'contact'; contactId: string }
  | { kind: 'entered'; text: string };

export type View = { customerId: string; what: ViewedThing; reason: ViewReason };

/**
 * Opens one customer's data to a member of staff, for as long as `work` lasts. Who looked, at what, when and why is
 * written in the same transaction: without the entry nothing can be read, and without the reading there is no entry.
 * What is done to the customer's data is done in here too. CJEU C-579/21: a person has the right to know when and why.
 *
 * Everything inside reads and writes through the transaction it is given.
 * @throws Refusal `not-found`; `protected-person` when the customer is protected, the clerk has no right to that, and has
 * not broken the glass over this very case either.
 */
export async function viewCustomer<T>(
  { database, log }: Pick<House, 'database' | 'log'>,
  visit: SignedVisit<Staff>,
  { customerId, what, reason }: View,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  if (!isId(customerId)) throw new Refusal('not-found');
  return asActor({ kind: 'viewer', clerkId: visit.person.id, customerId }, () =>
    database.transaction().execute(async (transaction) => {
      const admitted = await admit(transaction, visit, { customerId, what, reason });
      if (!admitted) {
        log.warn({ refusal: 'protected-person', role: visit.person.role, what }, 'a look at a protected person was refused');
        throw new Refusal('protected-person');
      }
      const { isByException, text } = admitted;
      await transaction
        .insertInto('view_log')
        .values({
          customer_id: customerId,
          view_id: newId(),
          at: visit.now,
          clerk_id: visit.person.id,
          clerk_role: visit.person.role,
          what,
          reason: isByException ? 'break-glass' : reason.kind,
          application_id: reason.kind === 'case' ? reason.applicationId : null,
          contact_id: reason.kind === 'contact' ? reason.contactId : null,
          reason_text: text,
        })
        .execute();
      return work(transaction);
    }),
  );
}

type Admitted = { isByException: boolean; text: string | null };

/** Lets a clerk to a customer's data, and gives the reason that was written for it. Undefined: the customer is protected from this clerk. */
async function admit(transaction: Transaction, visit: SignedVisit<Staff>, view: View): Promise<Admitted | undefined> {
  const { customerId, what, reason } = view;
  const customer = await transaction.selectFrom('customer').select('is_protected').where('customer_id', '=', customerId).executeTakeFirst();
  if (!customer) throw new Refusal('not-found');
  const text = reason.kind === 'entered' ? reason.text : null;
  // Who looked at a protected person is for an inspector to know; the log holds nothing of where the person is.
  if (!customer.is_protected || visit.person.seesProtected || what === 'view-log') return { isByException: false, text };
  const glass =
    reason.kind === 'case' && openedByGlass.includes(what)
      ? await findOpenGlass(transaction, { customerId, applicationId: reason.applicationId }, visit)
      : undefined;
  return glass && { isByException: true, text: glass.reasonText };
}

/** What a broken glass opens: the one case and what belongs to it, never all of the customer. */
const openedByGlass: readonly ViewedThing[] = ['case', 'decision', 'attachments', 'messages', 'requests', 'letters', 'paper'];
