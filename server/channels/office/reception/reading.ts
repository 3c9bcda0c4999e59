import { sql } from 'kysely';
import type { Database } from '#server/platform/database/connection.ts';
import type { Outcome } from '#server/line/contact-words.ts';
import type { Ticket } from '#server/line/tickets.ts';

/** A number that was just given at a place. */
export type Given = { contactId: string; ticket: Ticket; arrivedAt: Date; benefitGroup: string; language: string };

/** The number that a contact got at this place; undefined for one of another place, or without a number. */
export async function findGiven(database: Database, placeId: string, contactId: string): Promise<Given | undefined> {
  const row = await database
    .selectFrom('contact as c')
    .innerJoin('contact_period as p', (join) => join.onRef('p.contact_id', '=', 'c.contact_id'))
    .select(['c.ticket_on as day', 'c.ticket_series as series', 'c.ticket_no as no', 'c.arrived_at as arrivedAt'])
    .select(['p.benefit_group as benefitGroup', 'p.language'])
    .where('c.contact_id', '=', contactId)
    .where('c.place_id', '=', placeId)
    .orderBy('p.period_no', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return undefined;
  const { day, series, no, ...given } = row;
  return day !== null && series !== null && no !== null ? { contactId, ticket: { day, series, no }, ...given } : undefined;
}

/** Somebody who did not come when called, or went. */
export type Gone = {
  id: string;
  series: string | null;
  no: number | null;
  outcome: Extract<Outcome, 'no-show' | 'left'>;
  endedAt: Date;
  benefitGroup: string;
  language: string;
};

export const mostGone = 50;

/**
 * Those who last were in this line and did not come or went since `since`, the beginning of the agency's day; the latest first.
 * Whoever has stood in one state for more than a day before is not looked for.
 */
export async function listGone(database: Database, placeId: string, since: Date): Promise<Gone[]> {
  const { rows } = await sql<Gone>`
    select c.contact_id as id, c.ticket_series as series, c.ticket_no as no, c.outcome, c.ended_at as "endedAt",
      p.benefit_group as "benefitGroup", p.language
    from contact_period p join contact c on c.contact_id = p.contact_id
    where p.waits_at = ${placeId} and p.from_at >= ${since}::timestamptz - interval '1 day' and c.ended_at >= ${since}
      and c.outcome in ('no-show', 'left')
      and not exists (select from contact_period n where n.contact_id = p.contact_id and n.period_no > p.period_no)
    order by c.ended_at desc, c.contact_id limit ${mostGone}`.execute(database);
  return rows;
}

/** Whether a contact was last in the line of this place, open or ended. */
export async function isOfPlace(database: Database, placeId: string, contactId: string): Promise<boolean> {
  const last = await database
    .selectFrom('contact_period')
    .select('place_id as placeId')
    .where('contact_id', '=', contactId)
    .orderBy('period_no', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last?.placeId === placeId;
}
