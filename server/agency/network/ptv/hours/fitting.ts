import { type HoursPlan, planFaults, type PlanInterval, weekdays, type WeekRow } from '#server/agency/hours-plan.ts';
import { addDays } from '#server/platform/clock/clock.ts';
import { dayNumberOf } from '#server/platform/clock/wall-time.ts';
import type { Text } from '#server/platform/language/language.ts';
import { type DayFacts, type DayInterval, factsOf, intervalsOn } from '../../hours/day.ts';
import { type Almanac, holdingOn, type Timetable } from '../../hours/open-hours.ts';
import { textOfWords } from '../mapping/words.ts';
import { type CataloguedHours, lastingWeek, specialOn, weeklyOn } from './reading-hours.ts';
import { asCatalogued, isSame, minutesOf, type Stretch, timeOf } from './times.ts';

/** So far ahead hours are compared, as the page that changes hours does. */
const days = 400;
const mostExceptions = 400;

type Day = { facts: DayFacts; day: string; wanted: Stretch[]; present: DayInterval[]; reason: Text | undefined };
export type Fitted = { plan: HoursPlan; differs: boolean } | { code: 'hours-overlap' | 'too-many-days' };

/** Closed always: what a place begins with. Holidays are as the agency has them, for the catalogue says them only now and then. */
const nothing: HoursPlan = { week: [], seasons: [], exceptions: [], holidays: 'closed' };

/**
 * A plan that says from a day on what the catalogue says, as near to the present one as it can be: times within a quarter, the end of
 * tickets, holidays, eves and self-service, of which the catalogue knows nothing, stay. `differs`: some day of the coming year changes.
 */
export function fitPlan(hours: CataloguedHours, present: Timetable | undefined, almanac: Almanac, from: string): Fitted {
  const until = addDays(from, days - 1);
  const now: Timetable = present ?? nothing;
  const all = Array.from({ length: days }, (_, at) => dayOf(addDays(from, at), hours, now, almanac));
  const differs = all.some(({ wanted, present: intervals }) => !isSame(wanted, asCatalogued(intervals)));
  // What was decided for later is not part of a plan.
  const { later: _, ...base } = now;
  if (!differs) return { plan: base, differs };
  const week = weekOf(lastingWeek(hours, from, until), now);
  // Yearly seasons and rows for every other week are kept where they still say what is wanted.
  const candidates = [base, { ...base, week }, { ...base, seasons: [] }, { ...base, week, seasons: [] }];
  const fitted = candidates.map((one) => withExceptions({ ...one, exceptions: [] }, all, now));
  const best = fitted.reduce((one, other) => (other.exceptions.length < one.exceptions.length ? other : one));
  if (best.exceptions.length > mostExceptions) return { code: 'too-many-days' };
  return planFaults(best).length > 0 ? { code: 'hours-overlap' } : { plan: best, differs };
}

function dayOf(day: string, hours: CataloguedHours, present: Timetable, almanac: Almanac): Day {
  const facts = factsOf(almanac, dayNumberOf(day));
  const holding = holdingOn(present, day);
  const said = specialOn(hours, day);
  const reason = said && textOfWords(said.reason);
  const wanted = said?.stretches ?? asUsual(weeklyOn(hours, day), facts, holding);
  return { facts, day, wanted, present: intervalsOn(holding, facts), reason };
}

/** What the week says, on a holiday or its eve as the place has them. */
function asUsual(stretches: Stretch[], facts: DayFacts, { holidays, eveCloses }: HoursPlan): Stretch[] {
  if (facts.isHoliday && holidays === 'closed') return [];
  if (!facts.isEve || eveCloses === undefined) return stretches;
  const closes = Math.floor(minutesOf(eveCloses) / 15) * 15;
  return stretches.filter(({ from }) => from < closes).map((one) => ({ ...one, to: Math.min(one.to, closes) }));
}

/** One row for the days that have the same stretch. A row that is there and says the same to the quarter is kept. */
function weekOf(byDay: readonly Stretch[][], present: HoursPlan): WeekRow[] {
  const rows = new Map<string, WeekRow>();
  for (const [at, stretches] of byDay.entries()) {
    const weekday = weekdays[at]!;
    const kept = present.week.filter((row) => row.days.includes(weekday) && row.weeks === undefined && row.nth === undefined);
    for (const one of exactly(stretches, kept.map(asInterval))) {
      const key = JSON.stringify(one);
      rows.set(key, { ...one, days: [...(rows.get(key)?.days ?? []), weekday] });
    }
  }
  return [...rows.values()];
}

const asInterval = ({ from, to, kind, ticketsTo }: WeekRow): DayInterval => {
  const begins = minutesOf(from);
  const until = (time: string) => (minutesOf(time) <= begins ? minutesOf(time) + 1440 : minutesOf(time));
  return { from: begins, to: until(to), kind, ticketsTo: until(ticketsTo ?? to) };
};

/** Stretches as intervals: those of the present that round to them stand for them, and self-service beside them goes on. */
function exactly(stretches: readonly Stretch[], present: readonly DayInterval[]): PlanInterval[] {
  const exact = stretches.flatMap((stretch) => {
    const within = present.filter(({ kind, from, to }) => kind === stretch.kind && from < stretch.to && stretch.from < to);
    return within.length > 0 && isSame(asCatalogued(within), [stretch]) ? within : [{ ...stretch, ticketsTo: stretch.to }];
  });
  const beside = present.filter(({ kind, from, to }) => kind === 'self-service' && !exact.some((one) => from < one.to && one.from < to));
  return [...exact, ...beside]
    .toSorted((one, other) => one.from - other.from)
    .map(({ from, to, kind, ticketsTo }) => ({
      from: timeOf(from),
      to: timeOf(to),
      kind,
      ...(kind === 'open' && ticketsTo < to && { ticketsTo: timeOf(ticketsTo) }),
    }));
}

const untold: Text = { fi: 'Poikkeava aukiolo', sv: 'Avvikande öppettid', en: 'Different hours' };

/** The plan with each day on which it would not say what is wanted. Days in a row that are alike are one. */
function withExceptions(plan: HoursPlan, all: readonly Day[], present: Timetable): HoursPlan {
  const exceptions: HoursPlan['exceptions'] = [];
  for (const { facts, day, wanted, present: intervals, reason } of all) {
    if (isSame(wanted, asCatalogued(intervalsOn(plan, facts)))) continue;
    const said = holdingOn(present, day).exceptions.find(({ from, to }) => from <= day && day <= to);
    const next = { from: day, to: day, reason: reason ?? said?.reason ?? untold, intervals: exactly(wanted, intervals) };
    const last = exceptions.at(-1);
    if (last && addDays(last.to, 1) === day && isAlike(last, next)) last.to = day;
    else exceptions.push(next);
  }
  const last = all.at(-1)?.day ?? '';
  return { ...plan, exceptions: [...exceptions, ...present.exceptions.filter(({ from }) => from > last)] };
}

type Exception = HoursPlan['exceptions'][number];
const isAlike = (one: Exception, other: Exception) =>
  JSON.stringify([one.reason, one.intervals]) === JSON.stringify([other.reason, other.intervals]);
