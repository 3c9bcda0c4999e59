import {
  type Basis,
  type DayPlan,
  meanOf,
  type Pace,
  type Reach,
  type Spread,
  topicOf,
  usualBasis,
  usualReach,
  usualService,
  waitClasses,
} from '../basis.ts';
import { reachOf } from '../calibrating.ts';
import type { BreakSums, LeavingSums, LogSums, PaceSums, ServiceSums, SlotSums, Sums } from './sums.ts';

/** So many times, calls, minutes … weigh as much as what is believed where little is known: of a wider circle, or before anything was learned. */
const believed = { times: 15, calls: 100, waitedMinutes: 3000, hours: 40, slotHours: 10, days: 2, breaks: 4 };

/** How far off the estimates of a place were, by class of the foretold wait. */
export type Misses = readonly (readonly number[])[];

/** What is learned of each place, and under the empty name of all together: for places that have no record of their own. */
export function basesOf(sums: Sums, misses: ReadonlyMap<string, Misses>, timeZone: string): Map<string, Basis> {
  const services = servicesByPlace(sums.services);
  const reaches = reachesOf([...misses.values()], usualBasis.reaches);
  const pace = paceOf({ paces: sums.paces, leaving: sums.leaving, breaks: sums.breaks, slots: sums.slots }, usualBasis.pace);
  const everywhere: Basis = { contacts: 0, since: null, services: services(''), pace, plan: null, reaches };
  const of = <T extends { placeId: string }>(rows: readonly T[]) => Map.groupBy(rows, ({ placeId }) => placeId);
  const [leaving, breaks, slots] = [of(sums.leaving), of(sums.breaks), of(sums.slots)];
  const places = sums.paces.map((paces): [string, Basis] => {
    const { placeId, contacts, since } = paces;
    const own = { paces: [paces], leaving: leaving.get(placeId) ?? [], breaks: breaks.get(placeId) ?? [], slots: slots.get(placeId) ?? [] };
    const ownPace = paceOf(own, pace);
    const learned = { services: services(placeId), pace: ownPace, plan: planOf(own.slots, ownPace, timeZone) };
    return [placeId, { contacts, since, ...learned, reaches: reachesOf([misses.get(placeId) ?? []], reaches) }];
  });
  return new Map([['', everywhere], ...places]);
}

/** Each level drawn towards the wider one: place and group → group → channel → the usual. */
function servicesByPlace(sums: readonly ServiceSums[]): (placeId: string) => Basis['services'] {
  const channels = new Map<string, Spread>();
  const keyOf = ({ channel, isQuick }: ServiceSums) => `${channel} ${isQuick}`;
  for (const one of sums) if (one.benefitGroup === null) channels.set(keyOf(one), drawn([one], usualService(one.isQuick)));
  const groups = new Map<string, Spread>();
  for (const { placeId, benefitGroup, ...one } of sums)
    if (benefitGroup !== null && placeId === null) {
      const wider = channels.get(keyOf({ ...one, placeId, benefitGroup })) ?? usualService(one.isQuick);
      groups.set(topicOf({ ...one, benefitGroup }), drawn([one], wider));
    }
  const ofPlaces = Map.groupBy(sums, ({ placeId }) => placeId ?? '');
  return (placeId) => {
    const own = Object.fromEntries(groups);
    for (const { benefitGroup, ...one } of placeId === '' ? [] : (ofPlaces.get(placeId) ?? [])) {
      const topic = topicOf({ ...one, benefitGroup: benefitGroup ?? '' });
      own[topic] = drawn([one], groups.get(topic) ?? usualService(one.isQuick));
    }
    return own;
  };
}

/** Mean and deviation of the logarithms, as if so many more had been as is believed. */
function drawn(sums: readonly LogSums[], { logMean: mean, logSd: deviation }: Spread): Spread {
  const weight = sum(sums, ({ count }) => count) + believed.times;
  const logMean = (sum(sums, ({ logs }) => logs) + mean * believed.times) / weight;
  const squares = sum(sums, (one) => one.squares) + (deviation ** 2 + mean ** 2) * believed.times;
  return { logMean, logSd: Math.sqrt(Math.max(0.01, squares / weight - logMean ** 2)) };
}

type PaceRecord = {
  paces: readonly PaceSums[];
  leaving: readonly LeavingSums[];
  breaks: readonly BreakSums[];
  slots: readonly SlotSums[];
};

