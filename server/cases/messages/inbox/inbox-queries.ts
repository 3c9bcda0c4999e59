import { sql } from 'kysely';
import { validate as isId } from 'uuid';
import type { Database } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Staff } from '#server/platform/http/person.ts';

export const inboxShows = ['own', 'all'] as const;
export type InboxShow = (typeof inboxShows)[number];

/** A customer's message that waits, without what is written in it. */
export type InboxRow = {
  messageId: string;
  sentAt: Date;
  benefitGroup: string;
  language: string;
  applicationId: string | null;
  reference: string | null;
  isRead: boolean;
  /** For whom it waits today; null: for anybody with the skill. */
  readerId: string | null;
  readerName: string | null;
  /** Who is writing an answer. */
  writerName: string | null;
};

const perPage = 50;
type After = { at: Date; id: string } | undefined;

/**
 * For whom a message `m` waits on a day: the clerk it is assigned to, while that clerk works here, has the skill and is not
 * away; else the substitute, on the same terms; else anybody.
 */
function readerOn(today: string) {
  const canRead = (clerk: string) => sql`exists (
    select from clerk k where k.clerk_id = ${sql.raw(clerk)} and k.is_active and k.role = 'clerk'
      and m.benefit_group = any (k.skills) and m.language = any (k.languages)
      and not exists (select from clerk_absence w where w.clerk_id = k.clerk_id and ${today}::date between w.from_on and w.to_on))`;
  return sql<string | null>`case
    when m.assigned_to is null then null
    when ${canRead('m.assigned_to')} then m.assigned_to
    else (select s.substitute_id from clerk_absence s
      where s.clerk_id = m.assigned_to and ${today}::date between s.from_on and s.to_on and ${canRead('s.substitute_id')}
      order by s.absence_id limit 1) end`;
}

/** The customers' messages that wait and that a clerk has the skill and language for, the oldest first. */
export async function listInbox(
  database: Database,
  clerk: Staff,
  { show, today, after }: { show: InboxShow; today: string; after: After },
): Promise<{ rows: InboxRow[]; hasMore: boolean }> {
  const { rows } = await sql<InboxRow>`
    select w."messageId", w."sentAt", w."benefitGroup", w.language, w."applicationId", w."isRead", w."readerId",
      k.name as "readerName", a.reference,
      (select c.name from message d join clerk c on c.clerk_id = d.clerk_id
        where d.customer_id = w.customer_id and d.thread_id = w.thread_id and d.state = 'draft' and d.direction = 'to-customer') as "writerName"
    from (
      select m.customer_id, m.thread_id, m.message_id as "messageId", m.sent_at as "sentAt", m.benefit_group as "benefitGroup", m.language,
        m.application_id as "applicationId", m.read_at is not null as "isRead", ${readerOn(today)} as "readerId"
      from message m
      where m.state = 'sent' and m.direction = 'from-customer' and m.answered_at is null and m.filed_at is null
        and m.benefit_group = any (${[...clerk.skills]}) and m.language = any (${[...clerk.languages]})
        and (${after?.at ?? null}::timestamptz is null or (m.sent_at, m.message_id) > (${after?.at ?? null}, ${after?.id ?? null}::uuid))
    ) w
    left join clerk k on k.clerk_id = w."readerId"
    left join application a on a.customer_id = w.customer_id and a.application_id = w."applicationId"
    where ${show === 'all'} or w."readerId" is null or w."readerId" = ${clerk.id}
    order by w."sentAt", w."messageId" limit ${perPage + 1}`.execute(database);
  return { rows: rows.slice(0, perPage), hasMore: rows.length > perPage };
}

export type MessageKey = {
  customerId: string;
  threadId: string;
  applicationId: string | null;
  benefitGroup: string;
  language: string;
};

/**
 * Where a message belongs, when this clerk may open it: with the skill and the language for it, or the one who wrote it
 * or to whom it was given. Nothing that is written in it is looked at. Throws not-found.
 */
export async function getMessageKey(database: Database, clerk: Staff, messageId: string): Promise<MessageKey> {
  if (!isId(messageId)) throw new Refusal('not-found');
  const found = await database
    .selectFrom('message as m')
    .select([
      'm.customer_id as customerId',
      'm.thread_id as threadId',
      'm.application_id as applicationId',
      'm.benefit_group as benefitGroup',
      'm.language',
    ])
    .where('m.message_id', '=', messageId)
    // What a customer has not sent is nobody else's.
    .where(sql<boolean>`(m.state = 'sent' or m.direction = 'to-customer')`)
    .where(
      sql<boolean>`((m.benefit_group = any (${[...clerk.skills]}) and m.language = any (${[...clerk.languages]}))
        or m.clerk_id = ${clerk.id} or m.assigned_to = ${clerk.id})`,
    )
    .executeTakeFirst();
  if (!found) throw new Refusal('not-found');
  return found;
}
