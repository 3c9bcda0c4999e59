import { sql } from 'kysely';
import type { House } from '#server/house.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import { type By, endContact, moveContact } from '../moving.ts';
import { usualLineRule } from '../tickets.ts';

/** At most so many lose their place in one turn; the next takes up what is left. */
const mostAtOnce = 200;

/**
 * Whoever is on their way has come: from now on they can be called, at the place that they kept. Said again, it changes nothing.
 * Refuses `contact-moved-on` when they wait no more, `not-found`.
 */
export async function checkIn(transaction: Transaction, contactId: string, by: By): Promise<void> {
  const open = await transaction
    .selectFrom('contact_period')
    .select(['is_present as isPresent', 'kind'])
    .where('contact_id', '=', contactId)
    .where('to_at', 'is', null)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (open?.kind === 'waiting' && open.isPresent) return;
  await moveContact(transaction, { contactId, from: ['waiting'] }, { kind: 'waiting', cause: 'checked-in', is_present: true }, by);
}

/**
 * Those on their way whose turn came longer ago than the place keeps it lose their place: they did not come. Whoever comes, or is
 * ended by another node, at the same moment is passed. Gives how many.
 */
export async function endLatePlaces({ database, clock }: Pick<House, 'database' | 'clock'>): Promise<number> {
  const at = clock.now();
  const { rows } = await sql<{ contact_id: string }>`
    select p.contact_id from contact_period p left join line_rule r on r.place_id = p.place_id
    where p.to_at is null and p.kind = 'waiting' and not p.is_present
      and turn_came_at(p) <= ${at}::timestamptz - make_interval(mins => coalesce(r.remote_minutes, ${usualLineRule.remoteMinutes}))
    limit ${mostAtOnce}`.execute(database);
  let ended = 0;
  for (const { contact_id: contactId } of rows) ended += await endIfOnTheWay(database, contactId, at);
  return ended;
}

async function endIfOnTheWay(database: House['database'], contactId: string, at: Date): Promise<0 | 1> {
  return database.transaction().execute(async (transaction) => {
    const stillAway = await transaction
      .selectFrom('contact_period')
      .select('period_no')
      .where('contact_id', '=', contactId)
      .where('to_at', 'is', null)
      .where('kind', '=', 'waiting')
      .where('is_present', '=', false)
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (!stillAway) return 0;
    await endContact(transaction, { contactId, from: ['waiting'] }, 'no-show', { clerkId: null, at });
    return 1;
  });
}
