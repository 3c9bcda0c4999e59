import { sql } from 'kysely';
import { v7 as newId, validate as isId } from 'uuid';
import type { Database } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';

/** Days (ISO) on which a clerk is away, both included, and who answers meanwhile. */
export type Absence = { absenceId: string; fromOn: string; toOn: string; substituteId: string | null; substituteName: string | null };

/** A clerk's own absences that are not over, the next one first. */
export async function listAbsences(database: Database, clerkId: string, today: string): Promise<Absence[]> {
  return database
    .selectFrom('clerk_absence as a')
    .leftJoin('clerk as c', 'c.clerk_id', 'a.substitute_id')
    .select([
      'a.absence_id as absenceId',
      'a.from_on as fromOn',
      'a.to_on as toOn',
      'a.substitute_id as substituteId',
      'c.name as substituteName',
    ])
    .where('a.clerk_id', '=', clerkId)
    .where('a.to_on', '>=', today)
    .orderBy('a.from_on')
    .limit(100)
    .execute();
}

type NewAbsence = { clerkId: string; fromOn: string; toOn: string; substituteId: string | null };

/** Refuses `clerk-lacks-skill` for a substitute who does not handle cases here. */
export async function addAbsence(database: Database, { clerkId, fromOn, toOn, substituteId }: NewAbsence): Promise<string> {
  if (substituteId !== null && !(await isClerk(database, substituteId, clerkId))) throw new Refusal('clerk-lacks-skill');
  const absenceId = newId();
  await database
    .insertInto('clerk_absence')
    .values({ clerk_id: clerkId, absence_id: absenceId, from_on: fromOn, to_on: toOn, substitute_id: substituteId })
    .execute();
  return absenceId;
}

async function isClerk(database: Database, clerkId: string, notClerkId: string): Promise<boolean> {
  if (!isId(clerkId)) return false;
  const found = await database
    .selectFrom('clerk')
    .select('clerk_id')
    .where('clerk_id', '=', clerkId)
    .where('clerk_id', '<>', notClerkId)
    .where('role', '=', 'clerk')
    .where(sql<boolean>`is_active`)
    .executeTakeFirst();
  return found !== undefined;
}

/** Removes one's own absence. Without effect when it is gone, or another's. */
export async function removeAbsence(database: Database, clerkId: string, absenceId: string): Promise<void> {
  await database.deleteFrom('clerk_absence').where('clerk_id', '=', clerkId).where('absence_id', '=', absenceId).execute();
}
