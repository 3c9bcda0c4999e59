import type { Database } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Outcome, PeriodKind } from '#server/line/contact-words.ts';
import type { Ticket } from '#server/line/tickets.ts';

/** One state that a contact was in. `placeId` where it waited, or where it was served; null: at no place in particular. */
export type PastPeriod = {
  no: number;
  kind: PeriodKind;
  cause: string;
  fromAt: Date;
  toAt: Date | null;
  placeId: string | null;
  counterName: string | null;
  /** Who began it, or whose it was, when somebody who works here did. */
  clerkName: string | null;
  isUndone: boolean;
  promisedAt: Date | null;
  priorityReason: string | null;
};

export type History = {
  ticket: Pick<Ticket, 'series' | 'no'> | undefined;
  outcome: Outcome | null;
  endedAt: Date | null;
  endedBy: string | null;
  periods: PastPeriod[];
};

/** Nobody is called and put back more often than this. */
const mostPeriods = 300;

/** All that happened to a contact, by the record and without a word on who it is. @throws Refusal `not-found` */
export async function getHistory(database: Database, contactId: string): Promise<History> {
  const [contact, rows] = await Promise.all([
    database
      .selectFrom('contact as c')
      .leftJoin('clerk as k', 'k.clerk_id', 'c.ended_by')
      .select(['c.ticket_series as series', 'c.ticket_no as no', 'c.outcome', 'c.ended_at as endedAt', 'k.name as endedBy'])
      .where('c.contact_id', '=', contactId)
      .executeTakeFirst(),
    listPeriods(database, contactId),
  ]);
  if (!contact) throw new Refusal('not-found');
  const { series, no, outcome, ...ended } = contact;
  return {
    ticket: series !== null && no !== null ? { series, no } : undefined,
    // The constraint contact_outcome_is_known keeps to the outcomes.
    outcome: outcome as Outcome | null,
    ...ended,
    // The constraint period_kind_is_known keeps to the kinds.
    periods: rows as PastPeriod[],
  };
}

function listPeriods(database: Database, contactId: string) {
  return database
    .selectFrom('contact_period as p')
    .leftJoin('clerk_period as w', (join) => join.onRef('w.clerk_id', '=', 'p.clerk_id').onRef('w.period_no', '=', 'p.work_no'))
    .leftJoin('counter as n', (join) => join.onRef('n.place_id', '=', 'w.place_id').onRef('n.counter_id', '=', 'w.counter_id'))
    .leftJoin('clerk as k', (join) => join.on((on) => on('k.clerk_id', '=', on.fn.coalesce('p.begun_by', 'p.clerk_id'))))
    .select(['p.period_no as no', 'p.kind', 'p.cause', 'p.from_at as fromAt', 'p.to_at as toAt', 'n.name as counterName'])
    .select(['k.name as clerkName', 'p.is_undone as isUndone', 'p.promised_at as promisedAt', 'p.priority_reason as priorityReason'])
    .select(({ fn }) => fn.coalesce('w.place_id', 'p.place_id').as('placeId'))
    .where('p.contact_id', '=', contactId)
    .orderBy('p.period_no')
    .limit(mostPeriods)
    .execute();
}
