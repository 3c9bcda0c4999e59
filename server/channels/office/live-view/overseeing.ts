import { sql } from 'kysely';
import { lockPlace } from '#server/agency/network/places/locking.ts';
import { tellLines } from '#server/line/line-word.ts';
import { getLineRule, type LineRule } from '#server/line/tickets.ts';
import { closeCounterOf } from '#server/line/working.ts';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';

/** Who oversees, where and when. `day`: the agency's day on which it holds. */
export type Overseer = { placeId: string; day: string; clerkId: string; at: Date };

export type LineEventKind = 'rule-changed' | 'line-closed' | 'line-opened' | 'counters-set' | 'counter-closed';
/** What stood before and what stands now, of each thing that changed. */
export type Differences = Record<string, [before: unknown, after: unknown]>;
type Done = { kind: LineEventKind; reason?: string; changes?: Differences };

/**
 * No more numbers are given today; whoever waits is still served. Closing a closed line again changes nothing: the first reason stands.
 * `reason` of at least 3 characters. Refuses `not-found`.
 */
export function closeLine(database: Database, by: Overseer, reason: string): Promise<void> {
  return oversee(database, by, async (transaction) => {
    const closed = { closed_at: by.at, closed_by: by.clerkId, closed_reason: reason };
    const changed = await transaction
      .insertInto('line_day')
      .values({ place_id: by.placeId, day: by.day, ...closed })
      .onConflict((conflict) => conflict.constraint('line_day_pkey').doUpdateSet(closed).where('line_day.closed_at', 'is', null))
      .returning('day')
      .executeTakeFirst();
    return changed && { kind: 'line-closed', reason };
  });
}

/** Takes the closing of today's line back. Nothing happens when it is open. */
export function openLine(database: Database, by: Overseer): Promise<void> {
  return oversee(database, by, async (transaction) => {
    const changed = await transaction
      .updateTable('line_day')
      .set({ closed_at: null, closed_by: null, closed_reason: null })
      .where('place_id', '=', by.placeId)
      .where('day', '=', by.day)
      .where('closed_at', 'is not', null)
      .returning('day')
      .executeTakeFirst();
    return changed && { kind: 'line-opened' };
  });
}

/** With how many counters the estimates of today reckon, 0–200; null: with as many as are open. */
export function setVirtualCounters(database: Database, by: Overseer, counters: number | null): Promise<void> {
  return oversee(database, by, async (transaction) => {
    const before = await transaction
      .selectFrom('line_day')
      .select('virtual_counters as counters')
      .where('place_id', '=', by.placeId)
      .where('day', '=', by.day)
      .executeTakeFirst();
    if ((before?.counters ?? null) === counters) return undefined;
    await transaction
      .insertInto('line_day')
      .values({ place_id: by.placeId, day: by.day, virtual_counters: counters })
      .onConflict((conflict) => conflict.constraint('line_day_pkey').doUpdateSet({ virtual_counters: counters }))
      .execute();
    return { kind: 'counters-set', changes: { virtualCounters: [before?.counters ?? null, counters] } };
  });
}

/** Closes the counter of a clerk who went without closing it; whoever they had goes back in line. Refuses `not-found` when they do not work at the place. */
export function closeCounter(database: Database, by: Overseer, clerkId: string): Promise<void> {
  return oversee(database, by, async (transaction) => {
    const { counterId } = await closeCounterOf(transaction, { clerkId, placeId: by.placeId }, by);
    const counter = counterId && (await nameOfCounter(transaction, by.placeId, counterId));
    const clerk = await transaction.selectFrom('clerk').select('name').where('clerk_id', '=', clerkId).executeTakeFirst();
    return { kind: 'counter-closed', changes: { counter: [[counter, clerk?.name].filter(Boolean).join(', '), null] } };
  });
}

