/** Where a number belongs that is written without its country: Finland. */
const homeCountry = '358';

/** A phone number as people write it, in the form of ITU-T E.164 (`+358401234567`); undefined when it is none. */
export function internationalNumber(written: string): string | undefined {
  const digits = written.replace(/[\s()-]/gu, '');
  const whole = digits.startsWith('+')
    ? digits
    : digits.startsWith('00')
      ? `+${digits.slice(2)}`
      : digits.startsWith('0')
        ? `+${homeCountry}${digits.slice(1)}`
        : `+${digits}`;
  return /^\+[1-9]\d{6,14}$/.test(whole) ? whole : undefined;
}
