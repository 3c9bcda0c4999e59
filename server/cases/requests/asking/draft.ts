import type { CaseKey } from '#server/cases/applications/case-events.ts';
import type { Database, Transaction } from '#server/platform/database/connection.ts';

/** What a clerk chose and typed for a request, as it was typed. */
export type TypedRequest = {
  /** Ids of documents. */
  attachment?: readonly string[];
  /** Paths of answers. */
  answer?: readonly string[];
  /** Ids of standard texts: of explanations, and of the beginning. */
  explanation?: readonly string[];
  phrase?: readonly string[];
  ownExplanation?: string;
  ownText?: string;
  workingDays?: string;
};

export type RequestDraft = { typed: TypedRequest; savedAt: Date };

/** A request that is being written; undefined when nobody has begun one. */
export async function findRequestDraft(database: Database | Transaction, key: CaseKey): Promise<RequestDraft | undefined> {
  const found = await database
    .selectFrom('request_draft')
    .select(['typed', 'saved_at as savedAt'])
    .where('customer_id', '=', key.customerId)
    .where('application_id', '=', key.applicationId)
    .executeTakeFirst();
  // Written by saveRequestDraft alone.
  return found && { typed: found.typed as TypedRequest, savedAt: found.savedAt };
}

export async function saveRequestDraft(
  transaction: Transaction,
  key: CaseKey,
  typed: TypedRequest,
  { clerkId, at }: { clerkId: string; at: Date },
): Promise<void> {
  const kept = { typed: JSON.stringify(typed), clerk_id: clerkId, saved_at: at };
  await transaction
    .insertInto('request_draft')
    .values({ customer_id: key.customerId, application_id: key.applicationId, ...kept })
    .onConflict((conflict) => conflict.constraint('request_draft_pkey').doUpdateSet(kept))
    .execute();
}

export async function deleteRequestDraft(transaction: Transaction, key: CaseKey): Promise<void> {
  await transaction
    .deleteFrom('request_draft')
    .where('customer_id', '=', key.customerId)
    .where('application_id', '=', key.applicationId)
    .execute();
}
