import { formatNumber, formatShare } from '#server/platform/language/format.ts';
import type { Language } from '#server/platform/language/language.ts';
import type { Unit } from './figures.ts';
import { texts } from './texts.ts';

/** A dash stands where there is no value: nothing to divide by is not the same as none. */
const none = '–';

export function valueText(value: number | undefined, unit: Unit, language: Language): string {
  if (value === undefined) return none;
  switch (unit) {
    case 'number':
      return formatNumber(value, language);
    case 'share':
      return formatShare(value, language);
    case 'days':
    case 'minutes':
      return formatNumber(value, language, 1);
  }
}

/** A change with its sign: growth of numbers in per cent, difference of shares in percentage points, of days in days, of minutes in minutes. */
export function changeText(change: number | undefined, unit: Unit, language: Language): string {
  if (change === undefined) return none;
  const size = sizeText(Math.abs(change), unit, language);
  // What rounds to nothing has no sign.
  const sign = /[1-9]/.test(size) ? (change > 0 ? '+' : '\u2212') : '';
  return `${sign}${size}`;
}

function sizeText(size: number, unit: Unit, language: Language): string {
  switch (unit) {
    case 'number':
      return formatShare(size, language);
    case 'share':
      return `${formatNumber(size * 100, language, 1)}\u00a0${texts(language).percentagePoints}`;
    case 'days':
    case 'minutes':
      return formatNumber(size, language, 1);
  }
}
