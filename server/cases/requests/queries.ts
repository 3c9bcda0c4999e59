import { sql } from 'kysely';
import { validate as isId } from 'uuid';
import type { CaseKey } from '#server/cases/applications/case-events.ts';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Answer } from '#server/platform/forms/definition.ts';
import { openCodes } from '#server/platform/secrets/sealed-codes.ts';
import type { Secrets } from '#server/platform/secrets/secrets.ts';

export const requestStates = ['open', 'answered', 'passed', 'cancelled'] as const;
export type RequestState = (typeof requestStates)[number];
export type ItemKind = 'attachment' | 'answer' | 'explanation';

/** One thing that is asked for. */
export type RequestItem = {
  itemNo: number;
  kind: ItemKind;
  /** The document's id, or the path of the answer; null for an explanation. */
  about: string | null;
  /** What is asked, in the language of the request. */
  text: string;
  /** What the customer answered: of the question's own kind, or an explanation in words. */
  answer: Answer | undefined;
  doneAt: Date | null;
  /** The application had left this answer open. */
  wasUnknown: boolean;
  /** Who answered for the customer. */
  agentName: string | null;
  /** What was typed and not sent, by control. */
  typed: Readonly<Record<string, readonly string[]>>;
};

export type InformationRequest = CaseKey & {
  requestId: string;
  clerkId: string;
  language: string;
  text: string;
  sentAt: Date;
  dueOn: string;
  remindOn: string;
  remindedAt: Date | null;
  state: RequestState;
  settledAt: Date | null;
  /** When the first of it came after the deadline. */
  lateAt: Date | null;
  items: readonly RequestItem[];
};

/** Whether the customer can still send what is asked: in time, or late. */
export function isAnswerable({ state }: Pick<InformationRequest, 'state'>): boolean {
  return state === 'open' || state === 'passed';
}

export function missingItems({ items }: Pick<InformationRequest, 'items'>): RequestItem[] {
  return items.filter(({ doneAt }) => doneAt === null);
}

const mostListed = 50;

function selectRequests(database: Database | Transaction) {
  return database
    .selectFrom('information_request as q')
    .select([
      'q.customer_id as customerId',
      'q.application_id as applicationId',
      'q.request_id as requestId',
      'q.clerk_id as clerkId',
      'q.language',
      'q.text',
      'q.sent_at as sentAt',
      'q.due_on as dueOn',
      'q.remind_on as remindOn',
      'q.reminded_at as remindedAt',
      'q.state',
      'q.settled_at as settledAt',
      'q.late_at as lateAt',
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectRequests>['execute']>>[number];

/** The requests of a case, the newest first. */
export async function listRequests(
  database: Database | Transaction,
  secrets: Secrets,
  { customerId, applicationId }: CaseKey,
): Promise<InformationRequest[]> {
  const rows = await selectRequests(database)
    .where('q.customer_id', '=', customerId)
    .where('q.application_id', '=', applicationId)
    .orderBy('q.sent_at', 'desc')
    .limit(mostListed)
    .execute();
  return withItems(database, secrets, customerId, rows);
}

export type AwaitedRequest = InformationRequest & { benefit: string; reference: string };

/** A customer's requests that wait for an answer, or that could still be answered late, the most urgent first. */
export async function listAwaitedRequests(
  database: Database | Transaction,
  secrets: Secrets,
  customerId: string,
): Promise<AwaitedRequest[]> {
  const rows = await selectRequests(database)
    .innerJoin('application as a', (join) =>
      join.onRef('a.customer_id', '=', 'q.customer_id').onRef('a.application_id', '=', 'q.application_id'),
    )
    .select(['a.benefit', 'a.reference'])
    .where('q.customer_id', '=', customerId)
    .where('q.state', 'in', ['open', 'passed'])
    .where('a.stage', 'in', ['pending', 'in-process'])
    .orderBy('q.due_on')
    .limit(mostListed)
    .execute();
  const found = await withItems(database, secrets, customerId, rows);
  return found.flatMap((one, index) => {
    const { benefit = '', reference = '' } = rows[index] ?? {};
    return missingItems(one).length > 0 ? [{ ...one, benefit, reference }] : [];
  });
}

/** A request of a case. Throws not-found, also when it is another's. */
export async function getRequest(
  database: Database | Transaction,
  secrets: Secrets,
  { customerId, applicationId, requestId }: CaseKey & { requestId: string },
): Promise<InformationRequest> {
  if (!isId(requestId)) throw new Refusal('not-found');
  const rows = await selectRequests(database)
    .where('q.customer_id', '=', customerId)
    .where('q.application_id', '=', applicationId)
    .where('q.request_id', '=', requestId)
    .execute();
  const [found] = await withItems(database, secrets, customerId, rows);
  if (!found) throw new Refusal('not-found');
  return found;
}

async function withItems(
  database: Database | Transaction,
  secrets: Secrets,
  customerId: string,
  rows: readonly Row[],
): Promise<InformationRequest[]> {
  if (rows.length === 0) return [];
  const items = await database
    .selectFrom('information_request_item')
    .select([
      'request_id',
      'item_no',
      'kind',
      'about',
      'text',
      'answer',
      'done_at',
      'was_unknown',
      'typed',
      sql<string | null>`agent_name(customer_id, agent_id)`.as('agent_name'),
    ])
    .where('customer_id', '=', customerId)
    .where(
      'request_id',
      'in',
      rows.map(({ requestId }) => requestId),
    )
    .orderBy('item_no')
    .execute();
  const byRequest = Map.groupBy(items, ({ request_id: requestId }) => requestId);
  return rows.map((row) => ({
    ...row,
    // The constraint request_state_is_known keeps to these.
    state: row.state as RequestState,
    items: (byRequest.get(row.requestId) ?? []).map((item) => itemOf(secrets, item)),
  }));
}

type ItemRow = {
  item_no: number;
  kind: string;
  about: string | null;
  text: string;
  answer: string | null;
  done_at: Date | null;
  was_unknown: boolean;
  typed: unknown;
  agent_name: string | null;
};

function itemOf(secrets: Secrets, row: ItemRow): RequestItem {
  return {
    itemNo: row.item_no,
    // The constraint request_item_kind_is_known keeps to these.
    kind: row.kind as ItemKind,
    about: row.about,
    text: row.text,
    // Only checked answers are written, as JSON.
    answer: row.answer === null ? undefined : (openCodes(secrets, row.answer) as Answer),
    doneAt: row.done_at,
    wasUnknown: row.was_unknown,
    agentName: row.agent_name,
    // Written by saveAnswers alone, as lists of texts by control.
    typed: (row.typed ?? {}) as RequestItem['typed'],
  };
}
