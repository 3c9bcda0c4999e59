import { sql } from 'kysely';
import type { Database } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';

/** Writes down that somebody has read a version. Reading it again changes nothing. Refuses `not-found` for one that never was. */
export async function recordReading(database: Database, reading: { instructionId: string; version: number; clerkId: string; at: Date }) {
  const { instructionId, version, clerkId, at } = reading;
  const { rows } = await sql<{ found: boolean }>`
    with version as (select instruction_id, version from instruction_version
      where instruction_id = ${instructionId}::uuid and version = ${version}),
    kept as (insert into instruction_reading (instruction_id, version, clerk_id, read_at)
      select instruction_id, version, ${clerkId}::uuid, ${at} from version on conflict do nothing)
    select true as found from version`.execute(database);
  if (rows.length === 0) throw new Refusal('not-found');
}

export type Readers = { concerned: number; read: number };
export type NotRead = { id: string; name: string };

const isConcerned = sql<boolean>`c.is_active and (i.benefit_groups = '{}' or i.benefit_groups && c.skills)`;
const hasRead = sql<boolean>`exists (select from instruction_reading r where r.clerk_id = c.clerk_id
  and r.instruction_id = i.instruction_id and r.version >= i.read_from_version)`;

/** How many work here whom it concerns, and how many of them have read it as it stands. */
export async function countReaders(database: Database, instructionId: string): Promise<Readers> {
  const found = await database
    .selectFrom('instruction as i')
    .innerJoin('clerk as c', (join) => join.onTrue())
    .select([sql<number>`count(*)::int`.as('concerned'), sql<number>`(count(*) filter (where ${hasRead}))::int`.as('read')])
    .where('i.instruction_id', '=', instructionId)
    .where(isConcerned)
    .executeTakeFirstOrThrow();
  return found;
}

/** Those whom it concerns and who have not read it, by name, beginning after the one named. */
export async function listNotRead(
  database: Database,
  instructionId: string,
  { after, most }: { after: string | undefined; most: number },
): Promise<NotRead[]> {
  let query = database
    .selectFrom('instruction as i')
    .innerJoin('clerk as c', (join) => join.onTrue())
    .select(['c.clerk_id as id', 'c.name'])
    .where('i.instruction_id', '=', instructionId)
    .where(isConcerned)
    .where(sql<boolean>`not ${hasRead}`);
  if (after !== undefined)
    query = query.where(sql<boolean>`(c.name, c.clerk_id) > (select b.name, b.clerk_id from clerk b where b.clerk_id = ${after}::uuid)`);
  return query.orderBy('c.name').orderBy('c.clerk_id').limit(most).execute();
}
