import { timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import type { House } from '#server/house.ts';
import { triesOfCode } from '#server/people/contact/checking.ts';
import { codeMinutes } from '#server/people/contact/sending/notice.ts';
import { addToOutbox } from '#server/platform/jobs/outbox.ts';
import type { Language } from '#server/platform/language/language.ts';
import { type Secrets, tokenDigest } from '#server/platform/secrets/secrets.ts';
import { countCode } from './limit.ts';

/** What somebody wishes for who is not signed in. `number` in E.164. */
export type PublicWish = {
  benefitGroup: string;
  language: string;
  windowId: string;
  name: string;
  number: string;
  writesIn: Language;
};

const codeDigits = 6;

/** The digits of a wish. Nobody can work them out without the secret key, and they are kept nowhere. */
export function codeOf(secrets: Secrets, contactId: string): string {
  const bytes = Buffer.from(secrets.sign('callback-code', contactId), 'base64url');
  return String(bytes.readUIntBE(0, 6) % 10 ** codeDigits).padStart(codeDigits, '0');
}

/** The code is short, so its digest is keyed, and good for this one wish. */
const digestOf = (secrets: Secrets, contactId: string, code: string): Buffer =>
  secrets.lookupDigest(`callback-code\n${contactId}\n${code}`);

/**
 * Sends a code to the number of a wish; nothing is promised yet. Gives the secret of the page where the code is given in: the same for the same
 * wish on the same form (`formSecret`), however often it is sent. Refuses `too-many-codes`.
 */
export async function sendCode(
  { database, secrets }: House,
  formSecret: string,
  wish: PublicWish,
  { clientAddress, at }: { clientAddress: string; at: Date },
): Promise<string> {
  const { benefitGroup, language, windowId, name, number, writesIn } = wish;
  const secret = secrets.sign('public-callback', JSON.stringify([formSecret, benefitGroup, language, windowId, name, number]));
  const contactId = newId();
  await database.transaction().execute(async (transaction) => {
    const added = await transaction
      .insertInto('callback_code')
      .values({
        ...{ contact_id: contactId, secret_digest: tokenDigest(secret), writes_in: writesIn, benefit_group: benefitGroup, language },
        ...{ window_id: windowId, number: secrets.encrypt(number), name: secrets.encrypt(name) },
        ...{ code_digest: digestOf(secrets, contactId, codeOf(secrets, contactId)), tries_left: triesOfCode, state: 'due' },
        expires_at: new Date(at.getTime() + codeMinutes * 60_000),
      })
      .onConflict((conflict) => conflict.constraint('callback_code_secret_is_one').doNothing())
      .returning('contact_id')
      .executeTakeFirst();
    if (!added) return;
    await countCode(transaction, secrets, { clientAddress, number, at });
    await addToOutbox(transaction, 'callback-code', { contactId }, at);
  });
  return secret;
}

/** Where a secret leads: to a wish whose code `isOpen` to be given in, or to the request that it has become. */
export type Followed = { contactId: string; benefitGroup: string; language: string; isOpen: boolean; hasFailed: boolean };

/** What a secret leads to; undefined when it leads nowhere, or no more. */
export async function findFollowed({ database }: House, secret: string, now: Date): Promise<Followed | undefined> {
  const row = await database
    .selectFrom('callback_code')
    .select(['contact_id as contactId', 'benefit_group as benefitGroup', 'language', 'state', 'tries_left as triesLeft'])
    .select('expires_at as expiresAt')
    .where('secret_digest', '=', tokenDigest(secret))
    .executeTakeFirst();
  if (!row) return undefined;
  const { state, triesLeft, expiresAt, ...found } = row;
  return { ...found, isOpen: state !== 'proved' && triesLeft > 0 && expiresAt > now, hasFailed: state === 'failed' };
}

/** Gives a code in. A wrong one costs a try, however many are given in at once; after the last, or a quarter of an hour, it is `over`. */
export async function tryCode(
  { database, secrets }: House,
  contactId: string,
  typed: string,
  now: Date,
): Promise<{ result: 'over' } | { result: 'wrong'; triesLeft: number } | { result: 'right'; wish: PublicWish }> {
  const row = await database
    .updateTable('callback_code')
    .set((is) => ({ tries_left: is('tries_left', '-', 1) }))
    .where('contact_id', '=', contactId)
    .where('state', '!=', 'proved')
    .where('tries_left', '>', 0)
    .where('expires_at', '>', now)
    .returning(['benefit_group as benefitGroup', 'language', 'window_id as windowId', 'name', 'number'])
    .returning(['writes_in as writesIn', 'code_digest as codeDigest', 'tries_left as triesLeft'])
    .executeTakeFirst();
  if (!row || row.name === null || row.number === null) return { result: 'over' };
  const { codeDigest, triesLeft, name, number, writesIn, ...wish } = row;
  if (!timingSafeEqual(digestOf(secrets, contactId, typed.replaceAll(/\s/gu, '')), codeDigest)) return { result: 'wrong', triesLeft };
  return {
    result: 'right',
    // Written by sendCode alone, in a language of the house.
    wish: { ...wish, name: secrets.decrypt(name), number: secrets.decrypt(number), writesIn: writesIn as Language },
  };
}

/** After the request is made, its number and name are with the request alone. */
export async function forgetWish({ database }: House, contactId: string): Promise<void> {
  await database
    .updateTable('callback_code')
    .set({ state: 'proved', number: null, name: null })
    .where('contact_id', '=', contactId)
    .execute();
}

/** How long a link leads to a request that is over, and how long it is known how many codes were asked for. */
const [keptDays, countedDays, mostAtOnce] = [2, 1, 500];

/** Forgets wishes whose code was never given in, links to requests that are long over, and old counts. */
export async function forgetCodes({ database, clock }: Pick<House, 'database' | 'clock'>): Promise<void> {
  const at = clock.now();
  await sql`delete from callback_code k using (
      select o.contact_id from callback_code o left join contact c on c.contact_id = o.contact_id
      where o.expires_at <= ${at} and (c.contact_id is null or c.ended_at < ${at}::timestamptz - make_interval(days => ${keptDays}))
      limit ${mostAtOnce} for update of o skip locked
    ) old where k.contact_id = old.contact_id`.execute(database);
  await sql`delete from callback_code_limit l using (
      select digest, begins_at from callback_code_limit where begins_at < ${at}::timestamptz - make_interval(days => ${countedDays})
      limit ${mostAtOnce} for update skip locked
    ) old where l.digest = old.digest and l.begins_at = old.begins_at`.execute(database);
}