async function nameOfCounter(transaction: Transaction, placeId: string, counterId: string): Promise<string | undefined> {
  const row = await transaction
    .selectFrom('counter')
    .select('name')
    .where('place_id', '=', placeId)
    .where('counter_id', '=', counterId)
    .executeTakeFirst();
  return row?.name;
}

/**
 * Sets how the line of a place is kept from now on. `seen`: the version that the form was opened with (`getRuleVersion`).
 * Refuses `place-changed-since` when somebody has changed it meanwhile.
 */
export function setLineRule(database: Database, by: Overseer, { seen, rule }: { seen: number; rule: LineRule }): Promise<void> {
  return oversee(database, by, async (transaction) => {
    if ((await getRuleVersion(transaction, by.placeId)) !== seen) throw new Refusal('place-changed-since');
    const before = await getLineRule(transaction, by.placeId);
    const changes: Differences = {};
    // The keys of a rule are those of its type.
    for (const key of Object.keys(rule) as (keyof LineRule)[]) if (before[key] !== rule[key]) changes[key] = [before[key], rule[key]];
    if (Object.keys(changes).length === 0) return undefined;
    const row = {
      first_ticket_no: rule.firstTicketNo,
      last_ticket_no: rule.lastTicketNo,
      most_tickets_a_day: rule.mostTicketsADay,
      most_calls: rule.mostCalls,
      near_count: rule.nearCount,
      remote_minutes: rule.remoteMinutes,
      is_cleared_at_night: rule.isClearedAtNight,
    };
    await transaction
      .insertInto('line_rule')
      .values({ place_id: by.placeId, ...row })
      .onConflict((conflict) => conflict.constraint('line_rule_pkey').doUpdateSet(row))
      .execute();
    return { kind: 'rule-changed', changes };
  });
}

/** The number of the last change of the rule; 0: it is as it comes. */
export async function getRuleVersion(database: Database | Transaction, placeId: string): Promise<number> {
  const { rows } = await sql<{ version: number }>`select coalesce(max(event_no), 0)::int as version from line_event
    where place_id = ${placeId} and kind = 'rule-changed'`.execute(database);
  return rows[0]?.version ?? 0;
}

/** One who oversees a place after the other: the change, what is remembered of it, and word to the pages that show the line. */
async function oversee(database: Database, by: Overseer, change: (transaction: Transaction) => Promise<Done | undefined>): Promise<void> {
  const { placeId, clerkId, at } = by;
  await database.transaction().execute(async (transaction) => {
    await lockPlace(transaction, placeId);
    const done = await change(transaction);
    if (!done) return;
    await transaction
      .insertInto('line_event')
      .values({
        place_id: placeId,
        event_no: sql`(select coalesce(max(e.event_no), 0) + 1 from line_event e where e.place_id = ${placeId})`,
        kind: done.kind,
        at,
        clerk_id: clerkId,
        reason: done.reason ?? null,
        changes: JSON.stringify(done.changes ?? {}),
      })
      .execute();
    await tellLines(transaction, [placeId], at);
  });
}

export type LineEvent = { no: number; kind: LineEventKind; at: Date; clerk: string; reason: string | null; changes: Differences };

/** What was changed of a line, the newest first; before a number when one is named. */
export async function listLineEvents(
  database: Database,
  placeId: string,
  { before, most }: { before: number | undefined; most: number },
): Promise<LineEvent[]> {
  let query = database
    .selectFrom('line_event as e')
    .innerJoin('clerk as c', 'c.clerk_id', 'e.clerk_id')
    .select(['e.event_no as no', 'e.kind', 'e.at', 'c.name as clerk', 'e.reason', 'e.changes'])
    .where('e.place_id', '=', placeId);
  if (before !== undefined) query = query.where('e.event_no', '<', before);
  const rows = await query.orderBy('e.event_no', 'desc').limit(most).execute();
  // The kinds are kept by the table, the changes are as `oversee` wrote them.
  return rows as unknown as LineEvent[];
}
