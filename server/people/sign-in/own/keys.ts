import type { House } from '#server/house.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';
import { addKey, keyDays, listSessions, personKey, type PersonKey } from '../sessions.ts';

const mostKeys = 10;
const longestLabel = 60;

/**
 * Makes a key for a machine of this person's. Undefined when the label is empty or longer than 60 characters.
 * Refuses a machine that asks with a key of its own (a stolen key must not outlive itself), and more than ten keys.
 */
export async function makeKey(
  house: House,
  visit: SignedVisit,
  given: string,
): Promise<{ key: string; label: string; expiresAt: Date } | undefined> {
  if (visit.session?.kind !== 'browser') throw new Refusal('not-allowed');
  const label = given.trim();
  if (label === '' || label.length > longestLabel) return undefined;
  const person = personKey(visit.person);
  const key = await house.database.transaction().execute(async (transaction) => {
    await lockPerson(transaction, person);
    const sessions = await listSessions(transaction, person, visit.now);
    if (sessions.filter(({ kind }) => kind === 'key').length >= mostKeys) throw new Refusal('too-many-keys');
    return addKey(transaction, { person, method: 'key', label, now: visit.now });
  });
  return { key, label, expiresAt: new Date(visit.now.getTime() + keyDays * 86_400_000) };
}

/** So that two requests at once count each other's keys. */
async function lockPerson(transaction: Transaction, person: PersonKey): Promise<void> {
  if ('customerId' in person)
    await transaction.selectFrom('customer').select('customer_id').where('customer_id', '=', person.customerId).forUpdate().execute();
  else await transaction.selectFrom('clerk').select('clerk_id').where('clerk_id', '=', person.clerkId).forUpdate().execute();
}
