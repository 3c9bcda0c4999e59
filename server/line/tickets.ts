import { sql } from 'kysely';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';

/** A number that somebody is called by. `day` in the agency's time zone; numbers begin anew every day. */
export type Ticket = { day: string; series: string; no: number };

/** As it is shown and called: `A 012`. */
export const writeTicket = ({ series, no }: Pick<Ticket, 'series' | 'no'>): string => `${series} ${String(no).padStart(3, '0')}`;

export type LineRule = {
  firstTicketNo: number;
  lastTicketNo: number;
  /** Null: as many as come. */
  mostTicketsADay: number | null;
  mostCalls: number;
  nearCount: number;
  remoteMinutes: number;
  isClearedAtNight: boolean;
};

/** What holds where nobody set anything. */
export const usualLineRule: LineRule = {
  firstTicketNo: 1,
  lastTicketNo: 999,
  mostTicketsADay: null,
  mostCalls: 3,
  nearCount: 3,
  remoteMinutes: 10,
  isClearedAtNight: true,
};

/** How the line of a place is kept. */
export async function getLineRule(database: Database | Transaction, placeId: string): Promise<LineRule> {
  const rule = await database
    .selectFrom('line_rule')
    .select([
      'first_ticket_no as firstTicketNo',
      'last_ticket_no as lastTicketNo',
      'most_tickets_a_day as mostTicketsADay',
      'most_calls as mostCalls',
      'near_count as nearCount',
      'remote_minutes as remoteMinutes',
      'is_cleared_at_night as isClearedAtNight',
    ])
    .where('place_id', '=', placeId)
    .executeTakeFirst();
  return rule ?? usualLineRule;
}

/**
 * Gives the next number of the day and series; those who ask at once get one after the other. A number that a cut-off kiosk gave
 * already is kept as it is. Refuses `tickets-given-out` when the day's numbers are used up; whoever was promised a time is not among
 * those that are counted.
 */
export async function giveTicket(
  transaction: Transaction,
  placeId: string,
  { day, series, no, isPromised = false }: { day: string; series: string; no?: number; isPromised?: boolean },
): Promise<Ticket> {
  if (no !== undefined) return { day, series, no };
  const rule = await getLineRule(transaction, placeId);
  const given = await transaction
    .insertInto('ticket_counter')
    .values({ place_id: placeId, day, series, last_no: rule.firstTicketNo, given: 1 })
    .onConflict((conflict) =>
      conflict.constraint('ticket_counter_pkey').doUpdateSet({
        last_no: sql`ticket_counter.last_no + 1`,
        given: sql`ticket_counter.given + 1`,
      }),
    )
    .returning(['last_no as no', 'given'])
    .executeTakeFirstOrThrow();
  const most = isPromised ? null : rule.mostTicketsADay;
  if (given.no > rule.lastTicketNo || (most !== null && given.given > most)) throw new Refusal('tickets-given-out');
  return { day, series, no: given.no };
}

/** Gives a contact another number; undefined when it has that one already, or there is no such contact. */
export function setTicket(transaction: Transaction, contactId: string, { day, series, no }: Ticket) {
  return transaction
    .updateTable('contact')
    .set({ ticket_on: day, ticket_series: series, ticket_no: no })
    .where('contact_id', '=', contactId)
    .where((is) => is.or([is('ticket_series', 'is distinct from', series), is('ticket_no', 'is distinct from', no)]))
    .returning(['place_id as placeId', 'outcome'])
    .executeTakeFirst();
}
