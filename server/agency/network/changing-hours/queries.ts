import { type Kysely, sql } from 'kysely';
import type { DB } from '#database/schema.ts';
import type { HoursPlan } from '#server/agency/hours-plan.ts';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { lockPlace } from '../places/locking.ts';

/** Hours as they were decided: from which ISO day they hold, by whom and why. Those that came with the agency were decided by nobody. */
export type HoursVersion = {
  version: number;
  from: string;
  plan: HoursPlan;
  decidedAt: Date;
  clerk: string | null;
  reason: string | null;
};

function versionsOf(database: Kysely<DB>, placeId: string) {
  return database
    .selectFrom('hours_version as h')
    .leftJoin('clerk as c', 'c.clerk_id', 'h.clerk_id')
    .select(['h.version_no as version', 'h.from_on as from', 'h.plan', 'h.decided_at as decidedAt', 'c.name as clerk', 'h.reason'])
    .where('h.place_id', '=', placeId);
}

// Plans were checked when they were written.
const asVersions = (rows: unknown) => rows as HoursVersion[];

/** The latest decisions, the newest first; those before a version when one is named. */
export async function listVersions(
  database: Kysely<DB>,
  placeId: string,
  { before, most }: { before?: number | undefined; most: number },
): Promise<HoursVersion[]> {
  let query = versionsOf(database, placeId);
  if (before !== undefined) query = query.where('h.version_no', '<', before);
  return asVersions(await query.orderBy('h.version_no', 'desc').limit(most).execute());
}

const mostPlanned = 200;

/** What decides the hours from a day on: the version that holds then, and those that begin later. */
export async function listVersionsFrom(database: Kysely<DB>, placeId: string, day: string): Promise<HoursVersion[]> {
  const holding = sql<number>`coalesce((select v.version_no from hours_version v where v.place_id = ${placeId} and v.from_on <= ${day}
    order by v.from_on desc, v.version_no desc limit 1), 0)`;
  const rows = await versionsOf(database, placeId)
    .where((where) => where.or([where('h.from_on', '>', day), where('h.version_no', '=', holding)]))
    .orderBy('h.from_on')
    .orderBy('h.version_no')
    .limit(mostPlanned)
    .execute();
  return asVersions(rows);
}

export type HoursChange = {
  placeId: string;
  /** The latest version that whoever decides has seen. */
  seen: number;
  from: string;
  plan: HoursPlan;
  reason: string;
  clerkId: string;
  at: Date;
};

/**
 * Decides hours from a day on, as a new version, and returns its number. Those before stay as they are.
 * @throws Refusal `not-found`; `hours-changed-since` when somebody has decided others that were not seen
 */
export async function changeHours(database: Database, change: HoursChange): Promise<number> {
  return database.transaction().execute((transaction) => decideHours(transaction, change));
}

/** The same within a transaction. @throws as `changeHours` */
export async function decideHours(
  transaction: Transaction,
  { placeId, seen, from, plan, reason, clerkId, at }: HoursChange,
): Promise<number> {
  await lockPlace(transaction, placeId);
  const [latest] = await listVersions(transaction, placeId, { most: 1 });
  if (latest?.version !== seen) throw new Refusal('hours-changed-since');
  const row = { version_no: seen + 1, from_on: from, plan: JSON.stringify(plan), decided_at: at, clerk_id: clerkId, reason };
  await transaction
    .insertInto('hours_version')
    .values({ place_id: placeId, ...row })
    .execute();
  return seen + 1;
}
