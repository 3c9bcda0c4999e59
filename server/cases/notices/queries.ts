import { sql } from 'kysely';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { readKeyset } from '#server/platform/database/keyset.ts';
import { addToOutbox } from '#server/platform/jobs/outbox.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { LetterParts, NoticeKind } from './letter.ts';

export const noticeStates = ['waiting', 'sent', 'failed', 'kept'] as const;
export type NoticeState = (typeof noticeStates)[number];
export type NoticeKey = { customerId: string; noticeId: string };
export type AttemptResult = 'sent' | 'failed' | 'kept';

export type NoticeAttempt = { attempt: number; at: Date; result: AttemptResult; problem: string | null };
export type Delivery = NoticeKey &
  LetterParts & {
    createdAt: Date;
    state: NoticeState;
    maskedAddress: string;
    attempts: NoticeAttempt[];
  };

function selectNotices(database: Database) {
  return database
    .selectFrom('notice as n')
    .innerJoin('customer as c', 'c.customer_id', 'n.customer_id')
    .leftJoin('draft as d', (join) => join.onRef('d.customer_id', '=', 'n.customer_id').onRef('d.draft_id', '=', 'n.application_id'))
    .select([
      'n.customer_id as customerId',
      'n.notice_id as noticeId',
      'n.application_id as draftId',
      'd.expires_on as draftExpiresOn',
      'n.kind',
      'n.language',
      'n.state',
      'n.created_at as createdAt',
      'c.email',
    ]);
}

/** A notice that still waits to be sent, with the address; undefined when it is settled. */
export async function findWaitingNotice(
  database: Database,
  { customerId, noticeId }: NoticeKey,
): Promise<(LetterParts & { email: string | null }) | undefined> {
  const found = await selectNotices(database)
    .where('n.customer_id', '=', customerId)
    .where('n.notice_id', '=', noticeId)
    .where('n.state', '=', 'waiting')
    .executeTakeFirst();
  // addNotice writes these kinds and no other.
  return found && { ...found, kind: found.kind as NoticeKind };
}

/** Writes down how an attempt went, and settles the notice unless it will be tried again. Nothing when it is settled already. */
export async function recordAttempt(
  database: Database,
  key: NoticeKey,
  attempt: { at: Date; result: AttemptResult; problem?: string; isFinal: boolean },
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    const notice = await transaction
      .selectFrom('notice')
      .select('notice_id')
      .where('customer_id', '=', key.customerId)
      .where('notice_id', '=', key.noticeId)
      .where('state', '=', 'waiting')
      .forUpdate()
      .executeTakeFirst();
    if (!notice) return;
    const last = await transaction
      .selectFrom('notice_attempt')
      .select((eb) => eb.fn.max('attempt').as('attempt'))
      .where('customer_id', '=', key.customerId)
      .where('notice_id', '=', key.noticeId)
      .executeTakeFirst();
    await transaction
      .insertInto('notice_attempt')
      .values({
        customer_id: key.customerId,
        notice_id: key.noticeId,
        attempt: (last?.attempt ?? 0) + 1,
        at: attempt.at,
        result: attempt.result,
        problem: attempt.problem ?? null,
      })
      .execute();
    if (attempt.isFinal) await setState(transaction, key, attempt.result, attempt.at);
  });
}

async function setState(transaction: Transaction, key: NoticeKey, state: NoticeState, settledAt: Date | null): Promise<void> {
  await transaction
    .updateTable('notice')
    .set({ state, settled_at: settledAt })
    .where('customer_id', '=', key.customerId)
    .where('notice_id', '=', key.noticeId)
    .execute();
}

/** Puts a failed or kept notice back to be sent. Refuses one that is not there, or is sent or waiting. */
export async function tryAgain(database: Database, key: NoticeKey, at: Date): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    const notice = await transaction
      .selectFrom('notice')
      .select('state')
      .where('customer_id', '=', key.customerId)
      .where('notice_id', '=', key.noticeId)
      .forUpdate()
      .executeTakeFirst();
    if (!notice) throw new Refusal('not-found');
    if (notice.state !== 'failed' && notice.state !== 'kept') throw new Refusal('notice-not-failed');
    await setState(transaction, key, 'waiting', null);
    await addToOutbox(transaction, 'notice', key, at);
  });
}

/** The newest deliveries, at most `most`, those before a given notice when one is named. */
export async function listDeliveries(
  database: Database,
  { state, before, most }: { state?: NoticeState | undefined; before?: string | undefined; most: number },
): Promise<Delivery[]> {
  let query = selectNotices(database).orderBy('n.created_at', 'desc').orderBy('n.notice_id', 'desc').limit(most);
  if (state) query = query.where('n.state', '=', state);
  if (before) {
    const { at, id } = readKeyset(before);
    query = query.where(sql<boolean>`(n.created_at, n.notice_id) < (${at}, ${id}::uuid)`);
  }
  const notices = await query.execute();
  const attempts = await listAttempts(
    database,
    notices.map(({ noticeId }) => noticeId),
    notices.map(({ customerId }) => customerId),
  );
  return notices.map(({ email, ...notice }) => ({
    ...notice,
    // addNotice writes these kinds and no other.
    kind: notice.kind as NoticeKind,
    // The table's check allows these states only.
    state: notice.state as NoticeState,
    maskedAddress: maskAddress(email ?? ''),
    attempts: attempts.get(notice.noticeId) ?? [],
  }));
}

async function listAttempts(database: Database, noticeIds: string[], customerIds: string[]): Promise<Map<string, NoticeAttempt[]>> {
  if (noticeIds.length === 0) return new Map();
  const rows = await database
    .selectFrom('notice_attempt')
    .select(['notice_id', 'attempt', 'at', 'result', 'problem'])
    .where('customer_id', 'in', customerIds)
    .where('notice_id', 'in', noticeIds)
    .orderBy('attempt')
    .execute();
  const grouped = Map.groupBy(rows, ({ notice_id: noticeId }) => noticeId);
  // The table's check allows these results only.
  return new Map(
    [...grouped].map(([id, list]) => [
      id,
      list.map(({ attempt, at, result, problem }) => ({ attempt, at, result: result as AttemptResult, problem })),
    ]),
  );
}

/** Enough of an e-mail address to tell one from another, not enough to write to it: l…@e….org. */
export function maskAddress(address: string): string {
  const at = address.lastIndexOf('@');
  if (at < 1) return '…';
  const domain = address.slice(at + 1);
  const dot = domain.lastIndexOf('.');
  return `${address.slice(0, 1)}…@${domain.slice(0, 1)}…${dot > 0 ? domain.slice(dot) : ''}`;
}
