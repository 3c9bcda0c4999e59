import { sql } from 'kysely';
import type { LineChannel } from '#server/platform/channels/line-channels.ts';
import type { Database } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { StaffRole } from '#server/platform/http/person.ts';
import type { Text } from '#server/platform/language/language.ts';
import { ledRoles } from './deciding.ts';

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

export type PlaceClerk = {
  id: string;
  name: string;
  role: (typeof ledRoles)[number];
  benefitGroups: string[];
  languages: string[];
  channels: LineChannel[];
  isQuick: boolean;
};

/** Those who serve customers and whose home place it is, by name, beginning after the person named; at most so many. */
export async function listPlaceStaff(
  database: Database,
  placeId: string,
  { after, most }: { after: string | undefined; most: number },
): Promise<PlaceClerk[]> {
  let query = database
    .selectFrom('clerk as c')
    .select(['c.clerk_id as id', 'c.name', 'c.role', 'c.skills as benefitGroups', 'c.languages', 'c.channels', 'c.is_quick as isQuick'])
    .where('c.home_place_id', '=', placeId)
    .where('c.is_active', '=', true)
    .where('c.role', 'in', ledRoles);
  if (after !== undefined)
    query = query.where(sql<boolean>`(c.name, c.clerk_id) > (select b.name, b.clerk_id from clerk b where b.clerk_id = ${after}::uuid)`);
  // The roles were asked for; channels are written by setSkills alone, and by the table's own default.
  return (await query.orderBy('c.name').orderBy('c.clerk_id').limit(most).execute()) as PlaceClerk[];
}

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
