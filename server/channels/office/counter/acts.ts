import {
  finishContact,
  type Held,
  holdContact,
  markNoShow,
  type Onward,
  putBackInLine,
  resumeContact,
  serveContact,
  transferContact,
  wrapUpContact,
} from '#server/line/serving.ts';
import { callChosen, recallContact } from '#server/line/calling.ts';
import { findOpenContact } from '#server/line/lines.ts';
import { type Matter, setMatters } from '#server/line/linking.ts';
import { undoLast } from '#server/line/undoing.ts';
import { findWork } from '#server/line/working.ts';
import type { Agency } from '#server/agency/loading.ts';
import { refuseUnlessDue, takeBackAttempt } from '#server/channels/callbacks/calls/recording.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { writeHandover } from './handovers.ts';

type Act = (transaction: Transaction, held: Held) => Promise<unknown>;

/** What a clerk does with a contact that needs nothing else said, by the word in its address. */
export const acts = {
  serve: serveContact,
  recall: recallContact,
  'no-show': markNoShow,
  'back-in-line': putBackInLine,
  hold: holdContact,
  resume: resumeContact,
  'wrap-up': wrapUpContact,
  undo: async (transaction, held) => {
    await undoLast(transaction, held);
    await takeBackAttempt(transaction, held);
  },
  finish,
} satisfies Record<string, Act>;
export type ActName = keyof typeof acts;
// Object.keys of a constant gives its keys.
export const actNames = Object.keys(acts) as ActName[];

/**
 * Ends a visit. A visit that was served was about something: where nobody said what, it is advice on what the customer came for.
 */
async function finish(transaction: Transaction, held: Held): Promise<void> {
  const last = await finishContact(transaction, held);
  const known = await transaction
    .selectFrom('contact_matter')
    .select('matter_no')
    .where('contact_id', '=', held.contactId)
    .executeTakeFirst();
  if (!known) await setMatters(transaction, held.contactId, [{ benefitGroup: last.benefit_group, kind: 'advice', quantity: 1 }]);
}

/** Says what a contact is about, while the clerk has it. Refuses `contact-held-by-another`, `contact-moved-on`. */
export async function setMattersOf(transaction: Transaction, { contactId, clerkId }: Held, matters: readonly Matter[]): Promise<void> {
  await refuseUnlessHeld(transaction, { contactId, clerkId });
  await setMatters(transaction, contactId, matters);
}

/** Lets nobody but the clerk who has the contact go on; it stays theirs until the transaction ends. */
export async function refuseUnlessHeld(
  transaction: Transaction,
  { contactId, clerkId }: Pick<Held, 'contactId' | 'clerkId'>,
): Promise<void> {
  const period = await transaction
    .selectFrom('contact_period')
    .select(['clerk_id as heldBy'])
    .where('contact_id', '=', contactId)
    .where('to_at', 'is', null)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (period?.heldBy === clerkId) return;
  if (period?.heldBy) throw new Refusal('contact-held-by-another');
  const known = await transaction.selectFrom('contact').select('contact_id').where('contact_id', '=', contactId).executeTakeFirst();
  throw new Refusal(known ? 'contact-moved-on' : 'not-found');
}

/** Calls one out of turn, of the lines that the clerk serves: those of other places are not found. */
export async function callFromOwnLines(transaction: Transaction, agency: Agency, held: Held): Promise<void> {
  const work = await findWork(transaction, held.clerkId);
  if (!work) throw new Refusal('not-at-work');
  const contact = await findOpenContact(transaction, held.contactId);
  if (contact?.placeId && contact.placeId !== work.placeId && !work.otherPlaceIds.includes(contact.placeId)) throw new Refusal('not-found');
  await refuseUnlessDue(transaction, agency, held.contactId, held.at);
  await callChosen(transaction, held);
}

/** Sends a contact on, with what whoever serves it next is to know. */
export async function sendOn(transaction: Transaction, held: Held, onward: Onward, tells: string): Promise<void> {
  const { contactId, clerkId, at } = held;
  await transferContact(transaction, { contactId, heldBy: clerkId }, onward, { clerkId, at });
  if (tells !== '') await writeHandover(transaction, contactId, tells);
}
