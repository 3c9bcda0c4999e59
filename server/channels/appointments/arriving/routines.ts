import { sql } from 'kysely';
import type { House } from '#server/house.ts';
import { undoSeconds } from '#server/line/undoing.ts';
import { forgetReaches, remindOfAppointments } from '../telling/reminding.ts';
import { lockAppointment, recordAppointmentEvent } from '../booking/appointment.ts';
import { enterLine } from './check-in.ts';

type Parts = Pick<House, 'database' | 'clock' | 'agency'>;

/** How many are done in one go; the routine comes again in seconds. */
const mostAtOnce = 500;

/** Appointments by phone and video are in the line from their time on; nobody has to say that they are there. Gives how many. */
export async function enterByTime({ database, clock }: Parts): Promise<number> {
  const at = clock.now();
  const due = await database
    .selectFrom('appointment')
    .select('appointment_id as id')
    .where('state', '=', 'booked')
    .where('channel', 'in', ['phone', 'video'])
    .where('from_at', '<=', at)
    .orderBy('from_at')
    .limit(mostAtOnce)
    .execute();
  let entered = 0;
  for (const { id } of due)
    entered += await database.transaction().execute(async (transaction) => {
      const appointment = await lockAppointment(transaction, id);
      // Another node was first, or it was given up or moved meanwhile.
      if (appointment.state !== 'booked' || appointment.fromAt > at) return 0;
      await enterLine(transaction, appointment, { at, arrivedAt: appointment.fromAt });
      return 1;
    });
  return entered;
}

/**
 * Follows what became of those who came, once it cannot be taken back any more: served, the appointment is kept; who did not come when
 * called or went away missed it. Who is back in line after that has come again. A line that is emptied at night says nothing of the
 * customer, so their appointment stays as it is. Any number of nodes may do it at once.
 */
export async function followOutcomes({ database, clock }: Parts): Promise<number> {
  const at = clock.now();
  const settledBefore = new Date(at.getTime() - 2 * undoSeconds * 1000);
  return database.transaction().execute(async (transaction) => {
    const { rows } = await sql<{ id: string; state: 'kept' | 'no-show' | 'arrived' }>`
      with ended as (
        select a.appointment_id, case c.outcome when 'served' then 'kept' else 'no-show' end as state
        from appointment a join contact c on c.contact_id = a.contact_id
        where a.state = 'arrived' and c.outcome in ('served', 'no-show', 'left') and c.ended_at <= ${settledBefore}
        limit ${mostAtOnce} for update of a skip locked
      ), back as (
        select a.appointment_id, 'arrived' as state from appointment a join contact c on c.contact_id = a.contact_id
        where a.state = 'no-show' and a.from_at > ${at}::timestamptz - interval '2 days' and (c.outcome is null or c.outcome = 'served')
        limit ${mostAtOnce} for update of a skip locked
      ), found as (select appointment_id, state from ended union all select appointment_id, state from back)
      update appointment a set state = f.state from found f where f.appointment_id = a.appointment_id
      returning a.appointment_id as id, a.state`.execute(transaction);
    for (const [kind, ids] of Map.groupBy(rows, ({ state }) => state))
      await recordAppointmentEvent(transaction, { appointmentIds: ids.map(({ id }) => id), kind, at });
    return rows.length;
  });
}

/** Who had a time at an office and has not come by its end missed it. */
export async function endMissed({ database, clock, agency }: Parts): Promise<number> {
  const at = clock.now();
  const { lateMinutes } = agency.appointments;
  return database.transaction().execute(async (transaction) => {
    const { rows } = await sql<{ id: string }>`
      update appointment set state = 'no-show' where appointment_id in (
        select a.appointment_id from appointment a
        where a.state = 'booked' and a.channel = 'office' and a.to_at <= ${at}
          and a.from_at <= ${at}::timestamptz - make_interval(mins => ${lateMinutes})
        order by a.from_at limit ${mostAtOnce} for update skip locked)
      returning appointment_id as id`.execute(transaction);
    if (rows.length > 0) await recordAppointmentEvent(transaction, { appointmentIds: rows.map(({ id }) => id), kind: 'no-show', at });
    return rows.length;
  });
}

/** What is done again and again so that a promised time is kept. */
export const appointmentRoutines = (house: House) => [
  { name: 'enter-appointments', everySeconds: 5, run: () => enterByTime(house) },
  { name: 'follow-appointments', everySeconds: 15, run: () => followOutcomes(house) },
  { name: 'end-missed-appointments', everySeconds: 60, run: () => endMissed(house) },
  { name: 'remind-of-appointments', everySeconds: 60, run: () => remindOfAppointments(house) },
  { name: 'forget-reaches', everySeconds: 3600, run: () => forgetReaches(house) },
];
