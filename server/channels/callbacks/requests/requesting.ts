import { sql } from 'kysely';
import type { House } from '#server/house.ts';
import { addContact } from '#server/line/adding.ts';
import { linkCustomer } from '#server/line/linking.ts';
import { endWaiting } from '#server/line/serving.ts';
import { asActor } from '#server/platform/database/acting.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { addTimedTally } from '#server/platform/figures/timed-tally.ts';
import type { Language } from '#server/platform/language/language.ts';
import { listWindows, type Topic, type Window } from '../windows/callback-capacity.ts';
import { expiryOf, nextHours } from '../windows/hours.ts';
import { giveBack, promiseIn } from '../windows/promising.ts';

export type CallbackWish = Topic & {
  /** Made by whoever asks: sending the same again adds nothing. */
  contactId: string;
  via: 'online' | 'clerk' | 'phone' | 'public';
  /** `2015-03-02/morning`, as `listWindows` gives it. */
  windowId: string;
  /** Whom to ask for, and at which number (E.164). */
  name: string | undefined;
  number: string;
  /** Of what is written to them. */
  writesIn: Language;
  /** Whose request it is, when that is known. */
  customerId: string | undefined;
  /** Who asked for them, when somebody who works here did. */
  byClerkId?: string;
  at: Date;
};

/**
 * Asks for a call and promises it, as a contact in the line that nobody is given before its time. Refuses `bad-request` for a part of a day or a
 * language that is not offered, `callback-window-full`, and `callback-already-asked` while a request of the same person about the same is open.
 */
export async function requestCallback(house: House, wish: CallbackWish): Promise<void> {
  const { agency, database } = house;
  const { benefitGroup, language, at, windowId } = wish;
  const windows = await listWindows(database, agency, { benefitGroup, language }, at);
  const window = windows.find(({ id }) => id === windowId);
  // Nobody but the house may write into the line for somebody who is not here, or read a number back.
  await asActor({ kind: 'system' }, () => database.transaction().execute((transaction) => ask(transaction, house, wish, window)));
}

async function ask(transaction: Transaction, { agency, secrets }: House, wish: CallbackWish, window: Window | undefined): Promise<void> {
  const { contactId, benefitGroup, language, customerId, at } = wish;
  const topic = { benefitGroup, language };
  const known = await transaction
    .selectFrom('callback_request')
    .select('contact_id')
    .where('contact_id', '=', contactId)
    .executeTakeFirst();
  if (known) return;
  if (!agency.groups.some(({ id }) => id === benefitGroup)) throw new Refusal('bad-request');
  if (!window) throw new Refusal('bad-request');
  const personDigest = secrets.lookupDigest(`callback\n${customerId ?? wish.number}`);
  await forgetOver(transaction, personDigest);
  await promiseIn(transaction, window, topic);
  const promised = nextHours(agency, window.from > at ? window.from : at);
  await addContact(transaction, {
    ...{ contactId, channel: 'callback', placeId: null, benefitGroup, language, arrivedAt: at, at },
    ...{ promise: { at: promised.from, mayBeEarly: false }, until: promised.to },
    ...(wish.byClerkId !== undefined && { byClerkId: wish.byClerkId }),
  });
  if (customerId !== undefined) await linkCustomer(transaction, { contactId, customerId, byClerkId: wish.byClerkId ?? null, at });
  await transaction
    .insertInto('callback_request')
    .values({
      ...{ contact_id: contactId, via: wish.via, benefit_group: benefitGroup, language, requested_at: at },
      ...{ from_at: window.from > at ? window.from : at, to_at: window.to, expires_at: expiryOf(agency, window.to) },
      ...{ attempts: 0, most_attempts: agency.callbacks.mostAttempts },
    })
    .execute();
  await transaction
    .insertInto('callback_reach')
    .values({
      contact_id: contactId,
      number: secrets.encrypt(wish.number),
      name: wish.name === undefined ? null : secrets.encrypt(wish.name),
      language: wish.writesIn,
      person_digest: personDigest,
      benefit_group: benefitGroup,
    })
    .execute();
  await addTimedTally(transaction, { at, measure: 'callbacks-requested', channel: 'callback', detail: benefitGroup });
}

/** Numbers of requests that are over, and that nobody waits to forget: whoever was called may ask again at once. */
async function forgetOver(transaction: Transaction, personDigest: Buffer): Promise<void> {
  await sql`delete from callback_reach r using contact c where r.person_digest = ${personDigest} and c.contact_id = r.contact_id
    and c.outcome is not null`.execute(transaction);
}

/**
 * Whoever asked does not want to be called any more; their time is free for another. Whose request it is, the caller has made sure of. Refuses
 * `contact-moved-on` while somebody calls them, or when it is over.
 */
export async function cancelCallback({ database }: Pick<House, 'database'>, contactId: string, at: Date): Promise<void> {
  // As asking, so giving up changes the line.
  await asActor({ kind: 'system' }, () =>
    database.transaction().execute(async (transaction) => {
      const request = await transaction
        .updateTable('callback_request')
        .set({ cancelled_at: at })
        .where('contact_id', '=', contactId)
        .where('cancelled_at', 'is', null)
        .returning(['from_at as fromAt', 'to_at as toAt', 'benefit_group as benefitGroup', 'language', 'attempts'])
        .executeTakeFirst();
      if (!request) throw new Refusal('contact-moved-on');
      await endWaiting(transaction, contactId, 'left', { clerkId: null, at });
      await transaction.deleteFrom('callback_reach').where('contact_id', '=', contactId).execute();
      if (request.toAt && request.attempts === 0 && request.toAt > at) await giveBackOf(transaction, { ...request, toAt: request.toAt });
    }),
  );
}

/** A part that had begun when it was promised is found by its end. */
async function giveBackOf(transaction: Transaction, { toAt, ...topic }: Topic & { toAt: Date }): Promise<void> {
  const window = await transaction
    .selectFrom('callback_window')
    .select('from_at as from')
    .where('to_at', '=', toAt)
    .where('benefit_group', '=', topic.benefitGroup)
    .where('language', '=', topic.language)
    .executeTakeFirst();
  if (window) await giveBack(transaction, window.from, topic);
}
