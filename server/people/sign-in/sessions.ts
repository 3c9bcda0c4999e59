import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import type { House } from '#server/house.ts';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import type { Person, Role, Session, StaffRole } from '#server/platform/http/person.ts';
import { newToken, tokenDigest } from '#server/platform/secrets/secrets.ts';
import type { Settings } from '#server/platform/settings/settings.ts';
import { customerOf } from './acting.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
export const keyDays = 90;
const keyRestDays = 14;

/** A clerk's keys work only when the clerk has signed in since: whoever has left does not, and their keys rest. */
export function keysRestSince(now: Date): Date {
  return new Date(now.getTime() - keyRestDays * day);
}

export type PersonKey = { customerId: string } | { clerkId: string };
export type Found = { session: Session; isOver: boolean };
type SessionHouse = Pick<House, 'database' | 'settings' | 'agency'>;
type Lengths = Pick<Settings, 'sessionIdleMinutes' | 'staffSessionIdleMinutes' | 'sessionHours'>;

/** Who signed in: of somebody who acts for another, the agent, never the one whose matters are handled. */
export function personKey(person: Person): PersonKey {
  return person.role === 'customer' ? { customerId: person.agent?.id ?? person.id } : { clerkId: person.id };
}

function columnsOf(key: PersonKey) {
  return 'customerId' in key ? { customer_id: key.customerId, clerk_id: null } : { customer_id: null, clerk_id: key.clerkId };
}

export function idleMilliseconds(role: Role, lengths: Lengths): number {
  return (role === 'customer' ? lengths.sessionIdleMinutes : lengths.staffSessionIdleMinutes) * minute;
}

type NewSession = {
  person: PersonKey;
  /** How the person proved who they are: the identity provider's address. */
  method: string;
  label: string;
  idTokenEncrypted?: Buffer;
  /** When the person proved it; null where the provider does not say, as for a key. */
  provedAt?: Date | null;
  now: Date;
};

/** Begins a browser's session. Returns its token, which is kept nowhere but in the browser's cookie. */
export async function addBrowserSession(transaction: Transaction | Database, lengths: Lengths, made: NewSession): Promise<string> {
  const role = 'customerId' in made.person ? 'customer' : 'clerk';
  const expiresAt = new Date(made.now.getTime() + lengths.sessionHours * 60 * minute);
  const idleExpiresAt = earlier(new Date(made.now.getTime() + idleMilliseconds(role, lengths)), expiresAt);
  return addSession(transaction, 'browser', made, idleExpiresAt, expiresAt);
}

/** Makes a key for a machine: it has the person's rights for 90 days. Returns it; it can never be shown again. */
export async function addKey(transaction: Transaction | Database, made: NewSession): Promise<string> {
  const expiresAt = new Date(made.now.getTime() + keyDays * day);
  return addSession(transaction, 'key', made, expiresAt, expiresAt);
}

async function addSession(
  database: Transaction | Database,
  kind: Session['kind'],
  made: NewSession,
  idleExpiresAt: Date,
  expiresAt: Date,
): Promise<string> {
  const token = newToken();
  await database
    .insertInto('session')
    .values({
      session_id: newId(),
      token_digest: tokenDigest(token),
      kind,
      ...columnsOf(made.person),
      label: made.label,
      method: made.method,
      id_token_encrypted: made.idTokenEncrypted ?? null,
      started_at: made.now,
      proved_at: made.provedAt ?? null,
      seen_at: made.now,
      idle_expires_at: idleExpiresAt,
      expires_at: expiresAt,
    })
    .execute();
  return token;
}

const earlier = (one: Date, other: Date) => (one < other ? one : other);

/**
 * The session of a token, whose idle time begins anew unless nobody made the request. Undefined when there is none, when somebody ended it, when a clerk is no longer active, when
 * it is the key of a clerk who has not signed in for 14 days, or when it ran out more than a day ago. Within that day
 * `isOver` is true: what was typed may still be kept.
 */
