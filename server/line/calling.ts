import { sql } from 'kysely';
import type { Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { tellLines } from './line-word.ts';
import { findState, moveContact } from './moving.ts';
import type { Held } from './serving.ts';

/**
 * Calls whoever is first for a clerk at work: a promise that is due, then priority, then arrival, among all whom they can serve
 * by benefit group, language, channel, place and counter. Undefined when nobody waits for them. Pressed again while
 * somebody is called, it gives the same. Refuses `not-at-work` and `clerk-serves-another`.
 */
export async function callNext(transaction: Transaction, clerkId: string, at: Date): Promise<string | undefined> {
  const { rows } = await sql<{ contact_id: string; place_id: string | null; own_place_id: string; is_repeat: boolean }>`
    select contact_id, place_id, own_place_id, is_repeat from call_next(${clerkId}, ${at})`.execute(transaction);
  const [called] = rows;
  if (called && !called.is_repeat) await tellLines(transaction, [called.place_id, called.own_place_id], at);
  return called?.contact_id;
}

/**
 * Calls one that the clerk chose out of turn, whether or not it is theirs by skill: what the clerk works in is the record of who
 * did so. Refuses as `callNext` does, and `contact-moved-on` when it does not wait any more.
 */
export async function callChosen(transaction: Transaction, { contactId, clerkId, at }: Held): Promise<void> {
  const { rows } = await sql<{ place_id: string; kind: string }>`
    select place_id, kind from clerk_period where clerk_id = ${clerkId} and to_at is null for no key update`.execute(transaction);
  const [work] = rows;
  if (work?.kind !== 'at-work') throw new Refusal('not-at-work');
  const { rows: waiting } = await sql<{ period_no: number; place_id: string | null }>`
    select period_no, place_id from contact_period where contact_id = ${contactId} and to_at is null and kind = 'waiting'
    for no key update`.execute(transaction);
  const [period] = waiting;
  if (!period) throw new Refusal((await findState(transaction, contactId)) ? 'contact-moved-on' : 'not-found');
  await sql`select call_waiting(w, ${contactId}::uuid, ${period.period_no}::integer, 'chosen', ${at}::timestamptz) from clerk_period w
    where w.clerk_id = ${clerkId} and w.to_at is null`.execute(transaction);
  await tellLines(transaction, [period.place_id, work.place_id], at);
}

/** Calls somebody once more who was called and has not come. */
export async function recallContact(transaction: Transaction, { contactId, clerkId, at }: Held): Promise<void> {
  const which = { contactId, from: ['called'] as const, heldBy: clerkId };
  const { rows } = await sql<{ call_no: number }>`
    select call_no from contact_period where contact_id = ${contactId} and to_at is null for no key update`.execute(transaction);
  await moveContact(transaction, which, { kind: 'called', cause: 'recall', call_no: (rows[0]?.call_no ?? 0) + 1 }, { clerkId, at });
}
