import { addDays, daysBetween } from '../platform/clock/clock.ts';
import { findHoliday, weekdayOf } from './holidays.ts';

/** The days on which an agency works: Monday to Friday but for its holidays. Days are ISO days in its time zone. */
export type Calendar = { readonly holidays: readonly { readonly rule: string }[] };

/** A century: nobody counts further, and a mistaken day must not be walked to for minutes. */
const greatestDistance = 36_525;

const knownYears = new WeakMap<Calendar['holidays'], Map<string, ReadonlySet<string>>>();

export function isWorkingDay({ holidays }: Calendar, day: string): boolean {
  const weekday = weekdayOf(day);
  return weekday !== 0 && weekday !== 6 && !holidaysOf(holidays, day.slice(0, 4)).has(day);
}

/** Whether an ISO day is a holiday of the agency. */
export function isHoliday({ holidays }: Calendar, day: string): boolean {
  return holidaysOf(holidays, day.slice(0, 4)).has(day);
}

/** A work queue asks for many days of the same years. */
function holidaysOf(holidays: Calendar['holidays'], year: string): ReadonlySet<string> {
  const years = knownYears.get(holidays) ?? new Map<string, ReadonlySet<string>>();
  knownYears.set(holidays, years);
  const known = years.get(year);
  if (known) return known;
  const days = new Set(holidays.map(({ rule }) => findHoliday(rule, Number(year))).filter((day) => day !== undefined));
  years.set(year, days);
  return days;
}

/** The first working day after a day. */
export function nextWorkingDay(calendar: Calendar, day: string): string {
  return addWorkingDays(calendar, day, 1);
}

/** The nth working day after a day, which is not counted itself whether people work on it or not. With 0 the day itself. */
export function addWorkingDays(calendar: Calendar, day: string, count: number): string {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`cannot go ${count} working days on`);
  let reached = day;
  for (let left = count, walked = 0; left > 0; walked++) {
    if (walked > greatestDistance) throw new RangeError(`${count} working days after ${day} are too far away`);
    reached = addDays(reached, 1);
    if (isWorkingDay(calendar, reached)) left--;
  }
  return reached;
}

/**
 * How many working days lie after `from` up to and with `to`: 1 from a Monday to Tuesday, 1 from a Friday to Monday.
 * Negative when `to` is the earlier: as many days as something is late.
 */
export function workingDaysBetween(calendar: Calendar, from: string, to: string): number {
  if (to < from) return -workingDaysBetween(calendar, to, from);
  const distance = daysBetween(from, to);
  if (!(distance <= greatestDistance)) throw new RangeError(`cannot count the working days from ${from} to ${to}`);
  let count = 0;
  for (let walked = 1; walked <= distance; walked++) {
    if (isWorkingDay(calendar, addDays(from, walked))) count++;
  }
  return count;
}
