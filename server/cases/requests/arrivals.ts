import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import { type CaseKey, recordCaseEvent, setWaiting } from '#server/cases/applications/case-events.ts';
import { cancelLetters } from '#server/cases/letters/adding.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import { addToOutbox } from '#server/platform/jobs/outbox.ts';

export type ArrivingCase = { stage: string; unknown: readonly string[]; benefit: string; benefitGroup: string; language: string };

/** Locks the case to which something comes, whatever its stage; undefined when there is none. */
export async function lockArriving(transaction: Transaction, key: CaseKey): Promise<ArrivingCase | undefined> {
  return transaction
    .selectFrom('application')
    .select(['stage', 'unknown_answers as unknown', 'benefit', 'benefit_group as benefitGroup', 'language'])
    .where('customer_id', '=', key.customerId)
    .where('application_id', '=', key.applicationId)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/**
 * Draws the consequences of something that has come to a case: an attachment, an answer, a document that is no longer
 * needed. Called after each, in its transaction, by whatever channel it came. What was asked for and is there counts as
 * done. When the last of an open request has come, the case is back in the queue with the day that was promised. What comes
 * after the deadline is marked, and what comes after the decision is kept for a clerk to look at.
 */
export async function settleArrivals(transaction: Transaction, { customerId, applicationId }: CaseKey, at: Date): Promise<void> {
  const key = { customerId, applicationId };
  const one = await lockArriving(transaction, key);
  if (!one || one.stage === 'withdrawn') return;
  const done = await markDone(transaction, key, one.unknown, at);
  if (one.stage === 'decided') return keepLateInformation(transaction, key, one, at);
  await settleOpenRequest(transaction, key, at);
  if (done.some(({ state }) => state === 'passed')) await markLate(transaction, key, at);
}

type Done = { requestId: string; state: string };

/** Marks what has come. A gap of the application is done when it was filled, or no longer applies. */
async function markDone(transaction: Transaction, key: CaseKey, unknown: readonly string[], at: Date): Promise<Done[]> {
  const { rows } = await sql<Done>`
    update information_request_item i set done_at = ${at}, typed = null
    from information_request q
    where q.customer_id = ${key.customerId} and q.application_id = ${key.applicationId} and q.state in ('open', 'passed')
      and i.customer_id = q.customer_id and i.request_id = q.request_id and i.done_at is null
      and (i.answer is not null
        or (i.kind = 'answer' and i.was_unknown and not i.about = any (${[...unknown]}))
        or (i.kind = 'attachment' and exists (select from attachment_requirement r
          where r.customer_id = q.customer_id and r.application_id = q.application_id and r.requirement_id = i.about
            and r.state in ('received', 'accepted', 'waived'))))
    returning i.request_id as "requestId", q.state`.execute(transaction);
  return rows;
}

/** When everything that was asked for has come, the case no longer waits. */
async function settleOpenRequest(transaction: Transaction, key: CaseKey, at: Date): Promise<void> {
  const { rows } = await sql<{ requestId: string }>`
    update information_request q set state = 'answered', settled_at = ${at}
    where q.customer_id = ${key.customerId} and q.application_id = ${key.applicationId} and q.state = 'open'
      and not exists (select from information_request_item i
        where i.customer_id = q.customer_id and i.request_id = q.request_id and i.done_at is null)
    returning q.request_id as "requestId"`.execute(transaction);
  const [answered] = rows;
  if (!answered) return;
  await cancelLetters(transaction, { customerId: key.customerId, aboutId: answered.requestId, kinds: ['request', 'reminder'] });
  await setWaiting(transaction, key, null);
  await recordCaseEvent(transaction, { ...key, kind: 'information-arrived', at, by: { actor: 'system' }, details: { ...answered } });
  await addToOutbox(transaction, 'case-changed', key, at);
}

/** Something came after the deadline: said once for each request. While another request is open it only helps that one along. */
async function markLate(transaction: Transaction, key: CaseKey, at: Date): Promise<void> {
  const { rows } = await sql<{ requestId: string }>`
    update information_request q set late_at = ${at}
    where q.customer_id = ${key.customerId} and q.application_id = ${key.applicationId} and q.state = 'passed' and q.late_at is null
      and exists (select from information_request_item i
        where i.customer_id = q.customer_id and i.request_id = q.request_id and i.done_at = ${at})
      and not exists (select from information_request o
        where o.customer_id = q.customer_id and o.application_id = q.application_id and o.state = 'open')
    returning q.request_id as "requestId"`.execute(transaction);
  for (const late of rows) {
    await recordCaseEvent(transaction, { ...key, kind: 'information-late', at, by: { actor: 'system' }, details: { ...late } });
    await addToOutbox(transaction, 'case-changed', key, at);
  }
}

/** One entry at a time for a case: a clerk who looks at it sees all that has come until then. */
async function keepLateInformation(transaction: Transaction, key: CaseKey, one: ArrivingCase, at: Date): Promise<void> {
  const kept = await transaction
    .insertInto('late_information')
    .values({
      customer_id: key.customerId,
      late_id: newId(),
      application_id: key.applicationId,
      benefit: one.benefit,
      benefit_group: one.benefitGroup,
      language: one.language,
      arrived_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (kept.numInsertedOrUpdatedRows !== 1n) return;
  await recordCaseEvent(transaction, { ...key, kind: 'information-late', at, by: { actor: 'system' } });
  await addToOutbox(transaction, 'case-changed', key, at);
}
