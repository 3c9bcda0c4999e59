import type { House } from '#server/house.ts';
import type { Attempt, Handlers } from '#server/platform/jobs/jobs.ts';
import type { Payload } from '#server/platform/jobs/outbox.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { DeliveryFailed } from '#server/platform/delivery/delivery-failed.ts';
import { type Mail, openMail } from '#server/platform/mail/mail.ts';
import { openTextMessages, type TextMessages } from '#server/platform/text-messages/text-messages.ts';
import { emailText, shortText, writeContactLetter } from './letter.ts';
import { codeMinutes, codeOf } from './notice.ts';
import { type ContactNotice, findWaiting, settle } from './queries.ts';

/** Where word leaves the house; what is undefined is not there, and its word is kept for an administrator to read. */
type Ways = { mail: Mail | undefined; textMessages: TextMessages | undefined };

/** Sends word about contact details: codes to new addresses, and that something was changed to old ones. */
export function contactHandlers(
  house: House,
  ways: Ways = { mail: openMail(house.settings), textMessages: openTextMessages(house.settings) },
): Pick<Handlers, 'contact-notice'> {
  return { 'contact-notice': (payload, attempt) => deliver(house, ways, payload, attempt) };
}

async function deliver(house: House, ways: Ways, payload: Payload, { isLast }: Attempt): Promise<void> {
  const { database, clock } = house;
  const { customerId, noticeId } = payload;
  if (customerId === undefined || noticeId === undefined) throw new Refusal('bad-request');
  const notice = await findWaiting(database, { customerId, noticeId });
  if (!notice) return;
  const now = clock.now();
  const letter = letterOf(house, notice, now);
  // A code that comes too late would only puzzle whoever gets it.
  if (letter.isOver) return settle(database, notice, { state: 'failed', problem: 'too-late', at: now });
  if (!hasWay(ways, notice)) return settle(database, notice, { state: 'kept', at: now });
  try {
    await send(ways, notice, letter);
  } catch (error) {
    if (!(error instanceof DeliveryFailed)) throw error;
    const { isPermanent, code: problem } = error;
    if (isPermanent || isLast) await settle(database, notice, { state: 'failed', problem, at: clock.now() });
    if (isPermanent) return;
    throw error;
  }
  await settle(database, notice, { state: 'sent', at: clock.now() });
}

function hasWay({ mail, textMessages }: Ways, { channel }: ContactNotice): boolean {
  return channel === 'email' ? mail !== undefined : textMessages !== undefined;
}

async function send(
  { mail, textMessages }: Ways,
  { channel, address, noticeId }: ContactNotice,
  { subject, text }: WrittenNotice,
): Promise<void> {
  if (channel === 'email') await mail?.send({ to: address, subject, text });
  else await textMessages?.send({ id: noticeId, to: address, text });
}

export type WrittenNotice = { language: string; subject: string; text: string; isOver: boolean };

/** A notice in words, as it is sent or was kept. A code that is over is not in it any more. */
export function letterOf({ secrets, agency }: Pick<House, 'secrets' | 'agency'>, notice: ContactNotice, now: Date): WrittenNotice {
  const isOver = notice.kind === 'code' && now.getTime() - notice.createdAt.getTime() >= codeMinutes * 60_000;
  const code = notice.kind === 'code' && !isOver ? codeOf(secrets, notice.noticeId) : undefined;
  const letter = writeContactLetter({ kind: notice.kind, language: notice.language, code }, agency.languages);
  const text = notice.channel === 'email' ? emailText(letter, agency.name) : shortText(letter, agency.name);
  return { language: letter.language, subject: letter.subject, text, isOver };
}
