import type { Kysely } from 'kysely';
import type { DB } from '#database/schema.ts';
import type { Text } from '#server/platform/language/language.ts';
import { findPosition, findPositionOfPostalCode, type Position } from './queries.ts';

/** Somewhere that people named: a municipality, a place of ours, a postal code. */
export type Spot = { name: Text; position: Position };

/** Where the words lead; undefined when nothing is called so. */
export async function findSpot(database: Kysely<DB>, words: string): Promise<Spot | undefined> {
  if (!/^\d{5}$/.test(words)) return findPosition(database, words);
  const position = await findPositionOfPostalCode(database, words);
  return position && { name: { fi: words, sv: words, en: words }, position };
}
