import { v7 as newId } from 'uuid';
import { type CaseKey, recordCaseEvent, setWaiting } from '#server/cases/applications/case-events.ts';
import { cancelLetters } from '#server/cases/letters/adding.ts';
import { requestAttachment, takeBackRequest } from '#server/cases/checklist/requirements.ts';
import { endHolding, requireHolder, requireOpenCase } from '#server/cases/desk/holding.ts';
import { addNotice } from '#server/cases/notices/notice.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { addTally } from '#server/platform/figures/tally.ts';
import { addToOutbox } from '#server/platform/jobs/outbox.ts';
import { deleteRequestDraft } from './asking/draft.ts';
import type { ItemKind } from './queries.ts';

/** `about`: the id of the document, or the path of the answer; null for an explanation. `text` is what the customer reads. */
export type NewItem = { kind: ItemKind; about: string | null; text: string };

export type NewRequest = CaseKey & {
  clerkId: string;
  /** The language that the customer reads it in. */
  language: string;
  text: string;
  items: readonly NewItem[];
  /** ISO days: the last day to answer, and the day of the reminder. */
  dueOn: string;
  remindOn: string;
  at: Date;
  /** Today (ISO), for the figures. */
  day: string;
};

export const mostItems = 40;

/**
 * Asks a customer for what a case lacks (Administrative Procedure Act 434/2003 §33: a reasonable time is set, and the case
 * can be decided without an answer). The case waits until the last day and is in nobody's hand meanwhile: whoever is free
 * when the answer comes takes it, so that no answer waits for a clerk who is away.
 * Returns the id of the request.
 * @throws Refusal `request-asks-nothing`, `request-already-open`, `decision-waits-for-approval`, those of an open case in hand.
 */
export async function sendRequest(transaction: Transaction, request: NewRequest): Promise<string> {
  const { customerId, applicationId, clerkId, items, dueOn, remindOn, at } = request;
  const key = { customerId, applicationId };
  const open = await requireOpenCase(transaction, key);
  await requireHolder(transaction, key, clerkId);
  if (items.length === 0 || items.length > mostItems) throw new Refusal('request-asks-nothing');
  if (await isProposed(transaction, key)) throw new Refusal('decision-waits-for-approval');
  const requestId = newId();
  await transaction
    .insertInto('information_request')
    .values({
      customer_id: customerId,
      request_id: requestId,
      application_id: applicationId,
      clerk_id: clerkId,
      language: request.language,
      text: request.text,
      sent_at: at,
      due_on: dueOn,
      remind_on: remindOn,
      state: 'open',
    })
    .execute();
  await insertItems(transaction, key, requestId, items);
  for (const { kind, about } of items) {
    if (kind === 'attachment' && about !== null) await requestAttachment(transaction, key, about, at);
  }
  await setWaiting(transaction, key, dueOn);
  await endHolding(transaction, key);
  await deleteRequestDraft(transaction, key);
  await recordCaseEvent(transaction, {
    ...key,
    kind: 'information-requested',
    at,
    by: { actor: 'clerk', clerkId },
    details: { requestId, dueOn, items: items.length },
  });
  const counted = { day: request.day, channel: open.intakeChannel, benefit: open.benefit, counted: 1, total: items.length };
  await addTally(transaction, { ...counted, measure: 'requests-sent' });
  await addNotice(transaction, { ...key, aboutId: requestId, kind: 'request', language: request.language, at });
  await addToOutbox(transaction, 'case-changed', key, at);
  return requestId;
}

async function isProposed(transaction: Transaction, key: CaseKey): Promise<boolean> {
  const proposed = await transaction
    .selectFrom('decision')
    .select('status')
    .where('customer_id', '=', key.customerId)
    .where('application_id', '=', key.applicationId)
    .where('status', '=', 'proposed')
    .executeTakeFirst();
  return proposed !== undefined;
}

async function insertItems(transaction: Transaction, key: CaseKey, requestId: string, items: readonly NewItem[]): Promise<void> {
  const { unknown } = await transaction
    .selectFrom('application')
    .select('unknown_answers as unknown')
    .where('customer_id', '=', key.customerId)
    .where('application_id', '=', key.applicationId)
    .executeTakeFirstOrThrow();
  await transaction
    .insertInto('information_request_item')
    .values(
      items.map(({ kind, about, text }, index) => ({
        customer_id: key.customerId,
        request_id: requestId,
        item_no: index + 1,
        kind,
        about,
        text,
        was_unknown: kind === 'answer' && about !== null && unknown.includes(about),
      })),
    )
    .execute();
}

/** A clerk takes a request back: what it asked for is no longer waited for. Refuses `request-not-open`. */
export async function cancelRequest(
  transaction: Transaction,
  key: CaseKey,
  requestId: string,
  { clerkId, at }: { clerkId: string; at: Date },
): Promise<void> {
  await requireOpenCase(transaction, key);
  const cancelled = await closeOpenRequest(transaction, key, at, requestId);
  if (cancelled === undefined) throw new Refusal('request-not-open');
  await takeBackRequest(transaction, key, await listMissingDocuments(transaction, key, cancelled), at);
  await setWaiting(transaction, key, null);
  await recordCaseEvent(transaction, {
    ...key,
    kind: 'request-cancelled',
    at,
    by: { actor: 'clerk', clerkId },
    details: { requestId: cancelled },
  });
  await addToOutbox(transaction, 'case-changed', key, at);
}

/**
 * The case ends, by a decision or a withdrawal: nothing is waited for any more, and no request is being written.
 * The caller holds the lock of the case.
 */
export async function endRequests(transaction: Transaction, key: CaseKey, at: Date): Promise<void> {
  const { customerId, applicationId } = key;
  const cancelled = await closeOpenRequest(transaction, key, at);
  await deleteRequestDraft(transaction, key);
  if (cancelled === undefined) return;
  await setWaiting(transaction, key, null);
  const details = { requestId: cancelled };
  await recordCaseEvent(transaction, { customerId, applicationId, kind: 'request-cancelled', at, by: { actor: 'system' }, details });
}

async function closeOpenRequest(transaction: Transaction, key: CaseKey, at: Date, requestId?: string): Promise<string | undefined> {
  let closing = transaction
    .updateTable('information_request')
    .set({ state: 'cancelled', settled_at: at })
    .where('customer_id', '=', key.customerId)
    .where('application_id', '=', key.applicationId)
    .where('state', '=', 'open');
  if (requestId !== undefined) closing = closing.where('request_id', '=', requestId);
  const closed = (await closing.returning('request_id').executeTakeFirst())?.request_id;
  if (closed !== undefined)
    await cancelLetters(transaction, { customerId: key.customerId, aboutId: closed, kinds: ['request', 'reminder'] });
  return closed;
}

async function listMissingDocuments(transaction: Transaction, key: CaseKey, requestId: string): Promise<string[]> {
  const rows = await transaction
    .selectFrom('information_request_item')
    .select('about')
    .where('customer_id', '=', key.customerId)
    .where('request_id', '=', requestId)
    .where('kind', '=', 'attachment')
    .where('done_at', 'is', null)
    .execute();
  return rows.flatMap(({ about }) => about ?? []);
}
