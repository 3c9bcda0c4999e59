import { v7 as newId } from 'uuid';
import type { TestHouse } from '#server/platform/testing/test-house.ts';
import type { ShiftChannel } from './shifts.ts';

type Booked = { placeId: string; clerkId: string; from: Date; to: Date; channel?: ShiftChannel; benefitGroups?: readonly string[] };

/** Books a stretch of a clerk's time, as the booking of an appointment does. Gives the appointment's id, or undefined when it was not free. */
export async function bookTime(
  { database }: TestHouse,
  { placeId, clerkId, from, to, channel = 'office', benefitGroups = ['housing'] }: Booked,
) {
  const appointmentId = newId();
  try {
    await database.transaction().execute(async (transaction) => {
      await transaction
        .insertInto('booked_time')
        .values({ resource_id: clerkId, kind: 'clerk', from_at: from, to_at: to, appointment_id: appointmentId, booking_id: newId() })
        .execute();
      await transaction
        .insertInto('appointment')
        .values({
          appointment_id: appointmentId,
          channel,
          place_id: placeId,
          benefit_groups: [...benefitGroups],
          language: 'fi',
          from_at: from,
          to_at: to,
          state: 'booked',
          share: 'public',
          created_at: from,
          booked_at: from,
          booked_by: 'clerk',
          clerk_id: clerkId,
          secret_digest: Buffer.from(appointmentId),
        })
        .execute();
    });
    return appointmentId;
  } catch {
    return undefined;
  }
}
