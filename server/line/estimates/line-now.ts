import { anyGroup } from '#server/agency/definition.ts';
import type { LineChannel, Priority } from '../contact-words.ts';

/** In minutes; instants since 1970. What is reckoned with is the same whether it comes from the database or from a simulated office. */
export type Minutes = number;

/** What somebody waits for. */
export type Wish = {
  benefitGroup: string;
  language: string;
  channel: LineChannel;
  isQuick: boolean;
  forCounterId: string | null;
};

/** What decides how long somebody is served. */
export type Topic = Pick<Wish, 'benefitGroup' | 'channel' | 'isQuick'>;

export type WaitingNow = Wish & {
  id: string;
  /** Orders the line. */
  sinceAt: Minutes;
  promisedAt: Minutes | null;
  mayBeEarly: boolean;
  priority: Priority;
  /** How likely one of these clerks takes it: below 1 where others serve the same line elsewhere. */
  share: number;
};

export type Skills = {
  counterId: string | null;
  channels: readonly string[];
  benefitGroups: readonly string[];
  languages: readonly string[];
  isQuick: boolean;
};

/** Whom a clerk has before them, and since when they were called. */
export type Occupation = Topic & { kind: 'called' | 'serving' | 'wrapping-up'; sinceAt: Minutes };

export type ClerkNow = Skills & {
  /** Since when on a break; null: at work. */
  breakSinceAt: Minutes | null;
  occupation: Occupation | null;
};

/** A line at one moment. */
export type LineNow = {
  at: Minutes;
  waiting: readonly WaitingNow[];
  clerks: readonly ClerkNow[];
  /** How many counters are reckoned with; null: as many as there are. */
  virtualCounters: number | null;
};

/** Whether somebody with these skills can serve this wish: the same as `is_served_by` in the database. */
export function canServe(skills: Skills, wish: Wish): boolean {
  return (
    (wish.benefitGroup === anyGroup || skills.benefitGroups.includes(wish.benefitGroup)) &&
    skills.languages.includes(wish.language) &&
    skills.channels.includes(wish.channel) &&
    (wish.isQuick || !skills.isQuick) &&
    (wish.forCounterId === null || wish.forCounterId === skills.counterId)
  );
}

type Place = Pick<WaitingNow, 'id' | 'sinceAt' | 'promisedAt' | 'priority'>;

/** The order in turn of those who have no promise: priority, then arrival. */
export function compareTurns(one: Place, other: Place): number {
  return other.priority - one.priority || one.sinceAt - other.sinceAt || (one.id < other.id ? -1 : 1);
}

/** The order of those who have a promise. */
export function comparePromises(one: Place, other: Place): number {
  return (one.promisedAt ?? 0) - (other.promisedAt ?? 0) || (one.id < other.id ? -1 : 1);
}

/** The order in which the database calls at a moment: promises that are due, those in turn, promises that are not due yet. */
export function inOrder<T extends Place>(waiting: readonly T[], at: Minutes): T[] {
  const promised = waiting.filter(({ promisedAt }) => promisedAt !== null).toSorted(comparePromises);
  const isDue = ({ promisedAt }: T) => promisedAt !== null && promisedAt <= at;
  const inTurn = waiting.filter(({ promisedAt }) => promisedAt === null).toSorted(compareTurns);
  return [...promised.filter(isDue), ...inTurn, ...promised.filter((one) => !isDue(one))];
}
