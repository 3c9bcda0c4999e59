import { isDay } from '#server/platform/clock/clock.ts';
import { dayFromNumber, dayNumberOf } from '#server/platform/clock/wall-time.ts';
import { type OpeningHour, ptvWeekdays, type ServiceHour, type Words } from '../record.ts';
import { day as wholeDay, joined, minutesOf, type Stretch } from './times.ts';

type Days = { from: string | undefined; to: string | undefined };
/** Hours of a week that hold in a time, by the weekday: 0 is Monday. */
type Weekly = Days & { week: readonly Stretch[][] };
/** Hours of days that differ. Without a weekday a stretch is for each of the days. */
type Special = Days & {
  stretches: readonly { weekday: number | undefined; stretch: Stretch }[];
  isClosed: boolean;
  reason: readonly Words[];
};

/** What the serviceHours of a channel say. */
export type CataloguedHours = { weekly: readonly Weekly[]; special: readonly Special[] };
export type HoursFault = { place: string; code: 'no-such-day' | 'ends-before' | 'no-time' | 'no-weekday' };

const overnight = new Set(['OverMidnight', 'Special']);
const special = new Set(['Exceptional', 'Exception']);

/** Reads the serviceHours of a channel. `place` of a fault is a pointer from the record. */
export function readHours(entries: readonly ServiceHour[]): { hours: CataloguedHours; faults: HoursFault[] } {
  const faults: HoursFault[] = [];
  const hours = { weekly: new Array<Weekly>(), special: new Array<Special>() };
  for (const [at, entry] of entries.entries()) {
    const place = `/serviceHours/${at}`;
    const days = readDays(entry, place, faults);
    const isSpecial = special.has(entry.serviceHourType);
    const rows = (entry.openingHour ?? []).flatMap((row, index) =>
      readRow(row, entry, `${place}/openingHour/${index}`, { faults, needsWeekday: !isSpecial }),
    );
    if (isSpecial) {
      // An exception without an end is for the one day.
      const range = { from: days.from, to: days.to ?? days.from };
      hours.special.push({ ...range, stretches: rows, isClosed: entry.isClosed === true, reason: entry.additionalInformation ?? [] });
    } else if (entry.isClosed !== true) hours.weekly.push({ ...days, week: weekOf(entry, rows) });
  }
  return { hours, faults };
}

function readDays({ validFrom, validTo }: ServiceHour, place: string, faults: HoursFault[]): Days {
  const [from, to] = [validFrom?.slice(0, 10), validTo?.slice(0, 10)];
  if (from !== undefined && !isDay(from)) faults.push({ place: `${place}/validFrom`, code: 'no-such-day' });
  if (to !== undefined && !isDay(to)) faults.push({ place: `${place}/validTo`, code: 'no-such-day' });
  else if (from !== undefined && to !== undefined && to < from) faults.push({ place: `${place}/validTo`, code: 'ends-before' });
  return { from, to };
}

type Reading = { faults: HoursFault[]; needsWeekday: boolean };
type Row = { weekday: number | undefined; stretch: Stretch };

/** What goes on over several midnights is one stretch for each day. */
function readRow({ dayFrom, dayTo, from, to }: OpeningHour, entry: ServiceHour, place: string, { faults, needsWeekday }: Reading): Row[] {
  const kind = entry.isReservation === true ? 'appointment-only' : 'open';
  const [begins, ends] = [minutesOf(from), minutesOf(to)];
  const weekday = weekdayOf(dayFrom);
  if (weekday === undefined && needsWeekday) {
    faults.push({ place: `${place}/dayFrom`, code: 'no-weekday' });
    return [];
  }
  const lastDay = weekdayOf(dayTo);
  // A stretch that is not over midnight ends on its own day, whatever the last day says.
  const isSpan =
    weekday !== undefined && lastDay !== undefined && lastDay !== weekday && (overnight.has(entry.serviceHourType) || !needsWeekday);
  if (!isSpan) {
    if (begins === ends) faults.push({ place: `${place}/to`, code: 'no-time' });
    return [{ weekday, stretch: { from: begins, to: ends > begins ? ends : ends + wholeDay, kind } }];
  }
  const nights = (lastDay - weekday + 7) % 7;
  if (nights === 1) return [{ weekday, stretch: { from: begins, to: Math.min(ends + wholeDay, begins + wholeDay), kind } }];
  const between = Array.from({ length: nights - 1 }, (_, at) => ({
    weekday: (weekday + at + 1) % 7,
    stretch: { from: 0, to: wholeDay, kind } as const,
  }));
  const last = ends > 0 ? [{ weekday: lastDay, stretch: { from: 0, to: ends, kind } as const }] : [];
  return [{ weekday, stretch: { from: begins, to: wholeDay, kind } }, ...between, ...last];
}

