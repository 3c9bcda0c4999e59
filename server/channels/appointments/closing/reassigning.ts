import { sql } from 'kysely';
import type { House } from '#server/house.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import type { Appointment } from '../booking/appointment.ts';
import { reassignAppointment } from '../booking/reassigning.ts';
import { listOfClerk, type Unkept } from './outside.ts';
import { mostAtOnce, rebookEach, type RebookedCounts } from './rebooking.ts';

/** A clerk who is away from one instant to another; `byClerkId`: who says so. */
export type Away = { clerkId: string; from: Date; to: Date; byClerkId: string };

/** How many another clerk took over, and those for which nobody was free at their time; at most 100 at once. */
export type Reassigned = { reassigned: number; left: Unkept[] };

/**
 * Gives the appointments of a clerk who is away to others who are free at the same time: nobody's time changes and nobody needs to be
 * told. Each in a transaction of its own, so that it can be done again. The clerk's shift is taken away first: otherwise their time is
 * booked anew as it becomes free.
 */
export async function reassignAppointments(
  house: Pick<House, 'database' | 'agency' | 'clock'>,
  { clerkId, from, to, byClerkId }: Away,
): Promise<Reassigned> {
  const now = house.clock.now();
  const { first } = await listOfClerk(house.database, { clerkId, from, to, now, most: mostAtOnce });
  let reassigned = 0;
  for (const { id } of first) {
    const done = await house.database
      .transaction()
      .execute((transaction) =>
        reassignAppointment(transaction, house, id, clerkId, { at: now, clerkId: byClerkId, reason: 'clerk-away' }),
      );
    if (done) reassigned += 1;
  }
  const { first: left } = await listOfClerk(house.database, { clerkId, from, to, now, most: mostAtOnce });
  return { reassigned, left };
}

/** Moves those for which no other clerk was free to another time, as when a place is closed. */
export async function rebookOfClerk(
  house: Pick<House, 'database' | 'agency' | 'clock'>,
  { clerkId, from, to, byClerkId }: Away,
): Promise<RebookedCounts> {
  const now = house.clock.now();
  const { first } = await listOfClerk(house.database, { clerkId, from, to, now, most: mostAtOnce });
  const isUnkept = async (_: Transaction, appointment: Appointment) => appointment.clerkId === clerkId;
  return rebookEach(house, first, { clerkId: byClerkId, reason: 'clerk-away', isUnkept });
}

/** Whether the roster still has the clerk at work in a stretch of time. */
export async function isAtWork(database: House['database'], { clerkId, from, to }: Omit<Away, 'byClerkId'>): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`
    select exists (select from work_shift where resource_id = ${clerkId} and tstzrange(from_at, to_at) && tstzrange(${from}, ${to})) as "is"`.execute(
    database,
  );
  return rows[0]?.is ?? false;
}
