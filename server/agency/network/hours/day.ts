import { dayFromNumber, dayNumberOf } from '#server/platform/clock/wall-time.ts';
import { findHoliday } from '#server/agency/holidays.ts';
import {
  endOf,
  type HoursPlan,
  minutesOfTime,
  type PlanInterval,
  type ServingKind,
  weekdays,
  type WeekRow,
} from '#server/agency/hours-plan.ts';

/** What the hours of every place need to know of a day. */
export type DayFacts = {
  number: number;
  /** ISO day. */
  day: string;
  weekday: (typeof weekdays)[number];
  isOddWeek: boolean;
  /** The how-manieth such weekday of its month, and whether it is the last. */
  nth: number;
  isLast: boolean;
  /** The agency is closed everywhere, unless a place says otherwise. */
  isHoliday: boolean;
  isEve: boolean;
};

/** A stretch of a day, in minutes from its midnight; past 1440 it goes on into the next. */
export type DayInterval = { from: number; to: number; kind: ServingKind; ticketsTo: number };

/** The holidays of an agency; `hasEve`: on the day before, places that say so close earlier. */
export type HolidayCalendar = { readonly holidays: readonly { readonly rule: string; readonly hasEve?: boolean | undefined }[] };

const knownFacts = new WeakMap<HolidayCalendar['holidays'], Map<number, DayFacts>>();
const knownYears = new WeakMap<HolidayCalendar['holidays'], Map<number, ReadonlyMap<string, boolean>>>();

/** Worked out once for each day of an agency: every place asks the same. */
export function factsOf({ holidays }: HolidayCalendar, number: number): DayFacts {
  const known = knownFacts.get(holidays) ?? new Map<number, DayFacts>();
  knownFacts.set(holidays, known);
  const facts = known.get(number) ?? workOut(holidays, number);
  known.set(number, facts);
  return facts;
}

function workOut(holidays: HolidayCalendar['holidays'], number: number): DayFacts {
  const day = dayFromNumber(number);
  const next = dayFromNumber(number + 1);
  // 1 January 1970 was a Thursday.
  const at = (((number + 3) % 7) + 7) % 7;
  const dayOfMonth = Number(day.slice(8));
  return {
    number,
    day,
    // `at` is 0 to 6.
    weekday: weekdays[at]!,
    isOddWeek: isoWeekOf(number, at) % 2 === 1,
    nth: Math.ceil(dayOfMonth / 7),
    isLast: dayFromNumber(number + 7).slice(5, 7) !== day.slice(5, 7),
    isHoliday: holidaysOf(holidays, day).has(day),
    isEve: holidaysOf(holidays, next).get(next) === true,
  };
}

/** The number of the ISO week: that of the year in which its Thursday lies. */
function isoWeekOf(number: number, weekday: number): number {
  const thursday = number - weekday + 3;
  const newYear = dayNumberOf(`${dayFromNumber(thursday).slice(0, 4)}-01-01`);
  return Math.floor((thursday - newYear) / 7) + 1;
}

/** The holidays in the year of a day, and whether each has an eve. */
function holidaysOf(holidays: HolidayCalendar['holidays'], day: string): ReadonlyMap<string, boolean> {
  const year = Number(day.slice(0, 4));
  const years = knownYears.get(holidays) ?? new Map<number, ReadonlyMap<string, boolean>>();
  knownYears.set(holidays, years);
  const known = years.get(year);
  if (known) return known;
  const found = new Map<string, boolean>();
  for (const { rule, hasEve } of holidays) {
    const falls = findHoliday(rule, year);
    if (falls !== undefined) found.set(falls, hasEve === true);
  }
  years.set(year, found);
  return found;
}

/**
 * When a place serves on a day, earliest first. A day that differs comes before everything; then a holiday, the week of a
 * season, and the usual week. On an eve what would go on longer is cut short.
 */
export function intervalsOn(plan: HoursPlan, facts: DayFacts): DayInterval[] {
  const exception = plan.exceptions.find(({ from, to }) => from <= facts.day && facts.day <= to);
  if (exception) return exception.intervals.map(inMinutes).toSorted(byTime);
  if (facts.isHoliday && plan.holidays === 'closed') return [];
  const week = plan.seasons.find((season) => isInSeason(season, facts.day.slice(5)))?.week ?? plan.week;
  const rows = week.filter((row) => appliesOn(row, facts)).map(inMinutes);
  if (!facts.isEve || plan.eveCloses === undefined) return rows.toSorted(byTime);
  const closes = minutesOfTime(plan.eveCloses);
  return rows
    .filter(({ from }) => from < closes)
    .map((one) => ({ ...one, to: Math.min(one.to, closes), ticketsTo: Math.min(one.ticketsTo, closes) }))
    .toSorted(byTime);
}

const byTime = (one: DayInterval, other: DayInterval) => one.from - other.from;

function inMinutes(one: PlanInterval): DayInterval {
  const to = endOf(one);
  const ticketsTo = one.ticketsTo === undefined ? to : endOf({ from: one.from, to: one.ticketsTo });
  return { from: minutesOfTime(one.from), to, kind: one.kind, ticketsTo };
}

function appliesOn({ days, weeks, nth }: WeekRow, facts: DayFacts): boolean {
  if (!days.includes(facts.weekday)) return false;
  if (weeks !== undefined && (weeks === 'odd') !== facts.isOddWeek) return false;
  return nth === undefined || nth.some((turn) => turn === facts.nth || (turn === -1 && facts.isLast));
}

/** A season may go over the new year: from 12-20 to 01-07. */
function isInSeason({ from, to }: { from: string; to: string }, date: string): boolean {
  return from <= to ? from <= date && date <= to : date >= from || date <= to;
}
