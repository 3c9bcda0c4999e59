import { type Estimate, estimateNewcomer, estimateWaiting } from '#server/line/estimates/estimating.ts';
import type { Database } from '#server/platform/database/connection.ts';
import type { Glance, Onlooker, Waiting } from '../../simulator/play-day.ts';

/** What was told and what came: waits in minutes. `naive`: what the simplest reckoning would have told. */
export type Told = { estimate: Estimate; naive: number; waited: number };
export type Measured = { atArrival: Told[]; whileWaiting: Told[]; untold: number };

export const nothingMeasured = (): Measured => ({ atArrival: [], whileWaiting: [], untold: 0 });

type Place = { database: Database; placeId: string; midnight: Date; day: string };

/** Of so many who come, one is told again while they wait. */
const oneAgainOf = 4;

/** Asks the product, as each comes and as some wait, how long they will, and writes that down beside how long it was. */
export function watchWaits({ database, placeId, midnight, day }: Place, meanService: number, into: Measured): Onlooker {
  const told = new Map<string, { estimate: Estimate; naive: number }>();
  const again = new Map<string, { estimate: Estimate; naive: number; at: number }>();
  const when = (at: number) => ({ at: new Date(midnight.getTime() + Math.round(at * 60) * 1000), day });
  const naiveOf = ({ waiting, clerks, isSomebodyFree }: Glance) => (isSomebodyFree ? 0 : (waiting * meanService) / Math.max(1, clerks));
  let count = 0;
  return {
    arrives: async ({ contactId, visitor, at }, glance) => {
      const { benefitGroup, language, isQuick } = visitor;
      const estimate = await estimateNewcomer(database, { placeId, benefitGroup, language, isQuick }, when(at));
      if (estimate) told.set(contactId, { estimate, naive: naiveOf(glance) });
      else into.untold += 1;
    },
    looksAgainAfter: () => ((count += 1) % oneAgainOf === 0 ? 2 + (count % 11) : undefined),
    waits: async ({ contactId }, at) => {
      const estimate = (await estimateWaiting(database, placeId, when(at))).get(contactId);
      if (estimate) again.set(contactId, { estimate, naive: 0, at });
    },
    called: ({ contactId, at: arrivedAt }: Waiting, at) => {
      const first = told.get(contactId);
      if (first) into.atArrival.push({ ...first, waited: at - arrivedAt });
      const second = again.get(contactId);
      if (second) into.whileWaiting.push({ estimate: second.estimate, naive: second.naive, waited: at - second.at });
    },
  };
}

export type Accuracy = {
  maeMinutes: number;
  coverage80: number;
  naiveMaeMinutes: number;
  meanWaitMinutes: number;
  meanRangeMinutes: number;
  contacts: number;
};

export function accuracyOf(told: readonly Told[]): Accuracy {
  const mean = (of: (one: Told) => number) => two(told.reduce((all, one) => all + of(one), 0) / Math.max(1, told.length));
  return {
    maeMinutes: mean(({ estimate, waited }) => Math.abs(estimate.minutes - waited)),
    coverage80: mean(({ estimate: { low, high }, waited }) => (low <= waited && waited <= high ? 1 : 0)),
    naiveMaeMinutes: mean(({ naive, waited }) => Math.abs(naive - waited)),
    meanWaitMinutes: mean(({ waited }) => waited),
    meanRangeMinutes: mean(({ estimate: { low, high } }) => high - low),
    contacts: told.length,
  };
}

const two = (value: number) => Math.round(value * 100) / 100;
