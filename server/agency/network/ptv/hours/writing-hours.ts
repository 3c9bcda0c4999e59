import type { WeekRow } from '#server/agency/hours-plan.ts';
import { weekdays } from '#server/agency/hours-plan.ts';
import { addDays } from '#server/platform/clock/clock.ts';
import { dayNumberOf } from '#server/platform/clock/wall-time.ts';
import { languages, type Text } from '#server/platform/language/language.ts';
import { type DayInterval, factsOf, intervalsOn } from '../../hours/day.ts';
import { type Almanac, holdingOn, type Timetable } from '../../hours/open-hours.ts';
import { type OpeningHour, ptvWeekdays, type ServiceHour } from '../record.ts';
import { readHours, specialOn, weeklyOn } from './reading-hours.ts';
import { asCatalogued, day as wholeDay, isSame, minutesOf, type Stretch, timeOf } from './times.ts';

/** Days that differ are written out so far ahead: an export can be taken in again for a year as saying the same. */
const days = 800;

/**
 * Hours as serviceHours of the catalogue: the weeks as weeks, each with the time in which it holds, and every day on which something
 * else holds (holidays and their eves, every other week, days that differ) by its date.
 */
export function writeHours(plan: Timetable, almanac: Almanac, today: string): ServiceHour[] {
  const last = addDays(today, days - 1);
  const weeks = periodsOf(plan, today, last).flatMap(({ from, to, week }) => weekEntries(week, from, to));
  const { hours } = readHours(weeks);
  const differing: Differing[] = [];
  for (let number = dayNumberOf(today), day = today; day <= last; number += 1, day = addDays(day, 1)) {
    const facts = factsOf(almanac, number);
    const holding = holdingOn(plan, day);
    const stretches = asCatalogued(intervalsOn(holding, facts));
    if (specialOn(hours, day) === undefined && isSame(stretches, weeklyOn(hours, day))) continue;
    const said = holding.exceptions.find(({ from, to }) => from <= day && day <= to)?.reason;
    differing.push({ day, stretches, reason: said ?? (facts.isHoliday ? holiday : undefined) });
  }
  return [...weeks, ...specialEntries(differing)];
}

/** Whether the catalogue can say the hours only more coarsely than they are: quarters of an hour, no self-service. */
export function isCoarser(plan: Timetable, almanac: Almanac, today: string): boolean {
  return Array.from({ length: 35 }, (_, at) => addDays(today, at)).some((day) =>
    intervalsOn(holdingOn(plan, day), factsOf(almanac, dayNumberOf(day))).some(isLost),
  );
}

const isLost = ({ from, to, kind }: DayInterval) => kind === 'self-service' || from % 15 !== 0 || to % 15 !== 0;

const holiday: Text = { fi: 'Arkipyhä', sv: 'Helgdag', en: 'Public holiday' };

type Period = { from: string | undefined; to: string | undefined; week: readonly WeekRow[] };

/** The weeks in turn: of what was decided for later too, and of the seasons. */
function periodsOf(plan: Timetable, today: string, last: string): Period[] {
  const later = (plan.later ?? []).toSorted((one, other) => (one.from < other.from ? -1 : 1)).filter(({ from }) => from <= last);
  const turns = [{ from: undefined, plan }, ...later];
  return turns.flatMap(({ from, plan: one }, at) => {
    const next = turns[at + 1]?.from;
    const until = next === undefined ? last : addDays(next, -1);
    const isOnly = from === undefined && next === undefined;
    const usual = { from: isOnly ? undefined : (from ?? today), to: isOnly ? undefined : until, week: one.week };
    const years = Array.from({ length: 4 }, (_, more) => Number(today.slice(0, 4)) - 1 + more);
    const seasons = one.seasons.flatMap((season) =>
      years.flatMap((year) => {
        const begins = `${year}-${season.from}`;
        const ends = `${season.from <= season.to ? year : year + 1}-${season.to}`;
        const isWithin = begins >= (from ?? '0000') && ends <= until && ends >= today;
        return isWithin ? [{ from: begins, to: ends, week: season.week }] : [];
      }),
    );
    return [usual, ...seasons];
  });
}

