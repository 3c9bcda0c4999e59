import { sql } from 'kysely';
import type { Database } from '#server/platform/database/connection.ts';
import type { Agency } from './loading.ts';

/** The languages in which somebody can serve: those of the pages first, then those of any place. */
export async function listServiceLanguages(database: Database, agency: Agency): Promise<string[]> {
  const { rows } = await sql<{ tag: string }>`select distinct unnest(languages) as tag from place order by tag`.execute(database);
  return [...new Set([...agency.languages, ...rows.map(({ tag }) => tag)])];
}
