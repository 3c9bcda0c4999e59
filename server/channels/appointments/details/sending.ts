import type { House } from '#server/house.ts';
import { DeliveryFailed } from '#server/platform/delivery/delivery-failed.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Attempt, Handlers } from '#server/platform/jobs/jobs.ts';
import type { Payload } from '#server/platform/jobs/outbox.ts';
import { isLanguage, type Language } from '#server/platform/language/language.ts';
import { type Mail, openMail } from '#server/platform/mail/mail.ts';
import { openTextMessages, type TextMessages } from '#server/platform/text-messages/text-messages.ts';
import { codeOf } from './codes.ts';
import { codeTexts } from './texts.ts';

type Ways = { mail: Mail | undefined; textMessages: TextMessages | undefined };

/** Sends the code by which whoever books proves that they read what is sent there. */
export function appointmentCodeHandlers(
  house: House,
  ways: Ways = { mail: openMail(house.settings), textMessages: openTextMessages(house.settings) },
): Pick<Handlers, 'appointment-code'> {
  return { 'appointment-code': (payload, attempt) => deliver(house, ways, payload, attempt) };
}

async function deliver(house: House, ways: Ways, { codeId }: Payload, { isLast }: Attempt): Promise<void> {
  if (codeId === undefined) throw new Refusal('bad-request');
  const code = await findCode(house, codeId);
  if (!code) return;
  try {
    await send(house, ways, code);
  } catch (error) {
    // Whoever waits for it asks for another code or gives another address: the page says how.
    if (error instanceof DeliveryFailed && (error.isPermanent || isLast)) return;
    throw error;
  }
}

type Code = { codeId: string; channel: string; address: string; language: Language };

/** Undefined when it came too late: the time is booked, or not held any more, or another code was asked for. */
async function findCode({ database, secrets, clock }: House, codeId: string): Promise<Code | undefined> {
  const row = await database
    .selectFrom('appointment_code as c')
    .innerJoin('appointment as a', 'a.appointment_id', 'c.appointment_id')
    .select(['c.channel', 'c.address', 'c.language'])
    .where('c.code_id', '=', codeId)
    .where('a.state', '=', 'held')
    .where('a.hold_ends_at', '>', clock.now())
    .executeTakeFirst();
  if (!row?.address) return undefined;
  return { codeId, channel: row.channel, address: secrets.decrypt(row.address), language: isLanguage(row.language) ? row.language : 'fi' };
}

async function send({ secrets, agency }: House, { mail, textMessages }: Ways, { codeId, channel, address, language }: Code): Promise<void> {
  const t = codeTexts(language);
  const code = codeOf(secrets, codeId);
  const way = channel === 'email' ? mail : textMessages;
  // The operator has taken the way away since it was offered.
  if (!way) throw new DeliveryFailed('no-way', true);
  if (channel === 'email')
    await mail?.send({ to: address, subject: t.subject, text: `${[t.code(code), t.care, agency.name[language]].join('\n\n')}\n` });
  else await textMessages?.send({ id: codeId, to: address, text: `${agency.shortName[language]}: ${t.code(code)} ${t.care}` });
}
