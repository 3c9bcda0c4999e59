import { addDays, dayOf } from '#server/platform/clock/clock.ts';
import { readDay } from '#server/platform/clock/period.ts';
import { dayNumberOf, instantOf } from '#server/platform/clock/wall-time.ts';

/** As typed: a day, a time of day, both or none. */
export type TypedWhen = { day?: string | undefined; time?: string | undefined };
export type When = { at: Date; isNow: boolean; isFault: boolean };

const furthestDays = 366;

/** When somebody would begin. Nothing typed: now. A day alone: at its beginning. What is past or further than a year away is a fault, and now. */
export function readWhen({ day = '', time = '' }: TypedWhen, now: Date, timeZone: string): When {
  if (day.trim() === '' && time.trim() === '') return { at: now, isNow: true, isFault: false };
  const today = dayOf(now, timeZone);
  const on = readDay(day, today);
  const minute = readMinute(time.trim());
  const fault = { at: now, isNow: true, isFault: true };
  if (on === undefined || minute === undefined || on > addDays(today, furthestDays)) return fault;
  const at = new Date(instantOf(timeZone, { day: dayNumberOf(on), minute }, 'first') * 60_000);
  // Today's beginning is past, but whoever names today alone means from now on.
  if (at < now) return on === today && time.trim() === '' ? { at: now, isNow: true, isFault: false } : fault;
  return { at, isNow: false, isFault: false };
}

/** Minutes since midnight of 9, 9.30 or 09:30. */
function readMinute(text: string): number | undefined {
  if (text === '') return 0;
  const [, hour = '', minute = '0'] = /^(\d{1,2})(?:[.:](\d{2}))?$/.exec(text) ?? [];
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59) return undefined;
  return Number(hour) * 60 + Number(minute);
}
