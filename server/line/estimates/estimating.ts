import { sql } from 'kysely';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { listWaiting } from '../lines.ts';

/** How long somebody will still wait, in minutes: `low` to `high` holds in four of five cases. `before`: how many are called before them. */
export type Estimate = { minutes: number; low: number; high: number; before: number };

/** For whom an estimate is made that has not come yet. */
export type Newcomer = { placeId: string; benefitGroup: string; language: string };

const usualServiceMinutes = 12;

/** For somebody who would come now. Undefined when nobody at the place can serve them. */
export async function estimateNewcomer(database: Database | Transaction, { placeId }: Newcomer, at: Date): Promise<Estimate | undefined> {
  const [counters, waiting] = await Promise.all([countCounters(database, placeId), listWaiting(database, placeId, { at, most: 1000 })]);
  return counters === 0 ? undefined : estimateFor(waiting.length, counters);
}

/** For everybody who waits at a place, by contact. Empty when nobody works there. */
export async function estimateWaiting(database: Database | Transaction, placeId: string, at: Date): Promise<ReadonlyMap<string, Estimate>> {
  const [counters, waiting] = await Promise.all([countCounters(database, placeId), listWaiting(database, placeId, { at, most: 1000 })]);
  if (counters === 0) return new Map();
  return new Map(waiting.map(({ id }, before) => [id, estimateFor(before, counters)]));
}

function estimateFor(before: number, counters: number): Estimate {
  const minutes = ((before + 1) * usualServiceMinutes) / counters / 2;
  return { minutes, low: minutes * 0.5, high: minutes * 1.6, before };
}

async function countCounters(database: Database | Transaction, placeId: string): Promise<number> {
  const { rows } = await sql<{ counters: number }>`select count(*)::int as counters from clerk_period
    where place_id = ${placeId} and to_at is null and kind = 'at-work'`.execute(database);
  return rows[0]?.counters ?? 0;
}
