import type { Transaction } from '#server/platform/database/connection.ts';
import { tellLines } from '../line-word.ts';
import { returnToLine } from '../serving.ts';
import { setTicket, type Ticket } from '../tickets.ts';

/**
 * Gives a contact the number that its holder has in hand: a kiosk was cut off before it learnt of the one given first, and gave
 * another. Whoever was called by the number that nobody knew, and so did not come, is back in line. The same number again changes
 * nothing.
 */
export async function renumberContact(transaction: Transaction, contactId: string, ticket: Ticket, at: Date): Promise<void> {
  const changed = await setTicket(transaction, contactId, ticket);
  if (!changed) return;
  if (changed.outcome === 'no-show') await returnToLine(transaction, contactId, { clerkId: null, at });
  else await tellLines(transaction, [changed.placeId], at);
}
