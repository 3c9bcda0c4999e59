import type { Transaction } from '#server/platform/database/connection.ts';
import { tellLines } from '../line-word.ts';
import { returnToLine } from '../serving.ts';
import type { Ticket } from '../tickets.ts';

/**
 * Gives a contact the number that its holder has in hand: a kiosk was cut off before it learnt of the one given first, and gave
 * another. Whoever was called by the number that nobody knew, and so did not come, is back in line. The same number again changes
 * nothing.
 */
export async function renumberContact(transaction: Transaction, contactId: string, ticket: Ticket, at: Date): Promise<void> {
  const { day, series, no } = ticket;
  const changed = await transaction
    .updateTable('contact')
    .set({ ticket_on: day, ticket_series: series, ticket_no: no })
    .where('contact_id', '=', contactId)
    .where((is) => is.or([is('ticket_series', 'is distinct from', series), is('ticket_no', 'is distinct from', no)]))
    .returning(['place_id as placeId', 'outcome'])
    .executeTakeFirst();
  if (!changed) return;
  if (changed.outcome === 'no-show') await returnToLine(transaction, contactId, { clerkId: null, at });
  else await tellLines(transaction, [changed.placeId], at);
}
