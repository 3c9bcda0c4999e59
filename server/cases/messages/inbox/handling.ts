import type { Case } from '#server/cases/desk/case-queries.ts';
import { recordCaseEvent } from '#server/cases/applications/case-events.ts';
import { isSkilled } from '#server/cases/desk/holding.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { addToOutbox } from '#server/platform/jobs/outbox.ts';
import type { ThreadKey } from '../queries.ts';
import type { MessageKey } from './inbox-queries.ts';

/** The customer's messages of a thread that wait for somebody. */
function waiting(transaction: Transaction, { customerId, threadId }: ThreadKey) {
  return transaction
    .updateTable('message')
    .where('customer_id', '=', customerId)
    .where('thread_id', '=', threadId)
    .where('direction', '=', 'from-customer')
    .where('state', '=', 'sent')
    .where('answered_at', 'is', null)
    .where('filed_at', 'is', null);
}

/** A clerk has opened a thread: the customer's messages in it are read. */
export async function markReadByClerk(transaction: Transaction, key: ThreadKey, at: Date): Promise<void> {
  await transaction
    .updateTable('message')
    .set({ read_at: at })
    .where('customer_id', '=', key.customerId)
    .where('thread_id', '=', key.threadId)
    .where('direction', '=', 'from-customer')
    .where('state', '=', 'sent')
    .where('read_at', 'is', null)
    .execute();
}

/** Gives what waits in a thread to a clerk, who must have the skill and the language; to nobody: it is for anybody again. */
export async function assignThread(transaction: Transaction, key: MessageKey, to: string | null): Promise<void> {
  const customer = await transaction
    .selectFrom('customer')
    .select('is_protected as isProtected')
    .where('customer_id', '=', key.customerId)
    .executeTakeFirstOrThrow();
  if (to !== null && !(await isSkilled(transaction, to, { ...key, ...customer }))) throw new Refusal('clerk-lacks-skill');
  await waiting(transaction, key).set({ assigned_to: to }).execute();
}

/** Puts what waits in a thread to a case without an answer. A general message is put to a case of the customer's that is named. */
export async function fileThread(
  transaction: Transaction,
  key: MessageKey,
  { one, clerkId, at }: { one: Pick<Case, 'customerId' | 'applicationId'> | undefined; clerkId: string; at: Date },
): Promise<void> {
  const applicationId = key.applicationId ?? one?.applicationId;
  if (applicationId === undefined) throw new Refusal('message-not-in-a-case');
  const filed = await waiting(transaction, key)
    .set({ filed_at: at, filed_by: clerkId, application_id: applicationId })
    .returning('message_id as messageId')
    .execute();
  const caseKey = { customerId: key.customerId, applicationId };
  for (const { messageId } of filed) {
    await recordCaseEvent(transaction, { ...caseKey, kind: 'message-filed', at, by: { actor: 'clerk', clerkId }, details: { messageId } });
  }
  if (filed.length > 0) await addToOutbox(transaction, 'case-changed', caseKey, at);
}