function paceOf({ paces, leaving, breaks, slots }: PaceRecord, before: Pace): Pace {
  const rate = (events: number, chances: number, usual: number, weight: number) => (events + usual * weight) / (chances + weight);
  const mean = (total: number, count: number, usual: number) => rate(total, count, usual, believed.times);
  const noShows = sum(paces, (one) => one.noShows);
  const wrapUps = sum(paces, (one) => one.wrapUps);
  const gaps = sum(paces, (one) => one.gaps);
  const hours = sum(slots, ({ workMinutes }) => workMinutes) / 60;
  return {
    noShowShare: rate(
      noShows,
      sum(paces, ({ calls }) => calls),
      before.noShowShare,
      believed.calls,
    ),
    noShowMinutes: mean(
      sum(paces, (one) => one.noShowMinutes),
      noShows,
      before.noShowMinutes,
    ),
    leavingPerMinute: rate(
      sum(leaving, ({ left }) => left),
      sum(leaving, ({ waitedMinutes }) => waitedMinutes),
      before.leavingPerMinute,
      believed.waitedMinutes,
    ),
    gapMinutes: mean(
      sum(paces, (one) => one.gapMinutes),
      gaps,
      before.gapMinutes,
    ),
    wrapUpMinutes: mean(
      sum(paces, (one) => one.wrapUpMinutes),
      wrapUps,
      before.wrapUpMinutes,
    ),
    breaksPerHour: rate(
      sum(breaks, ({ count }) => count),
      hours,
      before.breaksPerHour,
      believed.hours,
    ),
    break: drawn(breaks, before.break),
  };
}

const slotsADay = 48;
/** With fewer who come in a half hour of a day, the doors are closed. */
const fewestComers = 0.5;
const rounded = (value: number) => Math.round(value * 1000) / 1000;

/** How many counters are open by day of the week and half hour, drawn towards the same half hour of all days. */
function planOf(slots: readonly SlotSums[], { breaksPerHour, break: usualBreak }: Pace, timeZone: string): DayPlan {
  const days = new Map(slots.map((one) => [one.weekday, one.days]));
  const allDays = sum([...days.values()], (count) => count);
  const bySlot = Map.groupBy(slots, ({ slot }) => slot);
  const minutesOf = (those: readonly SlotSums[]) => sum(those, ({ counterMinutes }) => counterMinutes);
  const each = <T>(of: (slot: number) => T) => Array.from({ length: slotsADay }, (_, slot) => of(slot));
  const usual = each((slot) => minutesOf(bySlot.get(slot) ?? []) / 30 / Math.max(1, allDays));
  const comers = each((slot) => sum(bySlot.get(slot) ?? [], ({ arrivals }) => arrivals));
  const last = comers.findLastIndex((count) => count >= allDays * fewestComers);
  const countersOn = (weekday: number) =>
    each((slot) => {
      const own = minutesOf(bySlot.get(slot)?.filter((one) => one.weekday === weekday) ?? []) / 30;
      return rounded((own + (usual[slot] ?? 0) * believed.days) / ((days.get(weekday) ?? 0) + believed.days));
    });
  return {
    timeZone,
    // When nobody comes any more the counters close because nobody waits: while somebody does they stay.
    counters: Array.from({ length: 7 }, (_, weekday) => {
      const counters = countersOn(weekday);
      return counters.map((count, slot) => (slot > last ? Math.max(count, counters[last] ?? 0) : count));
    }),
    breaksPerHour: each((slot) => {
      const those = bySlot.get(slot) ?? [];
      return rounded(
        (sum(those, ({ breaks }) => breaks) + breaksPerHour * believed.slotHours) /
          (sum(those, ({ workMinutes }) => workMinutes) / 60 + believed.slotHours),
      );
    }),
    breakMinutes: each((slot) => {
      const those = bySlot.get(slot) ?? [];
      const count = sum(those, ({ breaks }) => breaks) + believed.breaks;
      return rounded((sum(those, ({ breakMinutes }) => breakMinutes) + meanOf(usualBreak) * believed.breaks) / count);
    }),
  };
}

const reachesOf = (misses: readonly Misses[], before: readonly Reach[]): Reach[] =>
  Array.from({ length: waitClasses }, (_, at) =>
    reachOf(
      misses.flatMap((classes) => classes[at] ?? []),
      before[at] ?? usualReach,
    ),
  );

function sum<T>(rows: readonly T[], of: (row: T) => number): number {
  return rows.reduce((all, row) => all + of(row), 0);
}
