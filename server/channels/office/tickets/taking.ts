import { sql } from 'kysely';
import { v5 as derivedId } from 'uuid';
import type { Agency } from '#server/agency/loading.ts';
import { anyGroup } from '#server/agency/definition.ts';
import type { Place } from '#server/agency/network/places/queries.ts';
import type { House } from '#server/house.ts';
import { addContact, type AddedContact } from '#server/line/adding.ts';
import { startOfDay } from '#server/platform/clock/wall-time.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Text } from '#server/platform/language/language.ts';
import { tokenDigest } from '#server/platform/secrets/secrets.ts';
import { unsureMatter } from '../texts.ts';
import { type Giving, seriesOf, type Way } from './giving.ts';

/** What somebody asks for who takes a number. `secret`: made by the page; it leads to the number, and sent twice it gives the same one. */
export type Wish = { secret: string; matter: string; isQuick: boolean; language: string };

/** Numbers that one network address may take: in a minute at a kiosk, of which several may share an address; in a day from afar. */
export const mostTaken: Record<Way, number> = { kiosk: 30, remote: 20 };
const keptMilliseconds = 2 * 86_400_000;
const mostDeleted = 200;

/** The groups of matters that are served at a place: all, where it names none. */
export function mattersOf(agency: Agency, place: Place) {
  return agency.groups.filter(({ id }) => place.groups.length === 0 || place.groups.includes(id));
}

/** What whoever comes may choose at a place: its matters, and last that they do not know or that it is another. */
export function choicesAt(agency: Agency, place: Place): { id: string; name: Text }[] {
  return [...mattersOf(agency, place).map(({ id, name }) => ({ id, name })), { id: anyGroup, name: unsureMatter }];
}

export const isChoiceAt = (agency: Agency, place: Place, matter: string): boolean =>
  choicesAt(agency, place).some(({ id }) => id === matter);

/** The language in which a place serves whoever wishes for one: that, or the place's own first. */
export function servedLanguage(place: Place, wish: string): string {
  return place.languages.includes(wish) ? wish : (place.languages[0] ?? 'fi');
}

/**
 * Gives a number and puts whoever took it into the line, in one transaction. Refuses `line-closed` (by the hours too),
 * `tickets-given-out`, `too-many-requests` for an address that takes more than its share, and `not-found` for a matter that the
 * place does not serve. A number that was given already stands, also when the same is sent again after closing.
 */
export async function takeTicket(
  transaction: Transaction,
  house: House,
  giving: Giving,
  wish: Wish,
  by: { clientAddress: string; at: Date },
): Promise<AddedContact> {
  const { place, day, way, standing } = giving;
  const contactId = derivedId(wish.secret, derivedId.URL);
  if (!isChoiceAt(house.agency, place, wish.matter)) throw new Refusal('not-found');
  const taken = await transaction.selectFrom('contact').select('contact_id').where('contact_id', '=', contactId).executeTakeFirst();
  if (!taken) {
    if (!standing.isGiving) throw new Refusal(standing.reason === 'tickets-given-out' ? 'tickets-given-out' : 'line-closed');
    await countTaking(transaction, house, way, by);
  }
  return addContact(transaction, {
    contactId,
    channel: 'office',
    placeId: place.id,
    benefitGroup: wish.matter,
    isQuick: wish.isQuick,
    isPresent: way === 'kiosk',
    language: servedLanguage(place, wish.language),
    arrivedAt: by.at,
    ticket: { day, series: seriesOf[way] },
    followerDigest: tokenDigest(wish.secret),
    at: by.at,
  });
}

/** Counts one more for the address; what is refused here is not counted, since the transaction ends. */
async function countTaking(
  transaction: Transaction,
  { secrets, agency }: House,
  way: Way,
  { clientAddress, at }: { clientAddress: string; at: Date },
): Promise<void> {
  const beginsAt = way === 'kiosk' ? new Date(Math.floor(at.getTime() / 60_000) * 60_000) : startOfDay(at, agency.timeZone);
  const { taken } = await transaction
    .insertInto('ticket_limit')
    .values({ address_digest: secrets.lookupDigest(clientAddress), way, begins_at: beginsAt, taken: 1 })
    .onConflict((conflict) => conflict.constraint('ticket_limit_pkey').doUpdateSet({ taken: sql`ticket_limit.taken + 1` }))
    .returning('taken')
    .executeTakeFirstOrThrow();
  if (taken > mostTaken[way]) throw new Refusal('too-many-requests');
  // Whoever takes the first number of a stretch clears away what is old; two at once do not wait for each other.
  if (taken > 1) return;
  await sql`delete from ticket_limit l using (
      select address_digest, way, begins_at from ticket_limit where begins_at < ${new Date(at.getTime() - keptMilliseconds)}
      limit ${mostDeleted} for update skip locked
    ) old where l.address_digest = old.address_digest and l.way = old.way and l.begins_at = old.begins_at`.execute(transaction);
}