export async function findSession(
  { database, settings, agency }: SessionHouse,
  token: string,
  now: Date,
  { prolongs } = { prolongs: true },
): Promise<Found | undefined> {
  const row = await findRow(database, token);
  if (!row) return undefined;
  const { person, hasLostMandate } = personOf(row, now, agency.timeZone);
  if (!person || isResting(row, now)) return undefined;
  const session: Session = {
    id: row.session_id,
    kind: kindOf(row.kind),
    person,
    idleExpiresAt: row.idle_expires_at,
    expiresAt: row.expires_at,
    provedAt: row.proved_at,
    hasLostMandate,
  };
  const endsAt = earlier(row.idle_expires_at, row.expires_at);
  if (now >= endsAt) {
    const mayKeepTyped = session.kind === 'browser' && now.getTime() - endsAt.getTime() < day;
    return mayKeepTyped ? { session, isOver: true } : undefined;
  }
  if (!prolongs) return { session, isOver: false };
  const idle = idleMilliseconds(person.role, settings);
  // A write on each request would cost more than the request itself: once a minute is enough, oftener only for very short sessions.
  if (now.getTime() - row.seen_at.getTime() < Math.min(minute, idle / 4)) return { session, isOver: false };
  return { session: await renewSession({ database, settings }, session, now), isOver: false };
}

/** Lets the idle time begin anew. Returns the session with its new end. */
export async function renewSession(
  { database, settings }: Pick<House, 'database' | 'settings'>,
  session: Session,
  now: Date,
): Promise<Session> {
  const idleExpiresAt =
    session.kind === 'key'
      ? session.expiresAt
      : earlier(new Date(now.getTime() + idleMilliseconds(session.person.role, settings)), session.expiresAt);
  await database
    .updateTable('session')
    .set({ seen_at: now, idle_expires_at: idleExpiresAt })
    .where('session_id', '=', session.id)
    .where('ended_at', 'is', null)
    .execute();
  return { ...session, idleExpiresAt };
}

function findRow(database: Database, token: string) {
  return database
    .selectFrom('session as s')
    .leftJoin('customer as c', 'c.customer_id', 's.customer_id')
    .leftJoin('clerk as k', 'k.clerk_id', 's.clerk_id')
    .leftJoin('mandate as m', (join) => join.onRef('m.customer_id', '=', 's.acts_for').onRef('m.mandate_id', '=', 's.mandate_id'))
    .leftJoin('customer as p', 'p.customer_id', 's.acts_for')
    .select([
      's.session_id',
      's.kind',
      's.seen_at',
      's.idle_expires_at',
      's.expires_at',
      's.proved_at',
      's.customer_id',
      's.clerk_id',
      'c.given_names',
      'c.family_name',
      's.acts_for',
      's.mandate_id',
      'p.given_names as principal_given_names',
      'p.family_name as principal_family_name',
      'm.basis',
      'm.benefits',
      'm.channels',
      'm.actions',
      'm.valid_from_on',
      'm.valid_to_on',
      'm.ended_at as mandate_ended_at',
      'k.name',
      'k.role',
      'k.skills',
      'k.languages',
      'k.sees_protected',
      'k.is_active',
      'k.shortcuts',
      sql<Date | null>`coalesce(k.signed_in_at, k.created_at)`.as('clerk_seen_at'),
    ])
    .where('s.token_digest', '=', tokenDigest(token))
    .where('s.ended_at', 'is', null)
    .executeTakeFirst();
}

type Row = NonNullable<Awaited<ReturnType<typeof findRow>>>;

function isResting({ kind, clerk_seen_at }: Row, now: Date): boolean {
  return kindOf(kind) === 'key' && clerk_seen_at !== null && clerk_seen_at <= keysRestSince(now);
}

