import { minutesOfTime, type ServingKind } from '#server/agency/hours-plan.ts';
import type { DayInterval } from '../../hours/day.ts';

/** When a place serves on a day, as the catalogue can say it. Minutes from its midnight; past 1440 it goes on into the next. */
export type Stretch = { from: number; to: number; kind: Exclude<ServingKind, 'self-service'> };

export const day = 1440;
const quarter = 15;

/** Minutes as a time of a plan: 1500 is 01:00 of the next day, 1440 the end of this one. */
export function timeOf(minutes: number): string {
  const within = minutes > day ? minutes - day : minutes;
  return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`;
}

export const minutesOf = (time: string): number => minutesOfTime(time);

/**
 * The catalogue knows quarters of an hour, and no self-service. A stretch is made shorter, never longer: nobody finds a door shut
 * that was said to be open.
 */
export function asCatalogued(intervals: readonly DayInterval[]): Stretch[] {
  return joined(
    intervals.flatMap(({ from, to, kind }) => {
      if (kind === 'self-service') return [];
      const rounded = { from: Math.ceil(from / quarter) * quarter, to: Math.floor(to / quarter) * quarter, kind };
      return rounded.from < rounded.to ? [rounded] : [];
    }),
  );
}

/** In order, and what meets or overlaps as one. */
export function joined(stretches: readonly Stretch[]): Stretch[] {
  const done: Stretch[] = [];
  for (const one of stretches.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const before = done.findLast(({ kind }) => kind === one.kind);
    if (before && before.to >= one.from) before.to = Math.max(before.to, one.to);
    else done.push({ ...one });
  }
  return done;
}

export const isSame = (one: readonly Stretch[], other: readonly Stretch[]): boolean =>
  one.length === other.length &&
  one.every(({ from, to, kind }, at) => from === other[at]?.from && to === other[at].to && kind === other[at].kind);
