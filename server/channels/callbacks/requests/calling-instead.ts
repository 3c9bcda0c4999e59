import type { House } from '#server/house.ts';
import { findOpenContact } from '#server/line/lines.ts';
import { moveContact } from '#server/line/moving.ts';
import { asActor } from '#server/platform/database/acting.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { addTimedTally } from '#server/platform/figures/timed-tally.ts';
import type { Language } from '#server/platform/language/language.ts';
import { expiryOf, nextHours } from '../windows/hours.ts';

/** Why somebody who waits at an office cannot be called instead; undefined when they can. */
export async function whyNoCall({ agency, database }: House, contactId: string, at: Date): Promise<'hours' | 'language' | undefined> {
  if (nextHours(agency, at).from > at) return 'hours';
  const contact = await findOpenContact(database, contactId);
  return contact && !agency.callbacks.languages.includes(contact.language) ? 'language' : undefined;
}

/**
 * Whoever waits with a number of an office's line is called instead, wherever a clerk is free, at the place in time that they have. Refuses
 * `callback-not-due` outside the hours for calling or in a language in which nobody calls, `contact-moved-on` when they wait no more, and
 * `callback-already-asked` while a request at this number about the same is open.
 */
export async function callInstead(
  house: House,
  { contactId, number, writesIn, at }: { contactId: string; number: string; writesIn: Language; at: Date },
): Promise<void> {
  const { agency, database, secrets } = house;
  if ((await whyNoCall(house, contactId, at)) !== undefined) throw new Refusal('callback-not-due');
  const hours = nextHours(agency, at);
  // Whoever has a number is nobody: the house writes for them.
  await asActor({ kind: 'system' }, () =>
    database.transaction().execute(async (transaction) => {
      // Of many presses at once one finds them waiting.
      const open = await transaction
        .selectFrom('contact_period')
        .select('channel')
        .where('contact_id', '=', contactId)
        .where('to_at', 'is', null)
        .forNoKeyUpdate()
        .executeTakeFirst();
      const known = await transaction
        .selectFrom('callback_request')
        .select('contact_id')
        .where('contact_id', '=', contactId)
        .executeTakeFirst();
      if (!open || open.channel === 'callback' || known) throw new Refusal('contact-moved-on');
      const next = { kind: 'waiting', cause: 'transfer', channel: 'callback', place_id: null, for_counter_id: null } as const;
      await moveContact(
        transaction,
        { contactId, from: ['waiting'] },
        { ...next, is_present: true, until_at: hours.to },
        { clerkId: null, at },
      );
      const contact = await findOpenContact(transaction, contactId);
      if (!contact) throw new Refusal('contact-moved-on');
      const { benefitGroup, language } = contact;
      await transaction
        .insertInto('callback_request')
        .values({
          ...{ contact_id: contactId, via: 'ticket', benefit_group: benefitGroup, language, requested_at: at },
          ...{ expires_at: expiryOf(agency, hours.to), attempts: 0, most_attempts: agency.callbacks.mostAttempts },
        })
        .execute();
      await transaction
        .insertInto('callback_reach')
        .values({
          ...{ contact_id: contactId, number: secrets.encrypt(number), language: writesIn, benefit_group: benefitGroup },
          person_digest: secrets.lookupDigest(`callback\n${number}`),
        })
        .execute();
      await addTimedTally(transaction, { at, measure: 'callbacks-requested', channel: 'callback', detail: benefitGroup });
    }),
  );
}
