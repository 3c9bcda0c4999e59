import type { Spot } from '#server/agency/network/places/spot.ts';
import type { House } from '#server/house.ts';
import type { Language, Text } from '#server/platform/language/language.ts';

/** What somebody comes for. */
export const errands = ['apply', 'ask', 'attach', 'hand-in', 'unsure'] as const;
export type Errand = (typeof errands)[number];

/** What is asked of every way. */
export type Asked = {
  house: House;
  /** Benefit group; undefined: it may be any. */
  group: string | undefined;
  errand: Errand;
  /** The tag of the language in which somebody wants to be served. */
  spoken: string;
  /** From where they would set out; undefined: they did not say. */
  spot: Spot | undefined;
  /** When they would begin, and whether that is now: only then it is known who waits. */
  at: Date;
  isNow: boolean;
  /** The language of the page. */
  language: Language;
};

export type Minutes = { low: number; high: number };

/** One way that is there, in words for the page. */
export type Offer = {
  name: string;
  link: { address: string; label: string };
  /**
   * From `at` until somebody is served, or can begin: travel, closed doors and the line together; and how long serving takes. Undefined where
   * nobody can say when: such offers come last.
   */
  until: Minutes | undefined;
  service: Minutes;
  /** Why it takes so long, each a sentence. */
  why: readonly string[];
};

/** The offers of a way; `whyNot`: why there are none. */
export type Found = { offers: readonly Offer[]; whyNot?: string };

/**
 * A way to deal with the agency. A channel that comes to the house later gives its own and adds it to the table of ways (ways/ways.ts);
 * nothing else has to know of it.
 */
export type Way = { id: string; name: Text; find: (asked: Asked) => Promise<Found> };

/** The middle of a range; what has none comes after everything that does. */
export const middleOf = (minutes: Minutes | undefined): number => (minutes ? (minutes.low + minutes.high) / 2 : Number.POSITIVE_INFINITY);
