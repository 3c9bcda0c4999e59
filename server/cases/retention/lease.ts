import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';

/** So long a run that stopped without a word keeps others waiting. Every batch takes it anew. */
const leaseMinutes = 10;

const until = (at: Date) => new Date(at.getTime() + leaseMinutes * 60_000);

/**
 * Takes the one right to erase. A row and not a lock of a connection: between batches no connection is held, and a pooler
 * may give each to another. Returns the run's id.
 * @throws Refusal `erasure-under-way` while another run has it
 */
export async function takeLease(database: Database, at: Date): Promise<string> {
  const runId = newId();
  const taken = await database
    .updateTable('erasure_lease')
    .set({ run_id: runId, ends_at: until(at) })
    .where((where) => where.or([where('ends_at', 'is', null), where('ends_at', '<=', at)]))
    .executeTakeFirst();
  if (taken.numUpdatedRows !== 1n) throw new Refusal('erasure-under-way');
  return runId;
}

/** Keeps the right for another while, and anybody else from taking it until the transaction ends. Throws when it was lost. */
export async function holdLease(transaction: Transaction, runId: string, at: Date): Promise<void> {
  const held = await transaction
    .updateTable('erasure_lease')
    .set({ ends_at: until(at) })
    .where('run_id', '=', runId)
    .executeTakeFirst();
  if (held.numUpdatedRows !== 1n) throw new Refusal('erasure-under-way');
}

/** Gives the right back. `finishedOn`: the day whose run came to its end. */
export async function giveLeaseBack(database: Database, runId: string, finishedOn: string | undefined): Promise<void> {
  await database
    .updateTable('erasure_lease')
    .set({ run_id: null, ends_at: null, finished_on: sql`coalesce(${finishedOn ?? null}::date, finished_on)` })
    .where('run_id', '=', runId)
    .execute();
}

/** The day of the last run that came to its end. */
export async function findLastFinish(database: Database): Promise<string | null> {
  const found = await database.selectFrom('erasure_lease').select('finished_on as finishedOn').executeTakeFirst();
  return found?.finishedOn ?? null;
}
