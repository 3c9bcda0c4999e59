import { sql } from 'kysely';
import { recordCaseEvent } from '#server/cases/applications/case-events.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { StoredFile } from '#server/platform/files/file-store.ts';
import { addTally } from '#server/platform/figures/tally.ts';
import { addToOutbox } from '#server/platform/jobs/outbox.ts';
import type { Language } from '#server/platform/language/language.ts';
import type { QueuedKind } from './adding.ts';

/** Letters of one batch; those beyond it go into the next one. */
export const mostInBatch = 200;

/** `batchId` is made by whoever asks, so that asking twice makes one batch. `isProtected`: of letters to people under protection. */
export type NewBatch = { batchId: string; isProtected: boolean; clerkId: string; language: Language; at: Date };

/**
 * Takes the longest waiting letters that have an address into a batch, and leaves its PDF to be made by a job. A letter
 * that somebody else is just taking is passed over; an address that is missing leaves a letter in the queue. Runs as the
 * system: whose turn it is depends on addresses, which lists do not give.
 * @throws Refusal `no-letters-to-print`, and then there is no batch.
 */
export async function beginBatch(transaction: Transaction, { batchId, isProtected, clerkId, language, at }: NewBatch): Promise<void> {
  const begun = await transaction
    .insertInto('letter_batch')
    .values({ batch_id: batchId, made_at: at, clerk_id: clerkId, letter_count: 0, state: 'making', is_protected: isProtected, language })
    .onConflict((conflict) => conflict.constraint('letter_batch_pkey').doNothing())
    .executeTakeFirst();
  if (begun.numInsertedOrUpdatedRows !== 1n) return;
  const taken = await sql`
    with chosen as (
      select l.customer_id, l.letter_id from letter l
        join customer c on c.customer_id = l.customer_id
        join customer_address d on d.customer_id = l.customer_id
      where l.state = 'waiting' and c.is_protected = ${isProtected}
      order by l.made_at, l.letter_id limit ${mostInBatch} for update of l skip locked
    )
    update letter l set state = 'in-batch', batch_id = ${batchId}
    from chosen n where l.customer_id = n.customer_id and l.letter_id = n.letter_id`.execute(transaction);
  const count = Number(taken.numAffectedRows ?? 0n);
  if (count === 0) throw new Refusal('no-letters-to-print');
  await transaction.updateTable('letter_batch').set({ letter_count: count }).where('batch_id', '=', batchId).execute();
  await addToOutbox(transaction, 'print-letters', { batchId }, at);
}

/** What a job made of a batch: the file, the letters in it in the order of the cover list, and those that say nothing any more. */
export type Print = { file: StoredFile; printed: readonly string[]; unneeded: readonly string[]; at: Date };

/**
 * Keeps what a batch was printed as. A letter that was not printed, and is not unneeded, waits again. False, and nothing is
 * kept, when the batch was undone meanwhile or another run was first.
 */
export async function finishBatch(transaction: Transaction, batchId: string, { file, printed, unneeded, at }: Print): Promise<boolean> {
  const made = await transaction
    .updateTable('letter_batch')
    .set({ state: 'made', sha256: file.sha256, ready_at: at, letter_count: printed.length })
    .where('batch_id', '=', batchId)
    .where('state', '=', 'making')
    .executeTakeFirst();
  if (made.numUpdatedRows !== 1n) return false;
  await sql`
    update letter l set place = p.place from unnest(${[...printed]}::uuid[]) with ordinality as p (letter_id, place)
    where l.batch_id = ${batchId} and l.letter_id = p.letter_id`.execute(transaction);
  await sql`
    update letter set batch_id = null,
      state = case when letter_id = any (${[...unneeded]}::uuid[]) or state = 'cancelled' then 'cancelled' else 'waiting' end
    where batch_id = ${batchId} and place is null`.execute(transaction);
  return true;
}

/** Ends a batch of which nothing was left to print. */
export async function dropBatch(transaction: Transaction, batchId: string, unneeded: readonly string[], at: Date): Promise<void> {
  const dropped = await transaction
    .updateTable('letter_batch')
    .set({ state: 'undone', undone_at: at, letter_count: 0 })
    .where('batch_id', '=', batchId)
    .where('state', '=', 'making')
    .executeTakeFirst();
  if (dropped.numUpdatedRows === 1n) await releaseLetters(transaction, batchId, unneeded);
}

