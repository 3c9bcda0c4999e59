import { timingSafeEqual } from 'node:crypto';
import { type CheckedKind, lockContactColumns } from '#server/people/customers/contact-columns.ts';
import type { House } from '#server/house.ts';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Language } from '#server/platform/language/language.ts';
import type { Secrets } from '#server/platform/secrets/secrets.ts';
import { changeReachable } from './changing.ts';
import { addContactNotice, codeMinutes, codeOf } from './sending/notice.ts';

export const triesOfCode = 5;
/** Whoever asks for more is not mistyping: somebody's phone or letter box is being filled. */
const codesPerHour = 5;

type Check = { customerId: string; kind: CheckedKind };

/**
 * Sends a code to a new address, which proves that the customer reads it. The old address stays until then; an earlier
 * code for the same kind is worth nothing any more.
 * @throws Refusal `too-many-codes`
 */
export async function beginCheck(
  { database, secrets }: Pick<House, 'database' | 'secrets'>,
  { customerId, kind, address, language, at }: Check & { address: string; language: Language; at: Date },
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    // One wish of a customer after the other: however many ask at once, no more codes go out than may.
    await lockContactColumns(transaction, customerId);
    await refuseTooMany(transaction, customerId, at);
    const channel = kind === 'email' ? 'email' : 'text-message';
    const noticeId = await addContactNotice(transaction, { customerId, kind: 'code', channel, address, language, at });
    const check = {
      address,
      notice_id: noticeId,
      code_digest: digestOf(secrets, noticeId, codeOf(secrets, noticeId)),
      tries_left: triesOfCode,
      sent_at: at,
      expires_at: new Date(at.getTime() + codeMinutes * 60_000),
    };
    await transaction
      .insertInto('contact_check')
      .values({ customer_id: customerId, kind, ...check })
      .onConflict((conflict) => conflict.constraint('contact_check_pkey').doUpdateSet(check))
      .execute();
  });
}

async function refuseTooMany(transaction: Transaction, customerId: string, at: Date): Promise<void> {
  const { sent } = await transaction
    .selectFrom('contact_notice')
    .select((of) => of.fn.countAll<string>().as('sent'))
    .where('customer_id', '=', customerId)
    .where('kind', '=', 'code')
    .where('created_at', '>', new Date(at.getTime() - 60 * 60_000))
    .executeTakeFirstOrThrow();
  if (Number(sent) >= codesPerHour) throw new Refusal('too-many-codes');
}

/** The code is short, so its digest is keyed, and good for this one notice. */
function digestOf(secrets: Secrets, noticeId: string, code: string): Buffer {
  return secrets.lookupDigest(`contact-check\n${noticeId}\n${code}`);
}

/**
 * Gives a code in. When it is right, the new address takes the old one's place, checked. A wrong one costs a try, however
 * many are given in at once; after the last, or a quarter of an hour, the code is `over`.
 */
export async function tryCode(
  { database, secrets }: { database: Database; secrets: Secrets },
  { customerId, kind }: Check,
  typed: string,
  now: Date,
): Promise<{ result: 'proved' | 'over' } | { result: 'wrong'; triesLeft: number }> {
  return database.transaction().execute(async (transaction) => {
    // The customer's row before the check's: whoever changes an address takes them in the same order.
    await lockContactColumns(transaction, customerId);
    const check = await transaction
      .updateTable('contact_check')
      .set((is) => ({ tries_left: is('tries_left', '-', 1) }))
      .where('customer_id', '=', customerId)
      .where('kind', '=', kind)
      .where('tries_left', '>', 0)
      .where('expires_at', '>', now)
      .returning(['address', 'notice_id', 'code_digest', 'tries_left'])
      .executeTakeFirst();
    if (!check) return { result: 'over' };
    const given = digestOf(secrets, check.notice_id, typed.replaceAll(/\s/gu, ''));
    if (!timingSafeEqual(given, check.code_digest)) return { result: 'wrong', triesLeft: check.tries_left };
    await changeReachable(transaction, { customerId, at: now }, kind, { address: check.address, isChecked: true });
    return { result: 'proved' };
  });
}

/** Where the last code of a kind went, also when it is over: a new one goes to the same place. */
export async function findCheckedAddress(database: Database, { customerId, kind }: Check): Promise<string | undefined> {
  const found = await database
    .selectFrom('contact_check')
    .select('address')
    .where('customer_id', '=', customerId)
    .where('kind', '=', kind)
    .executeTakeFirst();
  return found?.address;
}
