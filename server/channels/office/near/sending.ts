import { sql } from 'kysely';
import { namePlaces } from '../network-names.ts';
import type { House } from '#server/house.ts';
import { writeTicket } from '#server/line/tickets.ts';
import { DeliveryFailed } from '#server/platform/delivery/delivery-failed.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Attempt, Handlers } from '#server/platform/jobs/jobs.ts';
import type { Payload } from '#server/platform/jobs/outbox.ts';
import { isLanguage, type Language } from '#server/platform/language/language.ts';
import { type Mail, openMail } from '#server/platform/mail/mail.ts';
import { openTextMessages, type TextMessages } from '#server/platform/text-messages/text-messages.ts';
import type { NearChannel } from './asking.ts';
import { wordTexts } from './texts.ts';

type Ways = { mail: Mail | undefined; textMessages: TextMessages | undefined };

/** Sends word that a turn is near, with the address of the number's own page. */
export function nearHandlers(
  house: House,
  ways: Ways = { mail: openMail(house.settings), textMessages: openTextMessages(house.settings) },
): Pick<Handlers, 'near-word'> {
  return { 'near-word': (payload, attempt) => deliver(house, ways, payload, attempt) };
}

async function deliver(house: House, ways: Ways, { contactId }: Payload, { isLast }: Attempt): Promise<void> {
  if (contactId === undefined) throw new Refusal('bad-request');
  const word = await claim(house, contactId);
  if (!word) return;
  try {
    await send(house, ways, word);
  } catch (error) {
    if (!(error instanceof DeliveryFailed)) throw error;
    if (error.isPermanent || isLast) return settle(house, contactId, 'failed');
    await house.database.updateTable('near_word').set({ state: 'due' }).where('contact_id', '=', contactId).execute();
    throw error;
  }
  await settle(house, contactId, 'sent');
}

type Word = {
  contactId: string;
  channel: NearChannel;
  language: Language;
  address: string;
  secret: string;
  ticket: string;
  placeId: string;
};

/**
 * Takes a word in hand: whoever does is the only one who sends it, and where nobody knows whether it went out (the power failed)
 * it is not sent again. Undefined when it was taken already, or the contact is not one that should come any more.
 */
async function claim({ database, secrets }: House, contactId: string): Promise<Word | undefined> {
  const { rows } = await sql<{
    channel: NearChannel;
    language: string;
    address: Buffer;
    secret: Buffer;
    series: string;
    no: number;
    place_id: string;
  }>`
    update near_word n set state = 'sending' from contact c
    where n.contact_id = ${contactId} and n.state = 'due' and c.contact_id = n.contact_id and c.outcome is null
    returning n.channel, n.language, n.address, n.secret, c.ticket_series as series, c.ticket_no as no, c.place_id`.execute(database);
  const [row] = rows;
  if (!row) return undefined;
  const { channel, language, series, no, place_id: placeId } = row;
  return {
    ...{ contactId, channel, placeId, language: isLanguage(language) ? language : 'fi', ticket: writeTicket({ series, no }) },
    ...{ address: secrets.decrypt(row.address), secret: secrets.decrypt(row.secret) },
  };
}

async function send({ database, agency, settings }: House, { mail, textMessages }: Ways, word: Word): Promise<void> {
  const { language, ticket, address } = word;
  const t = wordTexts(language);
  const place = (await namePlaces(database, [word.placeId], language)).get(word.placeId) ?? '';
  const page = new URL(`/ticket/${word.secret}?language=${language}`, settings.publicUrl).href;
  const way = word.channel === 'email' ? mail : textMessages;
  // The operator has taken the way away since it was offered.
  if (!way) throw new DeliveryFailed('no-way', true);
  if (word.channel === 'email')
    await mail?.send({
      to: address,
      subject: t.subject(ticket),
      text: `${[t.near(ticket, place), page, t.gone, agency.name[language]].join('\n\n')}\n`,
    });
  else
    await textMessages?.send({ id: word.contactId, to: address, text: `${agency.shortName[language]}: ${t.near(ticket, place)} ${page}` });
}

async function settle({ database, clock }: House, contactId: string, state: 'sent' | 'failed'): Promise<void> {
  await database
    .updateTable('near_word')
    .set({ state, address: null, secret: null, settled_at: clock.now() })
    .where('contact_id', '=', contactId)
    .execute();
}
