import type { Errand, Minutes } from './way.ts';

/**
 * What holds where the house has not measured it: the words of the page say which of it is assumed. Phone: a mean wait of nine minutes in
 * the model agency's report for 2019. Video: five to ten minutes at its remote desk. The others are the assumptions of the estimates.
 */
export const assumedWait = {
  office: { low: 0, high: 35 },
  'joint-service-point': { low: 0, high: 15 },
  phone: { low: 1, high: 15 },
  video: { low: 0, high: 10 },
} as const satisfies Record<string, Minutes>;

/** How long it takes once somebody is served, or has begun. */
export const assumedService: Record<Errand, Minutes> = {
  apply: { low: 15, high: 45 },
  ask: { low: 5, high: 20 },
  attach: { low: 2, high: 10 },
  'hand-in': { low: 2, high: 5 },
  unsure: { low: 5, high: 20 },
};
