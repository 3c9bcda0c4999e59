import { addDays } from '../platform/clock/clock.ts';
import type { ProcessingTime } from './definition.ts';
import { addWorkingDays, isWorkingDay, nextWorkingDay, type Calendar } from './working-days.ts';

/**
 * The day by which a decision is expected: the target counted from the day of receipt, and when it ends on a day off,
 * the next working day. The last day of a time limit moves in the same way (Act 150/1930 on statutory time limits, § 5).
 */
export function targetDay(calendar: Calendar, { count, unit }: ProcessingTime, receivedOn: string): string {
  switch (unit) {
    case 'working-days':
      return addWorkingDays(calendar, receivedOn, count);
    case 'days':
      return sameOrNextWorkingDay(calendar, addDays(receivedOn, count));
    case 'weeks':
      return sameOrNextWorkingDay(calendar, addDays(receivedOn, count * 7));
  }
}

function sameOrNextWorkingDay(calendar: Calendar, day: string): string {
  return isWorkingDay(calendar, day) ? day : nextWorkingDay(calendar, day);
}
