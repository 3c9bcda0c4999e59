import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { listWaiting } from '../lines.ts';
import { usualBasis } from './basis.ts';
import { countBefore, foretell, type Foretold } from './forecasting.ts';
import type { WaitingNow } from './line-now.ts';
import { loadLine } from './loading-line.ts';

/** How long somebody will still wait, in minutes: `low` to `high` is meant to hold in four of five cases. `before`: how many are called before them. */
export type Estimate = { minutes: number; low: number; high: number; before: number };

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
  const line = await loadLine(database, placeId, at, day);
  const wish = { benefitGroup, language, channel: 'office', isQuick, forCounterId: null } as const;
  const turn = { sinceAt: line.at, promisedAt: null, mayBeEarly: true, priority: 0, share: 1 } as const;
  const newcomer: WaitingNow = { id: newcomerId, ...wish, ...turn };
  const whole = { ...line, waiting: [...line.waiting, newcomer] };
  const foretold = foretell(whole, usualBasis, newcomerId).get(newcomerId);
  return foretold && estimateOf(foretold, countBefore(whole).get(newcomerId));
}

/** For everybody who waits at a place and can be served there, by contact. Empty when nobody works there. */
export async function estimateWaiting(
  database: Database | Transaction,
  placeId: string,
  { at, day }: When,
): Promise<ReadonlyMap<string, Estimate>> {
  const [line, here] = await Promise.all([loadLine(database, placeId, at, day), listWaiting(database, placeId, { at, most: 1000 })]);
  const found = foretell(line, usualBasis);
  const before = countBefore(line);
  return new Map(
    here.flatMap(({ id }) => {
      const foretold = found.get(id);
      return foretold ? [[id, estimateOf(foretold, before.get(id))] as const] : [];
    }),
  );
}

const estimateOf = ({ low, middle, high }: Foretold, before = 0): Estimate => ({ minutes: middle, low, high, before });
