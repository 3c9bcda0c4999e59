import { getPlace } from '#server/agency/network/places/queries.ts';
import type { House } from '#server/house.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { DeliveryFailed } from '#server/platform/delivery/delivery-failed.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Attempt, Handlers } from '#server/platform/jobs/jobs.ts';
import type { Payload } from '#server/platform/jobs/outbox.ts';
import { isLanguage, type Language } from '#server/platform/language/language.ts';
import { type Mail, openMail } from '#server/platform/mail/mail.ts';
import { openTextMessages, type TextMessages } from '#server/platform/text-messages/text-messages.ts';
import { getAppointment } from '../booking/appointment.ts';
import { prepareWord } from './preparing.ts';
import { type WordKind, type WordParts, writeLong, writeShort } from './word.ts';

type Ways = { mail: Mail | undefined; textMessages: TextMessages | undefined };

/** Tells whoever booked of what happened to their time. The jobs run as the system: where to stands behind the walls. */
export function appointmentHandlers(
  house: House,
  ways: Ways = { mail: openMail(house.settings), textMessages: openTextMessages(house.settings) },
): Pick<Handlers, 'appointment-word'> {
  return {
    'appointment-word': async (payload, attempt) => {
      const messageId = await findMessage(house, payload);
      if (messageId !== undefined) await deliver(house, ways, messageId, attempt);
    },
  };
}

/** A job tells of an event, or sends a message that is there: a reminder, or one to be tried again. */
async function findMessage(house: House, { messageId, appointmentId, eventNo }: Payload): Promise<string | undefined> {
  if (messageId !== undefined) return messageId;
  if (appointmentId === undefined || eventNo === undefined) throw new Refusal('bad-request');
  return prepareWord(house, appointmentId, Number(eventNo));
}

async function deliver(house: House, ways: Ways, messageId: string, { isLast }: Attempt): Promise<void> {
  const claimed = await claim(house, messageId);
  if (!claimed) return;
  try {
    await settle(house, messageId, await send(house, ways, messageId, claimed));
  } catch (error) {
    if (!(error instanceof DeliveryFailed)) throw error;
    const isOver = error.isPermanent || isLast;
    await settle(house, messageId, isOver ? 'failed' : 'due', error.code);
    if (!isOver) throw error;
  }
}

type Claimed = { appointmentId: string; kind: WordKind; about: string; channel: string };

/** Takes a message in hand: whoever does is the only one who sends it. Where nobody knows whether it went out it stays so, for somebody to look into. */
async function claim({ database, clock }: House, messageId: string): Promise<Claimed | undefined> {
  const row = await database
    .updateTable('appointment_message')
    .set((is) => ({ state: 'sending', tries: is('tries', '+', 1), tried_at: clock.now() }))
    .where('message_id', '=', messageId)
    .where('state', '=', 'due')
    .returning(['appointment_id as appointmentId', 'kind', 'about', 'channel'])
    .executeTakeFirst();
  // The table's constraint keeps to the kinds.
  return row as Claimed | undefined;
}

type Settled = 'sent' | 'failed' | 'kept' | 'dropped' | 'due';

async function settle({ database }: House, messageId: string, state: Settled, problem: string | null = null): Promise<void> {
  await database.updateTable('appointment_message').set({ state, problem }).where('message_id', '=', messageId).execute();
}

async function send(house: House, { mail, textMessages }: Ways, messageId: string, claimed: Claimed): Promise<Settled> {
  const written = await readWord(house, claimed);
  if (!written) return 'dropped';
  const { parts, address } = written;
  const sender = { ...house.agency, ...house.settings };
  if (claimed.channel === 'email') {
    if (!mail) return 'kept';
    await mail.send({ to: address, ...writeLong(parts, sender, house.clock.now()) });
  } else {
    if (!textMessages) return 'kept';
    await textMessages.send({ id: messageId, to: address, text: writeShort(parts, sender) });
  }
  return 'sent';
}

/** Undefined when nobody can be reached any more, or what it would say is not true any more. */
export async function readWord(
  { database, agency, secrets, settings }: Pick<House, 'database' | 'agency' | 'secrets' | 'settings'>,
  { appointmentId, kind, about }: Pick<Claimed, 'appointmentId' | 'kind' | 'about'>,
): Promise<{ parts: WordParts; address: string } | undefined> {
  const [appointment, reach, events, { checkInNo }] = await Promise.all([
    getAppointment(database, appointmentId),
    database
      .selectFrom('appointment_reach')
      .select(['address', 'secret', 'language'])
      .where('appointment_id', '=', appointmentId)
      .executeTakeFirst(),
    database
      .selectFrom('appointment_event')
      .select(['event_no as no', 'clerk_id as clerkId', 'details'])
      .where('appointment_id', '=', appointmentId)
      .orderBy('event_no', 'desc')
      .limit(100)
      .execute(),
    database
      .selectFrom('appointment')
      .select('check_in_no as checkInNo')
      .where('appointment_id', '=', appointmentId)
      .executeTakeFirstOrThrow(),
  ]);
  if (!reach || (kind !== 'cancelled' && appointment.state !== 'booked')) return undefined;
  const event = events.find(({ no }) => about === `event-${no}`);
  // What was written by recordAppointmentEvent: words by their names.
  const { reason } = (event?.details ?? {}) as Readonly<Record<string, string>>;
  const language = languageOf(reach.language, agency.languages);
  const page = new URL(`/appointments/of/${secrets.decrypt(reach.secret)}?language=${language}`, settings.publicUrl).href;
  const { channel, fromAt, toAt, placeId } = appointment;
  const parts = {
    ...{ kind, language, appointmentId, channel, fromAt, toAt, checkInNo, page, reason },
    place: await getPlace(database, placeId, dayOf(fromAt, agency.timeZone)),
    byAgency: event !== undefined && (event.clerkId !== null || reason !== undefined),
    sequence: event?.no ?? events[0]?.no ?? 0,
  };
  return { parts, address: secrets.decrypt(reach.address) };
}

const languageOf = (tag: string, spoken: readonly Language[]): Language => (isLanguage(tag) ? tag : (spoken[0] ?? 'fi'));
