import { sql } from 'kysely';
import type { Agency } from '#server/agency/loading.ts';
import { getPlaceName, type PlaceName } from '#server/agency/network/places/queries.ts';
import type { LineChannel, PeriodKind } from '#server/line/contact-words.ts';
import { type Estimate, estimateNewcomer, estimateWaiting } from '#server/line/estimates/estimating.ts';
import type { Basis } from '#server/line/estimates/basis.ts';
import { type EmergencyCall, listEmergencies } from '../emergency/calls.ts';
import { findBasis } from '#server/line/estimates/known-basis.ts';
import { type LineEntry, listWaiting } from '#server/line/lines.ts';
import type { Database } from '#server/platform/database/connection.ts';
import { dayOf } from '#server/platform/clock/clock.ts';

/** Somebody at work in a place: at a counter, or at none. */
export type AtWork = {
  clerkId: string;
  name: string;
  counterId: string | null;
  isOnBreak: boolean;
  since: Date;
  channels: LineChannel[];
  benefitGroups: string[];
  languages: string[];
  isQuick: boolean;
  has: Held[];
};
/** A contact that somebody has: its ticket where it has one, and since when in which state. */
export type Held = { series: string | null; no: number | null; kind: PeriodKind; since: Date };

export type Day = { closedAt: Date | null; closedBy: string | null; closedReason: string | null; virtualCounters: number | null };

export type PlaceLine = {
  place: PlaceName;
  waiting: LineEntry[];
  /** More wait than are listed. */
  isMore: boolean;
  estimates: ReadonlyMap<string, Estimate>;
  newcomer: Estimate | undefined;
  /** What the estimates rest on. */
  ground: Pick<Basis, 'contacts' | 'since'>;
  counters: { id: string; name: string }[];
  atWork: AtWork[];
  day: Day;
  emergencies: readonly EmergencyCall[];
};

const mostWaiting = 200;

/** The line of one place and its counters. @throws Refusal `not-found` */
export async function getPlaceLine(database: Database, agency: Agency, placeId: string, at: Date): Promise<PlaceLine> {
  const place = await getPlaceName(database, placeId);
  const [waiting, estimates, ground, counters, atWork, day, emergencies] = await Promise.all([
    listWaiting(database, placeId, { at, most: mostWaiting + 1 }),
    estimateWaiting(database, placeId, { at, day: dayOf(at, agency.timeZone) }),
    findBasis(database, placeId),
    listCounters(database, placeId),
    listAtWork(database, placeId),
    getDay(database, placeId, dayOf(at, agency.timeZone)),
    listEmergencies(database, placeId, at),
  ]);
  const newcomer = { placeId, benefitGroup: waiting[0]?.benefitGroup ?? agency.groups[0]?.id ?? '', language: agency.languages[0] ?? 'fi' };
  return {
    place,
    waiting: waiting.slice(0, mostWaiting),
    isMore: waiting.length > mostWaiting,
    estimates,
    ground,
    newcomer: await estimateNewcomer(database, newcomer, { at, day: dayOf(at, agency.timeZone) }),
    counters,
    atWork,
    day,
    emergencies,
  };
}

/** The counters of a place that are in use, in the order of their numbers. */
export async function listCounters(database: Database, placeId: string): Promise<{ id: string; name: string }[]> {
  const rows = await database
    .selectFrom('counter')
    .select(['counter_id as id', 'name'])
    .where('place_id', '=', placeId)
    .where('closed_at', 'is', null)
    .limit(200)
    .execute();
  return rows.toSorted((a, b) => a.name.localeCompare(b.name, 'fi', { numeric: true }));
}

async function listAtWork(database: Database, placeId: string): Promise<AtWork[]> {
  const { rows } = await sql<Omit<AtWork, 'has'> & { has: (Omit<Held, 'since'> & { since: string })[] }>`
    select w.clerk_id as "clerkId", k.name, w.counter_id as "counterId", w.kind = 'on-break' as "isOnBreak", w.from_at as since, w.channels,
      w.benefit_groups as "benefitGroups", w.languages, w.is_quick as "isQuick",
      (select coalesce(jsonb_agg(jsonb_build_object('series', c.ticket_series, 'no', c.ticket_no, 'kind', p.kind, 'since', p.from_at)
          order by p.from_at, p.contact_id), '[]')
        from contact_period p join contact c on c.contact_id = p.contact_id where p.clerk_id = w.clerk_id and p.to_at is null) as has
    from clerk_period w join clerk k on k.clerk_id = w.clerk_id
    where w.place_id = ${placeId} and w.to_at is null order by w.from_at, w.clerk_id limit 200`.execute(database);
  return rows.map((row) => ({ ...row, has: row.has.map((one) => ({ ...one, since: new Date(one.since) })) }));
}

async function getDay(database: Database, placeId: string, day: string): Promise<Day> {
  const row = await database
    .selectFrom('line_day as d')
    .leftJoin('clerk as k', 'k.clerk_id', 'd.closed_by')
    .select(['d.closed_at as closedAt', 'k.name as closedBy', 'd.closed_reason as closedReason', 'd.virtual_counters as virtualCounters'])
    .where('d.place_id', '=', placeId)
    .where('d.day', '=', day)
    .executeTakeFirst();
  return row ?? { closedAt: null, closedBy: null, closedReason: null, virtualCounters: null };
}
