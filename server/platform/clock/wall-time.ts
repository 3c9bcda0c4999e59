import { dateFormatter } from '../language/formatters.ts';

/**
 * What clocks on the wall of a time zone show, and when they show it. Days are counted from 1 January 1970 and a day's
 * minutes from its midnight, so that opening hours can be reckoned with whole numbers. Instants are in minutes too.
 */
export type WallTime = { day: number; minute: number };

export const minutesPerDay = 1440;

/** A clock that is changed: from `at` on it runs `offset` minutes ahead of UTC. */
type Change = { at: number; offset: number };

/** Changes of a zone's clock, year by year: asking `Intl` takes long, and the answer never changes. */
const knownChanges = new Map<string, readonly Change[]>();

export function dayNumberOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000;
}

export function dayFromNumber(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

/** Minutes since 1970 of an instant, without its seconds. */
export function minuteOf(instant: Date): number {
  return Math.floor(instant.getTime() / 60_000);
}

/** What the wall shows at an instant (in minutes). */
export function wallTimeAt(timeZone: string, minute: number): WallTime {
  const local = minute + offsetAt(timeZone, minute);
  const day = Math.floor(local / minutesPerDay);
  return { day, minute: local - day * minutesPerDay };
}

/**
 * The instant (in minutes) at which the wall shows a time; `minute` may pass midnight. In the hour that an autumn night has twice
 * the wall shows it twice: `first` or `last` says which is meant. In the hour that a spring night leaves out it never does: that is
 * the moment of the change.
 */
export function instantOf(timeZone: string, { day, minute }: WallTime, which: 'first' | 'last'): number {
  const wall = day * minutesPerDay + minute;
  // An offset that was in force within a day of it; nowhere are clocks changed twice in two days.
  const before = offsetAt(timeZone, wall - minutesPerDay);
  const after = offsetAt(timeZone, wall + minutesPerDay);
  if (before === after) return wall - before;
  const [change] = changesOf(timeZone, yearOf(wall)).filter(({ at }) => Math.abs(at - wall) <= 2 * minutesPerDay);
  const at = change?.at ?? wall;
  const [early, late] = [wall - before, wall - after];
  const isBefore = early < at;
  const isAfter = late >= at;
  if (isBefore && isAfter) return which === 'first' ? early : late;
  if (isBefore) return early;
  return isAfter ? late : at;
}

function offsetAt(timeZone: string, minute: number): number {
  const changes = changesOf(timeZone, yearOf(minute));
  let offset = changes[0]?.offset ?? 0;
  for (const change of changes) {
    if (change.at > minute) break;
    offset = change.offset;
  }
  return offset;
}

const yearOf = (minute: number) => new Date(minute * 60_000).getUTCFullYear();

/** The offset with which a year begins, a little before it does, and each change until a little after it ends. */
function changesOf(timeZone: string, year: number): readonly Change[] {
  const key = `${timeZone} ${year}`;
  const known = knownChanges.get(key);
  if (known) return known;
  const first = Date.UTC(year, 0, -2) / 60_000;
  const last = Date.UTC(year + 1, 0, 4) / 60_000;
  const changes: Change[] = [{ at: first, offset: askOffset(timeZone, first) }];
  for (let minute = first + minutesPerDay; minute <= last; minute += minutesPerDay) {
    const offset = askOffset(timeZone, minute);
    if (offset === changes.at(-1)?.offset) continue;
    changes.push({ at: findChange(timeZone, minute - minutesPerDay, minute), offset });
  }
  knownChanges.set(key, changes);
  return changes;
}

/** The first minute after `from` with the offset that is in force at `to`. */
function findChange(timeZone: string, from: number, to: number): number {
  const offset = askOffset(timeZone, to);
  let [low, high] = [from, to];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (askOffset(timeZone, middle) === offset) high = middle;
    else low = middle;
  }
  return high;
}

/** Minutes ahead of UTC, as `Intl` knows them: it writes `GMT+02:00`, and `GMT` for none. */
function askOffset(timeZone: string, minute: number): number {
  const parts = dateFormatter('en-GB', { timeZone, timeZoneName: 'longOffset' }).formatToParts(minute * 60_000);
  const [, sign, hours, minutes] = /^GMT([+-])(\d\d):(\d\d)/.exec(parts.find(({ type }) => type === 'timeZoneName')?.value ?? '') ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
}

/** When the day began that an instant falls on in a time zone. */
export function startOfDay(instant: Date, timeZone: string): Date {
  const { day } = wallTimeAt(timeZone, minuteOf(instant));
  return new Date(instantOf(timeZone, { day, minute: 0 }, 'first') * 60_000);
}
