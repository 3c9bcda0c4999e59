import { sql } from 'kysely';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import type { CallingRule, LineChannel, PeriodKind, Priority } from './contact-words.ts';
import type { Ticket } from './tickets.ts';

/** A contact as it stands in the line or at a counter: nothing about who it is. */
export type LineEntry = {
  id: string;
  kind: PeriodKind;
  periodNo: number;
  channel: LineChannel;
  placeId: string | null;
  benefitGroup: string;
  language: string;
  isQuick: boolean;
  /** False: still on the way, and passed until they have come. */
  isPresent: boolean;
  ticket: Ticket | undefined;
  arrivedAt: Date;
  /** Orders the line. */
  sinceAt: Date;
  /** When this state began. */
  fromAt: Date;
  promisedAt: Date | null;
  priority: Priority;
  priorityReason: string | null;
  forCounterId: string | null;
  clerkId: string | null;
  counterId: string | null;
  rule: CallingRule | null;
  callNo: number;
};

const entry = sql`p.contact_id as id, p.kind, p.period_no as "periodNo", p.channel, p.place_id as "placeId", p.benefit_group as "benefitGroup",
  p.language, p.is_quick as "isQuick", p.is_present as "isPresent", c.ticket_on, c.ticket_series, c.ticket_no, c.arrived_at as "arrivedAt", p.since_at as "sinceAt",
  p.from_at as "fromAt", p.promised_at as "promisedAt", p.priority, p.priority_reason as "priorityReason", p.for_counter_id as "forCounterId",
  p.clerk_id as "clerkId", p.counter_id as "counterId", p.rule, p.call_no as "callNo"`;

/** The order of the line, as the database calls (`waiting_by_rule`): 0 promises that are due, 1 in turn, 2 promises that are not due yet. */
const turn = (at: Date) => sql`case when p.promised_at <= ${at} then 0 when p.promised_at is null then 1 else 2 end`;
const inOrder = (at: Date) =>
  sql`${turn(at)}, case when p.promised_at is null then -p.priority end, coalesce(p.promised_at, p.since_at), p.contact_id`;

type Row = Omit<LineEntry, 'ticket'> & { ticket_on: string | null; ticket_series: string | null; ticket_no: number | null };

function entriesOf(rows: readonly Row[]): LineEntry[] {
  return rows.map(({ ticket_on: day, ticket_series: series, ticket_no: no, ...row }) => ({
    ...row,
    ticket: day !== null && series !== null && no !== null ? { day, series, no } : undefined,
  }));
}

/** Those who wait at a place (null: at no place in particular), first who comes first; at most so many. */
export async function listWaiting(
  database: Database | Transaction,
  placeId: string | null,
  { at, most }: { at: Date; most: number },
): Promise<LineEntry[]> {
  const { rows } = await sql<Row>`select ${entry} from contact_period p join contact c on c.contact_id = p.contact_id
    where p.waits_at = ${placeId ?? ''} and p.to_at is null and p.kind = 'waiting' order by ${inOrder(at)} limit ${most}`.execute(database);
  return entriesOf(rows);
}

/** Those whom a clerk at work can serve, in the order in which they will be called; at most so many. */
export async function listWaitingFor(
  database: Database | Transaction,
  clerkId: string,
  { at, most }: { at: Date; most: number },
): Promise<LineEntry[]> {
  const { rows } = await sql<Row>`select ${entry} from clerk_period w
    join contact_period p on p.waits_at = any (lines_of(w)) and p.to_at is null and p.kind = 'waiting' and is_served_by(p, w)
      and (p.promised_at is null or p.promised_at <= ${at} or p.may_be_early) and (p.until_at is null or p.until_at > ${at})
    join contact c on c.contact_id = p.contact_id
    where w.clerk_id = ${clerkId} and w.to_at is null order by ${inOrder(at)} limit ${most}`.execute(database);
  return entriesOf(rows);
}

/** The contacts that a clerk has: called, served, on hold, wrapping up. */
export async function listHeld(database: Database | Transaction, clerkId: string): Promise<LineEntry[]> {
  const { rows } = await sql<Row>`select ${entry} from contact_period p join contact c on c.contact_id = p.contact_id
    where p.clerk_id = ${clerkId} and p.to_at is null order by p.from_at, p.contact_id`.execute(database);
  return entriesOf(rows);
}

/** A contact as it stands; undefined when it has ended or there is none. */
export async function findOpenContact(database: Database | Transaction, contactId: string): Promise<LineEntry | undefined> {
  const { rows } = await sql<Row>`select ${entry} from contact_period p join contact c on c.contact_id = p.contact_id
    where p.contact_id = ${contactId} and p.to_at is null`.execute(database);
  return entriesOf(rows)[0];
}
