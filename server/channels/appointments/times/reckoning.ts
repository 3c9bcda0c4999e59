import type { Stretch } from './rows.ts';

/** What one appointment takes, in minutes. */
export type Shape = { length: number; before: number; after: number; step: number };

/** Minutes since 1970. */
export type Interval = { from: number; to: number };

/** Between which minutes times are looked for, when the place serves by appointment, and what the public cannot book. */
export type Range = { from: number; to: number; openings: readonly Interval[]; keptShare: number; needs: readonly Stretch['kind'][] };

/** A time that can be booked, by how many at once. */
export type FreeTime = { at: number; free: number };

const stretchMinutes = 5;

/**
 * The times at one place that can be booked. Whole numbers only: for each time how many clerks are at work and how many of them are
 * free, and the same of counters and interpreters where they are needed.
 */
export function reckonTimes(stretches: readonly Stretch[], shape: Shape, range: Range): FreeTime[] {
  const { step, length } = shape;
  const first = Math.ceil(range.from / step);
  const count = Math.max(0, Math.floor((range.to - 1) / step) - first + 1);
  const tally = { clerk: tallyOf(count), counter: tallyOf(count), interpreter: tallyOf(count) };
  for (const stretch of stretches) addStretch(tally[stretch.kind], stretch, shape, first, count);
  const times: FreeTime[] = [];
  for (const opening of range.openings) {
    const last = Math.min(Math.floor((opening.to - length) / step), first + count - 1);
    for (let slot = Math.max(Math.ceil(opening.from / step), first); slot <= last; slot += 1) {
      const index = slot - first;
      const kept = Math.floor((tally.clerk.atWork[index] ?? 0) * range.keptShare);
      let free = (tally.clerk.free[index] ?? 0) - kept;
      for (const kind of range.needs) free = Math.min(free, tally[kind].free[index] ?? 0);
      if (free > 0) times.push({ at: slot * step, free });
    }
  }
  return times;
}

type Tally = { atWork: Uint16Array; free: Uint16Array };
const tallyOf = (count: number): Tally => ({ atWork: new Uint16Array(count), free: new Uint16Array(count) });

/** Counts one stretch in at every time that lies in it whole, with what is kept free before and after. */
function addStretch(
  { atWork, free }: Tally,
  { from, to, busy }: Stretch,
  { length, before, after, step }: Shape,
  first: number,
  count: number,
) {
  const end = Math.min(Math.floor((to - length - after) / step), first + count - 1);
  const need = (before + length + after) / stretchMinutes;
  // The next mark of something booked, as far as it was looked for.
  let next = -1;
  for (let slot = Math.max(Math.ceil((from + before) / step), first); slot <= end; slot += 1) {
    const index = slot - first;
    atWork[index] = (atWork[index] ?? 0) + 1;
    if (busy !== null) {
      const begins = (slot * step - before - from) / stretchMinutes;
      if (next < begins) {
        const found = busy.indexOf('1', begins);
        next = found < 0 ? busy.length : found;
      }
      if (next < begins + need) continue;
    }
    free[index] = (free[index] ?? 0) + 1;
  }
}
