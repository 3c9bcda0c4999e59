import { v7 as newId, validate as isId } from 'uuid';
import type { House } from '#server/house.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import { asActor } from '#server/platform/database/acting.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Staff } from '#server/platform/http/person.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';

/** What of a person was looked at. The texts of each, for the person themselves, stand beside the pages of the log. */
export const viewedThings = [
  'case',
  'customer',
  'decision',
  'attachments',
  'messages',
  'requests',
  'letters',
  'paper',
  'mandates',
  'own-data-report',
  'search',
] as const;
export type ViewedThing = (typeof viewedThings)[number];

/** Why: a case, or a reason that the person wrote. `break-glass` opens a protected person's data to one without the right, with an alarm. */
export type ViewReason =
  | { kind: 'case'; applicationId: string }
  | { kind: 'entered'; text: string }
  | { kind: 'break-glass'; text: string; applicationId?: string | undefined };

export type View = { customerId: string; what: ViewedThing; reason: ViewReason };

/**
 * Opens one customer's data to a member of staff, for as long as `work` lasts. Who looked, at what, when and why is
 * written in the same transaction: without the entry nothing can be read, and without the reading there is no entry.
 * What is done to the customer's data is done in here too. CJEU C-579/21: a person has the right to know when and why.
 *
 * Everything inside reads and writes through the transaction it is given.
 * @throws Refusal `not-found`; `protected-person` when the customer is protected, and neither the clerk's right nor a
 * broken glass opens the data.
 */
export async function viewCustomer<T>(
  { database }: Pick<House, 'database'>,
  visit: SignedVisit<Staff>,
  { customerId, what, reason }: View,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  if (!isId(customerId)) throw new Refusal('not-found');
  return asActor({ kind: 'viewer', clerkId: visit.person.id, customerId }, () =>
    database.transaction().execute(async (transaction) => {
      await admitToProtected(transaction, visit.person, customerId, reason);
      await transaction
        .insertInto('view_log')
        .values({
          customer_id: customerId,
          view_id: newId(),
          at: visit.now,
          clerk_id: visit.person.id,
          clerk_role: visit.person.role,
          what,
          reason: reason.kind,
          application_id: 'applicationId' in reason ? (reason.applicationId ?? null) : null,
          reason_text: 'text' in reason ? reason.text : null,
        })
        .execute();
      return work(transaction);
    }),
  );
}

async function admitToProtected(transaction: Transaction, clerk: Staff, customerId: string, reason: ViewReason): Promise<void> {
  const customer = await transaction.selectFrom('customer').select('is_protected').where('customer_id', '=', customerId).executeTakeFirst();
  if (!customer) throw new Refusal('not-found');
  if (customer.is_protected && !clerk.seesProtected && reason.kind !== 'break-glass') throw new Refusal('protected-person');
}
