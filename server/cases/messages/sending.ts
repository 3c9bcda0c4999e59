import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import { type ActingAgent, recordCaseEvent } from '#server/cases/applications/case-events.ts';
import { addNotice } from '#server/cases/notices/notice.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { addToOutbox } from '#server/platform/jobs/outbox.ts';
import { lockWriting, type Topic, type Typed } from './drafts.ts';
import type { ThreadKey } from './queries.ts';

/** Messages that a customer can send within 24 hours. */
export const mostADay = 20;
const dayMilliseconds = 86_400_000;

type Draft = { messageId: string; applicationId: string | null; subject: string; text: string; language: string; clerkId: string | null };

async function lockDraft(transaction: Transaction, { customerId, threadId }: ThreadKey, direction: string): Promise<Draft | undefined> {
  return transaction
    .selectFrom('message')
    .select(['message_id as messageId', 'application_id as applicationId', 'subject', 'text', 'language', 'clerk_id as clerkId'])
    .where('customer_id', '=', customerId)
    .where('thread_id', '=', threadId)
    .where('direction', '=', direction)
    .where('state', '=', 'draft')
    .forUpdate()
    .executeTakeFirst();
}

function refuseEmpty({ subject, text }: Pick<Draft, 'subject' | 'text'>): void {
  if (subject.trim() === '' || text.trim() === '') throw new Refusal('message-empty');
}

/**
 * Sends what the customer has written in a thread. It waits for whoever has the case in hand or wrote last, else for
 * anybody with the skill. False when there is nothing to send: it was sent a moment ago.
 * @throws Refusal `message-empty`, `too-many-messages`
 */
export async function sendFromCustomer(
  transaction: Transaction,
  key: ThreadKey,
  { agent, at }: { agent: ActingAgent | undefined; at: Date },
): Promise<boolean> {
  await lockWriting(transaction, key.customerId);
  const draft = await lockDraft(transaction, key, 'from-customer');
  if (!draft) return false;
  refuseEmpty(draft);
  if ((await countSentSince(transaction, key.customerId, new Date(at.getTime() - dayMilliseconds))) >= mostADay)
    throw new Refusal('too-many-messages');
  await transaction
    .updateTable('message')
    .set({
      state: 'sent',
      sent_at: at,
      saved_at: at,
      agent_id: agent?.id ?? null,
      assigned_to: await nextReader(transaction, key, draft.applicationId),
    })
    .where('customer_id', '=', key.customerId)
    .where('message_id', '=', draft.messageId)
    .execute();
  if (draft.applicationId !== null) {
    const caseKey = { customerId: key.customerId, applicationId: draft.applicationId };
    const by = { actor: 'customer' as const, agent };
    await recordCaseEvent(transaction, { ...caseKey, kind: 'message-received', at, by, details: { messageId: draft.messageId } });
    await addToOutbox(transaction, 'case-changed', caseKey, at);
  }
  return true;
}

async function countSentSince(transaction: Transaction, customerId: string, since: Date): Promise<number> {
  const { count } = await transaction
    .selectFrom('message')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('customer_id', '=', customerId)
    .where('direction', '=', 'from-customer')
    .where('sent_at', '>=', since)
    .executeTakeFirstOrThrow();
  return count;
}

async function nextReader(
  transaction: Transaction,
  { customerId, threadId }: ThreadKey,
  applicationId: string | null,
): Promise<string | null> {
  const { rows } = await sql<{ clerkId: string }>`
    select coalesce(
      (select h.clerk_id from case_holder h where h.customer_id = ${customerId} and h.application_id = ${applicationId}),
      (select m.clerk_id from message m join clerk c on c.clerk_id = m.clerk_id and c.is_active
        where m.customer_id = ${customerId} and m.thread_id = ${threadId} and m.direction = 'to-customer' and m.state = 'sent'
        order by m.sent_at desc limit 1)) as "clerkId"`.execute(transaction);
  return rows[0]?.clerkId ?? null;
}

/**
 * Sends what a clerk has written in a thread: the customer's messages in it are answered, and the customer is told that
 * something waits. False when it was sent a moment ago.
 * @throws Refusal `message-empty`, `message-draft-elsewhere`
 */
export async function sendToCustomer(
  transaction: Transaction,
  key: ThreadKey,
  { clerkId, at }: { clerkId: string; at: Date },
): Promise<boolean> {
  const draft = await lockDraft(transaction, key, 'to-customer');
  if (!draft) return false;
  if (draft.clerkId !== clerkId) throw new Refusal('message-draft-elsewhere');
  refuseEmpty(draft);
  await transaction
    .updateTable('message')
    .set({ state: 'sent', sent_at: at, saved_at: at })
    .where('customer_id', '=', key.customerId)
    .where('message_id', '=', draft.messageId)
    .execute();
  await transaction
    .updateTable('message')
    .set({ answered_at: at, read_at: sql<Date>`coalesce(read_at, ${at})` })
    .where('customer_id', '=', key.customerId)
    .where('thread_id', '=', key.threadId)
    .where('direction', '=', 'from-customer')
    .where('state', '=', 'sent')
    .where('answered_at', 'is', null)
    .execute();
  await tellOf(transaction, key.customerId, draft, { clerkId, at });
  return true;
}

async function tellOf(
  transaction: Transaction,
  customerId: string,
  { messageId, applicationId, language }: Pick<Draft, 'messageId' | 'applicationId' | 'language'>,
  { clerkId, at }: { clerkId: string; at: Date },
): Promise<void> {
  if (applicationId !== null) {
    const key = { customerId, applicationId };
    await recordCaseEvent(transaction, { ...key, kind: 'message-sent', at, by: { actor: 'clerk', clerkId }, details: { messageId } });
    await addToOutbox(transaction, 'case-changed', key, at);
  }
  await addNotice(transaction, {
    customerId,
    ...(applicationId === null ? {} : { applicationId }),
    aboutId: messageId,
    kind: 'message',
    language,
    at,
  });
}

/**
 * A message of the agency that is written and sent at once, in a thread of its own. Returns its id.
 * Refuses `message-already-sent` when the id was given and is known.
 */
export async function addMessage(
  transaction: Transaction,
  message: Topic & Typed & { customerId: string; clerkId: string; at: Date; messageId?: string | undefined },
): Promise<string> {
  const { customerId, clerkId, at, messageId = newId() } = message;
  refuseEmpty(message);
  const added = await transaction
    .insertInto('message')
    .values({
      customer_id: customerId,
      thread_id: newId(),
      message_id: messageId,
      application_id: message.applicationId,
      benefit_group: message.benefitGroup,
      direction: 'to-customer',
      state: 'sent',
      subject: message.subject,
      text: message.text,
      language: message.language,
      saved_at: at,
      sent_at: at,
      clerk_id: clerkId,
    })
    .onConflict((conflict) => conflict.constraint('message_pkey').doNothing())
    .executeTakeFirst();
  if (added.numInsertedOrUpdatedRows !== 1n) throw new Refusal('message-already-sent');
  await tellOf(transaction, customerId, { ...message, messageId }, { clerkId, at });
  return messageId;
}