function weekdayOf(name: string | undefined): number | undefined {
  const at = ptvWeekdays.findIndex((one) => one === name);
  return at === -1 ? undefined : at;
}

function weekOf(entry: ServiceHour, rows: readonly Row[]): Stretch[][] {
  const kind = entry.isReservation === true ? 'appointment-only' : 'open';
  return ptvWeekdays.map((_, at) =>
    entry.isAlwaysOpen === true
      ? [{ from: 0, to: wholeDay, kind }]
      : rows.filter(({ weekday }) => weekday === at).map(({ stretch }) => stretch),
  );
}

// 1 January 1970 was a Thursday.
const weekdayOn = (day: string) => (((dayNumberOf(day) + 3) % 7) + 7) % 7;

const holds = ({ from, to }: Days, day: string) => (from === undefined || from <= day) && (to === undefined || day <= to);

/** What is said for this day alone; undefined when nothing is. */
export function specialOn({ special: all }: CataloguedHours, day: string): { stretches: Stretch[]; reason: readonly Words[] } | undefined {
  const found = all.filter((one) => holds(one, day));
  if (found.length === 0) return undefined;
  const open = found.filter(({ isClosed }) => !isClosed);
  const stretches = open.flatMap((one) =>
    one.stretches.flatMap(({ weekday, stretch }) => (weekday === undefined || weekday === weekdayOn(day) ? [stretch] : [])),
  );
  return { stretches: joined(stretches), reason: (open[0] ?? found[0])?.reason ?? [] };
}

/** What the week says for this day: of what holds then, the hours that hold for the shortest time stand instead of the others. */
export function weeklyOn({ weekly }: CataloguedHours, day: string): Stretch[] {
  const holding = weekly.filter((one) => holds(one, day));
  const narrowest = holding.toSorted(byNarrowness)[0];
  if (!narrowest) return [];
  const beside = holding.filter(({ from, to }) => from === narrowest.from && to === narrowest.to);
  return joined(beside.flatMap(({ week }) => week[weekdayOn(day)] ?? []));
}

function byNarrowness(one: Days, other: Days): number {
  const span = ({ from, to }: Days) =>
    from !== undefined && to !== undefined ? dayNumberOf(to) - dayNumberOf(from) : from === undefined && to === undefined ? Infinity : 1e9;
  const [a, b] = [span(one), span(other)];
  return a === b ? (other.from ?? '').localeCompare(one.from ?? '') : a - b;
}

const lasting = 200;

/** The hours of a week that go on, by the weekday: what is dated for a short time is left out. */
export function lastingWeek({ weekly, special: none }: CataloguedHours, from: string, until: string): Stretch[][] {
  const kept = weekly.filter(
    (one) => one.to === undefined || (one.to >= until && dayNumberOf(one.to) - dayNumberOf(one.from ?? from) > lasting),
  );
  const lastMonday = dayNumberOf(until) - weekdayOn(until) - 7;
  return ptvWeekdays.map((_, at) => weeklyOn({ weekly: kept, special: none }, dayFromNumber(lastMonday + at)));
}
