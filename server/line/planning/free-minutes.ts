import type { Agency } from '#server/agency/loading.ts';
import type { Database } from '#server/platform/database/connection.ts';
import { type LoadHour, planLoad, sumByHour } from './load.ts';
import type { Serving } from './reading.ts';

/** An hour of a day in which somebody can be served, and how much of it may still be promised. */
export type FreeHour = Pick<LoadHour, 'day' | 'hour' | 'from' | 'to' | 'freeMinutes' | 'promisableMinutes' | 'use'>;

export type FreeAsked = Serving & {
  /** Whose clerks may serve it; `all`: whoever has the skill and the language, wherever they are. */
  placeIds: readonly string[] | 'all';
  /** ISO day, and how many from it on: at most 31. */
  day: string;
  days: number;
  now: Date;
};

/**
 * The hours that are not over in which clerks with the skill and the language have time, in order of time. `freeMinutes` is what is left
 * beside the expected work; `promisableMinutes` is how much of that the agency’s policy lets promise (`planning.json`): whoever promises
 * keeps to it. Reads as the house itself, so that customers may ask.
 */
export async function listFreeMinutes(
  database: Database,
  agency: Agency,
  { placeIds, day, days, now, channel, benefitGroup, language }: FreeAsked,
): Promise<FreeHour[]> {
  const hours = await planLoad(database, agency, { placeIds, day, days, now, serving: { channel, benefitGroup, language } });
  return sumByHour(placesOf(hours, agency))
    .filter(({ to, freeMinutes }) => to > now && freeMinutes > 0)
    .map(({ from, to, hour, day: on, freeMinutes, promisableMinutes, use }) => ({
      day: on,
      hour,
      from,
      to,
      freeMinutes,
      promisableMinutes,
      use,
    }));
}

/** Callbacks of no place in particular are work for all: what they take is taken off what the places have together. */
function placesOf(hours: readonly LoadHour[], { planning }: Agency): LoadHour[] {
  const anywhere = new Map(hours.filter(({ placeId }) => placeId === '').map((hour) => [hour.from.getTime(), hour.callbackMinutes]));
  return hours
    .filter(({ placeId }) => placeId !== '')
    .map((hour) => {
      const owed = anywhere.get(hour.from.getTime()) ?? 0;
      if (owed === 0) return hour;
      const taken = Math.min(owed, hour.freeMinutes);
      anywhere.set(hour.from.getTime(), owed - taken);
      const freeMinutes = hour.freeMinutes - taken;
      const share = hour.freeMinutes === 0 ? 0 : hour.promisableMinutes / hour.freeMinutes;
      return {
        ...hour,
        freeMinutes,
        promisableMinutes: Math.max(0, Math.min(freeMinutes * share, hour.promisableMinutes - taken * planning.targetUse)),
      };
    });
}

/** The hours with something left to promise, the quietest first; of hours that are equally quiet the earliest. */
export function quietestHours(hours: readonly FreeHour[]): FreeHour[] {
  return hours
    .filter(({ promisableMinutes }) => promisableMinutes > 0)
    .toSorted((one, other) => Math.round(((one.use ?? 1) - (other.use ?? 1)) * 100) || one.from.getTime() - other.from.getTime());
}
