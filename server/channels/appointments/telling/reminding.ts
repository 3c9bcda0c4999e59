import { sql } from 'kysely';
import type { House } from '#server/house.ts';
import { addToOutbox } from '#server/platform/jobs/outbox.ts';
import { addMessage } from './preparing.ts';

/** How many are reminded in one go; the routine comes again within the minute. */
const mostAtOnce = 500;
/** Where whoever booked was told is kept for so long after their time is over. */
const keptDays = 3;
const hour = 3_600_000;

/**
 * Reminds of times that are so many hours ahead as the policy says: once of each time and number of hours, and only of times that were
 * booked, or moved, before that. After a standstill only the reminder that is due now goes. Gives how many.
 */
export async function remindOfAppointments({ database, clock, agency }: Pick<House, 'database' | 'clock' | 'agency'>): Promise<number> {
  const at = clock.now();
  const ahead = agency.appointments.remindHoursBefore.toSorted((one, other) => one - other);
  let reminded = 0;
  for (const [index, hours] of ahead.entries()) {
    const [from, to] = [new Date(at.getTime() + (ahead[index - 1] ?? 0) * hour), new Date(at.getTime() + hours * hour)];
    const { rows } = await sql<{ id: string; fromAt: Date }>`
      select a.appointment_id as id, a.from_at as "fromAt" from appointment a
      where a.state = 'booked' and a.from_at > ${from} and a.from_at <= ${to}
        and (select max(e.at) from appointment_event e where e.appointment_id = a.appointment_id and e.kind in ('booked', 'moved'))
          <= a.from_at - make_interval(hours => ${hours})
        and not exists (select from appointment_message m where m.appointment_id = a.appointment_id and m.about = 'reminder-' || ${hours}::text
          || '-' || (extract(epoch from a.from_at)::bigint)::text)
        and (exists (select from appointment_reach r where r.appointment_id = a.appointment_id)
          or exists (select from appointment_customer c where c.appointment_id = a.appointment_id))
      order by a.from_at limit ${mostAtOnce}`.execute(database);
    for (const { id: appointmentId, fromAt } of rows) {
      const about = `reminder-${hours}-${fromAt.getTime() / 1000}`;
      await database.transaction().execute(async (transaction) => {
        // Another node that reminds of the same finds the message there, and the job of whoever is second finds it sent.
        const messageId = await addMessage(transaction, { appointmentId, kind: 'reminder', about, at });
        if (messageId !== undefined) await addToOutbox(transaction, 'appointment-word', { messageId }, at);
      });
    }
    reminded += rows.length;
  }
  return reminded;
}

/** Forgets where they were told whose time is over. */
export async function forgetReaches({ database, clock }: Pick<House, 'database' | 'clock'>): Promise<void> {
  const before = new Date(clock.now().getTime() - keptDays * 24 * hour);
  await sql`
    delete from appointment_reach r using appointment a where a.appointment_id = r.appointment_id and a.to_at < ${before}`.execute(
    database,
  );
}
