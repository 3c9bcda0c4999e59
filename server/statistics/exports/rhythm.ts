import { addDays } from '#server/platform/clock/clock.ts';
import type { Period } from '#server/platform/clock/period.ts';

export const rhythms = ['day', 'week', 'month'] as const;
/** Every day, every Monday, or the first of every month. */
export type Rhythm = (typeof rhythms)[number];

/** The last day of a rhythm that has come: today, the Monday of this week, the first of this month. Days are ISO days. */
function lastDay(every: Rhythm, today: string): string {
  if (every === 'day') return today;
  if (every === 'month') return `${today.slice(0, 7)}-01`;
  const daysSinceMonday = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(today, -daysSinceMonday);
}

/** The first day of a rhythm after today. */
export function nextDay(every: Rhythm, today: string): string {
  const last = lastDay(every, today);
  if (every === 'month') return `${addDays(last, 31).slice(0, 7)}-01`;
  return addDays(last, every === 'day' ? 1 : 7);
}

/**
 * The days that a figure is sent for: what has ended since the sending before the one that was due on `dueOn`. Usually
 * yesterday, last week or last month; more when days were missed, so that what was missed comes once and whole.
 */
export function periodSince(every: Rhythm, dueOn: string, today: string): Period {
  const dayBefore = addDays(dueOn, -1);
  return { from: lastDay(every, dayBefore), to: addDays(lastDay(every, today), -1) };
}

/** What has ended last: what is sent when somebody asks for it between the days. */
export function lastPeriod(every: Rhythm, today: string): Period {
  return periodSince(every, lastDay(every, today), today);
}
