import { v7 as newId } from 'uuid';
import { recordCaseEvent } from '#server/cases/applications/case-events.ts';
import type { Transaction } from '#server/platform/database/connection.ts';

export const queuedKinds = ['decision', 'request', 'reminder', 'receipt', 'message'] as const;
export type QueuedKind = (typeof queuedKinds)[number];

export type NewLetter = {
  customerId: string;
  kind: QueuedKind;
  /** The application it is about, where it is about one. */
  applicationId?: string;
  /** The request or message that it says, when it is not about the application itself. At least one of the two is there. */
  aboutId?: string;
  language: string;
  at: Date;
};

/**
 * Puts a letter into the queue of those that go out by post, in the transaction of what it tells of. What it says is read
 * when it is printed. False when there is one for this very thing already. The constraint letter_is_about_something
 * refuses one about nothing.
 */
export async function addLetter(transaction: Transaction, letter: NewLetter): Promise<boolean> {
  const { customerId, kind, applicationId, aboutId, language, at } = letter;
  const letterId = newId();
  const added = await transaction
    .insertInto('letter')
    .values({
      customer_id: customerId,
      letter_id: letterId,
      application_id: applicationId ?? null,
      about_id: aboutId ?? null,
      kind,
      language,
      state: 'waiting',
      made_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (added.numInsertedOrUpdatedRows !== 1n) return false;
  if (applicationId !== undefined)
    await recordCaseEvent(transaction, {
      customerId,
      applicationId,
      kind: 'letter-made',
      at,
      by: { actor: 'system' },
      details: { letterId, letterKind: kind },
    });
  return true;
}

type Unneeded = { customerId: string; kinds: readonly QueuedKind[] } & ({ aboutId: string } | { applicationId: string });

/**
 * Cancels letters that are no longer needed: about a request that was taken back or answered, or an application that was
 * withdrawn. One that was printed already stays on the list of its batch as cancelled, to be taken out of the pile; one
 * that was posted stays posted.
 */
export async function cancelLetters(transaction: Transaction, unneeded: Unneeded): Promise<void> {
  const [column, id] =
    'aboutId' in unneeded ? (['about_id', unneeded.aboutId] as const) : (['application_id', unneeded.applicationId] as const);
  await transaction
    .updateTable('letter')
    .set({ state: 'cancelled' })
    .where('customer_id', '=', unneeded.customerId)
    .where(column, '=', id)
    .where('kind', 'in', [...unneeded.kinds])
    .where('state', 'in', ['waiting', 'in-batch'])
    .execute();
}
