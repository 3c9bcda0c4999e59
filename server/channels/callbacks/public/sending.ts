import type { House } from '#server/house.ts';
import { codeMinutes } from '#server/people/contact/sending/notice.ts';
import { DeliveryFailed } from '#server/platform/delivery/delivery-failed.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Attempt, Handlers } from '#server/platform/jobs/jobs.ts';
import type { Payload } from '#server/platform/jobs/outbox.ts';
import { isLanguage } from '#server/platform/language/language.ts';
import { openTextMessages, type TextMessages } from '#server/platform/text-messages/text-messages.ts';
import { codeOf } from './codes.ts';
import { texts } from './texts.ts';

/** Sends the code that proves a number. */
export function callbackCodeHandlers(
  house: House,
  textMessages: TextMessages | undefined = openTextMessages(house.settings),
): Pick<Handlers, 'callback-code'> {
  return { 'callback-code': (payload, attempt) => deliver(house, textMessages, payload, attempt) };
}

async function deliver(
  { database, agency, secrets, clock }: House,
  textMessages: TextMessages | undefined,
  { contactId }: Payload,
  { isLast }: Attempt,
): Promise<void> {
  if (contactId === undefined) throw new Refusal('bad-request');
  const settle = (from: string, state: string) =>
    database
      .updateTable('callback_code')
      .set({ state })
      .where('contact_id', '=', contactId)
      .where('state', '=', from)
      .where('expires_at', '>', clock.now())
      .returning(['number', 'writes_in as writesIn'])
      .executeTakeFirst();
  // Whoever takes it in hand is the only one who sends it; a code that is over helps nobody.
  const taken = await settle('due', 'sending');
  if (!taken || taken.number === null) return;
  if (!textMessages) return void (await settle('sending', 'failed'));
  const language = isLanguage(taken.writesIn) ? taken.writesIn : 'fi';
  const text = `${agency.shortName[language]}: ${texts(language).message(codeOf(secrets, contactId), codeMinutes)}`;
  try {
    await textMessages.send({ id: contactId, to: secrets.decrypt(taken.number), text });
  } catch (error) {
    if (!(error instanceof DeliveryFailed)) throw error;
    if (error.isPermanent || isLast) return void (await settle('sending', 'failed'));
    await settle('sending', 'due');
    throw error;
  }
  await settle('sending', 'sent');
}
