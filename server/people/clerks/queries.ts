import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { StaffRole } from '#server/platform/http/person.ts';

/** What the staff's identity provider told of somebody who works here. */
export type StaffIdentity = {
  name: string;
  role: StaffRole;
  /** Benefit groups. */
  skills: readonly string[];
  /** Languages of service, as two or three letters. */
  languages: readonly string[];
  /** Whether the person may handle the matters of people under protection. */
  seesProtected: boolean;
};

export type Clerk = { id: string; name: string; skills: string[]; languages: string[]; seesProtected: boolean };

/** Adds somebody who signs in for the first time. Returns the id. */
export async function addClerk(transaction: Transaction, identity: StaffIdentity, now: Date): Promise<string> {
  const id = newId();
  await transaction
    .insertInto('clerk')
    .values({ clerk_id: id, ...columnsOf(identity), ...skillsOf(identity), is_active: true, created_at: now, signed_in_at: now })
    .execute();
  return id;
}

/**
 * Brings the row of a clerk who signs in up to what the provider says today. Skills and languages that an administrator set stay; what
 * the provider says of them is kept beside. False, and nothing written, when the clerk is not active.
 */
export async function updateClerk(transaction: Transaction, clerkId: string, identity: StaffIdentity, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('clerk')
    .set({
      ...columnsOf(identity),
      skills: sql`case when has_own_skills then skills else ${[...identity.skills]}::text[] end`,
      languages: sql`case when has_own_skills then languages else ${[...identity.languages]}::text[] end`,
      signed_in_at: now,
    })
    .where('clerk_id', '=', clerkId)
    .where('is_active', '=', true)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Takes back a row that was just added, when the same person's other first sign-in came first. */
export async function removeClerk(transaction: Transaction, clerkId: string): Promise<void> {
  await transaction.deleteFrom('clerk').where('clerk_id', '=', clerkId).execute();
}

function columnsOf({ name, role, skills, languages, seesProtected }: StaffIdentity) {
  return { name, role, told_skills: [...skills], told_languages: [...languages], sees_protected: seesProtected };
}

const skillsOf = ({ skills, languages }: StaffIdentity) => ({ skills: [...skills], languages: [...languages] });

type AccessChange = { clerkId: string; byClerkId: string; isOpen: boolean; at: Date };

/**
 * Closes or opens a clerk's access and writes that down. False when it stood so already. Refuses `own-access`,
 * `not-found`, and `not-allowed` when the access of the one who changes it was closed in the meantime.
 */
export async function setClerkAccess(transaction: Transaction, { clerkId, byClerkId, isOpen, at }: AccessChange): Promise<boolean> {
  if (clerkId === byClerkId) throw new Refusal('own-access');
  // Both are locked, always in one order: of two administrators who close each other at once, one stays.
  const locked = await transaction
    .selectFrom('clerk')
    .select(['clerk_id as id', 'is_active as isActive'])
    .where('clerk_id', 'in', [clerkId, byClerkId])
    .orderBy('clerk_id')
    .forUpdate()
    .execute();
  if (!locked.some(({ id, isActive }) => id === byClerkId && isActive)) throw new Refusal('not-allowed');
  const clerk = locked.find(({ id }) => id === clerkId);
  if (!clerk) throw new Refusal('not-found');
  if (clerk.isActive === isOpen) return false;
  await transaction.updateTable('clerk').set({ is_active: isOpen }).where('clerk_id', '=', clerkId).execute();
  await transaction
    .insertInto('clerk_event')
    .values({ clerk_id: clerkId, event_id: newId(), kind: isOpen ? 'clerk-opened' : 'clerk-closed', at, by_clerk_id: byClerkId })
    .execute();
  return true;
}

/** The active clerks who handle cases, by name: those whom a case can be handed to. */
export async function listClerks(database: Database | Transaction): Promise<Clerk[]> {
  return database
    .selectFrom('clerk')
    .select(['clerk_id as id', 'name', 'skills', 'languages', 'sees_protected as seesProtected'])
    .where('is_active', '=', true)
    .where('role', '=', 'clerk')
    .orderBy('name')
    .orderBy('clerk_id')
    .execute();
}

/** Keeps how somebody who works here uses keys at the desk. */
export async function setShortcuts(database: Database, clerkId: string, shortcuts: string): Promise<void> {
  await database.updateTable('clerk').set({ shortcuts }).where('clerk_id', '=', clerkId).execute();
}
