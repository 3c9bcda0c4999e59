import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { listWaiting } from '../lines.ts';
import { type Basis, isRough } from './basis.ts';
import { calibrate } from './calibrating.ts';
import { countBefore, foretell, type Foretold } from './forecasting.ts';
import { findBasis } from './known-basis.ts';
import type { WaitingNow } from './line-now.ts';
import { loadLine } from './loading-line.ts';

/**
 * How long somebody will still wait, in minutes: `low` to `high` is meant to hold in four of five cases. `before`: how many are
 * called before them. `isRough`: too little is known of the place yet, and whoever reads it is to be told.
 */
export type Estimate = { minutes: number; low: number; high: number; before: number; isRough: boolean };

/** For whom an estimate is made that has not come yet. */
export type Newcomer = { placeId: string; benefitGroup: string; language: string; isQuick?: boolean };

const newcomerId = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** The moment, and the agency's day that it belongs to: what was set for the day holds on it. */
export type When = { at: Date; day: string };

/** For somebody who would come now. Undefined when nobody at the place can serve them. */
export async function estimateNewcomer(
  database: Database | Transaction,
  { placeId, benefitGroup, language, isQuick = false }: Newcomer,
  { at, day }: When,
): Promise<Estimate | undefined> {
  const [line, basis] = await Promise.all([loadLine(database, placeId, at, day), findBasis(database, placeId)]);
  const wish = { benefitGroup, language, channel: 'office', isQuick, forCounterId: null } as const;
  const turn = { sinceAt: line.at, promisedAt: null, mayBeEarly: true, priority: 0, share: 1 } as const;
  const newcomer: WaitingNow = { id: newcomerId, ...wish, ...turn };
  const whole = { ...line, waiting: [...line.waiting, newcomer] };
  const foretold = foretell(whole, basis, newcomerId).get(newcomerId);
  return foretold && estimateOf(foretold, basis, countBefore(whole).get(newcomerId));
}

/** For everybody who waits at a place and can be served there, by contact. Empty when nobody works there. */
export async function estimateWaiting(
  database: Database | Transaction,
  placeId: string,
  { at, day }: When,
): Promise<ReadonlyMap<string, Estimate>> {
  const [line, here, basis] = await Promise.all([
    loadLine(database, placeId, at, day),
    listWaiting(database, placeId, { at, most: 1000 }),
    findBasis(database, placeId),
  ]);
  const found = foretell(line, basis);
  const before = countBefore(line);
  return new Map(
    here.flatMap(({ id }) => {
      const foretold = found.get(id);
      return foretold ? [[id, estimateOf(foretold, basis, before.get(id))] as const] : [];
    }),
  );
}

function estimateOf(foretold: Foretold, basis: Basis, before = 0): Estimate {
  const { low, middle, high } = calibrate(foretold, basis);
  return { minutes: middle, low, high, before, isRough: isRough(basis) };
}
