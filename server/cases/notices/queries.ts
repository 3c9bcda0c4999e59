import { sql } from 'kysely';
import type { Database } from '#server/platform/database/connection.ts';
import { readKeyset } from '#server/platform/database/keyset.ts';
import { addToOutbox } from '#server/platform/jobs/outbox.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { maskAddress } from './masking.ts';
import { type Contact, listWays, type NoticeKind, type Way } from './ways.ts';
import type { WordParts } from './wording.ts';

export const noticeStates = ['waiting', 'sent', 'on-paper', 'failed', 'kept'] as const;
export type NoticeState = (typeof noticeStates)[number];
export type NoticeKey = { customerId: string; noticeId: string };

export type NoticeAttempt = { attempt: number; at: Date; way: Way; result: Exclude<NoticeState, 'waiting'>; problem: string | null };

export type WaitingNotice = WordParts & {
  way: Way;
  contact: Contact;
  applicationId: string | null;
  aboutId: string | null;
};

export type Delivery = NoticeKey &
  WordParts & {
    createdAt: Date;
    state: NoticeState;
    /** The way by which it goes or went, and the one that the customer wanted. */
    way: Way;
    wished: Way;
    /** Null where the way has no address that could be shown. */
    maskedAddress: string | null;
    attempts: NoticeAttempt[];
  };

/** What `contactOf` reads, of a customer `c`. */
export const contactColumns = ['c.told_by', 'c.email', 'c.phone', 'c.phone_checked_at'] as const;

type ContactRow = { told_by: string; email: string | null; phone: string | null; phone_checked_at: Date | null };

export function contactOf({ told_by: toldBy, email, phone, phone_checked_at: checkedAt }: ContactRow): Contact {
  // The constraint told_by_is_known keeps to these.
  return { toldBy: toldBy as Way, email, phone, isPhoneChecked: checkedAt !== null };
}

export function selectNotices(database: Database) {
  return database
    .selectFrom('notice as n')
    .innerJoin('customer as c', 'c.customer_id', 'n.customer_id')
    .leftJoin('draft as d', (join) => join.onRef('d.customer_id', '=', 'n.customer_id').onRef('d.draft_id', '=', 'n.application_id'))
    .select([
      'n.customer_id as customerId',
      'n.notice_id as noticeId',
      'n.application_id as applicationId',
      'n.about_id as aboutId',
      'd.expires_on as draftExpiresOn',
      'n.kind',
      'n.language',
      'n.channel',
      'n.wished',
      'n.state',
      'n.created_at as createdAt',
      ...contactColumns,
    ]);
}

type NoticeRow = ContactRow & {
  applicationId: string | null;
  aboutId: string | null;
  draftExpiresOn: string | null;
  kind: string;
  language: string;
  channel: string;
};

export function waitingOf(row: NoticeRow): WaitingNotice {
  const { applicationId, aboutId, draftExpiresOn, language } = row;
  // addNotice writes these kinds and no other.
  const kind = row.kind as NoticeKind;
  // The constraint notice_channel_is_known keeps to these.
  const way = row.channel as Way;
  return { kind, language, draftId: applicationId, draftExpiresOn, way, contact: contactOf(row), applicationId, aboutId };
}

/**
 * Puts a failed or kept notice back to be sent, by the way that is best for the customer now.
 * Refuses one that is not there, or is sent or waiting.
 */
export async function tryAgain(database: Database, key: NoticeKey, at: Date): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    const notice = await transaction
      .selectFrom('notice as n')
      .innerJoin('customer as c', 'c.customer_id', 'n.customer_id')
      .select(['n.state', 'n.kind', 'n.channel', ...contactColumns])
      .where('n.customer_id', '=', key.customerId)
      .where('n.notice_id', '=', key.noticeId)
      .forUpdate('n')
      .executeTakeFirst();
    if (!notice) throw new Refusal('not-found');
    if (notice.state !== 'failed' && notice.state !== 'kept') throw new Refusal('notice-not-failed');
    // addNotice writes these kinds and no other.
    const [way] = listWays(notice.kind as NoticeKind, contactOf(notice));
    await transaction
      .updateTable('notice')
      .set({ state: 'waiting', settled_at: null, channel: way ?? notice.channel })
      .where('customer_id', '=', key.customerId)
      .where('notice_id', '=', key.noticeId)
      .execute();
    await addToOutbox(transaction, 'notice', key, at);
  });
}

export type DeliveryFilter = { state?: NoticeState | undefined; channel?: Way | undefined; before?: string | undefined; most: number };

/** The newest deliveries, at most `most`, those before a given notice when one is named. */
export async function listDeliveries(database: Database, { state, channel, before, most }: DeliveryFilter): Promise<Delivery[]> {
  let query = selectNotices(database).orderBy('n.created_at', 'desc').orderBy('n.notice_id', 'desc').limit(most);
  if (state) query = query.where('n.state', '=', state);
  if (channel) query = query.where('n.channel', '=', channel);
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
  return notices.map((row) => {
    const { customerId, noticeId, createdAt } = row;
    const { kind, language, draftId, draftExpiresOn, way, contact } = waitingOf(row);
    // The table's checks allow these states and ways only.
    const [now, wished] = [row.state as NoticeState, row.wished as Way];
    const word = { kind, language, draftId, draftExpiresOn };
    return {
      ...{ customerId, noticeId, createdAt, ...word, state: now, way, wished },
      maskedAddress: maskAddress(way, contact),
      attempts: attempts.get(noticeId) ?? [],
    };
  });
}

async function listAttempts(database: Database, noticeIds: string[], customerIds: string[]): Promise<Map<string, NoticeAttempt[]>> {
  if (noticeIds.length === 0) return new Map();
  const rows = await database
    .selectFrom('notice_attempt')
    .select(['notice_id', 'attempt', 'at', 'channel', 'result', 'problem'])
    .where('customer_id', 'in', customerIds)
    .where('notice_id', 'in', noticeIds)
    .orderBy('attempt')
    .execute();
  const grouped = Map.groupBy(rows, ({ notice_id: noticeId }) => noticeId);
  return new Map([...grouped].map(([id, list]) => [id, list.map(attemptOf)]));
}

type AttemptRow = { attempt: number; at: Date; channel: string; result: string; problem: string | null };

function attemptOf({ attempt, at, channel, result, problem }: AttemptRow): NoticeAttempt {
  // The table's checks allow these ways and results only.
  return { attempt, at, way: channel as Way, result: result as NoticeAttempt['result'], problem };
}
