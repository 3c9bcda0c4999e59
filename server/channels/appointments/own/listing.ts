import type { AppointmentChannel } from '#server/agency/policies/appointments.ts';
import type { Database } from '#server/platform/database/connection.ts';
import type { Text } from '#server/platform/language/language.ts';
import type { AppointmentState } from '../booking/appointment.ts';

export type OwnAppointment = { id: string; channel: AppointmentChannel; place: Text; fromAt: Date; state: AppointmentState };
export type OwnAppointments = { upcoming: readonly OwnAppointment[]; past: readonly OwnAppointment[] };

const mostUpcoming = 50;
const mostPast = 20;

/** A customer's own appointments: what is ahead of them, and what was last. */
export async function listOwn(database: Database, customerId: string, now: Date): Promise<OwnAppointments> {
  const own = database
    .selectFrom('appointment_customer as c')
    .innerJoin('appointment as a', 'a.appointment_id', 'c.appointment_id')
    .innerJoin('place as p', 'p.place_id', 'a.place_id')
    .select(['a.appointment_id as id', 'a.channel', 'p.name as place', 'a.from_at as fromAt', 'a.state'])
    .where('c.customer_id', '=', customerId);
  const [upcoming, past] = await Promise.all([
    own.where('a.state', 'in', ['booked', 'arrived']).where('a.to_at', '>', now).orderBy('a.from_at').limit(mostUpcoming).execute(),
    own
      .where((where) => where.or([where('a.to_at', '<=', now), where('a.state', 'not in', ['booked', 'arrived'])]))
      .orderBy('a.from_at', 'desc')
      .limit(mostPast)
      .execute(),
  ]);
  // The table's constraints keep to the words of the types, and names were checked in every language when they were written.
  return { upcoming, past } as unknown as OwnAppointments;
}
