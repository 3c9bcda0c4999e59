import { sql } from 'kysely';
import type { Database, Transaction } from '#server/platform/database/connection.ts';

/** Characters. */
export const longestHandover = 300;
export const shortestHandover = 3;

/** Keeps what whoever serves a contact next is to know, with the waiting that has just begun. */
export async function writeHandover(transaction: Transaction, contactId: string, text: string): Promise<void> {
  await transaction
    .insertInto('contact_handover')
    .columns(['contact_id', 'period_no', 'text'])
    .expression((from) =>
      from
        .selectFrom('contact_period as p')
        .select(['p.contact_id', 'p.period_no', sql<string>`${text}::text`.as('text')])
        .where('p.contact_id', '=', contactId)
        .where('p.to_at', 'is', null),
    )
    .execute();
}

export type Handover = { text: string; clerkName: string | null; placeId: string | null; at: Date };

/** What the clerk who sent a contact on last had to tell, and from where; a transfer that was undone told nothing. */
export async function findHandover(database: Database | Transaction, contactId: string): Promise<Handover | undefined> {
  return database
    .selectFrom('contact_handover as h')
    .innerJoin('contact_period as p', (join) => join.onRef('p.contact_id', '=', 'h.contact_id').onRef('p.period_no', '=', 'h.period_no'))
    .leftJoin('clerk as c', 'c.clerk_id', 'p.begun_by')
    .leftJoin('contact_period as b', (join) =>
      join.onRef('b.contact_id', '=', 'h.contact_id').on(sql<boolean>`b.period_no = p.period_no - 1`),
    )
    .select(['h.text', 'c.name as clerkName', 'b.place_id as placeId', 'p.from_at as at'])
    .where('h.contact_id', '=', contactId)
    .where('p.is_undone', '=', false)
    .orderBy('p.period_no', 'desc')
    .limit(1)
    .executeTakeFirst();
}
