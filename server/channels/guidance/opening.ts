import { findNextOpening, openingsAt } from '#server/agency/network/hours/open-hours.ts';
import { openingDay } from '#server/agency/network/places/standing.ts';
import type { Place } from '#server/agency/network/places/queries.ts';
import { formatEnd, formatTime } from '#server/platform/language/format.ts';
import { texts } from './texts.ts';
import type { Asked, Minutes } from './way.ts';

/** How soon a place serves whoever sets out, without the line: `waitsForDoors` says that it is shut when they come. */
export type Doors = { until: Minutes; waitsForDoors: boolean; why: string };

const minutesBetween = (from: Date, to: Date) => (to.getTime() - from.getTime()) / 60_000;
const later = (at: Date, minutes: number) => new Date(at.getTime() + minutes * 60_000);

/**
 * From setting out to the open door. Whoever could come after the last number is given waits for the next opening: nobody is sent to
 * doors that may close before they come. Undefined when the place does not open in a year.
 */
export function doorsOf({ house: { agency }, at, language }: Asked, { plan }: Pick<Place, 'plan'>, travel: Minutes): Doors | undefined {
  const t = texts(language);
  const arrival = later(at, travel.low);
  const latest = later(at, travel.high);
  const open = openingsAt(plan, agency, arrival).find(({ kind, ticketsTo }) => kind === 'open' && latest < ticketsTo);
  const time = (instant: Date) => formatTime(instant, language, agency.timeZone);
  const end = (instant: Date) => formatEnd(instant, language, agency.timeZone);
  if (open) return { until: travel, waitsForDoors: false, why: travel.high > 0 ? t.openUntil(end(open.to)) : t.openTill(end(open.to)) };
  const next = findNextOpening(plan, agency, arrival);
  if (!next) return undefined;
  const wait = minutesBetween(at, next.from);
  const isOpenYet = openingsAt(plan, agency, at).some(({ kind }) => kind === 'open');
  const opens = t.opens(openingDay(next.from, agency, language, at), time(next.from));
  return {
    // They set out later, so as to be there when the doors open.
    until: { low: wait, high: Math.max(wait, travel.high) },
    waitsForDoors: true,
    why: isOpenYet ? `${t.tooLate} ${opens}` : opens,
  };
}
