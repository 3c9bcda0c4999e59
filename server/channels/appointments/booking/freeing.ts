import type { House } from '#server/house.ts';
import { recordAppointmentEvent } from './appointment.ts';

/** How many are done in one go; the routine comes again in seconds. */
const mostAtOnce = 500;

/** Ends the holds that nobody booked in time. */
export async function expireHolds({ database, clock }: Pick<House, 'database' | 'clock'>): Promise<number> {
  const at = clock.now();
  return database.transaction().execute(async (transaction) => {
    const over = await transaction
      .updateTable('appointment')
      .set({ state: 'expired' })
      .where('appointment_id', 'in', (is) =>
        is
          .selectFrom('appointment')
          .select('appointment_id')
          .where('state', '=', 'held')
          .where('hold_ends_at', '<=', at)
          .orderBy('hold_ends_at')
          .limit(mostAtOnce)
          .forUpdate()
          .skipLocked(),
      )
      .returning('appointment_id as id')
      .execute();
    await recordAppointmentEvent(transaction, { appointmentIds: over.map(({ id }) => id), kind: 'expired', at });
    return over.length;
  });
}

/**
 * Gives times back whose moment has come. One a transaction: a booking takes the day of a clerk, then of a counter, then of an interpreter,
 * and several rows deleted at once would lock those days in some other order.
 */
export async function freeTimes({ database, clock }: Pick<House, 'database' | 'clock'>): Promise<number> {
  const at = clock.now();
  const due = await database
    .selectFrom('booked_time')
    .select('booking_id as id')
    .where('free_at', '<=', at)
    .orderBy('free_at')
    .limit(mostAtOnce)
    .execute();
  for (const { id } of due) await database.deleteFrom('booked_time').where('booking_id', '=', id).where('free_at', '<=', at).execute();
  return due.length;
}
