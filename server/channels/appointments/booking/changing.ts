import { randomInt } from 'node:crypto';
import type { AppointmentsFile } from '#server/agency/policies/appointments.ts';
import type { House } from '#server/house.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { type Appointment, lockAppointment, recordAppointmentEvent } from './appointment.ts';
import { takeTime } from './holding.ts';

/** Who changes it: a clerk, or the customer (`clerkId` undefined). `reason`: a word of the house, or what a clerk wrote; nothing personal. */
export type ChangedBy = { clerkId?: string | undefined; at: Date; reason?: string | undefined };

/**
 * Moves an appointment to another time, or place, or both: the same clerk, counter and interpreter need not be free then. The old time is
 * given back only when the new one is taken. Refuses as `holdTime` does, and `appointment-over` when it is not ahead any more.
 */
export async function moveAppointment(
  transaction: Transaction,
  house: Pick<House, 'agency'>,
  appointmentId: string,
  to: { placeId: string; fromAt: Date; share: 'public' | 'internal' },
  by: ChangedBy,
): Promise<Appointment> {
  const before = await lockAhead(transaction, appointmentId, by);
  if (before.placeId === to.placeId && before.fromAt.getTime() === to.fromAt.getTime()) return before;
  const old = await transaction.selectFrom('booked_time').select('booking_id').where('appointment_id', '=', appointmentId).execute();
  const { channel, benefitGroups, language, interpreted } = before;
  const wished = { channel, benefitGroups, language, interpreted: interpreted ?? undefined, ...to };
  const taken = await takeTime(transaction, house, wished, { appointmentId, freeAt: null, at: by.at });
  await transaction
    .updateTable('booked_time')
    .set({ free_at: freedAt(house.agency.appointments, by) })
    .where(
      'booking_id',
      'in',
      old.map(({ booking_id: id }) => id),
    )
    .execute();
  await transaction
    .updateTable('appointment')
    .set({
      place_id: to.placeId,
      from_at: to.fromAt,
      to_at: taken.toAt,
      clerk_id: taken.clerkId,
      counter_id: taken.counterId,
      interpreter_id: taken.interpreterId,
      // Its number was of the place and day that it had.
      check_in_on: null,
      check_in_no: null,
    })
    .where('appointment_id', '=', appointmentId)
    .execute();
  const { clerkId, at, reason } = by;
  const whereto = { from: before.fromAt.toISOString(), to: to.fromAt.toISOString(), fromPlace: before.placeId, toPlace: to.placeId };
  const details = { ...whereto, ...(reason !== undefined && { reason }) };
  await recordAppointmentEvent(transaction, { appointmentIds: [appointmentId], kind: 'moved', at, clerkId, details });
  return { ...before, ...to, ...taken };
}

/**
 * Gives an appointment up. A hold is given up at once; a booked time is offered again a while later, so that nobody trades with it, and at
 * once when a clerk gave it up. Refuses `appointment-over` when it is not ahead any more; giving it up again changes nothing.
 */
export async function cancelAppointment(
  transaction: Transaction,
  { agency }: Pick<House, 'agency'>,
  appointmentId: string,
  by: ChangedBy,
): Promise<void> {
  const before = await lockAppointment(transaction, appointmentId);
  if (before.state === 'cancelled' || before.state === 'expired') return;
  const isHeld = before.state === 'held';
  if (!isHeld && (before.state !== 'booked' || before.toAt <= by.at)) throw new Refusal('appointment-over');
  await transaction
    .updateTable('appointment')
    .set({ state: isHeld ? 'expired' : 'cancelled' })
    .where('appointment_id', '=', appointmentId)
    .execute();
  await transaction
    .updateTable('booked_time')
    .set({ free_at: isHeld ? by.at : freedAt(agency.appointments, by) })
    .where('appointment_id', '=', appointmentId)
    .execute();
  const { clerkId, at, reason } = by;
  const details = { from: before.fromAt.toISOString(), ...(reason !== undefined && { reason }) };
  await recordAppointmentEvent(transaction, {
    appointmentIds: [appointmentId],
    kind: isHeld ? 'expired' : 'cancelled',
    at,
    clerkId,
    details,
  });
}

async function lockAhead(transaction: Transaction, appointmentId: string, { at }: ChangedBy): Promise<Appointment> {
  const before = await lockAppointment(transaction, appointmentId);
  if (before.state !== 'booked' || before.fromAt <= at) throw new Refusal('appointment-over');
  return before;
}

/** When a time that is given back is free for everybody: a while later, or at once when a clerk gave it back. */
export function freedAt({ freedAfterMinutes: { least, most } }: AppointmentsFile, { clerkId, at }: ChangedBy): Date {
  return clerkId === undefined ? new Date(at.getTime() + randomInt(least * 60, most * 60 + 1) * 1000) : at;
}
