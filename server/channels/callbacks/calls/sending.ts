import type { House } from '#server/house.ts';
import { DeliveryFailed } from '#server/platform/delivery/delivery-failed.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Attempt, Handlers } from '#server/platform/jobs/jobs.ts';
import type { Payload } from '#server/platform/jobs/outbox.ts';
import { formatInstant } from '#server/platform/language/format.ts';
import { isLanguage } from '#server/platform/language/language.ts';
import { openTextMessages, type TextMessages } from '#server/platform/text-messages/text-messages.ts';
import { wordTexts } from '../texts.ts';

/** Writes to whoever was not reached, at the number that was called. Without a gateway nothing is sent, and the word stays as failed. */
export function callbackHandlers(
  house: House,
  textMessages: TextMessages | undefined = openTextMessages(house.settings),
): Pick<Handlers, 'callback-word'> {
  return { 'callback-word': (payload, attempt) => deliver(house, textMessages, payload, attempt) };
}

async function deliver(
  house: House,
  textMessages: TextMessages | undefined,
  { contactId, wordNo }: Payload,
  { isLast }: Attempt,
): Promise<void> {
  if (contactId === undefined || wordNo === undefined) throw new Refusal('bad-request');
  const settle = async (from: string, state: string) => {
    const word = await house.database
      .updateTable('callback_word')
      .set({ state })
      .where('contact_id', '=', contactId)
      .where('word_no', '=', Number(wordNo))
      .where('state', '=', from)
      .returning(['kind', 'next_at as nextAt'])
      .executeTakeFirst();
    return word;
  };
  // Whoever takes it in hand is the only one who sends it.
  const word = await settle('due', 'sending');
  if (!word) return;
  const reach = await house.database
    .selectFrom('callback_reach')
    .select(['number', 'language'])
    .where('contact_id', '=', contactId)
    .executeTakeFirst();
  if (!reach || !textMessages) return void (await settle('sending', 'failed'));
  const { agency, secrets } = house;
  const language = isLanguage(reach.language) ? reach.language : 'fi';
  const t = wordTexts(language);
  const said =
    word.kind === 'expired' || word.nextAt === null ? t.expired : t.notReached(formatInstant(word.nextAt, language, agency.timeZone));
  try {
    await textMessages.send({
      id: `${contactId}-${wordNo}`,
      to: secrets.decrypt(reach.number),
      text: `${agency.shortName[language]}: ${said}`,
    });
  } catch (error) {
    if (!(error instanceof DeliveryFailed)) throw error;
    if (error.isPermanent || isLast) return void (await settle('sending', 'failed'));
    await settle('sending', 'due');
    throw error;
  }
  await settle('sending', 'sent');
}
