import { v7 as newId } from 'uuid';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import type { StaffRole } from '#server/platform/http/person.ts';

/** What the staff's identity provider told of somebody who works here. */
export type StaffIdentity = {
  name: string;
  role: StaffRole;
  /** Benefit groups. */
  skills: readonly string[];
  /** Languages of service, as two or three letters. */
  languages: readonly string[];
};

export type Clerk = { id: string; name: string; skills: string[]; languages: string[] };

/** Adds somebody who signs in for the first time. Returns the id. */
export async function addClerk(transaction: Transaction, identity: StaffIdentity, now: Date): Promise<string> {
  const id = newId();
  await transaction
    .insertInto('clerk')
    .values({ clerk_id: id, ...columnsOf(identity), is_active: true, created_at: now })
    .execute();
  return id;
}

/** Brings a clerk's row up to what the provider says today. False, and nothing written, when the clerk is not active. */
export async function updateClerk(transaction: Transaction, clerkId: string, identity: StaffIdentity): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('clerk')
    .set(columnsOf(identity))
    .where('clerk_id', '=', clerkId)
    .where('is_active', '=', true)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Takes back a row that was just added, when the same person's other first sign-in came first. */
export async function removeClerk(transaction: Transaction, clerkId: string): Promise<void> {
  await transaction.deleteFrom('clerk').where('clerk_id', '=', clerkId).execute();
}

function columnsOf({ name, role, skills, languages }: StaffIdentity) {
  return { name, role, skills: [...skills], languages: [...languages] };
}

/** The active clerks who handle cases, by name: those whom a case can be handed to. */
export async function listClerks(database: Database | Transaction): Promise<Clerk[]> {
  return database
    .selectFrom('clerk')
    .select(['clerk_id as id', 'name', 'skills', 'languages'])
    .where('is_active', '=', true)
    .where('role', '=', 'clerk')
    .orderBy('name')
    .orderBy('clerk_id')
    .execute();
}
