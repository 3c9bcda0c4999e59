import { wallTimeAt } from '#server/platform/clock/wall-time.ts';
import type { DayPlan } from './basis.ts';
import type { Minutes } from './line-now.ts';

/** Half an hour, in which a place is taken to have as many counters throughout. */
const slotMinutes: Minutes = 30;
const slotsADay = 48;

/** How a day goes on from this moment: the first slot is what is left of the present half hour. */
export type Outlook = {
  firstEnds: Minutes;
  /** How many counters there are for each that is open now. */
  shares: readonly number[];
  breaksPerHour: readonly number[];
  breakMinutes: readonly Minutes[];
};

/** With fewer counters on the average there is nothing to compare with. */
const fewestCounters = 0.5;

/** As on the average of such days, in proportion to how many are `open` now; more than are usual then never come. */
export function outlookOf({ timeZone, counters, breaksPerHour, breakMinutes }: DayPlan, at: Minutes, open: number): Outlook {
  const wall = wallTimeAt(timeZone, Math.floor(at));
  const slot = Math.floor(wall.minute / slotMinutes);
  // 1 January 1970 was a Thursday.
  const usual = counters[(wall.day + 3) % 7] ?? [];
  const now = usual[slot] ?? 0;
  const shares = [1];
  for (let later = slot + 1; later < slotsADay; later += 1) {
    const then = usual[later] ?? 0;
    const isKnown = now >= fewestCounters && then >= fewestCounters;
    shares.push(isKnown ? Math.min(then / now, Math.max(1, then / open)) : (shares.at(-1) ?? 1));
  }
  return {
    firstEnds: (slot + 1) * slotMinutes - wall.minute - (at - Math.floor(at)),
    shares,
    breaksPerHour: breaksPerHour.slice(slot),
    breakMinutes: breakMinutes.slice(slot),
  };
}

export function slotAt({ firstEnds, shares }: Outlook, minutes: Minutes): number {
  return minutes < firstEnds ? 0 : Math.min(shares.length - 1, 1 + Math.floor((minutes - firstEnds) / slotMinutes));
}

/** When a desk is manned next, at or after a moment. `rank`: of those that are open now the desks in the order in which they stay, with a chance added. */
export function mannedFrom(outlook: Outlook, { rank, open }: { rank: number; open: number }, minutes: Minutes): Minutes {
  for (let slot = slotAt(outlook, minutes); slot < outlook.shares.length; slot += 1)
    if (rank <= open * (outlook.shares[slot] ?? 1))
      return slot === 0 ? minutes : Math.max(minutes, outlook.firstEnds + (slot - 1) * slotMinutes);
  return Number.POSITIVE_INFINITY;
}
