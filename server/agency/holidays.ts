import { addDays, isDay } from '../platform/clock/clock.ts';

/**
 * Holidays as rules, one line each:
 * `12-25` a date; `easter`, `easter-2`, `easter+39` days from Easter Sunday; `saturday-between:06-20:06-26` a weekday
 * between two dates, both included.
 */

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;
const fromEaster = /^easter(?:([+-]\d{1,3}))?$/;
const between = new RegExp(`^(${weekdays.join('|')})-between:(\\d{2}-\\d{2}):(\\d{2}-\\d{2})$`);

/** What is wrong with a rule, in one sentence; undefined when it is right. */
export function findRuleFault(rule: string): string | undefined {
  if (fromEaster.test(rule)) return undefined;
  // 2016 has a 29 February: a holiday may fall there, and then comes every fourth year.
  const isDate = (monthAndDay: string) => isDay(`2016-${monthAndDay}`);
  if (isDate(rule)) return undefined;
  const [, , first = '', last = ''] = between.exec(rule) ?? [];
  if (!first) return `“${rule}” is no rule for a holiday: write 12-25, easter+39 or saturday-between:06-20:06-26`;
  if (!isDate(first) || !isDate(last)) return `“${rule}” names a date that does not exist`;
  // A week that crosses the new year would need a year of its own: no holiday is like that.
  const length = (Date.parse(`2016-${last}`) - Date.parse(`2016-${first}`)) / 86_400_000;
  return length === 6 ? undefined : `“${rule}” must name a week, seven days from the first to the last, or the day is not certain`;
}

/** The ISO day on which a holiday falls in a year; undefined for 29 February in an ordinary year. */
export function findHoliday(rule: string, year: number): string | undefined {
  const digits = String(year).padStart(4, '0');
  const easter = fromEaster.exec(rule);
  if (easter) return addDays(easterSunday(year), Number(easter[1] ?? 0));
  const [, weekday, first] = between.exec(rule) ?? [];
  if (!first) return isDay(`${digits}-${rule}`) ? `${digits}-${rule}` : undefined;
  const start = `${digits}-${first}`;
  const wait = (weekdays.findIndex((name) => name === weekday) - weekdayOf(start) + 7) % 7;
  return addDays(start, wait);
}

/** 0 for Sunday to 6 for Saturday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/** Easter Sunday of the Gregorian calendar, by the rule of Meeus, Jones and Butcher. */
export function easterSunday(year: number): string {
  const century = Math.floor(year / 100);
  const golden = year % 19;
  const leapCenturies = Math.floor(century / 4);
  const moonShift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - leapCenturies - moonShift + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor((year % 100) / 4) - epact - (year % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const days = epact + weekday - 7 * late + 114;
  const month = Math.floor(days / 31);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String((days % 31) + 1).padStart(2, '0')}`;
}
