import { sql } from 'kysely';
import type { House } from '#server/house.ts';
import { estimateWaiting } from '#server/line/estimates/estimating.ts';
import { listWaiting } from '#server/line/lines.ts';
import { getLineRule } from '#server/line/tickets.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { addToOutbox } from '#server/platform/jobs/outbox.ts';
import { longestLine } from '../tickets/waits.ts';

type Parts = Pick<House, 'database' | 'clock' | 'agency'>;

/**
 * Finds those whose turn is near by the rule of the place where they wait, and leaves the word to be sent. Forgets where those
 * wanted to be told whose contact has ended. Any number of nodes may do it at once: each word becomes due once.
 */
export async function tellWhoIsNear({ database, clock, agency }: Parts): Promise<void> {
  await sql`delete from near_word n using contact c where c.contact_id = n.contact_id and c.outcome is not null`.execute(database);
  // As many places at most as the agency has: each line is read once, however many of it want word.
  const { rows } = await sql<{ place_id: string; ids: string[] }>`
    select p.place_id, array_agg(p.contact_id) as ids from near_word n
    join contact_period p on p.contact_id = n.contact_id and p.to_at is null and p.kind = 'waiting' and p.place_id is not null
    where n.state = 'waiting' group by p.place_id`.execute(database);
  const at = clock.now();
  for (const { place_id: placeId, ids } of rows) {
    const near = await listNear({ database, agency }, placeId, at);
    await makeDue(
      database,
      ids.filter((id) => near.has(id)),
      at,
    );
  }
}

/** Those who wait at a place with no more before them than its rule says. */
async function listNear({ database, agency }: Pick<House, 'database' | 'agency'>, placeId: string, at: Date): Promise<ReadonlySet<string>> {
  const [rule, line, estimates] = await Promise.all([
    getLineRule(database, placeId),
    listWaiting(database, placeId, { at, most: longestLine }),
    estimateWaiting(database, placeId, { at, day: dayOf(at, agency.timeZone) }),
  ]);
  const near = line.filter(({ id }, place) => (estimates.get(id)?.before ?? place) <= rule.nearCount).map(({ id }) => id);
  return new Set(near);
}

async function makeDue(database: House['database'], ids: readonly string[], at: Date): Promise<void> {
  if (ids.length === 0) return;
  await database.transaction().execute(async (transaction) => {
    const due = await transaction
      .updateTable('near_word')
      .set({ state: 'due' })
      .where('contact_id', 'in', [...ids])
      .where('state', '=', 'waiting')
      .returning('contact_id as contactId')
      .execute();
    for (const { contactId } of due) await addToOutbox(transaction, 'near-word', { contactId }, at);
  });
}
