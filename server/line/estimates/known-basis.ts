import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { type Basis, usualBasis } from './basis.ts';

/** What was learned of a place; of all places together where too little is known of it; the usual before anything was learned. */
export async function findBasis(database: Database | Transaction, placeId: string): Promise<Basis> {
  const basisOf = await findBases(database, [placeId]);
  return basisOf(placeId);
}

/** The same for several places, read at once. */
export async function findBases(database: Database | Transaction, placeIds: readonly string[]): Promise<(placeId: string) => Basis> {
  const rows = await database
    .selectFrom('wait_basis')
    .select(['place_id', 'basis'])
    .where('place_id', 'in', [...placeIds, ''])
    .execute();
  const known = new Map(rows.map(({ place_id: id, basis }) => [id, basis]));
  // Written by keepBases alone.
  return (placeId) => (known.get(placeId) as Basis | undefined) ?? (known.get('') as Basis | undefined) ?? usualBasis;
}
