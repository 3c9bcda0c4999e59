import type { CaseKey } from '#server/cases/applications/case-events.ts';
import type { Database, Transaction } from '#server/platform/database/connection.ts';

/** Where on the pages of a case a clerk may be writing when the session runs out. */
export type Place = 'note' | 'return-reason';
type Writing = CaseKey & { clerkId: string; place: Place };

const daysKept = 30;

/** Keeps what a clerk was writing, until it is finished or a month has passed. What was kept there before gives way. */
export async function keepUnfinished(transaction: Transaction, writing: Writing, text: string, at: Date): Promise<void> {
  const { customerId, applicationId, clerkId, place } = writing;
  await transaction
    .insertInto('unfinished_text')
    .values({ customer_id: customerId, application_id: applicationId, clerk_id: clerkId, place, text, kept_at: at })
    .onConflict((conflict) => conflict.constraint('one_unfinished_text_per_place').doUpdateSet({ text, kept_at: at }))
    .execute();
}

/** What this clerk was writing there; undefined when nothing waits. */
export async function findUnfinished(transaction: Transaction, writing: Writing): Promise<string | undefined> {
  const found = await transaction
    .selectFrom('unfinished_text')
    .select('text')
    .where('customer_id', '=', writing.customerId)
    .where('application_id', '=', writing.applicationId)
    .where('clerk_id', '=', writing.clerkId)
    .where('place', '=', writing.place)
    .executeTakeFirst();
  return found?.text;
}

/** The text is finished, or given up. Returns whether one had waited. */
export async function dropUnfinished(transaction: Transaction, writing: Writing): Promise<boolean> {
  const { numDeletedRows } = await transaction
    .deleteFrom('unfinished_text')
    .where('customer_id', '=', writing.customerId)
    .where('application_id', '=', writing.applicationId)
    .where('clerk_id', '=', writing.clerkId)
    .where('place', '=', writing.place)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export async function sweepUnfinished(database: Database, now: Date): Promise<void> {
  await database
    .deleteFrom('unfinished_text')
    .where('kept_at', '<=', new Date(now.getTime() - daysKept * 86_400_000))
    .execute();
}
