import { v7 as newId } from 'uuid';
import type { AppointmentsFile } from '#server/agency/policies/appointments.ts';
import type { House } from '#server/house.ts';
import { addContact } from '#server/line/adding.ts';
import { linkCustomer } from '#server/line/linking.ts';
import type { Ticket } from '#server/line/tickets.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { asActor } from '#server/platform/database/acting.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import { type Appointment, lockAppointment, recordAppointmentEvent } from '../booking/appointment.ts';

/** Numbers of those who have an appointment. */
export const appointmentSeries = 'T';
/** So long before their time people are taken into the line. */
export const earliestMinutes = 60;
const minute = 60_000;

/** Why somebody is not taken into the line. `over`: cancelled, kept, or never booked. */
export type NotNow = 'too-early' | 'too-late' | 'over' | 'elsewhere';
export type CheckedIn = { state: 'in-line'; ticket: Ticket | undefined } | { state: NotNow };

export type Arrival = {
  /** Where they stand; undefined: they say so themselves, from their own page. */
  placeId?: string | undefined;
  /** Somebody at the reception takes them in: on the whole of the day, early or late. */
  clerkId?: string | undefined;
  at: Date;
};

/** How an appointment of an office stands for whoever comes now. */
export function standingOf(
  appointment: Pick<Appointment, 'channel' | 'state' | 'fromAt' | 'contactId' | 'placeId'>,
  { appointments: policy, timeZone }: { appointments: Pick<AppointmentsFile, 'lateMinutes'>; timeZone: string },
  { placeId, clerkId, at }: Arrival,
): 'may-come' | 'came' | NotNow {
  const { channel, state, fromAt, contactId } = appointment;
  if (channel !== 'office' || (placeId !== undefined && placeId !== appointment.placeId)) return 'elsewhere';
  if (contactId !== null) return 'came';
  const isToday = dayOf(fromAt, timeZone) === dayOf(at, timeZone);
  // Who comes when their time has been given up as missed comes late.
  if (state === 'no-show') return clerkId !== undefined && isToday ? 'may-come' : 'too-late';
  if (state !== 'booked') return 'over';
  if (clerkId !== undefined && isToday) return 'may-come';
  if (at.getTime() < fromAt.getTime() - earliestMinutes * minute) return 'too-early';
  return at.getTime() > fromAt.getTime() + policy.lateMinutes * minute ? 'too-late' : 'may-come';
}

/**
 * Whoever has an appointment has come: it becomes a contact in the line, promised for its time, with a number to be called by. Saying
 * it again gives the same number. Run as the system: whose appointment it is stands behind the walls.
 */
async function checkIn(transaction: Transaction, agency: House['agency'], appointmentId: string, arrival: Arrival): Promise<CheckedIn> {
  const appointment = await lockAppointment(transaction, appointmentId);
  const standing = standingOf(appointment, agency, arrival);
  if (standing === 'came') return { state: 'in-line', ticket: await findTicket(transaction, appointment.contactId) };
  if (standing !== 'may-come') return { state: standing };
  const { at, clerkId } = arrival;
  const ticket = { day: dayOf(at, agency.timeZone), series: appointmentSeries };
  return { state: 'in-line', ticket: await enterLine(transaction, appointment, { at, arrivedAt: at, clerkId, ticket }) };
}

/** As `checkIn`, in a transaction of the house's own. Refuses `not-found`. */
export function sayHere(
  { database, agency }: Pick<House, 'database' | 'agency'>,
  appointmentId: string,
  arrival: Arrival,
): Promise<CheckedIn> {
  // To link the contact to the customer, whoever takes them in need not see who they are.
  return asActor({ kind: 'system' }, () =>
    database.transaction().execute((transaction) => checkIn(transaction, agency, appointmentId, arrival)),
  );
}

type Entering = { at: Date; arrivedAt: Date; clerkId?: string | undefined; ticket?: { day: string; series: string } };

/** Makes an appointment, whose row is locked, a contact in the line. Gives its number, if it has one. */
export async function enterLine(
  transaction: Transaction,
  { id, channel, placeId, benefitGroups, language, fromAt }: Appointment,
  { at, arrivedAt, clerkId, ticket }: Entering,
): Promise<Ticket | undefined> {
  const added = await addContact(transaction, {
    ...{ contactId: newId(), channel, placeId, language, arrivedAt, at },
    benefitGroup: benefitGroups[0] ?? '',
    promise: { at: fromAt, mayBeEarly: channel === 'office' },
    ...(ticket && { ticket }),
    ...(clerkId !== undefined && { byClerkId: clerkId }),
  });
  const { contactId } = added;
  await transaction.updateTable('appointment').set({ state: 'arrived', contact_id: contactId }).where('appointment_id', '=', id).execute();
  const customer = await transaction
    .selectFrom('appointment_customer')
    .select('customer_id as customerId')
    .where('appointment_id', '=', id)
    .executeTakeFirst();
  if (customer) await linkCustomer(transaction, { contactId, ...customer, byClerkId: null, at });
  await recordAppointmentEvent(transaction, { appointmentIds: [id], kind: 'arrived', at, clerkId });
  return added.ticket;
}

async function findTicket(transaction: Transaction, contactId: string | null): Promise<Ticket | undefined> {
  const row = await transaction
    .selectFrom('contact')
    .select(['ticket_on as day', 'ticket_series as series', 'ticket_no as no'])
    .where('contact_id', '=', contactId)
    .executeTakeFirst();
  const { day, series, no } = row ?? {};
  return day && series && no ? { day, series, no } : undefined;
}