function personOf(row: Row, now: Date, timeZone: string): { person: Person | undefined; hasLostMandate: boolean } {
  const { customer_id: customerId, clerk_id: clerkId } = row;
  if (customerId !== null) return customerOf({ ...row, customer_id: customerId }, dayOf(now, timeZone));
  if (clerkId === null || !row.is_active) return { person: undefined, hasLostMandate: false };
  const { name, skills, languages, sees_protected: seesProtected } = row;
  return {
    person: {
      // The table's constraint lets no other role in.
      role: row.role as StaffRole,
      id: clerkId,
      name: name ?? '',
      skills: skills ?? [],
      languages: languages ?? [],
      seesProtected: seesProtected ?? false,
      shortcuts: row.shortcuts ?? undefined,
    },
    hasLostMandate: false,
  };
}

/** The table's constraint lets no other kind in. */
function kindOf(kind: string): Session['kind'] {
  return kind === 'key' ? 'key' : 'browser';
}

export type SessionLine = {
  id: string;
  kind: Session['kind'];
  label: string;
  startedAt: Date;
  seenAt: Date;
  /** When it ends if nothing is asked of it. */
  endsAt: Date;
};

/** The browsers and keys of a person that are signed in now, the latest used first. */
export async function listSessions(database: Database | Transaction, key: PersonKey, now: Date): Promise<SessionLine[]> {
  const rows = await ofPerson(database.selectFrom('session'), key)
    .select(['session_id', 'kind', 'label', 'started_at', 'seen_at', sql<Date>`least(idle_expires_at, expires_at)`.as('ends_at')])
    .where('ended_at', 'is', null)
    .where('idle_expires_at', '>', now)
    .where('expires_at', '>', now)
    .orderBy('seen_at', 'desc')
    .orderBy('session_id')
    .execute();
  return rows.map((row) => ({
    id: row.session_id,
    kind: kindOf(row.kind),
    label: row.label,
    startedAt: row.started_at,
    seenAt: row.seen_at,
    endsAt: row.ends_at,
  }));
}

/** Narrows a query to one person's rows: the object-level wall of everything in this folder. */
function ofPerson<Q extends { where(column: 'customer_id' | 'clerk_id', operator: '=', value: string): Q }>(query: Q, key: PersonKey): Q {
  return 'customerId' in key ? query.where('customer_id', '=', key.customerId) : query.where('clerk_id', '=', key.clerkId);
}

/** Ends one session of this person's own. Returns false when it is not theirs or has ended. */
export async function endSession(database: Database | Transaction, key: PersonKey, sessionId: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await ofPerson(database.updateTable('session'), key)
    .set({ ended_at: now, id_token_encrypted: null })
    .where('session_id', '=', sessionId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Ends a browser's session at sign-out. Returns the provider's signed token, to end the sign-in there too; it is kept no longer. */
export async function endSessionForGood(database: Database, sessionId: string, now: Date): Promise<Buffer | null> {
  return database.transaction().execute(async (transaction) => {
    const ending = await transaction
      .selectFrom('session')
      .select('id_token_encrypted')
      .where('session_id', '=', sessionId)
      .where('ended_at', 'is', null)
      .forUpdate()
      .executeTakeFirst();
    if (!ending) return null;
    await transaction.updateTable('session').set({ ended_at: now, id_token_encrypted: null }).where('session_id', '=', sessionId).execute();
    return ending.id_token_encrypted;
  });
}

/** Ends every session of a person but one: other browsers and all keys. Returns how many. */
export async function endOtherSessions(database: Database | Transaction, key: PersonKey, keptId: string, now: Date): Promise<number> {
  const { numUpdatedRows } = await ofPerson(database.updateTable('session'), key)
    .set({ ended_at: now, id_token_encrypted: null })
    .where('session_id', '<>', keptId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Ends every session and key of a person. */
export async function endAllSessions(transaction: Transaction, key: PersonKey, now: Date): Promise<void> {
  await ofPerson(transaction.updateTable('session'), key)
    .set({ ended_at: now, id_token_encrypted: null })
    .where('ended_at', 'is', null)
    .execute();
}
