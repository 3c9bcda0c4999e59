import { factsOf } from '#server/agency/network/hours/day.ts';
import type { Almanac } from '#server/agency/network/hours/open-hours.ts';
import { addDays } from '#server/platform/clock/clock.ts';
import { dayNumberOf, instantOf, minutesPerDay } from '#server/platform/clock/wall-time.ts';

/** A stretch of time; `to` is the first moment after it. */
export type Stretch = { from: Date; to: Date };

/** Every week alike, on some of its days (1: Monday) from one ISO day to another; times are minutes from midnight on the wall. */
export type Pattern = { weekdays: ReadonlySet<number>; fromDay: string; toDay: string; fromMinute: number; toMinute: number };

/** A year: whoever plans further ahead plans anew. */
export const mostDays = 370;

/**
 * The stretches of a pattern, by the clock on the wall: eight o’clock is eight o’clock before and after clocks are changed. On holidays of
 * the agency nobody is at work; how many days were left out for that is told.
 */
export function stretchesOf(pattern: Pattern, almanac: Almanac): { stretches: Stretch[]; holidays: number } {
  const stretches: Stretch[] = [];
  let holidays = 0;
  const last = Math.min(dayNumberOf(pattern.toDay), dayNumberOf(pattern.fromDay) + mostDays - 1);
  for (let day = dayNumberOf(pattern.fromDay); day <= last; day += 1) {
    // 1 January 1970 was a Thursday.
    if (!pattern.weekdays.has(((((day + 3) % 7) + 7) % 7) + 1)) continue;
    if (factsOf(almanac, day).isHoliday) {
      holidays += 1;
      continue;
    }
    stretches.push(stretchOn(day, pattern.fromMinute, pattern.toMinute, almanac.timeZone));
  }
  return { stretches, holidays };
}

/** From one time on the wall to another of the same day. */
export function stretchOn(day: number, fromMinute: number, toMinute: number, timeZone: string): Stretch {
  const instant = (minute: number, which: 'first' | 'last') => new Date(instantOf(timeZone, { day, minute }, which) * 60_000);
  return { from: instant(fromMinute, 'first'), to: instant(toMinute, 'last') };
}

/** Minutes from midnight of `8.30`, `08:30` or `8`, in fives; undefined when it is no such time. 24.00 is the end of a day. */
export function readTime(typed: string): number | undefined {
  const [, hour = '', minute = '00'] = /^(\d{1,2})(?:[.:](\d{2}))?$/.exec(typed.trim()) ?? [];
  const at = parseInt(hour, 10) * 60 + parseInt(minute, 10);
  return hour !== '' && parseInt(minute, 10) < 60 && at <= minutesPerDay && at % 5 === 0 ? at : undefined;
}

/** `08:30` of minutes from midnight. */
export const writeTime = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** The Monday of the week in which an ISO day lies. */
export function mondayOf(day: string): string {
  return addDays(day, -((((dayNumberOf(day) + 3) % 7) + 7) % 7));
}

/** The number of the week (ISO 8601) that begins on a Monday. */
export function isoWeekOf(monday: string): number {
  const thursday = dayNumberOf(addDays(monday, 3));
  const firstDay = dayNumberOf(`${addDays(monday, 3).slice(0, 4)}-01-01`);
  return Math.floor((thursday - firstDay) / 7) + 1;
}
