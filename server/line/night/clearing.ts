import { sql } from 'kysely';
import type { House } from '#server/house.ts';
import { startOfDay } from '#server/platform/clock/wall-time.ts';
import type { Database } from '#server/platform/database/connection.ts';
import { tellLines } from '../line-word.ts';

const perBatch = 500;
/** One turn never goes on for ever; the next takes up what is left. */
const mostBatches = 200;

/**
 * Empties the lines of what an earlier day left: contacts of the office that still wait, are called or are at a counter, and
 * counters that nobody closed. Places may say that theirs is kept over night. Batches of their own transactions, and rows that
 * another node or a clerk has in hand are passed, so that any number of nodes may do it at once. Gives how many of each.
 */
export async function clearLinesAtNight({ database, clock, agency }: Pick<House, 'database' | 'clock' | 'agency'>) {
  const at = clock.now();
  const before = startOfDay(at, agency.timeZone);
  const contacts = await inBatches(database, at, sql`select place_id from clear_lines(${before}, ${agency.timeZone}, ${perBatch})`);
  const counters = await inBatches(database, at, sql`select place_id from close_forgotten_counters(${before}, ${perBatch})`);
  return { contacts, counters };
}

async function inBatches(database: Database, at: Date, batch: ReturnType<typeof sql>): Promise<number> {
  let count = 0;
  for (let no = 0; no < mostBatches; no += 1) {
    const done = await database.transaction().execute(async (transaction) => {
      // Both functions give a place for each row.
      const rows = (await batch.execute(transaction)).rows as { place_id: string | null }[];
      await tellLines(
        transaction,
        rows.map(({ place_id }) => place_id),
        at,
      );
      return rows.length;
    });
    count += done;
    if (done < perBatch) return count;
  }
  return count;
}