/** The letters of a batch wait again, but for those that were cancelled or are not needed. */
async function releaseLetters(transaction: Transaction, batchId: string, unneeded: readonly string[]): Promise<void> {
  await sql`
    update letter set batch_id = null, place = null,
      state = case when letter_id = any (${[...unneeded]}::uuid[]) or state = 'cancelled' then 'cancelled' else 'waiting' end
    where batch_id = ${batchId}`.execute(transaction);
}

type Settling = { clerkId: string; at: Date };

/**
 * A batch is in the post: each of its letters counts as posted, on its case's timeline too. Of two who say so at once, one
 * is told that it was done. Runs as the system: the letters are of many customers.
 * @throws Refusal `letter-batch-already-posted`, `letter-batch-already-undone`, `letter-batch-not-ready`, `not-found`.
 */
export async function markPosted(
  transaction: Transaction,
  batchId: string,
  { clerkId, at, day }: Settling & { day: string },
): Promise<void> {
  const posted = await transaction
    .updateTable('letter_batch')
    .set({ state: 'posted', posted_at: at, settled_by: clerkId })
    .where('batch_id', '=', batchId)
    .where('state', '=', 'made')
    .executeTakeFirst();
  if (posted.numUpdatedRows !== 1n) throw await whyNot(transaction, batchId);
  const { rows } = await sql<Posted>`
    update letter l set state = 'posted', posted_at = ${at} where l.batch_id = ${batchId} and l.state = 'in-batch'
    returning l.customer_id as "customerId", l.application_id as "applicationId", l.letter_id as "letterId", l.kind,
      coalesce((select a.benefit from application a where a.customer_id = l.customer_id and a.application_id = l.application_id), '')
        as benefit`.execute(transaction);
  for (const { customerId, applicationId, letterId, kind } of rows) {
    if (applicationId === null) continue;
    const details = { letterId, letterKind: kind };
    await recordCaseEvent(transaction, {
      customerId,
      applicationId,
      kind: 'letter-posted',
      at,
      by: { actor: 'clerk', clerkId },
      details,
    });
  }
  for (const [key, group] of Map.groupBy(rows, ({ kind, benefit }) => `${kind} ${benefit}`)) {
    const [detail = '', benefit = ''] = key.split(' ');
    await addTally(transaction, { day, measure: 'letters-posted', channel: '', benefit, detail, counted: group.length, total: 0 });
  }
}

type Posted = { customerId: string; applicationId: string | null; letterId: string; kind: QueuedKind; benefit: string };

/**
 * Undoes a batch that was not posted, made or still being made: its letters wait again. Those that were cancelled stay so.
 * Runs as the system, as above.
 * @throws Refusal `letter-batch-already-posted`, `letter-batch-already-undone`, `not-found`.
 */
export async function undoBatch(transaction: Transaction, batchId: string, { clerkId, at }: Settling): Promise<void> {
  const undone = await transaction
    .updateTable('letter_batch')
    .set({ state: 'undone', undone_at: at, settled_by: clerkId, sha256: null })
    .where('batch_id', '=', batchId)
    .where('state', 'in', ['making', 'made'])
    .executeTakeFirst();
  if (undone.numUpdatedRows !== 1n) throw await whyNot(transaction, batchId);
  await releaseLetters(transaction, batchId, []);
}

async function whyNot(transaction: Transaction, batchId: string): Promise<Refusal> {
  const found = await transaction.selectFrom('letter_batch').select('state').where('batch_id', '=', batchId).executeTakeFirst();
  switch (found?.state) {
    case undefined:
      return new Refusal('not-found');
    case 'posted':
      return new Refusal('letter-batch-already-posted');
    case 'undone':
      return new Refusal('letter-batch-already-undone');
    default:
      return new Refusal('letter-batch-not-ready');
  }
}

/** Lets go of what was printed and posted before a moment: the letters can be made anew, one by one. The bytes go at the next sweep. */
export async function forgetPrints(transaction: Transaction, before: Date): Promise<void> {
  await transaction
    .updateTable('letter_batch')
    .set({ sha256: null })
    .where('state', '=', 'posted')
    .where('posted_at', '<', before)
    .where('sha256', 'is not', null)
    .execute();
}
