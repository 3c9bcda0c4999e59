/** Amounts as people write them: `1 234,50`, `1234.5`, `650,50 €`. */

export type AmountFault = 'not-a-number' | 'negative' | 'too-many-decimals' | 'too-many-digits';

const mostDigits = 15;

/**
 * The hundredths of an amount with at most two decimals: cents of euros. Comma and point both part the decimals, since
 * people copy from everywhere; spaces (plain, hard or narrow) part thousands. Never a floating sum: digits only.
 */
export function readHundredths(typed: string): number | AmountFault {
  const text = withoutSpaces(typed).replace(/€$/u, '');
  if (/^-[\d.,]+$/.test(text)) return 'negative';
  const [, whole, decimals = ''] = /^(\d+)(?:[.,](\d+))?$/.exec(text) ?? [];
  if (whole === undefined) return 'not-a-number';
  if (decimals.length > 2) return 'too-many-decimals';
  const hundredths = Number(whole + decimals.padEnd(2, '0'));
  return whole.length + decimals.length > mostDigits || !Number.isSafeInteger(hundredths) ? 'too-many-digits' : hundredths;
}

export function readWholeNumber(typed: string): number | AmountFault {
  const text = withoutSpaces(typed);
  if (/^-\d+$/.test(text)) return 'negative';
  if (/^\d+[.,]\d+$/.test(text)) return 'too-many-decimals';
  if (!/^\d+$/.test(text)) return 'not-a-number';
  return text.length > mostDigits ? 'too-many-digits' : Number(text);
}

/** Finnish numbers are printed with the hard space and the true minus sign; both come back when they are copied. */
function withoutSpaces(typed: string): string {
  return typed.replace(/\s/gu, '').replace(/\u2212/gu, '-');
}
