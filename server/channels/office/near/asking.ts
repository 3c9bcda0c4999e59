import type { House } from '#server/house.ts';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { cleanLine, isEmailAddress, toInternationalPhone } from '#server/platform/formats/contact-details.ts';
import type { Language } from '#server/platform/language/language.ts';
import type { Secrets } from '#server/platform/secrets/secrets.ts';
import type { Settings } from '#server/platform/settings/settings.ts';

export type NearChannel = 'email' | 'text-message';
/** Where somebody is told that their turn is near. `address`: an e-mail address or an E.164 number. */
export type Reach = { channel: NearChannel; address: string };

/** In which ways word can leave the house; none: nobody is asked. */
export function waysToTell({ smtpUrl, textMessageGateway }: Pick<Settings, 'smtpUrl' | 'textMessageGateway'>): NearChannel[] {
  return [...(smtpUrl === undefined ? [] : (['email'] as const)), ...(textMessageGateway === undefined ? [] : (['text-message'] as const))];
}

/** What was typed, as an e-mail address or a number that can be written to in one of these ways; undefined when it is neither. */
export function readReach(typed: string, ways: readonly NearChannel[]): Reach | undefined {
  const line = cleanLine(typed);
  if (line.includes('@')) return ways.includes('email') && isEmailAddress(line) ? { channel: 'email', address: line } : undefined;
  const number = ways.includes('text-message') ? toInternationalPhone(line) : undefined;
  return number === undefined ? undefined : { channel: 'text-message', address: number };
}

type Asked = { contactId: string; secret: string; reach: Reach; language: Language; at: Date };

/** Keeps where one who waits is to be told. Asked again before word is due, the new address stands; afterwards nothing changes: one number, one message. */
export async function askForWord(
  transaction: Transaction,
  secrets: Secrets,
  { contactId, secret, reach, language, at }: Asked,
): Promise<void> {
  const kept = { channel: reach.channel, language, address: secrets.encrypt(reach.address), asked_at: at };
  await transaction
    .insertInto('near_word')
    .values({ contact_id: contactId, ...kept, secret: secrets.encrypt(secret), state: 'waiting' })
    .onConflict((conflict) => conflict.constraint('near_word_pkey').doUpdateSet(kept).where('near_word.state', '=', 'waiting'))
    .execute();
}

/** Forgets it, as long as no word is on its way. */
export async function forgetWord({ database }: Pick<House, 'database'>, contactId: string): Promise<void> {
  await database.deleteFrom('near_word').where('contact_id', '=', contactId).where('state', '=', 'waiting').execute();
}

/** How it stands: asked for and not told yet, told, or neither. */
export async function findWord(database: Database, contactId: string): Promise<'asked' | 'told' | undefined> {
  const row = await database.selectFrom('near_word').select('state').where('contact_id', '=', contactId).executeTakeFirst();
  if (!row) return undefined;
  return row.state === 'waiting' ? 'asked' : 'told';
}
