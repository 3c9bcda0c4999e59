import type { House } from '#server/house.ts';
import { type Estimate, estimateNewcomer, type Newcomer } from '#server/line/estimates/estimating.ts';
import { listWaiting } from '#server/line/lines.ts';
import { formatNumber } from '#server/platform/language/format.ts';
import type { Language } from '#server/platform/language/language.ts';
import { texts } from './texts.ts';

/** How long somebody waits: how many are before, and in minutes where somebody serves now. */
export type Wait = { before: number; estimate: Estimate | undefined };

export const longestLine = 1000;

/** For whoever would take a number now. */
export async function waitOfNewcomer({ database }: House, newcomer: Newcomer, now: Date, day: string): Promise<Wait> {
  const estimate = await estimateNewcomer(database, newcomer, { at: now, day });
  if (estimate) return { before: estimate.before, estimate };
  return { before: (await listWaiting(database, newcomer.placeId, { at: now, most: longestLine })).length, estimate: undefined };
}

/** In words: about how long, mostly from how long to how long, and whether that is a rough estimate. */
export function waitText({ estimate }: Wait, language: Language): string {
  const t = texts(language);
  if (!estimate) return t.noEstimate;
  const whole = (minutes: number) => Math.max(0, Math.round(minutes));
  const [about, low, high] = [whole(estimate.minutes), whole(estimate.low), whole(estimate.high)];
  if (high <= 1) return t.soon;
  const words = t.waitTime(formatNumber(Math.max(1, about), language), formatNumber(low, language), formatNumber(high, language));
  return estimate.isRough ? t.roughly(words) : words;
}
