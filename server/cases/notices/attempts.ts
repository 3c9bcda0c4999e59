import { addLetter } from '#server/cases/letters/adding.ts';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { addToOutbox } from '#server/platform/jobs/outbox.ts';
import { type NoticeKey, type NoticeState, selectNotices, type WaitingNotice, waitingOf } from './queries.ts';
import { isLetterKind, type Way } from './ways.ts';

export type AttemptResult = Exclude<NoticeState, 'waiting'>;

export type Attempt = {
  at: Date;
  /** The way that was tried. */
  way: Way;
  result: AttemptResult;
  problem?: string;
  /** The notice is settled, unless there is a next way. */
  isFinal: boolean;
  /** The way to take after this one has failed for good. */
  next?: Way | undefined;
};

/** A notice that still waits to be sent, with where it goes; undefined when it is settled. */
export async function findWaitingNotice(database: Database, { customerId, noticeId }: NoticeKey): Promise<WaitingNotice | undefined> {
  const found = await selectNotices(database)
    .where('n.customer_id', '=', customerId)
    .where('n.notice_id', '=', noticeId)
    .where('n.state', '=', 'waiting')
    .executeTakeFirst();
  return found && waitingOf(found);
}

/**
 * Writes down how an attempt went. It settles the notice, passes it on to the next way, or leaves it to be tried again.
 * Nothing when the notice is settled or goes another way already: another try was faster.
 */
export async function recordAttempt(database: Database, key: NoticeKey, attempt: Attempt): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    if (!(await lockWaiting(transaction, key, attempt.way))) return;
    await writeAttempt(transaction, key, attempt);
    if (!attempt.isFinal) return;
    if (attempt.next === undefined) return settle(transaction, key, attempt);
    await update(transaction, key, { channel: attempt.next });
    await addToOutbox(transaction, 'notice', key, attempt.at);
  });
}

/** Makes a letter of a notice that waits to become one: both or neither, and one letter however often it is asked. */
export async function putOnPaper(database: Database, key: NoticeKey, notice: WaitingNotice, at: Date): Promise<void> {
  const { kind, language, applicationId, aboutId } = notice;
  if (!isLetterKind(kind)) throw new Error(`there is no letter of the kind ${kind}`);
  await database.transaction().execute(async (transaction) => {
    if (!(await lockWaiting(transaction, key, 'letter'))) return;
    await addLetter(transaction, {
      ...{ customerId: key.customerId, kind, language, at },
      ...(applicationId === null ? {} : { applicationId }),
      ...(aboutId === null ? {} : { aboutId }),
    });
    const attempt: Attempt = { at, way: 'letter', result: 'on-paper', isFinal: true };
    await writeAttempt(transaction, key, attempt);
    await settle(transaction, key, attempt);
  });
}

async function lockWaiting(transaction: Transaction, { customerId, noticeId }: NoticeKey, way: Way): Promise<boolean> {
  const notice = await transaction
    .selectFrom('notice')
    .select('notice_id')
    .where('customer_id', '=', customerId)
    .where('notice_id', '=', noticeId)
    .where('state', '=', 'waiting')
    .where('channel', '=', way)
    .forUpdate()
    .executeTakeFirst();
  return notice !== undefined;
}

async function writeAttempt(transaction: Transaction, { customerId, noticeId }: NoticeKey, { at, way, result, problem }: Attempt) {
  const last = await transaction
    .selectFrom('notice_attempt')
    .select((eb) => eb.fn.max('attempt').as('attempt'))
    .where('customer_id', '=', customerId)
    .where('notice_id', '=', noticeId)
    .executeTakeFirst();
  await transaction
    .insertInto('notice_attempt')
    .values({
      ...{ customer_id: customerId, notice_id: noticeId, attempt: (last?.attempt ?? 0) + 1 },
      ...{ at, channel: way, result, problem: problem ?? null },
    })
    .execute();
}

function settle(transaction: Transaction, key: NoticeKey, { result, at }: Attempt): Promise<void> {
  return update(transaction, key, { state: result, settled_at: at });
}

type Change = { channel?: Way; state?: NoticeState; settled_at?: Date | null };

async function update(transaction: Transaction, { customerId, noticeId }: NoticeKey, change: Change): Promise<void> {
  await transaction.updateTable('notice').set(change).where('customer_id', '=', customerId).where('notice_id', '=', noticeId).execute();
}
