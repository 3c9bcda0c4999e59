import { sql } from 'kysely';
import type { LineChannel, Outcome } from '#server/line/contact-words.ts';
import { asActor } from '#server/platform/database/acting.ts';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import type { Text } from '#server/platform/language/language.ts';

/** Whose contact it is, if anybody said so. The customer is not opened by it: that takes a look that is written down. */
export async function findLinked(database: Database, contactId: string): Promise<string | undefined> {
  // Links lie behind the wall around each customer, and which customer it is is what is asked.
  const row = await asActor({ kind: 'system' }, () =>
    database.selectFrom('contact_customer').select('customer_id as id').where('contact_id', '=', contactId).executeTakeFirst(),
  );
  return row?.id;
}

export type Note = { text: string; at: Date; clerkName: string };
/** One time that the customer dealt with the agency, with what was noted then. */
export type PastContact = {
  id: string;
  channel: LineChannel;
  placeName: Text | null;
  arrivedAt: Date;
  outcome: Outcome | null;
  matters: { benefitGroup: string; kind: string; quantity: number }[];
  notes: Note[];
  references: string[];
};

const mostPast = 50;

/** How a customer has dealt with the agency, the latest first. Whoever calls has opened the customer's data. */
export async function listPastContacts(transaction: Transaction, customerId: string): Promise<PastContact[]> {
  const matters = sql`(select jsonb_agg(jsonb_build_object('benefitGroup', m.benefit_group, 'kind', m.kind, 'quantity', m.quantity) order by m.matter_no)
    from contact_matter m where m.contact_id = c.contact_id)`;
  const notes = sql`(select jsonb_agg(jsonb_build_object('text', n.text, 'at', n.at, 'clerkName', k.name) order by n.note_no)
    from contact_note n join clerk k on k.clerk_id = n.clerk_id where n.customer_id = l.customer_id and n.contact_id = l.contact_id)`;
  const references = sql`(select jsonb_agg(a.reference order by a.reference) from contact_application r
    join application a on a.customer_id = r.customer_id and a.application_id = r.application_id
    where r.customer_id = l.customer_id and r.contact_id = l.contact_id)`;
  const { rows } = await sql<Omit<PastContact, 'notes'> & { notes: (Omit<Note, 'at'> & { at: string })[] }>`
    select c.contact_id as id, c.channel, p.name as "placeName", c.arrived_at as "arrivedAt", c.outcome,
      coalesce(${matters}, '[]') as matters, coalesce(${notes}, '[]') as notes, coalesce(${references}, '[]') as references
    from contact_customer l join contact c on c.contact_id = l.contact_id left join place p on p.place_id = c.place_id
    where l.customer_id = ${customerId} order by c.arrived_at desc, c.contact_id desc limit ${mostPast}`.execute(transaction);
  return rows.map((row) => ({ ...row, notes: row.notes.map((note) => ({ ...note, at: new Date(note.at) })) }));
}

/** The case of this customer that a clerk named; undefined when it is none of theirs. */
export async function findCaseOf(transaction: Transaction, customerId: string, applicationId: string): Promise<string | undefined> {
  const row = await transaction
    .selectFrom('application')
    .select('application_id as id')
    .where('customer_id', '=', customerId)
    .where('application_id', '=', applicationId)
    .executeTakeFirst();
  return row?.id;
}
