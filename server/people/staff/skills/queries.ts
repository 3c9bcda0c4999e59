import type { Database } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { StaffRole } from '#server/platform/http/person.ts';
import type { Text } from '#server/platform/language/language.ts';

export type ClerkName = { id: string; name: string; role: StaffRole };

/** Refuses `not-found`. */
export async function getClerkName(database: Database, clerkId: string): Promise<ClerkName> {
  const found = await database
    .selectFrom('clerk')
    .select(['clerk_id as id', 'name', 'role'])
    .where('clerk_id', '=', clerkId)
    .executeTakeFirst();
  if (!found) throw new Refusal('not-found');
  // The constraint clerk_role_is_known keeps to the roles.
  return { ...found, role: found.role as StaffRole };
}

export type HomePlace = { id: string; name: Text };

/** Where somebody can have their home place: the places of a day, ISO. Some hundreds. */
export async function listHomePlaces(database: Database, day: string): Promise<HomePlace[]> {
  const rows = await database
    .selectFrom('place')
    .select(['place_id as id', 'name'])
    .where('valid_from_on', '<=', day)
    .where((where) => where.or([where('valid_to_on', 'is', null), where('valid_to_on', '>=', day)]))
    .orderBy('place_id')
    .limit(2000)
    .execute();
  // Names were checked in every language when they were written.
  return rows as unknown as HomePlace[];
}
