import Type from 'typebox';
import { Line } from './definition.ts';
import type { PlacedFault } from './reading/shape-faults.ts';

/**
 * When a place serves, as one would write it on its door: the hours of a usual week, seasons with hours of their own, days
 * that differ, and what holidays and their eves do. All times are the wall's.
 */

const strict = { additionalProperties: false } as const;
const Time = Type.String({ pattern: '^(([01]\\d|2[0-3]):[0-5]\\d|24:00)$', description: 'a time of the day: 09:00; 24:00 is its end' });
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'a day: 2015-12-31' });
const MonthAndDay = Type.String({ pattern: '^(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$', description: 'a date of every year: 06-01' });

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** How a place serves: anybody who comes, only those with an appointment, or by the customer's own hand. */
export const servingKinds = ['open', 'appointment-only', 'self-service'] as const;
export type ServingKind = (typeof servingKinds)[number];

const interval = {
  from: Time,
  to: Time,
  kind: Type.Enum([...servingKinds]),
  ticketsTo: Type.Optional({ ...Time, description: 'when the ticket dispenser shuts, if before the counters do' }),
};
const Interval = Type.Object(interval, strict);

/** One line of a week. `to` before `from` is a time of the next day. */
const WeekRow = Type.Object(
  {
    ...interval,
    days: Type.Array(Type.Enum([...weekdays]), { minItems: 1, uniqueItems: true }),
    weeks: Type.Optional(Type.Enum(['odd', 'even'], { description: 'every other week, by the number of the ISO week' })),
    nth: Type.Optional(
      Type.Array(Type.Enum([1, 2, 3, 4, 5, -1]), {
        minItems: 1,
        uniqueItems: true,
        description: 'the first, second … of such weekdays in a month; -1 the last',
      }),
    ),
  },
  strict,
);

const Season = Type.Object(
  { from: MonthAndDay, to: MonthAndDay, reason: Line, week: Type.Array(WeekRow, { maxItems: 60 }) },
  { ...strict, description: 'in its time, both days included, the week of the season stands for the usual one' },
);

const Exception = Type.Object(
  { from: Day, to: Day, reason: Line, intervals: Type.Array(Interval, { maxItems: 10, description: 'empty: closed' }) },
  strict,
);

export const HoursPlan = Type.Object(
  {
    week: Type.Array(WeekRow, { maxItems: 60 }),
    seasons: Type.Array(Season, { maxItems: 12 }),
    exceptions: Type.Array(Exception, { maxItems: 400 }),
    holidays: Type.Enum(['closed', 'as-usual']),
    eveCloses: Type.Optional({ ...Time, description: 'on the eves of holidays nothing goes on longer than this' }),
  },
  strict,
);

export type HoursPlan = Type.Static<typeof HoursPlan>;
export type WeekRow = Type.Static<typeof WeekRow>;
export type PlanInterval = Type.Static<typeof Interval>;

/** Minutes from midnight. */
export function minutesOfTime(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** Where an interval ends, in minutes from the midnight with which its day began: past 1440 when it goes on after midnight. */
export function endOf({ from, to }: Pick<PlanInterval, 'from' | 'to'>): number {
  const end = minutesOfTime(to);
  return end <= minutesOfTime(from) ? end + 1440 : end;
}

/** What is wrong, in words for whoever writes the file. Pages say it in words of their own, by the code. */
const reasons = {
  'ended-day': 'a day has ended at 24:00: write 00:00 of the next day',
  'no-time': 'begins and ends at the same time; the whole day is 00:00–24:00',
  'tickets-not-open': 'tickets are given only where anybody may come',
  'tickets-too-late': 'the dispenser shuts after the counters do',
  overlap: 'these hours overlap others of the same day above',
  'no-such-day': 'there is no such day',
  'ends-before': 'ends before it begins',
  clash: 'begins before the days that differ before it have ended',
} as const;
export type PlanFault = PlacedFault & { code: keyof typeof reasons };

const fault = (place: string, code: PlanFault['code']): PlanFault => ({ place, code, reason: reasons[code] });

/** What a plan of the right shape still has wrong. `place` is a JSON pointer into the plan. */
export function planFaults(plan: HoursPlan): PlanFault[] {
  return [
    ...weekFaults(plan.week, '/week'),
    ...plan.seasons.flatMap(({ week }, at) => weekFaults(week, `/seasons/${at}/week`)),
    ...plan.exceptions.flatMap((exception, at) => exceptionFaults(exception, `/exceptions/${at}`)),
    ...exceptionClashes(plan.exceptions),
  ];
}

function weekFaults(week: readonly WeekRow[], place: string): PlanFault[] {
  const faults = week.flatMap((row, at) => intervalFaults(row, `${place}/${at}`));
  for (const [at, row] of week.entries()) {
    const meets = week.slice(0, at).some((other) => mayMeet(row, other) && overlaps(row, other));
    if (meets) faults.push(fault(`${place}/${at}`, 'overlap'));
  }
  return faults;
}

/** Rows for different days, weeks or turns of a weekday never meet. */
function mayMeet(one: WeekRow, other: WeekRow): boolean {
  if (!one.days.some((day) => other.days.includes(day))) return false;
  if (one.weeks && other.weeks && one.weeks !== other.weeks) return false;
  // The last of a month may be its fourth or fifth.
  const turns = (row: WeekRow) => new Set((row.nth ?? [1, 2, 3, 4, 5]).flatMap((nth) => (nth === -1 ? [4, 5] : [nth])));
  return [...turns(one)].some((nth) => turns(other).has(nth));
}

type Span = Pick<PlanInterval, 'from' | 'to'>;

function overlaps(one: Span, other: Span): boolean {
  return minutesOfTime(one.from) < endOf(other) && minutesOfTime(other.from) < endOf(one);
}

function intervalFaults({ from, to, kind, ticketsTo }: PlanInterval, place: string): PlanFault[] {
  if (from === '24:00') return [fault(`${place}/from`, 'ended-day')];
  if (from === to) return [fault(`${place}/to`, 'no-time')];
  if (ticketsTo === undefined) return [];
  if (kind !== 'open') return [fault(`${place}/ticketsTo`, 'tickets-not-open')];
  const shuts = endOf({ from, to: ticketsTo });
  return shuts > endOf({ from, to }) ? [fault(`${place}/ticketsTo`, 'tickets-too-late')] : [];
}

type Exception = HoursPlan['exceptions'][number];

function exceptionFaults({ from, to, intervals }: Exception, place: string): PlanFault[] {
  const faults = intervals.flatMap((one, at) => intervalFaults(one, `${place}/intervals/${at}`));
  if (!isRealDay(from)) faults.push(fault(`${place}/from`, 'no-such-day'));
  if (!isRealDay(to)) faults.push(fault(`${place}/to`, 'no-such-day'));
  if (to < from) faults.push(fault(`${place}/to`, 'ends-before'));
  for (const [at, one] of intervals.entries())
    if (intervals.slice(0, at).some((other) => overlaps(one, other))) faults.push(fault(`${place}/intervals/${at}`, 'overlap'));
  return faults;
}

/** Two exceptions for one day would leave it open which holds. */
function exceptionClashes(exceptions: readonly Exception[]): PlanFault[] {
  const inOrder = exceptions.map((exception, at) => ({ ...exception, at })).toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return inOrder.flatMap((one, index) => {
    const before = inOrder[index - 1];
    return before && before.to >= one.from ? [fault(`/exceptions/${one.at}/from`, 'clash')] : [];
  });
}

function isRealDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}
