import { sql } from 'kysely';
import type { Outcome } from '#server/line/contact-words.ts';
import { undoSeconds } from '#server/line/undoing.ts';
import type { Database, Transaction } from '#server/platform/database/connection.ts';

/** What was done: a cause of a period, or how the contact ended. */
export type Undoable = { contactId: string; did: string; at: Date; ticketSeries: string | null; ticketNo: number | null };

/** What a clerk did last and can still take back, by the record; undefined when there is nothing. Contacts come back one after the other. */
export async function findUndoable(database: Database | Transaction, clerkId: string, now: Date): Promise<Undoable | undefined> {
  const since = new Date(now.getTime() - undoSeconds * 1000);
  const begun = database
    .selectFrom('contact_period as p')
    .innerJoin('contact as c', 'c.contact_id', 'p.contact_id')
    .select([
      'p.contact_id as contactId',
      'p.cause as did',
      'p.from_at as at',
      'c.ticket_series as ticketSeries',
      'c.ticket_no as ticketNo',
    ])
    // A call comes after what ended at the same moment: whoever finishes and calls takes the call back first.
    .select(sql<number>`1`.as('turn'))
    .where('p.begun_by', '=', clerkId)
    .where('p.to_at', 'is', null)
    .where('p.from_at', '>=', since)
    .where('p.cause', 'not in', ['arrived', 'undo']);
  const ended = database
    .selectFrom('contact as c')
    .select(['c.contact_id as contactId', sql<string>`c.outcome`.as('did'), sql<Date>`c.ended_at`.as('at')])
    .select(['c.ticket_series as ticketSeries', 'c.ticket_no as ticketNo', sql<number>`0`.as('turn')])
    .where('c.ended_by', '=', clerkId)
    .where('c.ended_at', '>=', since)
    .where('c.outcome', 'in', ['served', 'no-show', 'left'] satisfies Outcome[]);
  return database
    .selectFrom(begun.unionAll(ended).as('done'))
    .select(['contactId', 'did', 'at', 'ticketSeries', 'ticketNo'])
    .orderBy('at', 'desc')
    .orderBy('turn', 'desc')
    .limit(1)
    .executeTakeFirst();
}
