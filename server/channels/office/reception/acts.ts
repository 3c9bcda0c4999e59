import { checkIn } from '#server/line/arriving/checking-in.ts';
import { startOfDay } from '#server/platform/clock/wall-time.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { addContact, type AddedContact, type NewContact } from '#server/line/adding.ts';
import type { Priority } from '#server/line/contact-words.ts';
import { endWaiting, returnToLine, setPriority, transferContact } from '#server/line/serving.ts';

/** One who is somewhere in the line of a place, who does something about it, and when. */
export type Visitor = { placeId: string; contactId: string; clerkId: string; at: Date };
/** Tickets of the reception: nobody mixes them up with those of a kiosk. */
export const receptionSeries = 'R';

export type WalkIn = Pick<NewContact, 'benefitGroup' | 'language'> & { isQuick: boolean; day: string };

/** Takes somebody in who came to the reception. The same visitor taken in again keeps the number; one of another place is not found. */
export async function takeIn(
  transaction: Transaction,
  { placeId, contactId, clerkId, at }: Visitor,
  { day, ...walkIn }: WalkIn,
): Promise<AddedContact> {
  const ticket = { day, series: receptionSeries };
  const contact = { contactId, placeId, channel: 'office', ticket, arrivedAt: at, byClerkId: clerkId, at, ...walkIn } as const;
  const added = await addContact(transaction, contact);
  if (added.isRepeat) {
    const known = await transaction.selectFrom('contact').select('place_id').where('contact_id', '=', contactId).executeTakeFirst();
    if (known?.place_id !== placeId) throw new Refusal('not-found');
  }
  return added;
}

/** `reason` of at least 3 characters, where the level is not 0. */
export async function prioritize(transaction: Transaction, visitor: Visitor, to: { level: Priority; reason: string }): Promise<void> {
  await lockWaiting(transaction, visitor);
  await setPriority(transaction, visitor.contactId, to, visitor);
}

export type MatterAsked = Pick<NewContact, 'benefitGroup' | 'language'> & { isQuick: boolean };

/** Says anew what somebody came for. Nothing happens when it is what it was. */
export async function changeMatter(transaction: Transaction, visitor: Visitor, matter: MatterAsked): Promise<void> {
  const before = await lockWaiting(transaction, visitor);
  const { benefitGroup, language, isQuick } = matter;
  if (before.benefitGroup === benefitGroup && before.language === language && before.isQuick === isQuick) return;
  await transferContact(transaction, { contactId: visitor.contactId, heldBy: undefined }, matter, visitor);
}

/** Whoever took a number from afar stands before the reception. */
export async function arrive(transaction: Transaction, visitor: Visitor): Promise<void> {
  await lockWaiting(transaction, visitor);
  await checkIn(transaction, visitor.contactId, visitor);
}

export async function leave(transaction: Transaction, visitor: Visitor): Promise<void> {
  await lockWaiting(transaction, visitor);
  await endWaiting(transaction, visitor.contactId, 'left', visitor);
}

/** Back in line, at the place that arrival gave: whoever did not come or went today. Refuses `not-found`, `contact-moved-on`. */
export async function comeBack(transaction: Transaction, visitor: Visitor, timeZone: string): Promise<void> {
  const { contactId, placeId, at } = visitor;
  const last = await findLastPeriod(transaction, contactId);
  if (last?.placeId !== placeId) throw new Refusal('not-found');
  const contact = await transaction.selectFrom('contact').select('ended_at').where('contact_id', '=', contactId).executeTakeFirst();
  if (contact?.ended_at && contact.ended_at < startOfDay(at, timeZone)) throw new Refusal('not-found');
  await returnToLine(transaction, contactId, visitor);
}

/** Keeps one who waits at the place as they are until the transaction ends. Refuses `not-found` elsewhere, `contact-moved-on` when they wait no more. */
async function lockWaiting(transaction: Transaction, { contactId, placeId }: Visitor) {
  const last = await findLastPeriod(transaction, contactId);
  if (last?.placeId !== placeId) throw new Refusal('not-found');
  if (last.toAt !== null || last.kind !== 'waiting') throw new Refusal('contact-moved-on');
  return last;
}

function findLastPeriod(transaction: Transaction, contactId: string) {
  return transaction
    .selectFrom('contact_period')
    .select(['place_id as placeId', 'kind', 'to_at as toAt', 'benefit_group as benefitGroup', 'language', 'is_quick as isQuick'])
    .where('contact_id', '=', contactId)
    .orderBy('period_no', 'desc')
    .limit(1)
    .forNoKeyUpdate()
    .executeTakeFirst();
}
