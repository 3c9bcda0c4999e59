import { dayNumberOf, instantOf, minuteOf, wallTimeAt } from '#server/platform/clock/wall-time.ts';
import { type DayInterval, factsOf, type HolidayCalendar, intervalsOn } from './day.ts';
import type { HoursPlan, ServingKind } from '#server/agency/hours-plan.ts';

/** A stretch of service. `to` is the first moment at which it has ended; until `ticketsTo` a ticket can be taken. */
export type Opening = { from: Date; to: Date; kind: ServingKind; ticketsTo: Date };

/** An agency's time and holidays. */
export type Almanac = HolidayCalendar & { readonly timeZone: string };

/** The hours that hold now, and those that were decided for later, the latest to begin first. */
export type Timetable = HoursPlan & { readonly later?: readonly { readonly from: string; readonly plan: HoursPlan }[] };

/** The hours that hold on an ISO day. */
export function holdingOn(plan: Timetable, day: string): HoursPlan {
  return plan.later?.find(({ from }) => from <= day)?.plan ?? plan;
}

/** Nobody looks further ahead, and a place that never opens must not be searched for ever. */
const furthestDays = 400;

/** What is going on at a place at an instant: all that it offers then, since counters and self-service may run side by side. */
export function openingsAt(plan: Timetable, almanac: Almanac, instant: Date): Opening[] {
  const { day } = wallTimeAt(almanac.timeZone, minuteOf(instant));
  // What began yesterday may go on after midnight.
  return [day - 1, day].flatMap((number) => openingsOn(plan, almanac, number).filter(({ from, to }) => from <= instant && instant < to));
}

/** Whether anybody may come at this instant, without an appointment. */
export function isOpenAt(plan: Timetable, almanac: Almanac, instant: Date): boolean {
  return openingsAt(plan, almanac, instant).some(({ kind }) => kind === 'open');
}

/** The next opening that begins after an instant, by default one to which anybody may come; undefined when none does in a year. */
export function findNextOpening(
  plan: Timetable,
  almanac: Almanac,
  after: Date,
  kinds: readonly ServingKind[] = ['open'],
): Opening | undefined {
  const { day } = wallTimeAt(almanac.timeZone, minuteOf(after));
  for (let number = day; number <= day + furthestDays; number += 1) {
    const next = openingsOn(plan, almanac, number).find(({ from, kind }) => from > after && kinds.includes(kind));
    if (next) return next;
  }
  return undefined;
}

/** Every opening from one ISO day to another, both included, in order of time. */
export function listOpenings(plan: Timetable, almanac: Almanac, fromDay: string, toDay: string): Opening[] {
  const last = dayNumberOf(toDay);
  const openings: Opening[] = [];
  for (let number = dayNumberOf(fromDay); number <= last; number += 1) openings.push(...openingsOn(plan, almanac, number));
  return openings;
}

/** Minutes in which anybody may come, in the week that begins on an ISO day. */
export function openMinutesInWeek(plan: Timetable, almanac: Almanac, firstDay: string): number {
  const first = dayNumberOf(firstDay);
  let minutes = 0;
  for (let number = first; number < first + 7; number += 1)
    for (const { from, to, kind } of openingsOn(plan, almanac, number))
      if (kind === 'open') minutes += (to.getTime() - from.getTime()) / 60_000;
  return minutes;
}

function openingsOn(plan: Timetable, almanac: Almanac, number: number): Opening[] {
  const facts = factsOf(almanac, number);
  return intervalsOn(holdingOn(plan, facts.day), facts).map((interval) => inTime(interval, almanac.timeZone, number));
}

/** In a night that has an hour twice, a place opens at the first of the two and closes at the last: nobody finds it shut who came in time. */
function inTime({ from, to, kind, ticketsTo }: DayInterval, timeZone: string, day: number): Opening {
  const instant = (minute: number, which: 'first' | 'last') => new Date(instantOf(timeZone, { day, minute }, which) * 60_000);
  return { from: instant(from, 'first'), to: instant(to, 'last'), kind, ticketsTo: instant(ticketsTo, 'last') };
}
