import { sql } from 'kysely';
import type { Database } from '#server/platform/database/connection.ts';
import type { Staff } from '#server/platform/http/person.ts';
import type { QueueCell, QueueFilter, QueuePlace } from './queue.ts';

/** Written out, not as parameters: only so does the index of open cases serve every plan. */
const isOpen = sql<boolean>`a.stage in ('pending', 'in-process')`;

/** The open cases that a clerk has the skill and the language for, with who has each in hand and whether it waits for approval. */
function openCases(database: Database, clerk: Staff) {
  return (
    database
      .selectFrom('application as a')
      .leftJoin('case_holder as h', (join) =>
        join.onRef('h.customer_id', '=', 'a.customer_id').onRef('h.application_id', '=', 'a.application_id'),
      )
      .leftJoin('decision as d', (join) =>
        join
          .onRef('d.customer_id', '=', 'a.customer_id')
          .onRef('d.application_id', '=', 'a.application_id')
          .on('d.status', '=', 'proposed'),
      )
      .where(isOpen)
      .where(sql<boolean>`a.benefit_group = any (${[...clerk.skills]}) and a.language = any (${[...clerk.languages]})`)
      // Whether it is protected is a column of the case: no list reads the person.
      .where(sql<boolean>`(not a.is_protected or ${clerk.seesProtected === true})`)
  );
}

/** Counts the clerk's open cases by everything they can be narrowed by. Reads open cases only, however many were ever decided. */
export async function listQueueCells(database: Database, clerk: Staff, today: string): Promise<QueueCell[]> {
  const holding = sql<QueueCell['holding']>`case when h.clerk_id = ${clerk.id} then 'mine' when h.clerk_id is not null then 'others'
    when d.written_by = ${clerk.id} then 'own-proposal' else 'free' end`;
  return openCases(database, clerk)
    .select([
      'a.benefit',
      'a.stage',
      'a.language',
      holding.as('holding'),
      sql<boolean>`coalesce(d.written_by <> ${clerk.id}, false)`.as('isToApprove'),
      sql<boolean>`a.due_on < ${today}`.as('isOverdue'),
      sql<boolean>`a.waits_until_on is not null`.as('isWaiting'),
      sql<number>`count(*)::int`.as('count'),
    ])
    .groupBy(sql`1, 2, 3, 4, 5, 6, 7`)
    .execute();
}

export type QueueRow = {
  applicationId: string;
  reference: string;
  benefit: string;
  language: string;
  stage: string;
  receivedAt: Date;
  receivedOn: string;
  dueOn: string;
  holderId: string | null;
  holderName: string | null;
  isProposed: boolean;
  /** The day (ISO) until which it waits for the customer. */
  waitsUntil: string | null;
  /** What became of the latest request for information. */
  request: RequestMark | null;
  hasNewMessage: boolean;
};

export type RequestMark = 'arrived' | 'late' | 'passed';

const latestRequest = sql<RequestMark | null>`(
  select case when q.late_at is not null then 'late' when q.state = 'answered' then 'arrived' when q.state = 'passed' then 'passed' end
  from information_request q
  where q.customer_id = a.customer_id and q.application_id = a.application_id order by q.sent_at desc limit 1)`;
const hasNewMessage = sql<boolean>`exists (
  select from message m where m.customer_id = a.customer_id and m.application_id = a.application_id
    and m.state = 'sent' and m.direction = 'from-customer' and m.answered_at is null and m.filed_at is null)`;

const pageLength = 50;

/** One page of the queue: most urgent first. `hasMore` tells whether rows follow. */
export async function listQueue(
  database: Database,
  clerk: Staff,
  filter: QueueFilter,
  today: string,
  after: QueuePlace | undefined,
): Promise<{ rows: QueueRow[]; hasMore: boolean }> {
  let query = narrowed(openCases(database, clerk), clerk, filter, today);
  if (after)
    query = query.where(
      sql<boolean>`(a.due_on, a.received_at, a.application_id) > (${after.dueOn}, ${after.receivedAt}, ${after.applicationId})`,
    );
  const rows = await query
    .leftJoin('clerk as c', 'c.clerk_id', 'h.clerk_id')
    .select([
      'a.application_id as applicationId',
      'a.reference',
      'a.benefit',
      'a.language',
      'a.stage',
      'a.received_at as receivedAt',
      'a.received_on as receivedOn',
      'a.due_on as dueOn',
      'h.clerk_id as holderId',
      'c.name as holderName',
      sql<boolean>`d.status is not null`.as('isProposed'),
      'a.waits_until_on as waitsUntil',
      latestRequest.as('request'),
      hasNewMessage.as('hasNewMessage'),
    ])
    .orderBy('a.due_on')
    .orderBy('a.received_at')
    .orderBy('a.application_id')
    .limit(pageLength + 1)
    .execute();
  return { rows: rows.slice(0, pageLength), hasMore: rows.length > pageLength };
}

function narrowed(query: ReturnType<typeof openCases>, clerk: Staff, filter: QueueFilter, today: string): ReturnType<typeof openCases> {
  let narrow = query;
  if (filter.benefit !== undefined) narrow = narrow.where('a.benefit', '=', filter.benefit);
  if (filter.stage !== undefined) narrow = narrow.where('a.stage', '=', filter.stage);
  if (filter.caseLanguage !== undefined) narrow = narrow.where('a.language', '=', filter.caseLanguage);
  if (filter.show === 'mine') return narrow.where('h.clerk_id', '=', clerk.id);
  if (filter.show === 'waiting') return narrow.where('a.waits_until_on', 'is not', null);
  narrow = narrow.where('a.waits_until_on', 'is', null);
  switch (filter.show) {
    case 'all':
      return narrow;
    case 'free':
      return narrow.where('h.clerk_id', 'is', null).where(sql<boolean>`d.written_by is distinct from ${clerk.id}`);
    case 'to-approve':
      return narrow.where('d.written_by', '<>', clerk.id);
    case 'overdue':
      return narrow.where('a.due_on', '<', today);
  }
}
