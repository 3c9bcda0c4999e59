import { sql } from 'kysely';
import { validate as isId } from 'uuid';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { QueuedKind } from './adding.ts';

/** Letters that wait, counted: nothing of whose they are. */
export type WaitingCount = {
  kind: QueuedKind;
  language: string;
  isProtected: boolean;
  hasAddress: boolean;
  count: number;
  oldestAt: Date;
};

/** What waits, by kind and language, the oldest kind first. Reads what waits only. Runs as the system: lists give no addresses. */
export async function countWaiting(database: Database): Promise<WaitingCount[]> {
  const { rows } = await sql<WaitingCount>`
    select l.kind, l.language, c.is_protected as "isProtected", d.customer_id is not null as "hasAddress",
      count(*)::int as count, min(l.made_at) as "oldestAt"
    from letter l join customer c on c.customer_id = l.customer_id left join customer_address d on d.customer_id = l.customer_id
    where l.state = 'waiting' group by 1, 2, 3, 4 order by min(l.made_at), 1, 2, 3, 4`.execute(database);
  return rows;
}

/** A letter that cannot be posted. `reference` is that of its case, where it is about one. */
export type WithoutAddress = { customerId: string; letterId: string; kind: QueuedKind; reference: string | null; madeAt: Date };

export const mostWithoutAddress = 50;

/** The letters that have waited longest for an address. `withProtected`: those to people under protection too. Runs as the system. */
export async function listWithoutAddress(database: Database, withProtected: boolean): Promise<WithoutAddress[]> {
  const { rows } = await sql<WithoutAddress>`
    select l.customer_id as "customerId", l.letter_id as "letterId", l.kind, a.reference, l.made_at as "madeAt"
    from letter l join customer c on c.customer_id = l.customer_id
      left join application a on a.customer_id = l.customer_id and a.application_id = l.application_id
    where l.state = 'waiting' and (${withProtected} or not c.is_protected)
      and not exists (select from customer_address d where d.customer_id = l.customer_id)
    order by l.made_at, l.letter_id limit ${mostWithoutAddress}`.execute(database);
  return rows;
}

export type BatchState = 'making' | 'made' | 'posted' | 'undone';
export type Batch = {
  batchId: string;
  batchNo: number;
  madeAt: Date;
  clerkName: string;
  letterCount: number;
  state: BatchState;
  isProtected: boolean;
  language: string;
  /** Null: not made yet, undone, or let go some time after it was posted. */
  sha256: string | null;
  postedAt: Date | null;
  undoneAt: Date | null;
};

function batches(database: Database | Transaction) {
  return database
    .selectFrom('letter_batch as b')
    .innerJoin('clerk as c', 'c.clerk_id', 'b.clerk_id')
    .select([
      'b.batch_id as batchId',
      'b.batch_no as batchNo',
      'b.made_at as madeAt',
      'c.name as clerkName',
      'b.letter_count as letterCount',
      'b.state',
      'b.is_protected as isProtected',
      'b.language',
      'b.sha256',
      'b.posted_at as postedAt',
      'b.undone_at as undoneAt',
    ]);
}

// The constraint batch_state_is_known keeps to these.
const batchOf = <R extends { state: string }>(row: R) => ({ ...row, state: row.state as BatchState });

/** Batches, the newest first; those before a given one when one is named. */
export async function listBatches(
  database: Database,
  { before, most }: { before?: { at: Date; id: string } | undefined; most: number },
): Promise<Batch[]> {
  let query = batches(database).orderBy('b.made_at', 'desc').orderBy('b.batch_id', 'desc').limit(most);
  if (before) query = query.where(sql<boolean>`(b.made_at, b.batch_id) < (${before.at}, ${before.id}::uuid)`);
  return (await query.execute()).map(batchOf);
}

/** Throws not-found. */
export async function getBatch(database: Database | Transaction, batchId: string): Promise<Batch> {
  const row = isId(batchId) ? await batches(database).where('b.batch_id', '=', batchId).executeTakeFirst() : undefined;
  if (!row) throw new Refusal('not-found');
  return batchOf(row);
}

/** The numbers on the cover list whose letters are no longer needed. */
export async function listCancelledPlaces(database: Database, batchId: string): Promise<number[]> {
  const rows = await database
    .selectFrom('letter')
    .select('place')
    .where('batch_id', '=', batchId)
    .where('state', '=', 'cancelled')
    .orderBy('place')
    .execute();
  return rows.flatMap(({ place }) => place ?? []);
}

/** A letter of the queue, and what it is about. */
export type QueuedLetter = {
  customerId: string;
  letterId: string;
  kind: QueuedKind;
  applicationId: string | null;
  aboutId: string | null;
  language: string;
};
const columns = [
  'customer_id as customerId',
  'letter_id as letterId',
  'kind',
  'application_id as applicationId',
  'about_id as aboutId',
  'language',
] as const;

/** The letters of a batch that were not cancelled, in the order of its cover list: at most `mostInBatch`. Runs as the system. */
export async function listOfBatch(database: Database | Transaction, batchId: string): Promise<QueuedLetter[]> {
  const rows = await database
    .selectFrom('letter')
    .select(columns)
    .where('batch_id', '=', batchId)
    .where('state', 'in', ['in-batch', 'posted'])
    .orderBy('place')
    .orderBy('made_at')
    .orderBy('letter_id')
    .execute();
  // The constraint letter_kind_is_known keeps to these.
  return rows.map((row) => ({ ...row, kind: row.kind as QueuedKind }));
}

/** Whose letters lie in a printed batch, cancelled ones too, and a case of each customer where there is one. Runs as the system. */
export async function listCustomersOfBatch(
  transaction: Transaction,
  batchId: string,
): Promise<{ customerId: string; applicationId: string | null; language: string; isProtected: boolean }[]> {
  const { rows } = await sql<{ customerId: string; applicationId: string | null; language: string; isProtected: boolean }>`
    select distinct on (l.customer_id) l.customer_id as "customerId", l.application_id as "applicationId", l.language,
      c.is_protected as "isProtected"
    from letter l join customer c on c.customer_id = l.customer_id
    where l.batch_id = ${batchId} order by l.customer_id, l.application_id nulls last, l.letter_id`.execute(transaction);
  return rows;
}

export type LetterOfCase = QueuedLetter & {
  state: 'waiting' | 'in-batch' | 'posted' | 'cancelled';
  madeAt: Date;
  postedAt: Date | null;
};

/** The letters about a case, the newest first. */
export async function listLettersOfCase(
  database: Database | Transaction,
  { customerId, applicationId }: { customerId: string; applicationId: string },
): Promise<LetterOfCase[]> {
  const rows = await database
    .selectFrom('letter')
    .select([...columns, 'state', 'made_at as madeAt', 'posted_at as postedAt'])
    .where('customer_id', '=', customerId)
    .where('application_id', '=', applicationId)
    .orderBy('made_at', 'desc')
    .orderBy('letter_id', 'desc')
    .limit(50)
    .execute();
  // The constraints letter_kind_is_known and letter_state_is_known keep to these.
  return rows.map((row) => ({ ...row, kind: row.kind as QueuedKind, state: row.state as LetterOfCase['state'] }));
}
