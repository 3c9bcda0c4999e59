import type { HeldRow, OwnData } from './reading.ts';

type About = { agency: string; madeAt: Date };

/**
 * Everything as JSON (GDPR Article 20): a list for each kind of record, in the names of the database's columns. Instants
 * are ISO in UTC, days ISO days, money whole cents.
 */
export function machineReadable({ sections, files }: OwnData, { agency, madeAt }: About) {
  return {
    format: 'luukku-own-data',
    version: 1,
    agency,
    madeAt: madeAt.toISOString(),
    records: Object.fromEntries(sections.map(({ held, rows }): [string, readonly HeldRow[]] => [held.id, rows])),
    files: files.map(({ path, sha256, byteCount }) => ({ path, sha256, byteCount })),
  };
}
