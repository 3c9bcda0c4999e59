import type { HoursPlan } from '#server/agency/hours-plan.ts';
import { factsOf, intervalsOn } from '#server/agency/network/hours/day.ts';
import { type Almanac, holdingOn, type Timetable } from '#server/agency/network/hours/open-hours.ts';
import { addDays } from '#server/platform/clock/clock.ts';
import { dayNumberOf } from '#server/platform/clock/wall-time.ts';

/** Time in which anybody may come without an appointment: hours, and days on which there is any. */
export type Week = { hours: number; days: number };

/** The Monday of the week in which an ISO day lies. */
export function mondayOf(day: string): string {
  // 1 January 1970 was a Thursday.
  return addDays(day, -((dayNumberOf(day) + 3) % 7));
}

type Dated = { validFrom: string; validTo: string | null; plans: readonly { from: string; plan: HoursPlan }[] };

/** What a place serves in the very week that begins on a Monday: with its seasons, days that differ, holidays and eves. */
export function weekOf(place: Dated, almanac: Almanac, monday: string): Week {
  const earliest = place.plans.at(-1);
  if (!earliest) return { hours: 0, days: 0 };
  const timetable: Timetable = { ...earliest.plan, later: place.plans };
  return openOn(almanac, { from: monday, days: 7 }, (day) =>
    day < place.validFrom || (place.validTo !== null && day > place.validTo) ? undefined : holdingOn(timetable, day),
  );
}

/** Weeks that differ by their number, or by the turn of a weekday in its month, are all met in a year. */
const weeksOfYear = 52;

/** The usual week of the plan that holds on a day, without seasons, days that differ and holidays; where weeks differ, their mean. */
export function normalWeekOf({ plans }: Pick<Dated, 'plans'>, almanac: Almanac, day: string): Week {
  const plan = (plans.find(({ from }) => from <= day) ?? plans.at(-1))?.plan;
  if (!plan) return { hours: 0, days: 0 };
  const usual: HoursPlan = { week: plan.week, seasons: [], exceptions: [], holidays: 'as-usual' };
  const weeks = plan.week.some(({ weeks: every, nth }) => every !== undefined || nth !== undefined) ? weeksOfYear : 1;
  const { hours, days } = openOn(almanac, { from: mondayOf(day), days: 7 * weeks }, () => usual);
  return { hours: hours / weeks, days: days / weeks };
}

/** Hours as the clock on the wall shows them: a night in which it is changed is as long as any other. */
function openOn(almanac: Almanac, { from, days }: { from: string; days: number }, planOn: (day: string) => HoursPlan | undefined): Week {
  const first = dayNumberOf(from);
  const week = { hours: 0, days: 0 };
  for (let number = first; number < first + days; number += 1) {
    const facts = factsOf(almanac, number);
    const plan = planOn(facts.day);
    const open = plan ? intervalsOn(plan, facts).filter(({ kind }) => kind === 'open') : [];
    week.hours += open.reduce((minutes, interval) => minutes + interval.to - interval.from, 0) / 60;
    week.days += open.length > 0 ? 1 : 0;
  }
  return week;
}
