import { sql } from 'kysely';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { CallingRule, LineChannel, Priority } from './contact-words.ts';

/** One who waited when somebody was called, and could have been called instead, in the order of the line then. */
export type Candidate = {
  id: string;
  ticketSeries: string | null;
  ticketNo: number | null;
  sinceAt: Date;
  promisedAt: Date | null;
  priority: Priority;
  priorityReason: string | null;
  benefitGroup: string;
  language: string;
  isCalled: boolean;
  /** Was first in the order, but being called by another at the same moment. */
  wasBeingCalled: boolean;
};

export type Explanation = {
  rule: CallingRule;
  calledAt: Date;
  clerkId: string;
  /** What the clerk served at that moment. */
  work: {
    placeId: string;
    otherPlaceIds: string[];
    channels: LineChannel[];
    benefitGroups: string[];
    languages: string[];
    isQuick: boolean;
  };
  candidates: Candidate[];
};

/** Beyond this nobody waits: what bounds the search of the record. */
const longestWaitDays = 31;
/** Two calls within this time happen at one moment: neither knew of the other. */
const momentSeconds = 2;

/**
 * Why this one was called, from the record alone: who else waited at that moment whom the clerk could have called, in the order of
 * the line at that moment. At most `most` of them. Refuses `not-found` when that period is no call.
 */
export async function explainCall(
  database: Database | Transaction,
  { contactId, periodNo, most }: { contactId: string; periodNo: number; most: number },
): Promise<Explanation> {
  const call = await database
    .selectFrom('contact_period as p')
    .innerJoin('clerk_period as w', (join) => join.onRef('w.clerk_id', '=', 'p.clerk_id').onRef('w.period_no', '=', 'p.work_no'))
    .select(['p.rule', 'p.from_at as calledAt', 'w.clerk_id as clerkId', 'w.period_no as workNo', 'w.place_id as placeId'])
    .select([
      'w.other_place_ids as otherPlaceIds',
      'w.channels',
      'w.benefit_groups as benefitGroups',
      'w.languages',
      'w.is_quick as isQuick',
    ])
    .where('p.contact_id', '=', contactId)
    .where('p.period_no', '=', periodNo)
    .where('p.cause', '=', 'call')
    .executeTakeFirst();
  if (!call) throw new Refusal('not-found');
  const { rule, calledAt, clerkId, workNo, ...work } = call;
  const { rows } = await sql<Candidate>`
    with waited as (
      select p.contact_id, p.period_no, p.to_at, p.since_at, p.promised_at, p.priority, p.priority_reason, p.benefit_group, p.language,
        p.contact_id = ${contactId} and p.period_no = ${periodNo - 1} as is_called
      from clerk_period w, contact_period p
      where w.clerk_id = ${clerkId} and w.period_no = ${workNo}
        and p.waits_at = any (lines_of(w)) and p.kind = 'waiting' and p.from_at <= ${calledAt}
        and p.from_at > ${calledAt}::timestamptz - make_interval(days => ${longestWaitDays})
        and (p.to_at is null or p.to_at >= ${calledAt}) and is_served_by(p, w)
        and (p.promised_at is null or p.promised_at <= ${calledAt} or p.may_be_early) and (p.until_at is null or p.until_at > ${calledAt})
        and not (p.contact_id = ${contactId} and p.period_no >= ${periodNo})
    )
    select p.contact_id as id, c.ticket_series as "ticketSeries", c.ticket_no as "ticketNo", p.since_at as "sinceAt",
      p.promised_at as "promisedAt", p.priority, p.priority_reason as "priorityReason", p.benefit_group as "benefitGroup", p.language,
      p.is_called as "isCalled", not p.is_called and p.to_at <= ${calledAt}::timestamptz + make_interval(secs => ${momentSeconds})
        and exists (select from contact_period n where n.contact_id = p.contact_id and n.period_no = p.period_no + 1 and n.kind = 'called')
        as "wasBeingCalled"
    from waited p join contact c on c.contact_id = p.contact_id
    order by case when p.promised_at <= ${calledAt} then 0 when p.promised_at is null then 1 else 2 end,
      case when p.promised_at is null then -p.priority end, coalesce(p.promised_at, p.since_at), p.contact_id
    limit ${most}`.execute(database);
  return {
    // Rules are written by call_next and callChosen alone.
    rule: rule as CallingRule,
    calledAt,
    clerkId,
    // Channels are written by beginWork alone.
    work: { ...work, channels: work.channels as LineChannel[] },
    candidates: rows.map((row) => ({ ...row, wasBeingCalled: row.wasBeingCalled ?? false })),
  };
}
