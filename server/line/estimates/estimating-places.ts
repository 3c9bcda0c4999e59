import type { Database, Transaction } from '#server/platform/database/connection.ts';
import type { Basis } from './basis.ts';
import { calibrate } from './calibrating.ts';
import type { When } from './estimating.ts';
import { foretell } from './forecasting.ts';
import { findBases } from './known-basis.ts';
import { canServe, type LineNow, type WaitingNow } from './line-now.ts';
import { loadLines } from './loading-line.ts';

/** A place, the language in which somebody would be served there, and the benefit groups that may be asked about. */
export type PlaceAsked = { id: string; language: string; benefitGroups: readonly string[] };

/**
 * How many wait at a place, and how long somebody would who came now, in minutes: from the lowest `low` to the highest `high` of the groups
 * asked about. Undefined where nobody at work serves any of them.
 */
export type PlaceWait = { waiting: number; minutes: { low: number; middle: number; high: number } | undefined };

const mostWaiting = 200;
const newcomerId = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** The waits of some places, by place, read with the same few statements however many places they are. */
export async function estimatePlaces(
  database: Database | Transaction,
  places: readonly PlaceAsked[],
  { at, day }: When,
): Promise<ReadonlyMap<string, PlaceWait>> {
  if (places.length === 0) return new Map();
  const ids = places.map(({ id }) => id);
  const [lines, basisOf] = await Promise.all([loadLines(database, ids, { at, day, most: mostWaiting }), findBases(database, ids)]);
  return new Map(
    places.flatMap((place) => {
      const line = lines.get(place.id);
      return line ? [[place.id, { waiting: line.waitingHere, minutes: minutesOf(line, place, basisOf(place.id)) }] as const] : [];
    }),
  );
}

function minutesOf(line: LineNow, { language, benefitGroups }: PlaceAsked, basis: Basis): PlaceWait['minutes'] {
  const newcomers = new Map<string, WaitingNow>();
  // Groups that the same clerks serve wait alike: one of them is played through.
  for (const benefitGroup of benefitGroups) {
    const newcomer = newcomerOf(line, benefitGroup, language);
    newcomers.set(line.clerks.map((clerk) => (canServe(clerk, newcomer) ? '1' : '0')).join(''), newcomer);
  }
  const found = [...newcomers.values()].flatMap((newcomer) => {
    const foretold = foretell({ ...line, waiting: [...line.waiting, newcomer] }, basis, newcomerId).get(newcomerId);
    return foretold ? [calibrate(foretold, basis)] : [];
  });
  if (found.length === 0) return undefined;
  const most = (of: 'middle' | 'high') => Math.max(...found.map((one) => one[of]));
  return { low: Math.min(...found.map(({ low }) => low)), middle: most('middle'), high: most('high') };
}

function newcomerOf({ at }: LineNow, benefitGroup: string, language: string): WaitingNow {
  const wish = { benefitGroup, language, channel: 'office', isQuick: false, forCounterId: null } as const;
  return { id: newcomerId, ...wish, sinceAt: at, promisedAt: null, mayBeEarly: true, priority: 0, share: 1 };
}
