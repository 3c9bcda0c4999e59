import type { Agency } from '#server/agency/loading.ts';
import { addWorkingDays, isWorkingDay, nextWorkingDay } from '#server/agency/working-days.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { dayNumberOf, instantOf } from '#server/platform/clock/wall-time.ts';

export type Stretch = { from: Date; to: Date };

/** When a wall shows a time (`09:30`) on an ISO day of the agency. */
export function instantOn({ timeZone }: Pick<Agency, 'timeZone'>, day: string, time: string): Date {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return new Date(instantOf(timeZone, { day: dayNumberOf(day), minute: hours * 60 + minutes }, 'first') * 60_000);
}

/** The hours for calling on a working day. */
export function hoursOn(agency: Agency, day: string): Stretch {
  const { from, to } = agency.callbacks.callingHours;
  return { from: instantOn(agency, day, from), to: instantOn(agency, day, to) };
}

/** The earliest hours for calling that hold at an instant or after it: `from` is the instant itself when they have begun. */
export function nextHours(agency: Agency, at: Date): Stretch {
  const today = dayOf(at, agency.timeZone);
  const hours = isWorkingDay(agency, today) ? hoursOn(agency, today) : undefined;
  if (hours && at < hours.to) return { from: at > hours.from ? at : hours.from, to: hours.to };
  return hoursOn(agency, nextWorkingDay(agency, today));
}

/** When a request is given up whose call was promised within a stretch that ends then. */
export function expiryOf(agency: Agency, to: Date): Date {
  const day = dayOf(to, agency.timeZone);
  return hoursOn(agency, addWorkingDays(agency, day, agency.callbacks.expiresAfterWeekdays)).to;
}
