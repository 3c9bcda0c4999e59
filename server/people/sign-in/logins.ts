import { v7 as newId } from 'uuid';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { addTally } from '#server/platform/figures/tally.ts';
import type { Door } from './attempts.ts';
import type { RefusedReason } from './provider/refused.ts';
import type { PersonKey } from './sessions.ts';

type Login = { door: Door; method: string; at: Date; timeZone: string; person: PersonKey | undefined };

/**
 * Records a login that succeeded or was refused, and counts it. The published figure counts customers' logins only:
 * the staff's are recorded, not counted, and neither is an answer to no sign-in, which anybody can send at will.
 */
export async function recordLogin(transaction: Transaction, login: Login, refused?: RefusedReason): Promise<void> {
  await transaction
    .insertInto('login')
    .values({
      login_id: newId(),
      at: login.at,
      door: login.door,
      method: login.method,
      result: refused === undefined ? 'succeeded' : 'refused',
      reason: refused ?? null,
      customer_id: login.person && 'customerId' in login.person ? login.person.customerId : null,
      clerk_id: login.person && 'clerkId' in login.person ? login.person.clerkId : null,
    })
    .execute();
  if (login.door === 'staff' || refused === 'unknown-attempt') return;
  const measure = refused === undefined ? 'logins-succeeded' : 'logins-refused';
  await addTally(transaction, { day: dayOf(login.at, login.timeZone), measure, channel: 'online', benefit: '', counted: 1, total: 0 });
}

export type LoginLine = { at: Date; method: string; result: 'succeeded' | 'refused' };

/** The latest ten logins of a person, the newest first. */
export async function listLogins(database: Database, key: PersonKey): Promise<LoginLine[]> {
  const rows = await database
    .selectFrom('login')
    .select(['at', 'method', 'result'])
    .where((is) => ('customerId' in key ? is('customer_id', '=', key.customerId) : is('clerk_id', '=', key.clerkId)))
    .orderBy('at', 'desc')
    .orderBy('login_id', 'desc')
    .limit(10)
    .execute();
  return rows.map(({ at, method, result }) => ({ at, method, result: result === 'succeeded' ? 'succeeded' : 'refused' }));
}
