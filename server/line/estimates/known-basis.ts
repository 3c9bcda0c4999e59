import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { type Basis, usualBasis } from './basis.ts';

/** What was learned of a place; of all places together where too little is known of it; the usual before anything was learned. */
export async function findBasis(database: Database | Transaction, placeId: string): Promise<Basis> {
  const rows = await database.selectFrom('wait_basis').select(['place_id', 'basis']).where('place_id', 'in', [placeId, '']).execute();
  const known = rows.find(({ place_id: id }) => id === placeId) ?? rows[0];
  // Written by keepBases alone.
  return (known?.basis as Basis | undefined) ?? usualBasis;
}
