import type { Transaction } from '#server/platform/database/connection.ts';
import { addToOutbox } from '#server/platform/jobs/outbox.ts';

/** Tells the pages that are open at these places that their line changed. Null: the line of no place in particular. */
export async function tellLines(transaction: Transaction, placeIds: readonly (string | null)[], at: Date): Promise<void> {
  for (const placeId of new Set(placeIds)) await addToOutbox(transaction, 'line-changed', { placeId: placeId ?? '' }, at);
}
