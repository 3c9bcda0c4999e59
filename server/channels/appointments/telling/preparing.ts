import { randomInt } from 'node:crypto';
import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import { addNotice } from '#server/cases/notices/notice.ts';
import type { House } from '#server/house.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { lockAppointment, type Appointment } from '../booking/appointment.ts';
import type { WordKind } from './word.ts';

type Parts = Pick<House, 'database' | 'clock' | 'agency'>;

/**
 * Makes the word that tells of an event of an appointment, once however often it is asked for, and gives the appointment the number
 * of its day. Gives the message to be sent; undefined: nobody is to be reached, or the notices of the customer carry it.
 */
export async function prepareWord({ database, clock, agency }: Parts, appointmentId: string, eventNo: number): Promise<string | undefined> {
  return database.transaction().execute(async (transaction) => {
    const appointment = await lockAppointment(transaction, appointmentId);
    if (appointment.state === 'booked') await giveCheckInNo(transaction, appointment, dayOf(appointment.fromAt, agency.timeZone));
    const event = await transaction
      .selectFrom('appointment_event')
      .select('kind')
      .where('appointment_id', '=', appointmentId)
      .where('event_no', '=', eventNo)
      .executeTakeFirst();
    if (!event) throw new Refusal('not-found');
    // Only these leave word.
    const kind = event.kind as WordKind;
    return addMessage(transaction, { appointmentId, kind, about: `event-${eventNo}`, at: clock.now() });
  });
}

type NewMessage = { appointmentId: string; kind: WordKind; about: string; at: Date };

/** The way: where whoever booked said; else the notices of the customer, who says there how they are told. */
export async function addMessage(transaction: Transaction, { appointmentId, kind, about, at }: NewMessage): Promise<string | undefined> {
  const reach = await transaction
    .selectFrom('appointment_reach')
    .select('channel')
    .where('appointment_id', '=', appointmentId)
    .executeTakeFirst();
  const customer = reach
    ? undefined
    : await transaction
        .selectFrom('appointment_customer')
        .select('customer_id as id')
        .where('appointment_id', '=', appointmentId)
        .executeTakeFirst();
  if (!reach && !customer) return undefined;
  const messageId = newId();
  const added = await transaction
    .insertInto('appointment_message')
    .values({
      message_id: messageId,
      appointment_id: appointmentId,
      kind,
      about,
      channel: reach?.channel ?? 'notice',
      state: reach ? 'due' : 'passed',
      made_at: at,
    })
    .onConflict((conflict) => conflict.constraint('one_word_of_a_thing').doNothing())
    .returning('message_id')
    .executeTakeFirst();
  if (added && customer)
    await addNotice(transaction, {
      customerId: customer.id,
      aboutId: messageId,
      kind: kind === 'reminder' ? 'appointment-reminder' : 'appointment',
      at,
    });
  if (!reach) return undefined;
  if (added) return messageId;
  const before = await transaction
    .selectFrom('appointment_message')
    .select('message_id as id')
    .where('appointment_id', '=', appointmentId)
    .where('about', '=', about)
    .executeTakeFirstOrThrow();
  return before.id;
}

/**
 * Gives an office appointment a number of its place and day, by chance, so that none is guessed from another. Moved to another day it
 * gets a new one; moved to another place too, where its own might be somebody else's.
 */
async function giveCheckInNo(transaction: Transaction, { id, placeId, channel }: Appointment, day: string): Promise<void> {
  if (channel !== 'office') return;
  const { rows } = await sql<{ has: boolean }>`
    select exists (select from appointment a where a.appointment_id = ${id} and a.check_in_on = ${day}) as has`.execute(transaction);
  if (rows[0]?.has) return;
  // Some hundreds of appointments at most are of one place and day, so the first of a few is free; two that draw the same at the
  // same moment meet at one_check_in_number_a_day, and the later job tries again.
  const drawn = Array.from({ length: 20 }, () => randomInt(10_000, 100_000));
  await sql`
    update appointment set check_in_on = ${day}, check_in_no = (
      select n from unnest(${drawn}::integer[]) n where not exists (
        select from appointment o where o.place_id = ${placeId} and o.check_in_on = ${day} and o.check_in_no = n) limit 1)
    where appointment_id = ${id}`.execute(transaction);
}
