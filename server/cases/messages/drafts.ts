import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import type { ActingAgent } from '#server/cases/applications/case-events.ts';
import { removeFilesOfMessage } from '#server/cases/checklist/keeping.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { longestSubject, longestText, type Message, type ThreadKey } from './queries.ts';

/** Who writes: the customer (or somebody for them), or a clerk. */
export type Writer = { direction: 'from-customer'; agent: ActingAgent | undefined } | { direction: 'to-customer'; clerkId: string };

/** What a thread is about. */
export type Topic = { applicationId: string | null; benefitGroup: string; language: string };
export type Typed = { subject: string; text: string };

/** More than anybody has half-written at a time. */
const mostDrafts = 30;

/** Line ends as one character, nothing longer than is kept: a page of ours says the limits. */
export function tidyTyped({ subject, text }: Typed): Typed {
  const withLineEnds = text.replaceAll('\r\n', '\n');
  if (withLineEnds.length > longestText || subject.length > longestSubject)
    throw new Refusal('bad-request', [{ place: '/text', reason: 'is too long' }]);
  return { subject: subject.replace(/\s+/gu, ' ').trim(), text: withLineEnds };
}

/** A customer's drafts come one after the other: so they can be counted, and what is sent twice at once waits for the first. */
export async function lockWriting(transaction: Transaction, customerId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${customerId}, 9))`.execute(transaction);
}

/** Begins a thread with an empty draft. One that was begun about the same and left empty goes on. Returns the message. */
export async function beginThread(
  transaction: Transaction,
  customerId: string,
  topic: Topic,
  writer: Writer,
  at: Date,
): Promise<{ threadId: string; messageId: string }> {
  await lockWriting(transaction, customerId);
  const drafts = await transaction
    .selectFrom('message')
    .select(['thread_id as threadId', 'message_id as messageId', 'application_id', 'benefit_group', 'subject', 'text', 'clerk_id'])
    .where('customer_id', '=', customerId)
    .where('direction', '=', writer.direction)
    .where('state', '=', 'draft')
    .execute();
  const empty = drafts.find(
    (draft) =>
      draft.subject === '' &&
      draft.text === '' &&
      draft.application_id === topic.applicationId &&
      draft.benefit_group === topic.benefitGroup &&
      draft.clerk_id === clerkOf(writer),
  );
  if (empty) return { threadId: empty.threadId, messageId: empty.messageId };
  if (drafts.length >= mostDrafts) throw new Refusal('too-many-message-drafts');
  const threadId = newId();
  return {
    threadId,
    messageId: await insertDraft(transaction, { customerId, threadId }, { topic, writer, typed: { subject: '', text: '' }, at }),
  };
}

type NewDraft = { topic: Topic; writer: Writer; typed: Typed; at: Date; messageId?: string };

/** Begins a draft. Refuses `message-already-sent` when there is a message with this id. */
export async function insertDraft(
  transaction: Transaction,
  key: ThreadKey,
  { topic, writer, typed, at, messageId = newId() }: NewDraft,
): Promise<string> {
  const added = await transaction
    .insertInto('message')
    .values({
      customer_id: key.customerId,
      thread_id: key.threadId,
      message_id: messageId,
      application_id: topic.applicationId,
      benefit_group: topic.benefitGroup,
      direction: writer.direction,
      state: 'draft',
      subject: typed.subject,
      text: typed.text,
      language: topic.language,
      saved_at: at,
      clerk_id: clerkOf(writer),
      agent_id: agentOf(writer),
    })
    .onConflict((conflict) => conflict.constraint('message_pkey').doNothing())
    .executeTakeFirst();
  if (added.numInsertedOrUpdatedRows !== 1n) throw new Refusal('message-already-sent');
  return messageId;
}

const clerkOf = (writer: Writer) => (writer.direction === 'to-customer' ? writer.clerkId : null);
const agentOf = (writer: Writer) => (writer.direction === 'from-customer' ? (writer.agent?.id ?? null) : null);

/**
 * Saves what is being written in a thread; the first save begins the draft under the id that was made with the page.
 * Returns the id of the message. Refuses `message-draft-elsewhere` when another clerk writes there, and
 * `message-already-sent` when it was sent a moment ago: by a second press, or from another tab.
 */
export async function saveDraft(
  transaction: Transaction,
  thread: readonly Message[],
  typed: Typed & { messageId: string },
  writer: Writer,
  at: Date,
): Promise<string> {
  const [first] = thread;
  if (!first) throw new Refusal('not-found');
  const { customerId, threadId } = first;
  await lockWriting(transaction, customerId);
  const draft = await transaction
    .selectFrom('message')
    .select(['message_id as messageId', 'clerk_id as clerkId'])
    .where('customer_id', '=', customerId)
    .where('thread_id', '=', threadId)
    .where('direction', '=', writer.direction)
    .where('state', '=', 'draft')
    .forUpdate()
    .executeTakeFirst();
  // An answer goes under the subject that the thread has.
  const subject = thread.some(({ state }) => state === 'sent') ? first.subject : typed.subject;
  if (!draft) {
    const { messageId, text } = typed;
    return insertDraft(transaction, { customerId, threadId }, { topic: first, writer, typed: { subject, text }, at, messageId });
  }
  if (draft.clerkId !== clerkOf(writer)) throw new Refusal('message-draft-elsewhere');
  await transaction
    .updateTable('message')
    .set({ subject, text: typed.text, saved_at: at, agent_id: agentOf(writer) })
    .where('customer_id', '=', customerId)
    .where('message_id', '=', draft.messageId)
    .execute();
  return draft.messageId;
}

/** Gives up what is being written, with its files. Without effect when it was sent meanwhile, or is not there. */
export async function discardDraft(transaction: Transaction, { customerId, threadId }: ThreadKey, writer: Writer): Promise<void> {
  let discarding = transaction
    .deleteFrom('message')
    .where('customer_id', '=', customerId)
    .where('thread_id', '=', threadId)
    .where('direction', '=', writer.direction)
    .where('state', '=', 'draft');
  if (writer.direction === 'to-customer') discarding = discarding.where('clerk_id', '=', writer.clerkId);
  const discarded = await discarding.returning('message_id as messageId').executeTakeFirst();
  if (discarded) await removeFilesOfMessage(transaction, { customerId, messageId: discarded.messageId });
}

/** Another clerk goes on with an answer that one has begun and left. */
export async function takeDraftOver(transaction: Transaction, { customerId, threadId }: ThreadKey, clerkId: string): Promise<void> {
  const taken = await transaction
    .updateTable('message')
    .set({ clerk_id: clerkId })
    .where('customer_id', '=', customerId)
    .where('thread_id', '=', threadId)
    .where('direction', '=', 'to-customer')
    .where('state', '=', 'draft')
    .executeTakeFirst();
  if (taken.numUpdatedRows !== 1n) throw new Refusal('not-found');
}
