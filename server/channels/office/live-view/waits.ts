import type { Estimate } from '#server/line/estimates/estimating.ts';
import { type Basis, isRough } from '#server/line/estimates/basis.ts';
import { formatDay, formatNumber } from '#server/platform/language/format.ts';
import type { Language } from '#server/platform/language/language.ts';
import { texts } from './texts.ts';

/** How long ago something began, in whole minutes. */
export function minutesSince(since: Date, at: Date, language: Language): string {
  return texts(language).minutes(formatNumber(Math.max(0, Math.floor((at.getTime() - since.getTime()) / 60_000)), language));
}

/** An estimate as people read it: about 12 min (6–19). */
export function estimateText(estimate: Estimate | undefined, language: Language): string {
  const t = texts(language);
  if (!estimate) return t.unknown;
  const whole = (minutes: number) => formatNumber(Math.round(minutes), language);
  return t.range(whole(estimate.minutes), whole(estimate.low), whole(estimate.high));
}

/** What the estimates of a place rest on. */
export function groundText(ground: Pick<Basis, 'contacts' | 'since'>, language: Language): string {
  const t = texts(language);
  const { contacts, since } = ground;
  return [
    ...(since === null ? [] : [t.groundedOn(formatNumber(contacts, language), formatDay(since, language))]),
    ...(isRough(ground) ? [t.isRough] : []),
  ].join(' ');
}
