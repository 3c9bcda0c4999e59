import type { MandateKey } from '#server/people/mandates/queries.ts';
import { isInForce, termsOf } from '#server/people/mandates/mandate-rules.ts';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import type { Customer } from '#server/platform/http/person.ts';

/** What a session's row says of the customer who signed in, and of the mandate by which they act for another. */
type Signed = {
  customer_id: string;
  given_names: string | null;
  family_name: string | null;
  acts_for: string | null;
  principal_given_names: string | null;
  principal_family_name: string | null;
  mandate_id: string | null;
  basis: string | null;
  benefits: string[] | null;
  channels: string[] | null;
  actions: string[] | null;
  valid_from_on: string | null;
  valid_to_on: string | null;
  mandate_ended_at: Date | null;
};

/**
 * Whose matters a session is about on a day: those of the customer who signed in, or those of the principal for whom they
 * act. The mandate is held against the rules at every request; when it is no longer in force, the customer is back to
 * themselves and `hasLostMandate` says so.
 */
export function customerOf(row: Signed, day: string): { person: Customer; hasLostMandate: boolean } {
  const own = { id: row.customer_id, name: `${row.given_names} ${row.family_name}` };
  if (row.acts_for === null || row.mandate_id === null) return { person: { role: 'customer', ...own }, hasLostMandate: false };
  const mandate = termsOf({
    // The foreign key session_acts_by_mandate holds the mandate, and none of these columns may be null in it.
    basis: row.basis as string,
    benefits: row.benefits ?? [],
    channels: row.channels ?? [],
    actions: row.actions ?? [],
    valid_from_on: row.valid_from_on ?? '',
    valid_to_on: row.valid_to_on,
    ended_at: row.mandate_ended_at,
  });
  if (!isInForce(mandate, { day, channel: 'online' })) return { person: { role: 'customer', ...own }, hasLostMandate: true };
  const { basis, actions, benefits } = mandate;
  return {
    person: {
      role: 'customer',
      id: row.acts_for,
      name: `${row.principal_given_names} ${row.principal_family_name}`,
      agent: { ...own, mandateId: row.mandate_id, basis, actions, benefits },
    },
    hasLostMandate: false,
  };
}

/**
 * Lets a browser's session act by a mandate from its next request on. False when it does so already: of many presses of
 * one button, one begins.
 */
export async function beginActing(transaction: Transaction, sessionId: string, { customerId, mandateId }: MandateKey): Promise<boolean> {
  const begun = await transaction
    .updateTable('session')
    .set({ acts_for: customerId, mandate_id: mandateId })
    .where('session_id', '=', sessionId)
    .where('kind', '=', 'browser')
    .where('ended_at', 'is', null)
    .where('mandate_id', 'is distinct from', mandateId)
    .executeTakeFirst();
  return begun.numUpdatedRows === 1n;
}

/** Lets a session be about the matters of whoever signed in, and no longer about another's. */
export async function endActing(database: Database | Transaction, sessionId: string): Promise<void> {
  await database.updateTable('session').set({ acts_for: null, mandate_id: null }).where('session_id', '=', sessionId).execute();
}
