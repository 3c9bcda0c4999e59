import { Chance } from './chance.ts';

/** Minutes after midnight on the wall, or a length in minutes. */
type Minutes = number;

/** An invented office. How many come and how long they take follows what is known or supposed of offices of 2015. */
export type Office = {
  placeId: string;
  /** Of a day with everything usual. */
  visitsADay: number;
  /** By day of the week, Monday to Friday: how many clerks are there. */
  clerks: readonly number[];
  hasQuickCounter: boolean;
};

/** Somebody who will come: all that is theirs and hangs on nobody else. */
export type Visitor = {
  at: Minutes;
  benefitGroup: string;
  language: 'fi' | 'sv';
  isQuick: boolean;
  isUrgent: boolean;
  isNoShow: boolean;
  /** Goes away after so long. */
  patience: Minutes;
  walk: Minutes;
  /** At a clerk of usual speed. */
  service: Minutes;
  wrapUp: Minutes;
};

export type Shift = {
  /** The same clerk every day. */
  no: number;
  from: Minutes;
  to: Minutes;
  breaks: { at: Minutes; length: Minutes }[];
  benefitGroups: string[];
  languages: string[];
  isQuick: boolean;
  /** How much longer than usual this clerk takes. */
  slowness: number;
};

export type DayAtOffice = { visitors: Visitor[]; shifts: Shift[] };

export const opensAt: Minutes = 9 * 60;
export const closesAt: Minutes = 16 * 60;

const weekdayIndex = [1.28, 1.05, 0.95, 0.92, 0.8];
/** From nine, of each hour. */
const hourShares = [0.15, 0.19, 0.18, 0.14, 0.14, 0.12, 0.08];

/** Share of visits, mean minutes at the counter, spread of their logarithm. */
const matters: Readonly<Record<string, { share: number; mean: Minutes; logSd: number }>> = {
  sickness: { share: 0.26, mean: 11, logSd: 0.65 },
  unemployment: { share: 0.26, mean: 12.5, logSd: 0.7 },
  housing: { share: 0.24, mean: 14, logSd: 0.75 },
  family: { share: 0.13, mean: 11, logSd: 0.6 },
  student: { share: 0.11, mean: 9, logSd: 0.65 },
};
const groups = Object.keys(matters);

/** One day of an office, decided by the seed. `weekday` from Monday, 0; `sick`: how many clerks stay at home that morning. */
export function planDay(
  office: Office,
  { seed, day, weekday, sick = 0 }: { seed: string; day: string; weekday: number; sick?: number },
): DayAtOffice {
  const chance = new Chance(`${seed} ${office.placeId} ${day}`);
  // No two Mondays are alike.
  const mood = chance.logNormal(1, 0.08);
  return {
    visitors: listVisitors(office.visitsADay * (weekdayIndex[weekday] ?? 0) * mood, chance),
    shifts: listShifts(office, weekday, { seed, chance }).slice(0, (office.clerks[weekday] ?? 0) - sick),
  };
}

/** A Poisson course whose rate changes by the hour. */
function listVisitors(expected: number, chance: Chance): Visitor[] {
  return hourShares.flatMap((share, hour) => {
    const visitors: Visitor[] = [];
    const mean = 60 / (expected * share);
    for (let at = chance.exponential(mean); at < 60; at += chance.exponential(mean))
      visitors.push(visitor(opensAt + hour * 60 + at, chance));
    return visitors;
  });
}

function visitor(at: Minutes, chance: Chance): Visitor {
  const benefitGroup = chance.pick(groups.map((group) => [group, matters[group]!.share] as const));
  const { mean, logSd } = matters[benefitGroup]!;
  const isQuick = chance.isOf(0.3);
  return {
    at,
    benefitGroup,
    isQuick,
    language: chance.isOf(0.06) ? 'sv' : 'fi',
    isUrgent: chance.isOf(0.02),
    isNoShow: chance.isOf(0.03),
    patience: chance.isOf(0.8) ? Number.POSITIVE_INFINITY : chance.logNormal(70, 0.6),
    walk: chance.between(0.2, 0.9),
    service: isQuick ? chance.logNormal(3, 0.5) : chance.logNormal(mean, logSd),
    wrapUp: chance.isOf(isQuick ? 0.2 : 0.5) ? chance.exponential(1.5) : 0,
  };
}

function listShifts(office: Office, weekday: number, { seed, chance }: { seed: string; chance: Chance }): Shift[] {
  const count = office.clerks[weekday] ?? 0;
  // What a clerk can do and how fast they are does not change from day to day.
  const staff = new Chance(`${seed} ${office.placeId} staff`);
  const shifts = Array.from({ length: Math.max(...office.clerks) }, (_, no): Shift => {
    const isQuick = office.hasQuickCounter && no === 0;
    const lacks = staff.isOf(0.3) ? staff.pick(groups.map((group) => [group, 1] as const)) : undefined;
    const languages = staff.isOf(0.4) || no < 2 ? ['fi', 'sv'] : ['fi'];
    const slowness = Math.exp(0.12 * staff.normal());
    const [from, to] = staff.isOf(0.2) && no > 1 ? [10 * 60, 14 * 60 + 30] : [opensAt, closesAt];
    return { no, from, to, breaks: [], benefitGroups: groups.filter((group) => no < 2 || group !== lacks), languages, isQuick, slowness };
  });
  // Lunches follow each other, so that some are always there.
  const places = chance.shuffle(shifts.map(({ no }) => no));
  return shifts.slice(0, count).map((shift, no) => ({
    ...shift,
    from: shift.from + chance.between(-4, 5),
    breaks: listBreaks(shift, (places[no] ?? 0) / shifts.length, chance),
  }));
}

function listBreaks({ from, to }: Shift, place: number, chance: Chance): Shift['breaks'] {
  const lunch = { at: 10.75 * 60 + place * 120 + chance.between(-8, 8), length: chance.between(27, 36) };
  const coffees =
    to - from < 300 ? [] : [14 * 60 + place * 50].map((at) => ({ at: at + chance.between(-10, 10), length: chance.between(9, 16) }));
  return [lunch, ...coffees].filter(({ at }) => at > from + 30 && at < to - 20);
}
