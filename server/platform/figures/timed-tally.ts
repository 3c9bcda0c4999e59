import { sql } from 'kysely';
import type { Database, Transaction } from '../database/connection.ts';
import type { Tally } from './tally.ts';

/**
 * Gives what was counted with its instant the day that it was on in the agency's time zone, until little is left; one node at a
 * time does it, the others pass.
 */
export async function foldTimedTallies(database: Database, timeZone: string): Promise<void> {
  const most = 20_000;
  let folded = most;
  while (folded === most) {
    const { rows } = await sql<{ folded: number }>`select fold_timed_tallies(${timeZone}, ${most}) as folded`.execute(database);
    folded = rows[0]?.folded ?? 0;
  }
}

/** Counts something by its instant, in the transaction of the event that it counts. */
export async function addTimedTally(
  transaction: Transaction,
  { at, measure, channel, detail }: Pick<Tally, 'measure' | 'channel'> & { at: Date; detail: string },
): Promise<void> {
  await transaction.insertInto('timed_tally').values({ at, measure, channel, detail, counted: 1, total: 0 }).execute();
}
