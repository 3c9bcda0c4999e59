import { normalQuantile, normalShare } from './chance.ts';
import type { Minutes, Topic } from './line-now.ts';

/** A log-normal time: mean and standard deviation of its natural logarithm, in minutes. */
export type Spread = { logMean: number; logSd: number };

/** How a line moves. */
export type Pace = {
  /** Of those called, how many do not come, and how long a clerk waits for them. */
  noShowShare: number;
  noShowMinutes: Minutes;
  /** How likely somebody goes away in a minute of waiting. */
  leavingPerMinute: number;
  /** From the end of one contact until the next is called, when somebody waits. */
  gapMinutes: Minutes;
  wrapUpMinutes: Minutes;
  breaksPerHour: number;
  break: Spread;
};

/** What a day is like, by half hours of the wall clock of a time zone. */
export type DayPlan = {
  timeZone: string;
  /** How many counters are open, breaks included: first by day of the week from Monday, then by half hour. */
  counters: readonly (readonly number[])[];
  /** How many breaks begin in an hour of work at a counter, and how long they are on the average, by half hour. */
  breaksPerHour: readonly number[];
  breakMinutes: readonly Minutes[];
};

/** Where four of five waits lie: in units of the foretold ends, −1 the low one, 1 the high one. */
export type Reach = { low: number; high: number };

/** What estimates at a place rest on. */
export type Basis = {
  /** Contacts that it was learned from, and the first of their days; 0 and null where nothing is known of the place itself. */
  contacts: number;
  since: string | null;
  /** From the call until the clerk is free again, by topic (`topicOf`). */
  services: Readonly<Record<string, Spread>>;
  pace: Pace;
  /** Null: as many counters as now, and breaks at any time. */
  plan: DayPlan | null;
  /** By class of the foretold wait (`waitClassOf`). */
  reaches: readonly Reach[];
};

export const topicOf = ({ channel, benefitGroup, isQuick }: Topic): string => `${channel} ${benefitGroup}${isQuick ? ' quick' : ''}`;

/** Foretold waits up to so many minutes are one class; those above the last another. */
const classEnds: readonly Minutes[] = [1, 4, 10, 20, 40];
export const waitClasses = classEnds.length + 1;
export const waitClassOf = (minutes: Minutes): number => classEnds.filter((end) => minutes > end).length;

const spreadOf = (mean: Minutes, logSd: number): Spread => ({ logMean: Math.log(mean) - logSd ** 2 / 2, logSd });

/** What holds before anything was learned: a visit of 12 minutes, or of 3 when the matter is quick, and 4 of 100 who go away. */
export const usualService = (isQuick: boolean): Spread => (isQuick ? spreadOf(3, 0.6) : spreadOf(12, 0.7));
export const usualReach: Reach = { low: -1, high: 1 };
export const usualBasis: Basis = {
  contacts: 0,
  since: null,
  services: {},
  pace: {
    noShowShare: 0.02,
    noShowMinutes: 2,
    leavingPerMinute: 0.003,
    gapMinutes: 0.5,
    wrapUpMinutes: 1,
    breaksPerHour: 0.35,
    break: spreadOf(18, 0.4),
  },
  plan: null,
  reaches: Array.from({ length: waitClasses }, () => usualReach),
};

/** With fewer contacts of the place itself an estimate is a rough one, and whoever reads it is told so. */
const enoughContacts = 100;
export const isRough = ({ contacts }: Pick<Basis, 'contacts'>): boolean => contacts < enoughContacts;

export function serviceOf(basis: Basis, topic: Topic): Spread {
  return basis.services[topicOf(topic)] ?? usualService(topic.isQuick);
}

export const meanOf = ({ logMean, logSd }: Spread): Minutes => Math.exp(logMean + logSd ** 2 / 2);

/** Beyond this share of all times a record is no example any more: somebody forgot to press a key. */
const furthestShare = 0.995;

/** How long something goes on that has lasted so long already, at a share (0 to 1) of all such cases. */
export function remainingOf({ logMean, logSd }: Spread, elapsed: Minutes, share: number): Minutes {
  if (elapsed <= 0) return Math.exp(logMean + logSd * normalQuantile(share));
  const before = Math.min(furthestShare, normalShare((Math.log(elapsed) - logMean) / logSd));
  const whole = Math.exp(logMean + logSd * normalQuantile(before + share * (1 - before)));
  return Math.max(0, whole - elapsed) || 0.25;
}
