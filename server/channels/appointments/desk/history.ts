import { sql } from 'kysely';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import type { Text } from '#server/platform/language/language.ts';
import type { AppointmentEventKind, AppointmentState } from '../booking/appointment.ts';

export type HistoryEvent = { kind: AppointmentEventKind; at: Date; clerkName: string | null; reason: string | null };
export type PastAppointment = {
  id: string;
  channel: string;
  placeName: Text;
  benefitGroups: string[];
  fromAt: Date;
  state: AppointmentState;
  events: HistoryEvent[];
};

const mostListed = 50;
const mostEvents = 100;

/** What happened to an appointment, in order: with the clerk who did it, where a clerk did. */
const eventsOf = sql`(select coalesce(jsonb_agg(jsonb_build_object('kind', e.kind, 'at', e.at, 'clerkName', k.name, 'reason', e.details->>'reason')
    order by e.event_no), '[]') from (select kind, at, clerk_id, details, event_no from appointment_event
      where appointment_id = a.appointment_id and kind not in ('held', 'told') order by event_no desc limit ${mostEvents}) e
    left join clerk k on k.clerk_id = e.clerk_id)`;

type Row = Omit<PastAppointment, 'events'> & { events: (Omit<HistoryEvent, 'at'> & { at: string })[] };

const asPast = (row: Row): PastAppointment => ({ ...row, events: row.events.map((event) => ({ ...event, at: new Date(event.at) })) });

/** The appointments of a customer, the latest first. Whoever calls has opened the customer's data. */
export async function listAppointmentsOf(transaction: Transaction, customerId: string): Promise<PastAppointment[]> {
  const { rows } = await sql<Row>`
    select a.appointment_id as id, a.channel, p.name as "placeName", a.benefit_groups as "benefitGroups", a.from_at as "fromAt", a.state,
      ${eventsOf} as events
    from appointment_customer c join appointment a on a.appointment_id = c.appointment_id join place p on p.place_id = a.place_id
    where c.customer_id = ${customerId} order by a.from_at desc limit ${mostListed}`.execute(transaction);
  return rows.map(asPast);
}

/** One appointment with what happened to it. */
export async function findPast(database: Database, appointmentId: string): Promise<PastAppointment | undefined> {
  const { rows } = await sql<Row>`
    select a.appointment_id as id, a.channel, p.name as "placeName", a.benefit_groups as "benefitGroups", a.from_at as "fromAt", a.state,
      ${eventsOf} as events
    from appointment a join place p on p.place_id = a.place_id where a.appointment_id = ${appointmentId}`.execute(database);
  return rows.map(asPast)[0];
}
