import { sql } from 'kysely';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import type { ClerkNow, LineNow, Occupation, WaitingNow } from './line-now.ts';

/** Nobody further back is reckoned with. */
const mostWaiting = 1000;

type ClerkRow = Omit<ClerkNow, 'occupation'> &
  Omit<Occupation, 'kind' | 'isQuick'> & { placeIds: string[]; lines: string[]; kind: Occupation['kind'] | null; isQuickNow: boolean };
type WaitingRow = Omit<WaitingNow, 'share'> & { line: string; channelClerks: number };

/** A line, and how many of those who wait in it came to the place itself. */
export type LineOfPlace = LineNow & { waitingHere: number };

const minutes = (column: string) => sql`(extract(epoch from ${sql.ref(column)}) / 60)::float8`;

/** The line of a place at this moment: who works for it, whom they have before them, and who waits in any line that they serve. */
export async function loadLine(database: Database | Transaction, placeId: string, at: Date, day: string): Promise<LineNow> {
  const lines = await loadLines(database, [placeId], { at, day, most: mostWaiting });
  return lines.get(placeId)!;
}

/** The same for several places with as many statements as for one; of each line at most so many who wait. */
export async function loadLines(
  database: Database | Transaction,
  placeIds: readonly string[],
  { at, day, most }: { at: Date; day: string; most: number },
): Promise<ReadonlyMap<string, LineOfPlace>> {
  const clerks = await listClerksAt(database, placeIds);
  const lines = [...new Set([...placeIds, ...clerks.flatMap((clerk) => clerk.lines)])];
  const [waiting, virtualCounters] = await Promise.all([
    listWaitingIn(database, lines, most),
    listVirtualCounters(database, placeIds, day),
  ]);
  return new Map(
    placeIds.map((placeId) => {
      const own = clerks.filter((clerk) => clerk.placeIds.includes(placeId));
      const served = new Set([placeId, ...own.flatMap((clerk) => clerk.lines)]);
      const here = waiting.filter(({ line }) => line === placeId);
      const all = [...here, ...waiting.filter(({ line }) => line !== placeId && served.has(line))].slice(0, mostWaiting);
      const line: LineOfPlace = {
        at: at.getTime() / 60_000,
        waiting: all.map((one) => waitingOf(one, own.length)),
        waitingHere: here.length,
        virtualCounters: virtualCounters.get(placeId) ?? null,
        clerks: own.map(clerkOf),
      };
      return [placeId, line];
    }),
  );
}

async function listClerksAt(database: Database | Transaction, placeIds: readonly string[]): Promise<ClerkRow[]> {
  const { rows } = await sql<ClerkRow>`select w.place_id || w.other_place_ids as "placeIds", w.counter_id as "counterId", w.channels,
      w.benefit_groups as "benefitGroups", w.languages, w.is_quick as "isQuick", lines_of(w) as lines,
      case when w.kind = 'on-break' then ${minutes('w.from_at')} end as "breakSinceAt",
      p.kind, p.channel, p.benefit_group as "benefitGroup", p.is_quick as "isQuickNow", ${minutes('call.since_at')} as "sinceAt"
    from clerk_period w
    left join contact_period p on p.clerk_id = w.clerk_id and p.to_at is null and p.kind in ('called', 'serving', 'wrapping-up')
    left join lateral (
      select max(c.from_at) as since_at from contact_period c where c.contact_id = p.contact_id and c.cause = 'call'
    ) call on true
    where w.to_at is null and (w.place_id = any (${placeIds}::text[]) or w.other_place_ids && ${placeIds}::text[])
    order by w.clerk_id`.execute(database);
  return rows;
}

function clerkOf({ counterId, channels, benefitGroups, languages, isQuick, breakSinceAt, ...row }: ClerkRow): ClerkNow {
  const { kind, channel, benefitGroup, isQuickNow, sinceAt } = row;
  const occupation = kind === null ? null : { kind, channel, benefitGroup, isQuick: isQuickNow, sinceAt };
  return { counterId, channels, benefitGroups, languages, isQuick, breakSinceAt, occupation };
}

/** Who waits at no place in particular is taken here as often as these clerks are among all who serve that channel. */
function waitingOf({ line, channelClerks, ...one }: WaitingRow, clerks: number): WaitingNow {
  return { ...one, share: line === '' ? Math.min(1, clerks / channelClerks) : 1 };
}

async function listWaitingIn(database: Database | Transaction, lines: readonly string[], most: number): Promise<WaitingRow[]> {
  const { rows } = await sql<WaitingRow>`
    with serving as (
      select channel, count(*)::float8 as clerks from clerk_period w, unnest(w.channels) as channel where w.to_at is null group by channel
    )
    select p.contact_id as id, p.benefit_group as "benefitGroup", p.language, p.channel, p.is_quick as "isQuick",
      p.for_counter_id as "forCounterId", ${minutes('p.since_at')} as "sinceAt", ${minutes('p.promised_at')} as "promisedAt",
      p.may_be_early as "mayBeEarly", p.priority, l.line, coalesce(s.clerks, 1) as "channelClerks"
    from unnest(${lines}::text[]) as l (line) cross join lateral (
      select w.contact_id, w.benefit_group, w.language, w.channel, w.is_quick, w.for_counter_id, w.since_at, w.promised_at,
        w.may_be_early, w.priority
      from contact_period w where w.waits_at = l.line and w.to_at is null and w.kind = 'waiting'
      order by w.since_at, w.contact_id limit ${most}
    ) p left join serving s on s.channel = p.channel
    order by p.since_at, p.contact_id`.execute(database);
  return rows;
}

async function listVirtualCounters(
  database: Database | Transaction,
  placeIds: readonly string[],
  day: string,
): Promise<ReadonlyMap<string, number | null>> {
  const rows = await database
    .selectFrom('line_day')
    .select(['place_id as placeId', 'virtual_counters as counters'])
    .where('place_id', 'in', [...placeIds])
    .where('day', '=', day)
    .execute();
  return new Map(rows.map(({ placeId, counters }) => [placeId, counters]));
}
