import type { Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { LineChannel, Priority } from './contact-words.ts';
import { giveTicket, type Ticket } from './tickets.ts';
import { tellLines } from './line-word.ts';

export type NewContact = {
  /** Made by whoever asks: sending the same again adds nothing. */
  contactId: string;
  channel: LineChannel;
  /** Where it waits; null: whoever is free anywhere serves it. */
  placeId: string | null;
  benefitGroup: string;
  /** A tag of the languages served: `fi`, `se`, `ku` … */
  language: string;
  isQuick?: boolean;
  /** False: a number taken from afar. It keeps its place and is not called before `checkIn`. */
  isPresent?: boolean;
  arrivedAt: Date;
  /** When it was promised to be served; `mayBeEarly`: sooner too, when nobody else waits. */
  promise?: { at: Date; mayBeEarly: boolean };
  /** Nobody is given it after this instant: a callback, once the hours for calling are over. */
  until?: Date;
  priority?: { level: Priority; reason: string };
  /** A number to be called by, of the agency's day `day`. `no`: given already, by a kiosk that was cut off. */
  ticket?: { day: string; series: string; no?: number };
  followerDigest?: Buffer;
  /** Who added it, when somebody who works here did. */
  byClerkId?: string;
  /** Now: later than `arrivedAt` for a ticket taken while the kiosk was cut off. */
  at: Date;
};

export type AddedContact = { contactId: string; ticket: Ticket | undefined; isRepeat: boolean };

/**
 * Puts somebody into the line. Adding the same contact again gives what was added first. Refuses `line-closed` when the line of
 * the place is closed for the day, and `tickets-given-out`; a ticket that was given before the line was closed is taken in,
 * and so is whoever was promised a time.
 */
export async function addContact(transaction: Transaction, contact: NewContact): Promise<AddedContact> {
  const { contactId, placeId, ticket } = contact;
  const before = await findAdded(transaction, contactId);
  if (before) return before;
  const isPromised = contact.promise !== undefined;
  if (placeId !== null && ticket && !isPromised) await refuseClosedLine(transaction, placeId, ticket.day, contact.arrivedAt);
  const given = placeId !== null && ticket ? await giveTicket(transaction, placeId, { ...ticket, isPromised }) : undefined;
  const { numInsertedOrUpdatedRows: inserted } = await transaction
    .insertInto('contact')
    .values({
      contact_id: contactId,
      channel: contact.channel,
      place_id: placeId,
      ...(given && { ticket_on: given.day, ticket_series: given.series, ticket_no: given.no }),
      follower_digest: contact.followerDigest ?? null,
      arrived_at: contact.arrivedAt,
    })
    .onConflict((conflict) => conflict.constraint('contact_pkey').doNothing())
    .executeTakeFirst();
  // The same was sent twice at once: the other came first. Its number stands, and the one given here is not used.
  if (inserted === 0n) return (await findAdded(transaction, contactId)) ?? { contactId, ticket: given, isRepeat: true };
  await transaction
    .insertInto('contact_period')
    .values({
      contact_id: contactId,
      period_no: 1,
      kind: 'waiting',
      cause: 'arrived',
      from_at: contact.arrivedAt,
      begun_by: contact.byClerkId ?? null,
      channel: contact.channel,
      place_id: placeId,
      benefit_group: contact.benefitGroup,
      language: contact.language,
      is_quick: contact.isQuick ?? false,
      is_present: contact.isPresent ?? true,
      since_at: contact.arrivedAt,
      promised_at: contact.promise?.at ?? null,
      may_be_early: contact.promise?.mayBeEarly ?? true,
      until_at: contact.until ?? null,
      priority: contact.priority?.level ?? 0,
      priority_reason: contact.priority?.reason ?? null,
    })
    .execute();
  await tellLines(transaction, [placeId], contact.at);
  return { contactId, ticket: given, isRepeat: false };
}

async function findAdded(transaction: Transaction, contactId: string): Promise<AddedContact | undefined> {
  const row = await transaction
    .selectFrom('contact')
    .select(['ticket_on as day', 'ticket_series as series', 'ticket_no as no'])
    .where('contact_id', '=', contactId)
    .executeTakeFirst();
  if (!row) return undefined;
  const { day, series, no } = row;
  return { contactId, ticket: day !== null && series !== null && no !== null ? { day, series, no } : undefined, isRepeat: true };
}

async function refuseClosedLine(transaction: Transaction, placeId: string, day: string, arrivedAt: Date): Promise<void> {
  const closed = await transaction
    .selectFrom('line_day')
    .select('closed_at')
    .where('place_id', '=', placeId)
    .where('day', '=', day)
    .where('closed_at', '<=', arrivedAt)
    .executeTakeFirst();
  if (closed) throw new Refusal('line-closed');
}
