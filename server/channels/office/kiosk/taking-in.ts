import { v5 as derivedId } from 'uuid';
import { listOpenings } from '#server/agency/network/hours/open-hours.ts';
import { getPlace, type Place } from '#server/agency/network/places/queries.ts';
import type { House } from '#server/house.ts';
import { addContact } from '#server/line/adding.ts';
import { renumberContact } from '#server/line/arriving/renumbering.ts';
import type { Ticket } from '#server/line/tickets.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Language } from '#server/platform/language/language.ts';
import { tokenDigest } from '#server/platform/secrets/secrets.ts';
import type { Device } from '../devices/device.ts';
import { isChoiceAt, servedLanguage } from '../tickets/taking.ts';

/**
 * A number that a kiosk gave while it was cut off. `ago`: milliseconds since then by the kiosk's own clock, which may show
 * anything as long as it runs. `secret`: as in `takeTicket`; it names the contact, so that nothing is taken in twice.
 */
export type KeptTicket = { secret: string; series: string; no: number; ago: number; in: Language; matter: string; quick: boolean };

/** What became of it: taken into the line, or known already; else why it could not be. */
export const results = [
  'taken',
  'known',
  'in-future',
  'another-day',
  'not-open',
  'line-closed',
  'another-series',
  'matter-not-served',
  'number-taken',
] as const;
export type Result = (typeof results)[number];

/** The last moment of the hours is not lost to how long a message is on its way. */
const graceMilliseconds = 60_000;

/**
 * Takes numbers into the line, each with its place by the time at which it was given, each in a transaction of its own: one that
 * cannot be taken in keeps no other out. Gives what became of each, in the order in which they came.
 */
export async function takeInTickets(house: House, device: Device, kept: readonly KeptTicket[], now: Date): Promise<Result[]> {
  const place = await getPlace(house.database, device.placeId, dayOf(now, house.agency.timeZone));
  const found: Result[] = [];
  for (const ticket of kept) found.push(faultOf(house, device, place, ticket, now) ?? (await takeIn(house, place, ticket, now)));
  return found;
}

function faultOf({ agency }: House, device: Device, place: Place, ticket: KeptTicket, now: Date): Result | undefined {
  if (ticket.series !== device.series) return 'another-series';
  if (!isChoiceAt(agency, place, ticket.matter)) return 'matter-not-served';
  if (ticket.ago < 0) return 'in-future';
  const takenAt = new Date(now.getTime() - ticket.ago);
  const day = dayOf(now, agency.timeZone);
  if (Number.isNaN(takenAt.getTime()) || dayOf(takenAt, agency.timeZone) !== day) return 'another-day';
  const wasOpen = listOpenings(place.plan, agency, day, day).some(
    ({ kind, from, ticketsTo }) => kind === 'open' && from <= takenAt && takenAt.getTime() < ticketsTo.getTime() + graceMilliseconds,
  );
  return wasOpen ? undefined : 'not-open';
}

async function takeIn({ database, agency }: House, place: Place, kept: KeptTicket, now: Date): Promise<Result> {
  const arrivedAt = new Date(now.getTime() - kept.ago);
  const ticket: Ticket = { day: dayOf(now, agency.timeZone), series: kept.series, no: kept.no };
  const contact = {
    contactId: derivedId(kept.secret, derivedId.URL),
    channel: 'office',
    placeId: place.id,
    benefitGroup: kept.matter,
    isQuick: kept.quick,
    language: servedLanguage(place, kept.in),
    followerDigest: tokenDigest(kept.secret),
    ...{ ticket, arrivedAt, at: now },
  } as const;
  try {
    return await database.transaction().execute(async (transaction) => {
      const { isRepeat, ticket: given } = await addContact(transaction, contact);
      if (!isRepeat) return 'taken';
      if (given?.series === ticket.series && given.no === ticket.no) return 'known';
      // The answer to the kiosk was lost: the number in hand is the one that the kiosk gave after that.
      await renumberContact(transaction, contact.contactId, ticket, now);
      return 'taken';
    });
  } catch (error) {
    if (error instanceof Refusal && error.code === 'line-closed') return 'line-closed';
    if (isOfTakenNumber(error)) return 'number-taken';
    throw error;
  }
}

const isOfTakenNumber = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'constraint' in error && error.constraint === 'one_ticket_of_a_number';
