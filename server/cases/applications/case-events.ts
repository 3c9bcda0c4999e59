import { v7 as newId } from 'uuid';
import type { Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';

/** Everything that can happen to a case. The timeline and the log of changes are made of these. */
export const caseEventKinds = [
  'application-received',
  'receipt-given',
  'case-opened',
  'application-withdrawn',
  'case-taken',
  'case-handed-on',
  'case-released',
  'note-written',
  'decision-proposed',
  'decision-returned',
  'decision-approved',
  'decision-sent',
  'attachment-received',
  'attachment-accepted',
  'attachment-illegible',
  'attachment-moved',
  'attachment-unneeded',
  'requirement-waived',
  'requirement-restored',
  'information-requested',
  'information-reminded',
  'information-arrived',
  'information-late',
  'deadline-passed',
  'request-cancelled',
  'message-sent',
  'message-received',
  'message-filed',
  'letter-made',
  'letter-posted',
  'paper-registered',
  'cosignature-asked',
  'cosignature-given',
  'cosignature-refused',
  'cosignature-cancelled',
  'customers-merged',
  'customers-unmerged',
  'protection-marked',
  'protection-ended',
] as const;
export type CaseEventKind = (typeof caseEventKinds)[number];

/** Who acts for a customer, and on what basis where that is known. */
export type ActingAgent = { id: string; basis?: string | undefined };
export type Actor = { actor: 'customer'; agent?: ActingAgent | undefined } | { actor: 'system' } | { actor: 'clerk'; clerkId: string };
export type CaseKey = { customerId: string; applicationId: string };

export type CaseEvent = CaseKey & { kind: CaseEventKind; at: Date; by: Actor; details?: Record<string, string | number | null> };

/**
 * Adds to the timeline of a case, in the transaction of the change itself. Details never hold what a person wrote; that
 * somebody acted for the customer, and on what basis, is among them.
 */
export async function recordCaseEvent(transaction: Transaction, event: CaseEvent): Promise<void> {
  const agent = event.by.actor === 'customer' ? event.by.agent : undefined;
  const onBehalf = agent ? { agentId: agent.id, ...(agent.basis === undefined ? {} : { basis: agent.basis }) } : {};
  await transaction
    .insertInto('case_event')
    .values({
      customer_id: event.customerId,
      event_id: newId(),
      application_id: event.applicationId,
      kind: event.kind,
      at: event.at,
      actor: event.by.actor,
      clerk_id: event.by.actor === 'clerk' ? event.by.clerkId : null,
      details: JSON.stringify({ ...event.details, ...onBehalf }),
    })
    .execute();
}

export type Stage = 'pending' | 'in-process' | 'decided' | 'withdrawn';

/** Moves a case to another stage. Refuses when it was withdrawn or decided in the meantime: nothing leaves those stages. */
export async function changeStage(transaction: Transaction, key: CaseKey, to: Stage, at: Date): Promise<void> {
  const changed = await transaction
    .updateTable('application')
    .set({ stage: to, stage_since: at })
    .where('customer_id', '=', key.customerId)
    .where('application_id', '=', key.applicationId)
    .where('stage', 'in', ['pending', 'in-process'])
    .executeTakeFirst();
  if (changed.numUpdatedRows === 1n) return;
  throw await closedRefusal(transaction, key);
}

/** Why nothing more can be done to a case that is no longer open. */
async function closedRefusal(transaction: Transaction, key: CaseKey): Promise<Refusal> {
  const found = await transaction
    .selectFrom('application')
    .select('stage')
    .where('customer_id', '=', key.customerId)
    .where('application_id', '=', key.applicationId)
    .executeTakeFirst();
  if (!found) return new Refusal('not-found');
  return new Refusal(found.stage === 'withdrawn' ? 'application-withdrawn' : 'application-already-decided');
}

/** Until when (ISO day) a case waits for its customer; null: it is a clerk's turn. The caller holds the lock of the case. */
export async function setWaiting(transaction: Transaction, key: CaseKey, until: string | null): Promise<void> {
  await transaction
    .updateTable('application')
    .set({ waits_until_on: until })
    .where('customer_id', '=', key.customerId)
    .where('application_id', '=', key.applicationId)
    .execute();
}
