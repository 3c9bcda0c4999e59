import { addClerk, removeClerk, updateClerk, type StaffIdentity } from '#server/people/clerks/queries.ts';
import { keepCustomer, type CustomerIdentity } from '#server/people/customers/queries.ts';
import type { House } from '#server/house.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import type { Session } from '#server/platform/http/person.ts';
import type { Visit } from '#server/platform/http/route.ts';
import type { Attempt, Door } from './attempts.ts';
import { recordLogin } from './logins.ts';
import { browserLabel } from './own/browser-label.ts';
import { readCustomer, readStaff } from './provider/claims.ts';
import type { Proof, Provider } from './provider/providers.ts';
import { SignInRefused } from './provider/refused.ts';
import { addBrowserSession, endSession, personKey, type PersonKey } from './sessions.ts';

type SignedInNow = { token: string; person: PersonKey };

/**
 * Signs in whom a provider proved, in one transaction: the person's row, the link to the provider's subject, the end of
 * this browser's earlier session, the new session and the login. Returns the new session's token and whose it is. Throws SignInRefused.
 */
export async function signIn(house: House, door: Door, provider: Provider, proof: Proof, visit: Visit): Promise<SignedInNow> {
  const keep = keeping(house, door, proof, visit);
  return house.database.transaction().execute(async (transaction) => {
    const person = await keep(transaction);
    for (const earlier of [visit.session, visit.overSession]) if (earlier) await endBrowserSession(transaction, earlier, visit.now);
    await recordLogin(transaction, { door, method: provider.method, at: visit.now, timeZone: house.agency.timeZone, person });
    const token = await addBrowserSession(transaction, house.settings, {
      person,
      method: provider.method,
      label: browserLabel(visit.userAgent),
      idTokenEncrypted: house.secrets.encrypt(proof.idToken),
      provedAt: proof.secondsSince === undefined ? null : new Date(visit.now.getTime() - proof.secondsSince * 1000),
      now: visit.now,
    });
    return { token, person };
  });
}

/** Records a sign-in that was refused, and counts it. */
export async function recordRefusal(house: House, door: Door, method: string, refused: SignInRefused, now: Date): Promise<void> {
  await house.database
    .transaction()
    .execute((transaction) =>
      recordLogin(transaction, { door, method, at: now, timeZone: house.agency.timeZone, person: refused.person }, refused.reason),
    );
}

/** A key of a machine is not the browser's session: signing in leaves it alone. */
async function endBrowserSession(transaction: Transaction, session: Session, now: Date): Promise<void> {
  if (session.kind === 'browser') await endSession(transaction, personKey(session.person), session.id, now);
}

/** The claims are read before the transaction begins: what is not valid never reaches the database. */
function keeping(house: House, door: Door, proof: Proof, visit: Visit): (transaction: Transaction) => Promise<PersonKey> {
  if (door === 'customers') {
    const identity = readCustomer(proof.claims, house.settings.customerSignIn.claims, visit.language);
    return (transaction) => keepLinkedCustomer(transaction, house, proof, identity, visit.now);
  }
  const identity = readStaff(proof.claims, house.settings.staffSignIn.claims, house.agency);
  return (transaction) => keepLinkedClerk(transaction, proof, identity, visit.now);
}

async function keepLinkedCustomer(
  transaction: Transaction,
  house: House,
  proof: Proof,
  identity: CustomerIdentity,
  now: Date,
): Promise<PersonKey> {
  const customerId = await keepCustomer(transaction, house.secrets, identity, now);
  const linked = await linkSubject(transaction, proof, 'customers', { customerId });
  // A subject that comes with another person's code may be anybody: an official must look at it first.
  if (!('customerId' in linked) || linked.customerId !== customerId) throw new SignInRefused('identity-changed', linked);
  return linked;
}

/** The clerk to whom a provider's subject leads, added when it is new. @throws SignInRefused when their access is closed */
export async function keepLinkedClerk(
  transaction: Transaction,
  proof: Pick<Proof, 'issuer' | 'subject'>,
  identity: StaffIdentity,
  now: Date,
): Promise<PersonKey> {
  const known = (await findLink(transaction, proof, 'staff')) ?? (await addLinkedClerk(transaction, proof, identity, now));
  if (!('clerkId' in known) || !(await updateClerk(transaction, known.clerkId, identity, now)))
    throw new SignInRefused('clerk-not-active', known);
  return known;
}

async function addLinkedClerk(
  transaction: Transaction,
  proof: Pick<Proof, 'issuer' | 'subject'>,
  identity: StaffIdentity,
  now: Date,
): Promise<PersonKey> {
  const clerkId = await addClerk(transaction, identity, now);
  const linked = await linkSubject(transaction, proof, 'staff', { clerkId });
  // The same person's other first sign-in came first: its row is the one.
  if (!('clerkId' in linked) || linked.clerkId !== clerkId) await removeClerk(transaction, clerkId);
  return linked;
}

/** Links a provider's subject to a person, unless it leads to somebody already. Returns whom it leads to. */
async function linkSubject(
  transaction: Transaction,
  proof: Pick<Proof, 'issuer' | 'subject'>,
  door: Door,
  person: PersonKey,
): Promise<PersonKey> {
  const columns = 'customerId' in person ? { customer_id: person.customerId } : { clerk_id: person.clerkId };
  await transaction
    .insertInto('sign_in_link')
    .values({ issuer: proof.issuer, subject: proof.subject, door, ...columns })
    .onConflict((conflict) => conflict.constraint('sign_in_link_pkey').doNothing())
    .execute();
  const linked = await findLink(transaction, proof, door);
  if (!linked) throw new Error('a link that was just made is gone');
  return linked;
}

async function findLink(transaction: Transaction, proof: Pick<Proof, 'issuer' | 'subject'>, door: Door): Promise<PersonKey | undefined> {
  const found = await transaction
    .selectFrom('sign_in_link')
    .select(['customer_id', 'clerk_id'])
    .where('issuer', '=', proof.issuer)
    .where('subject', '=', proof.subject)
    .where('door', '=', door)
    .executeTakeFirst();
  if (found?.customer_id) return { customerId: found.customer_id };
  return found?.clerk_id ? { clerkId: found.clerk_id } : undefined;
}

/** Proves and signs in: the whole of an answer whose attempt was found. */
export async function answerAttempt(house: House, provider: Provider, attempt: Attempt, visit: Visit): Promise<SignedInNow> {
  if (attempt.isExpired) throw new SignInRefused('attempt-expired');
  return signIn(house, attempt.door, provider, await provider.prove(attempt, visit.address), visit);
}
