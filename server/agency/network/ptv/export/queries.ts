import type { Kysely } from 'kysely';
import type { DB } from '#database/schema.ts';
import type { Json } from '../record.ts';

const most = 2000;

/** The records of channels that are no places here, as they came. */
export async function listKeptChannels(database: Kysely<DB>): Promise<Json[]> {
  const rows = await database
    .selectFrom('ptv_channel')
    .select('record')
    .where('place_id', 'is', null)
    .orderBy('channel_id')
    .limit(most)
    .execute();
  // A record was an object when it was taken in.
  return rows.map(({ record }) => record as Json);
}
