import type { Agency } from '#server/agency/loading.ts';
import { weekdays } from '#server/agency/hours-plan.ts';
import { addDays, dayOf } from '#server/platform/clock/clock.ts';
import { dayNumberOf, instantOf, minuteOf, wallTimeAt } from '#server/platform/clock/wall-time.ts';
import type { Database } from '#server/platform/database/connection.ts';
import { type HourRow, readHours, type Serving } from './reading.ts';

/** How an hour at a place is filled, in minutes of the time of those at work. */
export type LoadHour = {
  /** Empty: of no place in particular, as callbacks that any place may make. */
  placeId: string;
  /** ISO day, hour of the wall clock, and the weekday: 1 for Monday. */
  day: string;
  hour: number;
  weekday: number;
  from: Date;
  to: Date;
  staffMinutes: number;
  /** Of them, of clerks who serve what is sought; all, where nothing in particular is. */
  servingMinutes: number;
  blackoutMinutes: number;
  /** What those who come or call unasked will take; assumed where nothing was learned of the place yet. */
  expectedMinutes: number;
  isAssumed: boolean;
  bookedMinutes: number;
  callbackMinutes: number;
  /** What is left, of those who serve what is sought. */
  freeMinutes: number;
  /** How much of it may be promised, by the agency’s policy. */
  promisableMinutes: number;
  /** Work beside the time there is for it: 0.8; null when nobody is at work. */
  use: number | null;
};

export type LoadAsked = {
  placeIds: readonly string[] | 'all';
  /** ISO day, and how many from it on: at most 31. */
  day: string;
  days: number;
  now: Date;
  serving?: Serving | undefined;
  /** Without the calls that are promised. */
  leavesOutCallbacks?: boolean;
};

const mostDays = 31;

/**
 * How the coming days are filled, hour by hour and place by place, in order of place and time: who is at work by the roster, what will come
 * unasked, what is booked and promised, and what is left. One statement, whatever the number of places.
 */
export async function planLoad(database: Database, agency: Agency, asked: LoadAsked): Promise<LoadHour[]> {
  const { timeZone } = agency;
  const startOf = (day: string) => new Date(instantOf(timeZone, { day: dayNumberOf(day), minute: 0 }, 'first') * 60_000);
  const rows = await readHours(database, {
    placeIds: asked.placeIds === 'all' ? null : asked.placeIds,
    from: startOf(asked.day),
    to: startOf(addDays(asked.day, Math.min(mostDays, asked.days))),
    now: asked.now,
    timeZone,
    serving: asked.serving,
  });
  return rows.map((row) => loadOf(asked.leavesOutCallbacks === true ? { ...row, callbacks: 0 } : row, agency));
}

function loadOf(row: HourRow, { timeZone, planning }: Agency): LoadHour {
  const wall = wallTimeAt(timeZone, minuteOf(row.at));
  // 1 January 1970 was a Thursday; the remainder is 0 to 6.
  const weekday = (((wall.day + 3) % 7) + 7) % 7;
  const name = weekdays[weekday]!;
  const available = Math.max(0, row.staff - row.blackout);
  const expectedMinutes = row.expected ?? row.staff * planning.assumedUse[name];
  const callbackMinutes = row.callbacks * planning.callbackMinutes;
  const work = expectedMinutes + row.booked + callbackMinutes;
  // Whoever serves what is sought bears their share of what comes unasked.
  const servingShare = row.staff === 0 ? 0 : row.serving / row.staff;
  const left = Math.max(0, available - work);
  const freeMinutes = Math.max(0, Math.min(left, row.serving - row.servingTaken - (expectedMinutes + callbackMinutes) * servingShare));
  const belowTarget = Math.max(0, available * planning.targetUse - work);
  return {
    placeId: row.placeId,
    day: dayOf(row.at, timeZone),
    hour: Math.floor(wall.minute / 60),
    weekday: weekday + 1,
    from: row.at,
    to: new Date(row.at.getTime() + 3_600_000),
    staffMinutes: row.staff,
    servingMinutes: row.serving,
    blackoutMinutes: row.blackout,
    expectedMinutes,
    isAssumed: row.expected === null,
    bookedMinutes: row.booked,
    callbackMinutes,
    freeMinutes,
    promisableMinutes: Math.min(freeMinutes * planning.promisedShare[name], belowTarget),
    use: available === 0 ? null : work / available,
  };
}

/** The hours of several places put together: how all of them stand in each hour. */
export function sumByHour(hours: readonly LoadHour[], placeId = ''): LoadHour[] {
  const sums = new Map<number, LoadHour>();
  for (const hour of hours) {
    const known = sums.get(hour.from.getTime());
    sums.set(hour.from.getTime(), known ? added(known, hour) : { ...hour, placeId });
  }
  return [...sums.values()].toSorted((one, other) => one.from.getTime() - other.from.getTime());
}

function added(one: LoadHour, other: LoadHour): LoadHour {
  const sum = {
    staffMinutes: one.staffMinutes + other.staffMinutes,
    servingMinutes: one.servingMinutes + other.servingMinutes,
    blackoutMinutes: one.blackoutMinutes + other.blackoutMinutes,
    expectedMinutes: one.expectedMinutes + other.expectedMinutes,
    bookedMinutes: one.bookedMinutes + other.bookedMinutes,
    callbackMinutes: one.callbackMinutes + other.callbackMinutes,
    freeMinutes: one.freeMinutes + other.freeMinutes,
    promisableMinutes: one.promisableMinutes + other.promisableMinutes,
  };
  const available = sum.staffMinutes - sum.blackoutMinutes;
  const work = sum.expectedMinutes + sum.bookedMinutes + sum.callbackMinutes;
  return { ...one, ...sum, isAssumed: one.isAssumed || other.isAssumed, use: available <= 0 ? null : work / available };
}
