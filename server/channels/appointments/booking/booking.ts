import { sql } from 'kysely';
import type { House } from '#server/house.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { lockAppointment, recordAppointmentEvent } from './appointment.ts';

/** Where whoever booked is told of it. `name`: as whoever comes wishes to be called in. */
export type Reach = {
  channel: 'email' | 'text-message';
  address: string;
  name?: string;
  language: string;
  secret: string;
  isChecked: boolean;
};

export type Booker = {
  by: 'customer' | 'other' | 'clerk';
  /** Whose appointment it is, when they are known. */
  customerId?: string | undefined;
  reach?: Reach | undefined;
  clerkId?: string | undefined;
};

/**
 * Makes a held time somebody's. Refuses `hold-over` when it was not booked in time, and `too-many-appointments` when the person has as
 * many ahead of them as the policy allows; a clerk may book more. Doing it again changes nothing.
 */
export async function bookHeld(
  transaction: Transaction,
  { agency, secrets }: Pick<House, 'agency' | 'secrets'>,
  appointmentId: string,
  booker: Booker,
  at: Date,
): Promise<void> {
  const held = await lockAppointment(transaction, appointmentId);
  if (held.state === 'booked') return;
  if (held.state !== 'held' || held.heldUntil === null || held.heldUntil <= at) throw new Refusal('hold-over');
  const { customerId, reach } = booker;
  const digest = reach && secrets.lookupDigest(`appointment\n${reach.address.toLowerCase()}`);
  if (booker.by !== 'clerk') await refuseTooMany(transaction, agency.appointments.mostPerPerson, { customerId, digest, at });
  await transaction
    .updateTable('appointment')
    .set({ state: 'booked', hold_ends_at: null, booked_at: at, booked_by: booker.by })
    .where('appointment_id', '=', appointmentId)
    .execute();
  const kept = await transaction
    .updateTable('booked_time')
    .set({ free_at: null })
    .where('appointment_id', '=', appointmentId)
    .returning('booking_id')
    .execute();
  // The house frees what is over at the same moment: then the time is not all this appointment's any more.
  const taken = [held.clerkId, held.counterId, held.interpreterId].filter((id) => id !== null);
  if (kept.length < taken.length) throw new Refusal('hold-over');
  if (customerId !== undefined)
    await transaction
      .insertInto('appointment_customer')
      .values({ customer_id: customerId, appointment_id: appointmentId, linked_at: at })
      .execute();
  if (reach && digest)
    await transaction
      .insertInto('appointment_reach')
      .values({
        appointment_id: appointmentId,
        channel: reach.channel,
        address: secrets.encrypt(reach.address),
        address_digest: digest,
        secret: secrets.encrypt(reach.secret),
        name: reach.name === undefined ? null : secrets.encrypt(reach.name),
        language: reach.language,
        checked_at: reach.isChecked ? at : null,
      })
      .execute();
  await recordAppointmentEvent(transaction, { appointmentIds: [appointmentId], kind: 'booked', at, clerkId: booker.clerkId });
}

/** The same person's bookings come one after the other, however many are sent at once. */
async function refuseTooMany(
  transaction: Transaction,
  most: number,
  { customerId, digest, at }: { customerId: string | undefined; digest: Buffer | undefined; at: Date },
): Promise<void> {
  const who = customerId ?? digest?.toString('hex') ?? '';
  await sql`select pg_advisory_xact_lock(hashtextextended(${who}, 50))`.execute(transaction);
  const { rows } = await sql<{ ahead: number }>`
    select count(*)::integer as ahead from appointment a
    where a.state = 'booked' and a.from_at > ${at} and (
      a.appointment_id in (select c.appointment_id from appointment_customer c where c.customer_id = ${customerId ?? null}::uuid)
      or a.appointment_id in (select r.appointment_id from appointment_reach r where r.address_digest = ${digest ?? null}::bytea))`.execute(
    transaction,
  );
  if ((rows[0]?.ahead ?? 0) >= most) throw new Refusal('too-many-appointments');
}
