import { findNextOpening, listOpenings, type Opening } from '#server/agency/network/hours/open-hours.ts';
import { getPlace, type Place } from '#server/agency/network/places/queries.ts';
import type { House } from '#server/house.ts';
import { getLineRule } from '#server/line/tickets.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';

/** How a number is taken: each way has its own letter and its own row of numbers. */
export const seriesOf = { kiosk: 'A', remote: 'M' } as const;
export type Way = keyof typeof seriesOf;

/** Why a place gives no numbers now. `closed`: by its hours, or the hours of its numbers. */
type ClosedReason = 'closed' | 'line-closed' | 'tickets-given-out';

export type Giving = {
  place: Place;
  way: Way;
  /** The agency's day on which a number given now counts. */
  day: string;
  standing: { isGiving: true } | { isGiving: false; reason: ClosedReason; opens: Opening | undefined };
};

/**
 * An office and whether it gives numbers at a moment: the hours of its numbers, the line closed for the day, the numbers of the
 * day. Refuses `not-found` for what is no office.
 */
export async function getGiving(house: House, placeId: string, way: Way, now: Date): Promise<Giving> {
  const { database, agency } = house;
  const day = dayOf(now, agency.timeZone);
  const place = await getPlace(database, placeId, day);
  if (place.kind !== 'office') throw new Refusal('not-found');
  const openings = listOpenings(place.plan, agency, day, day).filter(({ kind }) => kind === 'open');
  const closed = (reason: ClosedReason, after: Date): Giving => ({
    place,
    way,
    day,
    standing: { isGiving: false, reason, opens: findNextOpening(place.plan, agency, after) },
  });
  if (!openings.some(({ from, ticketsTo }) => from <= now && now < ticketsTo)) return closed('closed', now);
  // What is over for the day opens on another.
  const lastOfDay = openings.at(-1)?.from ?? now;
  if (await isLineClosed(house, placeId, day)) return closed('line-closed', lastOfDay);
  if (await areNumbersGivenOut(house, placeId, day, seriesOf[way])) return closed('tickets-given-out', lastOfDay);
  return { place, way, day, standing: { isGiving: true } };
}

async function isLineClosed({ database }: House, placeId: string, day: string): Promise<boolean> {
  const closed = await database
    .selectFrom('line_day')
    .select('closed_at')
    .where('place_id', '=', placeId)
    .where('day', '=', day)
    .where('closed_at', 'is not', null)
    .executeTakeFirst();
  return closed !== undefined;
}

async function areNumbersGivenOut({ database }: House, placeId: string, day: string, series: string): Promise<boolean> {
  const [rule, counter] = await Promise.all([
    getLineRule(database, placeId),
    database
      .selectFrom('ticket_counter')
      .select(['last_no as lastNo', 'given'])
      .where('place_id', '=', placeId)
      .where('day', '=', day)
      .where('series', '=', series)
      .executeTakeFirst(),
  ]);
  if (rule.mostTicketsADay === 0) return true;
  if (!counter) return false;
  return counter.lastNo >= rule.lastTicketNo || (rule.mostTicketsADay !== null && counter.given >= rule.mostTicketsADay);
}
