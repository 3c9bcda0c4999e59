import { sql } from 'kysely';
import type { Database } from '../database/connection.ts';

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
