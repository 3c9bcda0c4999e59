import { sql } from 'kysely';
import type { House } from '#server/house.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';

/** How many times one person, or one network address where nobody is signed in, may hold within an hour. */
export const mostHeld = 10;
const hour = 3_600_000;
const keptMilliseconds = 24 * hour;
const mostDeleted = 200;

/**
 * Counts one more held time, before it is held: whoever is refused `too-many-requests` leaves nothing behind, since the transaction ends.
 * `holder`: who or what is counted, never kept but as a keyed digest.
 */
export async function countHold(transaction: Transaction, { secrets }: Pick<House, 'secrets'>, holder: string, at: Date): Promise<void> {
  const { taken } = await transaction
    .insertInto('appointment_limit')
    .values({
      address_digest: secrets.lookupDigest(`appointment-hold\n${holder}`),
      begins_at: new Date(Math.floor(at.getTime() / hour) * hour),
      taken: 1,
    })
    .onConflict((conflict) => conflict.constraint('appointment_limit_pkey').doUpdateSet({ taken: sql`appointment_limit.taken + 1` }))
    .returning('taken')
    .executeTakeFirstOrThrow();
  if (taken > mostHeld) throw new Refusal('too-many-requests');
  // Whoever holds the first of an hour clears away what is old; two at once do not wait for each other.
  if (taken > 1) return;
  await sql`delete from appointment_limit l using (
      select address_digest, begins_at from appointment_limit where begins_at < ${new Date(at.getTime() - keptMilliseconds)}
      limit ${mostDeleted} for update skip locked
    ) old where l.address_digest = old.address_digest and l.begins_at = old.begins_at`.execute(transaction);
}
