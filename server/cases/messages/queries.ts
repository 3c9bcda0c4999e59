import { sql } from 'kysely';
import { validate as isId } from 'uuid';
import { type AttachmentFile, listFilesOfMessages } from '#server/cases/checklist/files.ts';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';

export type Direction = 'from-customer' | 'to-customer';

export type ThreadKey = { customerId: string; threadId: string };

/** A message, sent or being written. */
export type Message = ThreadKey & {
  messageId: string;
  /** The case that it is about; null: a general matter of the benefit group. */
  applicationId: string | null;
  benefitGroup: string;
  direction: Direction;
  state: 'draft' | 'sent';
  subject: string;
  text: string;
  language: string;
  savedAt: Date;
  sentAt: Date | null;
  /** By the one to whom it was sent. */
  readAt: Date | null;
  answeredAt: Date | null;
  clerkId: string | null;
  clerkName: string | null;
  /** Who wrote for the customer. */
  agentName: string | null;
  assignedTo: string | null;
  filedAt: Date | null;
  files: readonly AttachmentFile[];
};

/** Characters. */
export const longestSubject = 120;
export const longestText = 10_000;

const mostInThread = 200;

function selectMessages(database: Database | Transaction) {
  return database
    .selectFrom('message as m')
    .leftJoin('clerk as c', 'c.clerk_id', 'm.clerk_id')
    .select([
      'm.customer_id as customerId',
      'm.thread_id as threadId',
      'm.message_id as messageId',
      'm.application_id as applicationId',
      'm.benefit_group as benefitGroup',
      'm.direction',
      'm.state',
      'm.subject',
      'm.text',
      'm.language',
      'm.saved_at as savedAt',
      'm.sent_at as sentAt',
      'm.read_at as readAt',
      'm.answered_at as answeredAt',
      'm.clerk_id as clerkId',
      'c.name as clerkName',
      sql<string | null>`agent_name(m.customer_id, m.agent_id)`.as('agentName'),
      'm.assigned_to as assignedTo',
      'm.filed_at as filedAt',
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectMessages>['execute']>>[number];

async function withFiles(database: Database | Transaction, customerId: string, rows: readonly Row[]): Promise<Message[]> {
  const files = await listFilesOfMessages(
    database,
    customerId,
    rows.map(({ messageId }) => messageId),
  );
  // The constraints message_direction_is_known and message_state_is_known keep to these.
  return rows.map((row) => ({
    ...row,
    direction: row.direction as Direction,
    state: row.state as Message['state'],
    files: files.filter(({ messageId }) => messageId === row.messageId),
  }));
}

/**
 * A thread from its beginning, without what the other side has not sent. Throws not-found when there is nothing of it to
 * see, also when it is another's.
 */
export async function getThread(
  database: Database | Transaction,
  { customerId, threadId }: ThreadKey,
  reader: Direction,
): Promise<Message[]> {
  if (!isId(threadId)) throw new Refusal('not-found');
  const rows = await selectMessages(database)
    .where('m.customer_id', '=', customerId)
    .where('m.thread_id', '=', threadId)
    .where((where) => where.or([where('m.state', '=', 'sent'), where('m.direction', '=', reader)]))
    .orderBy(sql`m.sent_at asc nulls last`)
    .orderBy('m.message_id')
    .limit(mostInThread)
    .execute();
  if (rows.length === 0) throw new Refusal('not-found');
  return withFiles(database, customerId, rows);
}

/** A message that the agency has sent to a customer. */
export async function findMessageToCustomer(
  database: Database | Transaction,
  { customerId, messageId }: { customerId: string; messageId: string },
): Promise<Message | undefined> {
  if (!isId(messageId)) return undefined;
  const rows = await selectMessages(database)
    .where('m.customer_id', '=', customerId)
    .where('m.message_id', '=', messageId)
    .where('m.direction', '=', 'to-customer')
    .where('m.state', '=', 'sent')
    .execute();
  return (await withFiles(database, customerId, rows))[0];
}

/** The messages of a case that were sent, the newest first. */
export async function listMessagesOfCase(
  database: Database | Transaction,
  { customerId, applicationId }: { customerId: string; applicationId: string },
  most = 20,
): Promise<Message[]> {
  const rows = await selectMessages(database)
    .where('m.customer_id', '=', customerId)
    .where('m.application_id', '=', applicationId)
    .where('m.state', '=', 'sent')
    .orderBy('m.sent_at', 'desc')
    .limit(most)
    .execute();
  return withFiles(database, customerId, rows);
}

/** What a thread is about, and what of it is being written. */
export function draftIn(thread: readonly Message[], writer: Direction): Message | undefined {
  return thread.find(({ state, direction }) => state === 'draft' && direction === writer);
}

export function sentIn(thread: readonly Message[]): Message[] {
  return thread.filter(({ state }) => state === 'sent');
}

/** A thread as it stands in a customer's list. */
export type ThreadSummary = {
  threadId: string;
  subject: string;
  applicationId: string | null;
  benefitGroup: string;
  lastAt: Date;
  isUnread: boolean;
  hasDraft: boolean;
  hasSent: boolean;
};

type ThreadFilter = {
  /** Benefits that the reader may see (an agent's mandate), and the groups they are in; empty: all. */
  benefits: readonly string[];
  groups: readonly string[];
  applicationId?: string;
  isUnread?: boolean;
  before?: { at: Date; id: string } | undefined;
  most: number;
};

/** A customer's threads, the one with the latest message first. */
export async function listThreads(database: Database | Transaction, customerId: string, filter: ThreadFilter): Promise<ThreadSummary[]> {
  const { benefits, groups, applicationId, isUnread, before, most } = filter;
  const { rows } = await sql<ThreadSummary>`
    select t."threadId", t.subject, t."applicationId", t."benefitGroup", t."lastAt", t."isUnread", t."hasDraft", t."hasSent" from (
      select m.thread_id as "threadId", (array_agg(m.subject order by m.sent_at nulls last, m.message_id))[1] as subject,
        (array_agg(m.application_id order by m.sent_at nulls last, m.message_id))[1] as "applicationId",
        min(m.benefit_group) as "benefitGroup", max(coalesce(m.sent_at, m.saved_at)) as "lastAt",
        bool_or(m.direction = 'to-customer' and m.read_at is null) as "isUnread",
        bool_or(m.state = 'draft') as "hasDraft", bool_or(m.state = 'sent') as "hasSent"
      from message m
      where m.customer_id = ${customerId} and (m.state = 'sent' or m.direction = 'from-customer')
        and (${applicationId ?? null}::uuid is null or m.application_id = ${applicationId ?? null})
        and (${benefits.length === 0} or (m.application_id is null and m.benefit_group = any (${[...groups]}))
          or exists (select from application a where a.customer_id = m.customer_id and a.application_id = m.application_id
            and a.benefit = any (${[...benefits]})))
      group by m.thread_id
    ) t
    where (${isUnread ?? null}::boolean is null or t."isUnread" = ${isUnread ?? null})
      and (${before?.at ?? null}::timestamptz is null or (t."lastAt", t."threadId") < (${before?.at ?? null}, ${before?.id ?? null}::uuid))
    order by t."lastAt" desc, t."threadId" desc limit ${most}`.execute(database);
  return rows;
}

/** The customer has seen what was sent to them in a thread. */
export async function markReadByCustomer(database: Database, { customerId, threadId }: ThreadKey, at: Date): Promise<void> {
  await database
    .updateTable('message')
    .set({ read_at: at })
    .where('customer_id', '=', customerId)
    .where('thread_id', '=', threadId)
    .where('direction', '=', 'to-customer')
    .where('state', '=', 'sent')
    .where('read_at', 'is', null)
    .execute();
}
