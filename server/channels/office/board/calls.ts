import { sql } from 'kysely';
import { startOfDay } from '#server/platform/clock/wall-time.ts';
import type { Database } from '#server/platform/database/connection.ts';

/** A ticket that was called: never anything about whose it is. */
export type Call = {
  series: string;
  no: number;
  /** How often it has been called; with the ticket it names one call. */
  callNo: number;
  language: string;
  counter: string | null;
  calledAt: Date;
  /** Whoever was called has not come to the counter yet. */
  isOpen: boolean;
};

const mostEarlier = 8;
/** Of the calls of a day, so many are looked through for the last ones: one ticket may be called again and again. */
const mostLooked = 60;

/**
 * The calls of a place today, newest first: all that are open, and the last of those who have come. Whoever was put back in line,
 * or called by mistake, is not among them.
 */
export async function listCalls(
  database: Database,
  placeId: string,
  { at, timeZone }: { at: Date; timeZone: string },
): Promise<{ open: Call[]; earlier: Call[] }> {
  const since = startOfDay(at, timeZone);
  const { rows } = await sql<Call>`
    with looked as (
      (select p.contact_id, p.period_no from contact_period p where p.waits_at = ${placeId} and p.to_at is null and p.kind = 'called')
      union all
      (select p.contact_id, p.period_no from contact_period p
        where p.waits_at = ${placeId} and p.from_at >= ${since} and p.kind = 'called' and p.to_at is not null and not p.is_undone
        order by p.from_at desc limit ${mostLooked})
    ), last as (select contact_id, max(period_no) as period_no from looked group by contact_id)
    select c.ticket_series as series, c.ticket_no as no, p.call_no as "callNo", p.language, k.name as counter, p.from_at as "calledAt",
      p.to_at is null as "isOpen"
    from last join contact_period p using (contact_id, period_no) join contact c on c.contact_id = p.contact_id
    join clerk_period w on w.clerk_id = p.clerk_id and w.period_no = p.work_no
    left join counter k on k.place_id = w.place_id and k.counter_id = p.counter_id
    where c.ticket_no is not null and c.place_id = ${placeId}
      and not exists (select from contact_period n where n.contact_id = p.contact_id and n.to_at is null and n.kind = 'waiting')
    order by p.from_at desc, c.ticket_series, c.ticket_no`.execute(database);
  return { open: rows.filter(({ isOpen }) => isOpen), earlier: rows.filter(({ isOpen }) => !isOpen).slice(0, mostEarlier) };
}
