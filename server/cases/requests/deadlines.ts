import { recordCaseEvent, setWaiting } from '#server/cases/applications/case-events.ts';
import { cancelLetters } from '#server/cases/letters/adding.ts';
import { addNotice } from '#server/cases/notices/notice.ts';
import type { House } from '#server/house.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import { addToOutbox } from '#server/platform/jobs/outbox.ts';
import { lockArriving } from './arrivals.ts';

type Stand = Pick<House, 'database' | 'agency' | 'clock'>;
type OpenRequest = { customerId: string; applicationId: string; requestId: string; language: string };

/** Requests that one round takes; the next round takes the rest. */
const batch = 200;

/** Reminds the customers whose day of reminder has come and whose last day is not over. Each once, however many nodes do it. */
export async function remindOfRequests({ database, agency, clock }: Stand): Promise<void> {
  const now = clock.now();
  const today = dayOf(now, agency.timeZone);
  const waiting = await openRequests(database)
    .where('reminded_at', 'is', null)
    .where('remind_on', '<=', today)
    .where('due_on', '>=', today)
    .orderBy('remind_on')
    .execute();
  for (const request of waiting) await database.transaction().execute((transaction) => remind(transaction, request, now));
}

async function remind(transaction: Transaction, { requestId, language, ...key }: OpenRequest, at: Date): Promise<void> {
  // The case first, as everywhere: an answer that is just coming is waited for.
  await lockArriving(transaction, key);
  const reminded = await transaction
    .updateTable('information_request')
    .set({ reminded_at: at })
    .where('customer_id', '=', key.customerId)
    .where('request_id', '=', requestId)
    .where('state', '=', 'open')
    .where('reminded_at', 'is', null)
    .executeTakeFirst();
  if (reminded.numUpdatedRows !== 1n) return;
  await recordCaseEvent(transaction, { ...key, kind: 'information-reminded', at, by: { actor: 'system' }, details: { requestId } });
  await addNotice(transaction, { ...key, aboutId: requestId, kind: 'reminder', language, at });
}

/**
 * Ends the waiting of cases whose last day to answer is over. What came on the last day came in time (Act 13/2003 §11).
 * The case goes back to the queue, to be decided with what there is.
 */
export async function passDeadlines({ database, agency, clock }: Stand): Promise<void> {
  const now = clock.now();
  const today = dayOf(now, agency.timeZone);
  const over = await openRequests(database).where('due_on', '<', today).orderBy('due_on').execute();
  for (const request of over) await database.transaction().execute((transaction) => pass(transaction, request, now));
}

async function pass(transaction: Transaction, { customerId, applicationId, requestId }: OpenRequest, at: Date): Promise<void> {
  const key = { customerId, applicationId };
  await lockArriving(transaction, key);
  const passed = await transaction
    .updateTable('information_request')
    .set({ state: 'passed', settled_at: at })
    .where('customer_id', '=', key.customerId)
    .where('request_id', '=', requestId)
    .where('state', '=', 'open')
    .executeTakeFirst();
  if (passed.numUpdatedRows !== 1n) return;
  await setWaiting(transaction, key, null);
  // To be reminded of a day that is over helps nobody.
  await cancelLetters(transaction, { customerId, aboutId: requestId, kinds: ['reminder'] });
  await recordCaseEvent(transaction, { ...key, kind: 'deadline-passed', at, by: { actor: 'system' }, details: { requestId } });
  await addToOutbox(transaction, 'case-changed', key, at);
}

function openRequests(database: House['database']) {
  return database
    .selectFrom('information_request')
    .select(['customer_id as customerId', 'application_id as applicationId', 'request_id as requestId', 'language'])
    .where('state', '=', 'open')
    .limit(batch);
}
