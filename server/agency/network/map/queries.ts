import type { Kysely } from 'kysely';
import type { DB } from '#database/schema.ts';
import type { PlaceKind } from '#server/agency/places-file.ts';
import type { Spot } from './finland.ts';

export type Dot = Spot & { id: string; kind: PlaceKind };

const most = 2000;

/** Every place of a day (ISO) that people can go to, for a map. */
export async function listDots(database: Kysely<DB>, day: string): Promise<Dot[]> {
  const rows = await database
    .selectFrom('place')
    .select(['place_id as id', 'kind', 'latitude', 'longitude'])
    .where('kind', 'in', ['office', 'joint-service-point'])
    .where('valid_from_on', '<=', day)
    .where((where) => where.or([where('valid_to_on', 'is', null), where('valid_to_on', '>=', day)]))
    .orderBy('place_id')
    .limit(most)
    .execute();
  // The table keeps to the kinds, and visited places have coordinates (visited_place_has_address).
  return rows as Dot[];
}
