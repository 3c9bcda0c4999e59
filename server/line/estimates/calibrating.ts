import { type Basis, type Reach, usualReach, waitClassOf } from './basis.ts';
import type { Foretold } from './forecasting.ts';
import type { Minutes } from './line-now.ts';

/** However sure the forecast is of itself, people walk and keys are pressed: no end is nearer to the middle. */
const leastReach: Minutes = 0.5;

const reachBelow = ({ low, middle }: Foretold): Minutes => Math.max(leastReach, middle - low);
const reachAbove = ({ middle, high }: Foretold): Minutes => Math.max(leastReach, high - middle);

/** How far off a forecast was, in units of its own reach: −1 the low end, 0 the middle, 1 the high end. */
export function missOf(foretold: Foretold, waited: Minutes): number {
  const miss = waited - foretold.middle;
  return miss / (miss < 0 ? reachBelow(foretold) : reachAbove(foretold));
}

/** The forecast with the range that four of five waits like it have kept to. */
export function calibrate(foretold: Foretold, basis: Basis): Foretold {
  const { low, high } = basis.reaches[waitClassOf(foretold.middle)] ?? usualReach;
  const end = (reach: number) => foretold.middle + reach * (reach < 0 ? reachBelow(foretold) : reachAbove(foretold));
  return {
    low: Math.max(0, Math.min(foretold.middle, end(low))),
    middle: foretold.middle,
    high: Math.max(foretold.middle, end(high)),
  };
}

/** So many misses weigh as much as what was believed before. */
const believedMisses = 40;

/** Split conformal prediction: what tenth of the misses lies lower, what tenth higher, drawn towards what was believed where there are few. */
export function reachOf(misses: readonly number[], believed: Reach): Reach {
  if (misses.length === 0) return believed;
  const sorted = misses.toSorted((a, b) => a - b);
  const weight = sorted.length / (sorted.length + believedMisses);
  // One rank more than there are misses: the next one is as likely beyond the last as between any two.
  const at = (rank: number) => sorted[Math.min(sorted.length - 1, Math.max(0, rank - 1))] ?? 0;
  const draw = (found: number, before: number) => before + weight * (found - before);
  return {
    low: draw(at(Math.floor(0.1 * (sorted.length + 1))), believed.low),
    high: draw(at(Math.ceil(0.9 * (sorted.length + 1))), believed.high),
  };
}
