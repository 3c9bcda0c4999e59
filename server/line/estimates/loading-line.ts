import { sql } from 'kysely';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import type { ClerkNow, LineNow, Occupation, WaitingNow } from './line-now.ts';

/** Nobody further back is reckoned with. */
const mostWaiting = 1000;

type ClerkRow = Omit<ClerkNow, 'occupation'> &
  Omit<Occupation, 'kind' | 'isQuick'> & { lines: string[]; kind: Occupation['kind'] | null; isQuickNow: boolean };

const minutes = (column: string) => sql`(extract(epoch from ${sql.ref(column)}) / 60)::float8`;

/** The line of a place at this moment: who works for it, whom they have before them, and who waits in any line that they serve. */
export async function loadLine(database: Database | Transaction, placeId: string, at: Date, day: string): Promise<LineNow> {
  const { rows: clerks } = await sql<ClerkRow>`select w.counter_id as "counterId", w.channels, w.benefit_groups as "benefitGroups",
      w.languages, w.is_quick as "isQuick", lines_of(w) as lines,
      case when w.kind = 'on-break' then ${minutes('w.from_at')} end as "breakSinceAt",
      p.kind, p.channel, p.benefit_group as "benefitGroup", p.is_quick as "isQuickNow", ${minutes('call.since_at')} as "sinceAt"
    from clerk_period w
    left join contact_period p on p.clerk_id = w.clerk_id and p.to_at is null and p.kind in ('called', 'serving', 'wrapping-up')
    left join lateral (
      select max(c.from_at) as since_at from contact_period c where c.contact_id = p.contact_id and c.cause = 'call'
    ) call on true
    where w.to_at is null and (w.place_id = ${placeId} or ${placeId} = any (w.other_place_ids))
    order by w.clerk_id`.execute(database);
  const lines = [...new Set([placeId, ...clerks.flatMap((clerk) => clerk.lines)])];
  const [waiting, virtualCounters] = await Promise.all([
    listWaitingIn(database, { lines, placeId, clerks: clerks.length }),
    findVirtualCounters(database, placeId, day),
  ]);
  return {
    at: at.getTime() / 60_000,
    waiting,
    virtualCounters,
    clerks: clerks.map(({ kind, channel, benefitGroup, isQuickNow, sinceAt, lines: _, ...clerk }) => ({
      ...clerk,
      occupation: kind === null ? null : { kind, channel, benefitGroup, isQuick: isQuickNow, sinceAt },
    })),
  };
}

/** Those of the place first. Who waits at no place in particular is taken here as often as these clerks are among all who serve that channel. */
async function listWaitingIn(
  database: Database | Transaction,
  { lines, placeId, clerks }: { lines: readonly string[]; placeId: string; clerks: number },
): Promise<WaitingNow[]> {
  const { rows } = await sql<WaitingNow>`
    with serving as (
      select channel, count(*)::float8 as clerks from clerk_period w, unnest(w.channels) as channel where w.to_at is null group by channel
    )
    select p.contact_id as id, p.benefit_group as "benefitGroup", p.language, p.channel, p.is_quick as "isQuick",
      p.for_counter_id as "forCounterId", ${minutes('p.since_at')} as "sinceAt", ${minutes('p.promised_at')} as "promisedAt",
      p.may_be_early as "mayBeEarly", p.priority,
      case when p.waits_at = '' then least(1, ${clerks}::float8 / coalesce(s.clerks, 1)) else 1 end as share
    from contact_period p left join serving s on s.channel = p.channel
    where p.waits_at = any (${lines}) and p.to_at is null and p.kind = 'waiting'
    order by (p.waits_at = ${placeId}) desc, p.since_at, p.contact_id limit ${mostWaiting}`.execute(database);
  return rows;
}

async function findVirtualCounters(database: Database | Transaction, placeId: string, day: string): Promise<number | null> {
  const set = await database
    .selectFrom('line_day')
    .select('virtual_counters as counters')
    .where('place_id', '=', placeId)
    .where('day', '=', day)
    .executeTakeFirst();
  return set?.counters ?? null;
}
