import { type Kysely, sql } from 'kysely';
import { v7 as newId } from 'uuid';
import type { DB } from '#database/schema.ts';
import type { House } from '#server/house.ts';
import { addDays, dayOf } from '#server/platform/clock/clock.ts';
import type { Database } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { listMunicipalities } from '../../administration/queries.ts';
import type { Promised } from '../../changing-hours/promises/broken.ts';
import type { Read } from '../reading/reading.ts';
import type { Json } from '../record.ts';
import { listStanding } from '../standing.ts';
import type { Held } from './proposal.ts';

const days = 7;
const mostPlaces = 5000;
const mostKept = 5000;
const mostPromises = 5000;

export type Import = { id: string; source: string; madeAt: Date; expiresAt: Date; acceptedAt: Date | null; read: Read };

/** Keeps what was read for a week, until somebody accepts it; what has run out meanwhile goes. Returns its id. */
export async function addImport(
  database: Database,
  { source, read, clerkId, at }: { source: string; read: Read; clerkId: string | null; at: Date },
): Promise<string> {
  const id = newId();
  await database.transaction().execute(async (transaction) => {
    await transaction.deleteFrom('network_import').where('accepted_at', 'is', null).where('expires_at', '<', at).execute();
    await transaction
      .insertInto('network_import')
      .values({
        import_id: id,
        clerk_id: clerkId,
        source: source.slice(0, 500),
        made_at: at,
        expires_at: new Date(at.getTime() + days * 86_400_000),
        records: JSON.stringify(read.records),
        organizations: JSON.stringify(read.organizations),
        faults: JSON.stringify(read.faults),
      })
      .execute();
  });
  return id;
}

/** What was read in. @throws Refusal `not-found`; `import-over` when it was accepted, or nobody did in its week */
export async function getOpenImport(database: Kysely<DB>, id: string, at: Date): Promise<Import> {
  const row = await database
    .selectFrom('network_import')
    .select(['import_id as id', 'source', 'made_at as madeAt', 'expires_at as expiresAt', 'accepted_at as acceptedAt'])
    .select(['records', 'organizations', 'faults'])
    .where('import_id', '=', id)
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  if (row.acceptedAt !== null || row.expiresAt < at) throw new Refusal('import-over');
  const { records, organizations, faults, ...rest } = row;
  // They are as addImport wrote them.
  return { ...rest, read: { records, organizations, faults } as unknown as Read };
}

export type ImportLine = {
  id: string;
  source: string;
  madeAt: Date;
  clerk: string | null;
  acceptedAt: Date | null;
  acceptedBy: string | null;
};

/** The latest imports, the newest first. */
export async function listImports(database: Kysely<DB>, at: Date): Promise<ImportLine[]> {
  return database
    .selectFrom('network_import as i')
    .leftJoin('clerk as c', 'c.clerk_id', 'i.clerk_id')
    .leftJoin('clerk as a', 'a.clerk_id', 'i.accepted_by')
    .select([
      'i.import_id as id',
      'i.source',
      'i.made_at as madeAt',
      'c.name as clerk',
      'i.accepted_at as acceptedAt',
      'a.name as acceptedBy',
    ])
    .where((where) => where.or([where('i.accepted_at', 'is not', null), where('i.expires_at', '>=', at)]))
    .orderBy('i.made_at', 'desc')
    .orderBy('i.import_id')
    .limit(20)
    .execute();
}

/** All that records are held against. */
export async function loadHeld(database: Kysely<DB>, { agency }: Pick<House, 'agency'>, now: Date): Promise<Held> {
  const places = await listStanding(database, { day: addDays(dayOf(now, agency.timeZone), 1), most: mostPlaces });
  const municipalities = await listMunicipalities(database);
  const kept = await database
    .selectFrom('ptv_channel')
    .select(['channel_id as id', 'record'])
    .where('place_id', 'is', null)
    .limit(mostKept)
    .execute();
  // A record was an object when it was taken in.
  return { agency, municipalities, now, places, kept: new Map(kept.map(({ id, record }) => [id, record as Json])) };
}

/** The promises that are not yet kept at some places, by the place, the earliest first. */
export async function listPromisesAt(database: Kysely<DB>, placeIds: readonly string[], since: Date): Promise<Map<string, Promised[]>> {
  if (placeIds.length === 0) return new Map();
  const rows = await database
    .selectFrom('contact_period')
    .select([
      'contact_id as id',
      sql<Date>`promised_at`.as('at'),
      'channel',
      'benefit_group as benefitGroup',
      sql<string>`waits_at`.as('placeId'),
    ])
    .where('waits_at', 'in', [...placeIds])
    .where('to_at', 'is', null)
    .where('kind', '=', 'waiting')
    .where('promised_at', '>=', since)
    .orderBy('promised_at')
    .limit(mostPromises)
    .execute();
  return Map.groupBy(rows, ({ placeId }) => placeId);
}
