import type { Database } from '#server/platform/database/connection.ts';
import { readKeyset } from '#server/platform/database/keyset.ts';
import type { ContactNoticeChannel, ContactNoticeKind } from './notice.ts';

export const contactNoticeStates = ['waiting', 'sent', 'failed', 'kept'] as const;
export type ContactNoticeState = (typeof contactNoticeStates)[number];

export type ContactNotice = {
  customerId: string;
  noticeId: string;
  kind: ContactNoticeKind;
  channel: ContactNoticeChannel;
  address: string;
  language: string;
  state: ContactNoticeState;
  problem: string | null;
  createdAt: Date;
};

function selectNotices(database: Database) {
  return database
    .selectFrom('contact_notice')
    .select([
      'customer_id as customerId',
      'notice_id as noticeId',
      'kind',
      'channel',
      'address',
      'language',
      'state',
      'problem',
      'created_at as createdAt',
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectNotices>['executeTakeFirstOrThrow']>>;

function noticeOf(row: Row): ContactNotice {
  // The table's constraints keep to these words.
  return row as ContactNotice;
}

type Key = { customerId: string; noticeId: string };

/** A notice that still waits to be sent; undefined when it is settled. */
export async function findWaiting(database: Database, { customerId, noticeId }: Key): Promise<ContactNotice | undefined> {
  const found = await selectNotices(database)
    .where('customer_id', '=', customerId)
    .where('notice_id', '=', noticeId)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  return found && noticeOf(found);
}

/** Writes down what became of a notice. Nothing when that is known already. */
export async function settle(
  database: Database,
  { customerId, noticeId }: Key,
  { state, problem, at }: { state: 'sent' | 'failed' | 'kept'; problem?: string; at: Date },
): Promise<void> {
  await database
    .updateTable('contact_notice')
    .set({ state, problem: problem ?? null, settled_at: at })
    .where('customer_id', '=', customerId)
    .where('notice_id', '=', noticeId)
    .where('state', '=', 'waiting')
    .execute();
}

/** The newest notices, at most `most`, those before a given one when one is named. */
export async function listContactNotices(
  database: Database,
  { before, most }: { before?: string | undefined; most: number },
): Promise<ContactNotice[]> {
  let query = selectNotices(database).orderBy('created_at', 'desc').orderBy('notice_id', 'desc').limit(most);
  if (before !== undefined) {
    const { at, id } = readKeyset(before);
    query = query.where((is) => is.or([is('created_at', '<', at), is.and([is('created_at', '=', at), is('notice_id', '<', id)])]));
  }
  return (await query.execute()).map(noticeOf);
}

const daysKept = 30;
const draftHours = 24;

/** Deletes what is no longer of use: old notices with their addresses, codes that are over, what somebody typed and left. */
export async function sweepContact(database: Database, now: Date): Promise<void> {
  const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
  await database.deleteFrom('contact_draft').where('kept_at', '<=', hoursAgo(draftHours)).execute();
  await database.deleteFrom('contact_check').where('expires_at', '<=', hoursAgo(draftHours)).execute();
  await database
    .deleteFrom('contact_notice')
    .where('created_at', '<=', hoursAgo(daysKept * 24))
    .execute();
}
