import type { House } from '#server/house.ts';
import { writeTicket } from '#server/line/tickets.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { startOfDay } from '#server/platform/clock/wall-time.ts';
import type { Database } from '#server/platform/database/connection.ts';
import { type Appointment, getAppointment } from '../booking/appointment.ts';

/** An appointment of an office as the reception sees it: not whose it is. */
export type TodaysAppointment = {
  id: string;
  fromAt: Date;
  checkInNo: number | null;
  benefitGroups: readonly string[];
  state: 'booked' | 'arrived' | 'kept' | 'no-show';
  contactId: string | null;
};

/** By the number that is typed in at the kiosk of a place; undefined: no appointment there today has it. */
export async function findByCheckInNo(
  { database, agency }: Pick<House, 'database' | 'agency'>,
  placeId: string,
  no: number,
  at: Date,
): Promise<Appointment | undefined> {
  const row = await database
    .selectFrom('appointment')
    .select('appointment_id as id')
    .where('place_id', '=', placeId)
    .where('check_in_on', '=', dayOf(at, agency.timeZone))
    .where('check_in_no', '=', no)
    .executeTakeFirst();
  return row && getAppointment(database, row.id);
}

/** The appointments of an office today, by time; more than some hundreds no office has. */
export async function listTodays(database: Database, placeId: string, at: Date, timeZone: string): Promise<TodaysAppointment[]> {
  const from = startOfDay(at, timeZone);
  // A day lasts 25 hours at most; what of the next day that takes in begins in the middle of the night.
  const to = startOfDay(new Date(from.getTime() + 26 * 3_600_000), timeZone);
  const rows = await database
    .selectFrom('appointment')
    .select(['appointment_id as id', 'from_at as fromAt', 'check_in_no as checkInNo', 'benefit_groups as benefitGroups', 'state'])
    .select('contact_id as contactId')
    .where('place_id', '=', placeId)
    .where('channel', '=', 'office')
    .where('state', 'in', ['booked', 'arrived', 'kept', 'no-show'])
    .where('from_at', '>=', from)
    .where('from_at', '<', to)
    .orderBy('from_at')
    .orderBy('appointment_id')
    .limit(500)
    .execute();
  // The states are the ones asked for.
  return rows as TodaysAppointment[];
}

/** The number by which somebody is called once they are in line, as it is shown, and the one that they type in at the kiosk. */
export async function findTicketAndNo(
  database: Database,
  appointmentId: string,
): Promise<{ ticket: string | undefined; checkInNo: number | null }> {
  const row = await database
    .selectFrom('appointment as a')
    .leftJoin('contact as c', 'c.contact_id', 'a.contact_id')
    .select(['a.check_in_no as checkInNo', 'c.ticket_series as series', 'c.ticket_no as no'])
    .where('a.appointment_id', '=', appointmentId)
    .executeTakeFirstOrThrow();
  const { checkInNo, series, no } = row;
  return { checkInNo, ticket: series !== null && no !== null ? writeTicket({ series, no }) : undefined };
}
