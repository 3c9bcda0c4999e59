import { sql } from 'kysely';
import type { Transaction } from '#server/platform/database/connection.ts';
import type { MatterKind } from './contact-words.ts';

/** Says whose contact it is. Run with the customer's rows open. Linking the same again does nothing; refuses `contact-already-linked` with another. */
export async function linkCustomer(
  transaction: Transaction,
  { contactId, customerId, byClerkId, at }: { contactId: string; customerId: string; byClerkId: string | null; at: Date },
): Promise<void> {
  await transaction
    .insertInto('contact_customer')
    .values({ customer_id: customerId, contact_id: contactId, linked_at: at, linked_by: byClerkId })
    .onConflict((conflict) => conflict.constraint('contact_customer_pkey').doNothing())
    .execute();
}

/** Takes a wrong link back, with what hung on it. */
export async function unlinkCustomer(transaction: Transaction, { contactId, customerId }: Linked): Promise<void> {
  for (const table of ['contact_note', 'contact_application', 'contact_customer'] as const)
    await transaction.deleteFrom(table).where('customer_id', '=', customerId).where('contact_id', '=', contactId).execute();
}

type Linked = { contactId: string; customerId: string };

/** Says which case a contact of this customer was about. */
export async function linkCase(
  transaction: Transaction,
  { contactId, customerId, applicationId }: Linked & { applicationId: string },
): Promise<void> {
  await transaction
    .insertInto('contact_application')
    .values({ customer_id: customerId, contact_id: contactId, application_id: applicationId })
    .onConflict((conflict) => conflict.constraint('contact_application_pkey').doNothing())
    .execute();
}

export async function addContactNote(
  transaction: Transaction,
  { contactId, customerId, text, clerkId, at }: Linked & { text: string; clerkId: string; at: Date },
): Promise<void> {
  await transaction
    .insertInto('contact_note')
    .values({
      customer_id: customerId,
      contact_id: contactId,
      note_no: sql`(select coalesce(max(n.note_no), 0) + 1 from contact_note n where n.customer_id = ${customerId} and n.contact_id = ${contactId})`,
      text,
      clerk_id: clerkId,
      at,
    })
    .execute();
}

export type Matter = { benefitGroup: string; kind: MatterKind; quantity: number };

/** Says what a contact was about: replaces what was said before. `quantity` 1–99; a group and kind stands once. */
export async function setMatters(transaction: Transaction, contactId: string, matters: readonly Matter[]): Promise<void> {
  await transaction.deleteFrom('contact_matter').where('contact_id', '=', contactId).execute();
  if (matters.length === 0) return;
  const rows = matters.map(({ benefitGroup, kind, quantity }, no) => ({
    contact_id: contactId,
    matter_no: no + 1,
    benefit_group: benefitGroup,
    kind,
    quantity,
  }));
  await transaction.insertInto('contact_matter').values(rows).execute();
}
