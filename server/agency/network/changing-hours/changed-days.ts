import type { HoursPlan } from '#server/agency/hours-plan.ts';
import { addDays } from '#server/platform/clock/clock.ts';
import { type Almanac, listOpenings, type Opening } from '../hours/open-hours.ts';

/** One day as it would be without and with a change. */
export type DayBeside = { day: string; before: Opening[]; after: Opening[]; isChanged: boolean };

type Planned = { version: number; from: string; plan: HoursPlan };

const previewDays = 28;
const furthestDays = 365;

/**
 * The four weeks from the day on which new hours begin to hold, each day beside what was decided before; and the days after
 * them, up to a year, that change too. `decided` is what decides the hours from that day on.
 */
export function compareDays(
  decided: readonly Planned[],
  change: { from: string; plan: HoursPlan },
  almanac: Almanac,
): { weeks: DayBeside[]; later: DayBeside[] } {
  const withChange = [...decided, { ...change, version: Number.MAX_SAFE_INTEGER }];
  const days = Array.from({ length: furthestDays }, (_, at) => addDays(change.from, at)).map((day) => {
    const [before, after] = [openingsOf(decided, almanac, day), openingsOf(withChange, almanac, day)];
    return { day, before, after, isChanged: JSON.stringify(before) !== JSON.stringify(after) };
  });
  return { weeks: days.slice(0, previewDays), later: days.slice(previewDays).filter(({ isChanged }) => isChanged) };
}

/** Of what was decided, that holds on a day which began last to hold; of two for one day, the later decision. */
function openingsOf(decided: readonly Planned[], almanac: Almanac, day: string): Opening[] {
  const [holds] = decided
    .filter(({ from }) => from <= day)
    .toSorted((one, other) => (one.from === other.from ? other.version - one.version : one.from < other.from ? 1 : -1));
  return holds ? listOpenings(holds.plan, almanac, day, day) : [];
}
