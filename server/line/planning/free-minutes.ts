import type { Agency } from '#server/agency/loading.ts';
import type { Database } from '#server/platform/database/connection.ts';
import { type LoadHour, planLoad, sumByHour } from './load.ts';
import type { Serving } from './reading.ts';

/** An hour of a day in which somebody can be served, and how much of it may still be promised. */
export type FreeHour = Pick<LoadHour, 'day' | 'hour' | 'from' | 'to' | 'freeMinutes' | 'promisableMinutes' | 'use'>;

export type FreeAsked = {
  /** Whose clerks may serve it; `all`: whoever has the skill and the language, wherever they are. */
  placeIds: readonly string[] | 'all';
  /** ISO day, and how many from it on: at most 31. */
  day: string;
  days: number;
  now: Date;
  /** What is sought; nothing: what there is for all of it together. */
  serving?: Serving | undefined;
};

/**
 * The hours that are not over in which clerks with the skill and the language have time, in order of time, all places together.
 * `freeMinutes` is what is left beside the expected work and what is booked; `promisableMinutes` is how much of that the agency’s policy lets
 * promise (`planning.json`). Calls that are promised already are not taken off: whoever promises them counts them, part of a day by part
 * of a day. Reads as the house itself, so that customers may ask.
 */
export async function listFreeMinutes(database: Database, agency: Agency, asked: FreeAsked): Promise<FreeHour[]> {
  const hours = await planLoad(database, agency, { ...asked, leavesOutCallbacks: true });
  return sumByHour(hours)
    .filter(({ to, freeMinutes }) => to > asked.now && freeMinutes > 0)
    .map(({ from, to, hour, day, freeMinutes, promisableMinutes, use }) => ({ day, hour, from, to, freeMinutes, promisableMinutes, use }));
}

/** The hours with something left to promise, the quietest first; of hours that are equally quiet the earliest. */
export function quietestHours(hours: readonly FreeHour[]): FreeHour[] {
  return hours
    .filter(({ promisableMinutes }) => promisableMinutes > 0)
    .toSorted((one, other) => Math.round(((one.use ?? 1) - (other.use ?? 1)) * 100) || one.from.getTime() - other.from.getTime());
}
