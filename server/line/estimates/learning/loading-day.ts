import { sql } from 'kysely';
import type { Transaction } from '#server/platform/database/connection.ts';
import type { DayRecord, RecordedPeriod, RecordedWork } from './day-record.ts';

const minutes = (column: string) => sql`(extract(epoch from ${sql.ref(column)}) / 60)::float8`;

/** More states than the busiest place has in a day. */
const mostPeriods = 20_000;

/** What was recorded of the line of a place on a day, `from` to before `to`: of its own line, and whom its clerks served from others. */
export async function loadDay(transaction: Transaction, placeId: string, { from, to }: { from: Date; to: Date }): Promise<DayRecord> {
  const { rows: work } = await sql<RecordedWork>`
    select w.clerk_id as "clerkId", w.kind = 'on-break' as "isOnBreak", w.counter_id as "counterId", w.channels,
      w.benefit_groups as "benefitGroups", w.languages, w.is_quick as "isQuick", ${minutes('w.from_at')} as from, ${minutes('w.to_at')} as to
    from clerk_period w
    where w.from_at >= ${from} and w.from_at < ${to} and w.to_at is not null and (w.place_id = ${placeId} or ${placeId} = any (w.other_place_ids))
    order by w.clerk_id, w.from_at`.execute(transaction);
  const clerkIds = [...new Set(work.map(({ clerkId }) => clerkId))];
  const { rows: periods } = await sql<RecordedPeriod>`
    select p.contact_id as "contactId", p.kind, p.cause = 'arrived' as "isArrival", p.cause = 'call' as "isCall",
      p.waits_at = ${placeId} as "isHere", ${minutes('p.from_at')} as from, ${minutes('p.to_at')} as to, p.clerk_id as "clerkId",
      p.channel, p.benefit_group as "benefitGroup", p.language, p.is_quick as "isQuick", p.for_counter_id as "forCounterId",
      ${minutes('p.since_at')} as "sinceAt", ${minutes('p.promised_at')} as "promisedAt", p.may_be_early as "mayBeEarly", p.priority
    from contact_period p
    where p.from_at >= ${from} and p.from_at < ${to} and p.to_at is not null and not p.is_undone
      and (p.waits_at = ${placeId} or p.clerk_id = any (${clerkIds}::uuid[]))
    order by p.from_at, p.contact_id, p.period_no limit ${mostPeriods}`.execute(transaction);
  return { periods, work };
}
