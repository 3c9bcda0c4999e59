import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import { recordCaseEvent } from '#server/cases/applications/case-events.ts';
import { endHolding } from '#server/cases/desk/holding.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import { addToOutbox } from '#server/platform/jobs/outbox.ts';

/** Characters. */
export const shortestReason = 5;
export const longestReason = 1000;

export type Marking = { customerId: string; isProtected: boolean; clerkId: string; reasonText: string; at: Date };

/**
 * Marks a customer as protected or ends it, with every case of theirs, in the transaction in which the customer was opened.
 * Open cases say so in their timeline, and those in the hand of somebody without the right go back to the queue.
 * Gives false, and writes nothing, when it stood so already.
 */
export async function markProtected(transaction: Transaction, marking: Marking): Promise<boolean> {
  const { customerId, isProtected, clerkId, reasonText, at } = marking;
  const { rows } = await sql<{ changed: boolean }>`select mark_protected(${customerId}, ${isProtected}) as changed`.execute(transaction);
  if (!rows[0]?.changed) return false;
  await transaction
    .insertInto('protection_event')
    .values({
      customer_id: customerId,
      event_id: newId(),
      kind: isProtected ? 'marked' : 'unmarked',
      at,
      clerk_id: clerkId,
      reason_text: reasonText,
    })
    .execute();
  for (const { applicationId, mustBeFreed } of await lockOpenCases(transaction, customerId)) {
    const key = { customerId, applicationId };
    const by = { actor: 'clerk', clerkId } as const;
    await recordCaseEvent(transaction, { ...key, kind: isProtected ? 'protection-marked' : 'protection-ended', at, by });
    if (isProtected && mustBeFreed) {
      await endHolding(transaction, key);
      await recordCaseEvent(transaction, { ...key, kind: 'case-released', at, by });
    }
    await addToOutbox(transaction, 'case-changed', key, at);
  }
  return true;
}

/** The open cases of a customer, locked, and whether each is in the hand of somebody without the right to protected people. */
async function lockOpenCases(transaction: Transaction, customerId: string): Promise<{ applicationId: string; mustBeFreed: boolean }[]> {
  const open = await transaction
    .selectFrom('application')
    .select('application_id as applicationId')
    .where('customer_id', '=', customerId)
    .where('stage', 'in', ['pending', 'in-process'])
    .orderBy('application_id')
    .forNoKeyUpdate()
    .execute();
  const held = await transaction
    .selectFrom('case_holder as h')
    .innerJoin('clerk as c', 'c.clerk_id', 'h.clerk_id')
    .select('h.application_id')
    .where('h.customer_id', '=', customerId)
    .where('c.sees_protected', '=', false)
    .execute();
  return open.map(({ applicationId }) => ({
    applicationId,
    mustBeFreed: held.some(({ application_id }) => application_id === applicationId),
  }));
}

export type ProtectionEvent = { kind: 'marked' | 'unmarked'; at: Date; clerkName: string; reasonText: string };

/** What was marked of a customer before, the newest first. */
export async function listProtectionEvents(transaction: Transaction, customerId: string): Promise<ProtectionEvent[]> {
  const rows = await transaction
    .selectFrom('protection_event as e')
    .innerJoin('clerk as c', 'c.clerk_id', 'e.clerk_id')
    .select(['e.kind', 'e.at', 'c.name as clerkName', 'e.reason_text as reasonText'])
    .where('e.customer_id', '=', customerId)
    .orderBy('e.at', 'desc')
    .orderBy('e.event_id', 'desc')
    .limit(50)
    .execute();
  // The constraint protection_event_kind_is_known keeps to these.
  return rows.map((row) => ({ ...row, kind: row.kind as ProtectionEvent['kind'] }));
}
