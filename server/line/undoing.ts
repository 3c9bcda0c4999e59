import type { Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { PeriodKind } from './contact-words.ts';
import { tellLines } from './line-word.ts';
import { beginPeriod, countContact, getLastPeriod } from './moving.ts';
import type { Held } from './serving.ts';

/** How long somebody may take back what they did last. */
export const undoSeconds = 30;

/**
 * Takes back what this clerk did last with a contact: the state before it is begun anew, and what was undone stays in the record.
 * Refuses `nothing-to-undo` after half a minute, or when somebody else, or nobody, did it; `clerk-serves-another` when the
 * contact would come back to a clerk who has somebody else by now.
 */
export async function undoLast(transaction: Transaction, { contactId, clerkId, at }: Held): Promise<void> {
  // First the period, then the contact, as whoever ends one takes them: the other way round the two would wait for each other.
  await transaction
    .selectFrom('contact_period')
    .select('period_no')
    .where('contact_id', '=', contactId)
    .where('to_at', 'is', null)
    .forNoKeyUpdate()
    .execute();
  const contact = await transaction
    .selectFrom('contact')
    .select(['outcome', 'ended_at as endedAt', 'ended_by as endedBy'])
    .where('contact_id', '=', contactId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!contact) throw new Refusal('not-found');
  const since = new Date(at.getTime() - undoSeconds * 1000);
  const last = await getLastPeriod(transaction, contactId);
  if (contact.endedAt !== null) {
    if (contact.endedBy !== clerkId || contact.endedAt < since || contact.outcome === 'cleared') throw new Refusal('nothing-to-undo');
    await countContact(transaction, contactId, -1);
    await transaction
      .updateTable('contact')
      .set({ outcome: null, ended_at: null, ended_by: null })
      .where('contact_id', '=', contactId)
      .execute();
    await beginPeriod(transaction, { ...last, to_at: at }, sameAs(last.kind), { clerkId, at });
    await tellLines(transaction, [last.place_id], at);
    return;
  }
  const undone = await transaction
    .updateTable('contact_period')
    .set({ to_at: at > last.from_at ? at : last.from_at, is_undone: true })
    .where('contact_id', '=', contactId)
    .where('period_no', '=', last.period_no)
    .where('to_at', 'is', null)
    .where('begun_by', '=', clerkId)
    .where('from_at', '>=', since)
    .where('cause', 'not in', ['arrived', 'undo'])
    .returning(['from_at as fromAt', 'to_at as toAt'])
    .executeTakeFirst();
  if (!undone) throw new Refusal('nothing-to-undo');
  const before = await getLastPeriod(transaction, contactId, last.period_no);
  // Somebody who came back after the contact had ended: there is no state right before.
  if (before.to_at?.getTime() !== undone.fromAt.getTime()) throw new Refusal('nothing-to-undo');
  await beginPeriod(transaction, { ...before, period_no: last.period_no, to_at: undone.toAt }, sameAs(before.kind), { clerkId, at });
  await tellLines(transaction, [before.place_id, last.place_id], at);
}

// The constraint period_kind_is_known keeps to the kinds.
const sameAs = (kind: string) => ({ kind: kind as PeriodKind, cause: 'undo' as const });
