import { sql } from 'kysely';
import type { House } from '#server/house.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import { lockAppointment, recordAppointmentEvent } from './appointment.ts';
import type { ChangedBy } from './changing.ts';

const minute = 60_000;

/**
 * Gives an appointment to another clerk who is free at its time; the customer comes as agreed. False when nobody is, when it is not with
 * this clerk any more, or not ahead: then nothing changes.
 */
export async function reassignAppointment(
  transaction: Transaction,
  { agency }: Pick<House, 'agency'>,
  appointmentId: string,
  awayClerkId: string,
  { at, clerkId, reason }: ChangedBy,
): Promise<boolean> {
  const before = await lockAppointment(transaction, appointmentId);
  if (before.state !== 'booked' || before.clerkId !== awayClerkId || before.fromAt <= at) return false;
  const { placeId, channel, benefitGroups, language } = before;
  const from = new Date(before.fromAt.getTime() - agency.appointments.bufferBeforeMinutes * minute);
  const to = new Date(before.toAt.getTime() + agency.appointments.bufferAfterMinutes * minute);
  const { rows: free } = await sql<{ id: string }>`
    select c.clerk_id as id from clerks_for(${appointmentId}, ${placeId}, ${channel}, ${[...benefitGroups]}::text[], ${language}, ${from}, ${to}) c
    where c.is_free and c.clerk_id <> ${awayClerkId}`.execute(transaction);
  for (const { id } of free) {
    const { rows } = await sql<{ taken: boolean }>`
      select take_of('clerk', ${id}, ${appointmentId}, ${from}, ${to}, null::timestamptz) as taken`.execute(transaction);
    if (!rows[0]?.taken) continue;
    await transaction
      .updateTable('booked_time')
      .set({ free_at: at })
      .where('appointment_id', '=', appointmentId)
      .where('resource_id', '=', awayClerkId)
      .execute();
    await transaction.updateTable('appointment').set({ clerk_id: id }).where('appointment_id', '=', appointmentId).execute();
    const details = reason === undefined ? {} : { reason };
    await recordAppointmentEvent(transaction, { appointmentIds: [appointmentId], kind: 'reassigned', at, clerkId, details });
    return true;
  }
  return false;
}
