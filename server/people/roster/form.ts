import { readDay } from '#server/platform/clock/period.ts';
import { asTyped } from '#server/platform/html/period-fields.tsx';
import { daysBetween } from '#server/platform/clock/clock.ts';
import { type PostedForm, singleValue } from '#server/platform/http/posted-form.ts';
import { mostDays, type Pattern, readTime } from './recurring.ts';
import { type ShiftChannel, shiftChannels } from './shifts.ts';

export type ShiftFault = {
  field: 'worker' | 'weekdays' | 'fromDay' | 'toDay' | 'fromTime' | 'toTime';
  code: 'worker' | 'weekdays' | 'day' | 'past' | 'days' | 'time' | 'times';
};

/** 16 hours is the longest that the table takes, and an autumn night has an hour more than the wall shows. */
const longestMinutes = 15 * 60;

const valueOf = (form: PostedForm, field: string) => (singleValue(form, field) ?? '').trim();

/** The ways in which appointments may be booked, as chosen. */
export function readChannels(form: PostedForm): ShiftChannel[] {
  const chosen = new Set(form.get('channels'));
  return shiftChannels.filter((channel) => chosen.has(channel));
}

/** The two times of a form, in minutes from midnight; they hold only when there are no faults. */
export function readTimes(form: PostedForm): { fromMinute: number; toMinute: number; faults: ShiftFault[] } {
  const [from, to] = [readTime(valueOf(form, 'fromTime')), readTime(valueOf(form, 'toTime'))];
  const faults: ShiftFault[] = [];
  if (from === undefined) faults.push({ field: 'fromTime', code: 'time' });
  if (to === undefined) faults.push({ field: 'toTime', code: 'time' });
  if (from !== undefined && to !== undefined && (to <= from || to - from > longestMinutes)) faults.push({ field: 'toTime', code: 'times' });
  return { fromMinute: from ?? 0, toMinute: to ?? 0, faults };
}

/** Days of the week from one day to another, with times: what is added, or taken away. Holds only when there are no faults. */
export function readPattern(form: PostedForm, today: string): { pattern: Pattern; faults: ShiftFault[] } {
  const { fromMinute, toMinute, faults } = readTimes(form);
  const days = readDays(form, today);
  const chosen = form.get('weekdays') ?? [];
  const weekdays = new Set([1, 2, 3, 4, 5, 6, 7].filter((day) => chosen.includes(String(day))));
  if (weekdays.size === 0) faults.unshift({ field: 'weekdays', code: 'weekdays' });
  return { pattern: { weekdays, ...days.period, fromMinute, toMinute }, faults: [...days.faults, ...faults] };
}

/** The first and the last day of a form; they hold only when there are no faults. The last may be left out: then it is the first. */
export function readDays(form: PostedForm, today: string): { period: { fromDay: string; toDay: string }; faults: ShiftFault[] } {
  const faults: ShiftFault[] = [];
  const fromDay = readDay(valueOf(form, 'fromDay'), '') ?? '';
  const toDay = readDay(valueOf(form, 'toDay'), fromDay) ?? '';
  if (fromDay === '') faults.push({ field: 'fromDay', code: 'day' });
  else if (fromDay < today) faults.push({ field: 'fromDay', code: 'past' });
  if (toDay === '') faults.push({ field: 'toDay', code: 'day' });
  else if (fromDay !== '' && (toDay < fromDay || daysBetween(fromDay, toDay) >= mostDays)) faults.push({ field: 'toDay', code: 'days' });
  return { period: { fromDay, toDay }, faults };
}

/** How many broken promises were shown before this was sent. */
export function seenBrokenOf(form: PostedForm): number {
  const typed = valueOf(form, 'broken');
  return /^\d{1,4}$/.test(typed) ? parseInt(typed, 10) : 0;
}

/** What stands in a form that nobody has filled in: an office week. */
export function usualFields(from: string, to: string): PostedForm {
  return new Map([
    ['weekdays', ['1', '2', '3', '4', '5']],
    ['fromDay', [asTyped(from)]],
    ['toDay', [asTyped(to < from ? from : to)]],
    ['fromTime', ['8.00']],
    ['toTime', ['15.45']],
    ['channels', ['office', 'phone']],
  ]);
}
