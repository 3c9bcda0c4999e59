import { sql } from 'kysely';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import type { StaffRole } from '#server/platform/http/person.ts';
import type { Text } from '#server/platform/language/language.ts';
import { keysRestSince } from '#server/people/sign-in/sessions.ts';

/** Somebody who works here or has worked here. `keys` counts those that work now. */
export type StaffLine = {
  id: string;
  name: string;
  role: StaffRole;
  isActive: boolean;
  signedInAt: Date | null;
  keys: number;
  homePlace: Text | null;
};

/** Everybody by name, or those whose name holds the words, beginning after the person named; at most so many. */
export async function listStaff(
  database: Database | Transaction,
  { words, after, most, now }: { words: string; after: string | undefined; most: number; now: Date },
): Promise<StaffLine[]> {
  const workingKeys = sql<number>`(select count(*)::int from session s where s.clerk_id = c.clerk_id and s.kind = 'key'
    and s.ended_at is null and s.expires_at > ${now} and c.is_active and coalesce(c.signed_in_at, c.created_at) > ${keysRestSince(now)})`;
  let query = database
    .selectFrom('clerk as c')
    .leftJoin('place as p', 'p.place_id', 'c.home_place_id')
    .select([
      'c.clerk_id as id',
      'c.name',
      'c.role',
      'c.is_active as isActive',
      'c.signed_in_at as signedInAt',
      'p.name as homePlace',
      workingKeys.as('keys'),
    ]);
  if (words !== '') query = query.where(sql<boolean>`strpos(lower(c.name), lower(${words})) > 0`);
  if (after !== undefined)
    query = query.where(sql<boolean>`(c.name, c.clerk_id) > (select b.name, b.clerk_id from clerk b where b.clerk_id = ${after}::uuid)`);
  const rows = await query.orderBy('c.name').orderBy('c.clerk_id').limit(most).execute();
  // The constraint clerk_role_is_known keeps to the roles; names of places were checked in every language when they were written.
  return rows as unknown as StaffLine[];
}
