import { normalQuantile, normalShare } from './chance.ts';
import type { Minutes } from './line-now.ts';

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

/** What estimates at a place rest on. */
export type Basis = {
  /** From the call to the end, by topic (`topicOf`). */
  services: Readonly<Record<string, Spread>>;
  pace: Pace;
};

const topicOf = (benefitGroup: string, isQuick: boolean): string => (isQuick ? `${benefitGroup} quick` : benefitGroup);

const spreadOf = (mean: Minutes, logSd: number): Spread => ({ logMean: Math.log(mean) - logSd ** 2 / 2, logSd });

/** What holds before anything was learned: a visit of 12 minutes, or of 3 when the matter is quick, and 4 of 100 who go away. */
const usualService = (isQuick: boolean): Spread => (isQuick ? spreadOf(3, 0.6) : spreadOf(12, 0.7));
const usualPace: Pace = {
  noShowShare: 0.02,
  noShowMinutes: 2,
  leavingPerMinute: 0.003,
  gapMinutes: 0.5,
  wrapUpMinutes: 1,
  breaksPerHour: 0.35,
  break: spreadOf(18, 0.4),
};
export const usualBasis: Basis = { services: {}, pace: usualPace };

export function serviceOf(basis: Basis, benefitGroup: string, isQuick: boolean): Spread {
  return basis.services[topicOf(benefitGroup, isQuick)] ?? usualService(isQuick);
}

/** Beyond this share of all times a record is no example any more: somebody forgot to press a key. */
const furthestShare = 0.995;

/** How long something goes on that has lasted so long already, at a share (0 to 1) of all such cases. */
export function remainingOf({ logMean, logSd }: Spread, elapsed: Minutes, share: number): Minutes {
  if (elapsed <= 0) return Math.exp(logMean + logSd * normalQuantile(share));
  const before = Math.min(furthestShare, normalShare((Math.log(elapsed) - logMean) / logSd));
  const whole = Math.exp(logMean + logSd * normalQuantile(before + share * (1 - before)));
  return Math.max(0, whole - elapsed) || 0.25;
}
