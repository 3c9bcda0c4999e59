import { v7 as newId } from 'uuid';
import type { House } from '#server/house.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Attempt, Handlers } from '#server/platform/jobs/jobs.ts';
import { addToOutbox, type Payload } from '#server/platform/jobs/outbox.ts';
import { DeliveryFailed } from '#server/platform/delivery/delivery-failed.ts';
import { type Mail, openMail } from '#server/platform/mail/mail.ts';
import { figures } from '../figures.ts';
import { figureFile } from '../figure-file.ts';
import { writeLetter } from './letter.ts';
import { addressFault } from './ordering.ts';
import { beginSending, findRhythm, findWaitingSending, setNextDay, settleSending, takeDue } from './queries.ts';
import { lastPeriod, nextDay, periodSince } from './rhythm.ts';

/** What the jobs of scheduled exports do. */
export function exportHandlers(house: House, mail = openMail(house.settings)): Pick<Handlers, 'send-export'> {
  return { 'send-export': (payload, attempt) => send(house, mail, payload, attempt) };
}

/**
 * Begins the sendings whose day has come in the agency's time zone. Any number of nodes may do it at once: each order is
 * begun once, and one whose days were missed covers them all.
 */
export async function beginDueExports({ database, agency, clock }: Pick<House, 'database' | 'agency' | 'clock'>): Promise<void> {
  const now = clock.now();
  const today = dayOf(now, agency.timeZone);
  await database.transaction().execute(async (transaction) => {
    for (const { scheduleId, every, nextOn } of await takeDue(transaction, today)) {
      const sendingId = newId();
      await setNextDay(transaction, scheduleId, nextDay(every, today));
      if (await beginSending(transaction, { scheduleId, sendingId, period: periodSince(every, nextOn, today), at: now }))
        await addToOutbox(transaction, 'send-export', { scheduleId, sendingId }, now);
    }
  });
}

/** Sends the last whole day, week or month now; nothing when a sending waits already. @throws Refusal `not-found`. */
export async function sendNow({ database, agency }: House, scheduleId: string, at: Date): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    const every = await findRhythm(transaction, scheduleId);
    if (!every) throw new Refusal('not-found');
    const sendingId = newId();
    const period = lastPeriod(every, dayOf(at, agency.timeZone));
    if (await beginSending(transaction, { scheduleId, sendingId, period, at }))
      await addToOutbox(transaction, 'send-export', { scheduleId, sendingId }, at);
  });
}

async function send(house: House, mail: Mail | undefined, payload: Payload, { isLast }: Attempt): Promise<void> {
  const { database, clock } = house;
  const key = { scheduleId: payload['scheduleId'] ?? '', sendingId: payload['sendingId'] ?? '' };
  const sending = await findWaitingSending(database, key);
  if (!sending) return;
  const settle = (problem: string | null, isFinal = true) => settleSending(database, key, { problem, isFinal, at: clock.now() });
  const figure = figures.find(({ id }) => id === sending.figure);
  if (sending.isEnded) return settle('ended');
  // The settings, or the program's figures, may be others than on the day of the order.
  if (!mail) return settle('no-mail-server');
  if (!figure) return settle('no-figure');
  const fault = addressFault(house, sending.email);
  if (fault) return settle(fault);
  const file = await figureFile(house, figure, sending);
  const { subject, text } = writeLetter(house, figure, sending);
  try {
    await mail.send({ to: sending.email, subject, text, file });
  } catch (error) {
    if (!(error instanceof DeliveryFailed)) throw error;
    await settle(error.code, error.isPermanent || isLast);
    if (error.isPermanent) return;
    throw error;
  }
  await settle(null);
}
