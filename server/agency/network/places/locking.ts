import type { Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';

/** Whoever changes a place does so alone: what they have seen of it is compared with what is there. @throws Refusal `not-found` */
export async function lockPlace(transaction: Transaction, placeId: string): Promise<void> {
  const found = await transaction.selectFrom('place').select('place_id').where('place_id', '=', placeId).forUpdate().executeTakeFirst();
  if (!found) throw new Refusal('not-found');
}