/** Rows for every other week, or for the first of a month, are no week: their days are written by date. */
function weekEntries(week: readonly WeekRow[], from: string | undefined, to: string | undefined): ServiceHour[] {
  const plain = week.filter((row) => row.weeks === undefined && row.nth === undefined);
  const byDay = weekdays.map((weekday) => asCatalogued(plain.filter((row) => row.days.includes(weekday)).map(inMinutes)));
  const kinds = ['open', 'appointment-only'] as const;
  return kinds.flatMap((kind) => {
    const isReservation = kind === 'appointment-only';
    const ofKind = byDay.map((stretches) => stretches.filter((one) => one.kind === kind));
    if (ofKind.every(([only, more]) => only?.from === 0 && only.to === wholeDay && more === undefined))
      return [entryOf('DaysOfTheWeek', [], { from, to, isReservation, isAlwaysOpen: true })];
    const rows = ofKind.flatMap((stretches, at) => stretches.map((one) => ({ at, one })));
    const within = rows.filter(({ one }) => one.to < wholeDay).map(({ at, one }) => hourOf(at, one));
    const over = rows.filter(({ one }) => one.to >= wholeDay).map(({ at, one }) => hourOf(at, one));
    return [
      ...(within.length > 0 ? [entryOf('DaysOfTheWeek', within, { from, to, isReservation })] : []),
      ...(over.length > 0 ? [entryOf('OverMidnight', over, { from, to, isReservation })] : []),
    ];
  });
}

function inMinutes({ from, to, kind }: WeekRow): DayInterval {
  const begins = minutesOf(from);
  const ends = minutesOf(to);
  const until = ends <= begins ? ends + wholeDay : ends;
  return { from: begins, to: until, kind, ticketsTo: until };
}

type EntryFacts = {
  from: string | undefined;
  to: string | undefined;
  isReservation: boolean;
  isAlwaysOpen?: boolean;
  isClosed?: boolean;
  reason?: Text | undefined;
};

function entryOf(type: ServiceHour['serviceHourType'], openingHour: OpeningHour[], facts: EntryFacts): ServiceHour {
  const { from, to, isReservation, isAlwaysOpen = false, isClosed = false, reason } = facts;
  return {
    serviceHourType: type,
    ...(from !== undefined && { validFrom: `${from}T00:00:00` }),
    ...(to !== undefined && { validTo: `${to}T00:00:00` }),
    isClosed,
    isAlwaysOpen,
    isReservation,
    additionalInformation: reason ? languages.map((language) => ({ value: reason[language].slice(0, 150), language })) : [],
    openingHour,
  };
}

function hourOf(weekday: number, { from, to }: Stretch): OpeningHour {
  const ends = to >= wholeDay;
  return {
    dayFrom: ptvWeekdays[weekday]!,
    dayTo: ends ? ptvWeekdays[(weekday + 1) % 7]! : '',
    from: `${timeOf(from)}:00`,
    to: ends ? `${timeOf(to === wholeDay ? 0 : to)}:00` : `${timeOf(to)}:00`,
  };
}

type Differing = { day: string; stretches: Stretch[]; reason: Text | undefined };

/** Days on which a place is closed for the same reason, one after the other, are one entry; other days stand alone. */
function specialEntries(differing: readonly Differing[]): ServiceHour[] {
  const entries: ServiceHour[] = [];
  let run: { from: string; to: string; reason: Text | undefined } | undefined;
  const endRun = () => {
    if (run) entries.push(entryOf('Exceptional', [], { ...run, isReservation: false, isClosed: true }));
    run = undefined;
  };
  for (const { day, stretches, reason } of differing) {
    if (stretches.length > 0) {
      endRun();
      entries.push(...openEntries(day, stretches, reason));
    } else if (run && addDays(run.to, 1) === day && JSON.stringify(run.reason) === JSON.stringify(reason)) run.to = day;
    else {
      endRun();
      run = { from: day, to: day, reason };
    }
  }
  endRun();
  return entries;
}

function openEntries(day: string, stretches: readonly Stretch[], reason: Text | undefined): ServiceHour[] {
  const weekday = (((dayNumberOf(day) + 3) % 7) + 7) % 7;
  return (['open', 'appointment-only'] as const).flatMap((kind) => {
    const hours = stretches.filter((one) => one.kind === kind).map((one) => hourOf(weekday, one));
    const isReservation = kind === 'appointment-only';
    return hours.length > 0 ? [entryOf('Exceptional', hours, { from: day, to: day, isReservation, reason })] : [];
  });
}
