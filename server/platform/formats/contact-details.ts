/** Addresses for e-mail and numbers for calls, only as far as a shape can tell: whether they work is found out by using them. */

const email = /^[^\s@<>,;:"()[\]\\]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}][\p{L}\p{N}-]{0,61}[\p{L}\p{N}]$/u;

export function isEmailAddress(text: string): boolean {
  return text.length <= 254 && email.test(text) && !text.includes('..') && !/\p{C}/u.test(text);
}

/** Digits with an optional `+` in front, 5 to 15 of them (ITU-T E.164), spaces and hyphens between. */
export function isPhoneNumber(text: string): boolean {
  const digits = text.replace(/[\s()-]/gu, '');
  return text.length <= 30 && /^\+?\d{5,15}$/.test(digits);
}

/** Longest postal code of any country, with its space. */
const longestPostalCode = 12;

/**
 * A number as it is called from anywhere: `+` and 7 to 15 digits (ITU-T E.164). A number that begins with 0 is Finnish.
 * Undefined when nobody can tell which number is meant.
 */
export function toInternationalPhone(text: string): string | undefined {
  // Numbers that are copied bring marks along that nobody sees.
  const bare = text
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .replace(/^\s*\+\s*358\s*\(0\)/u, '+358')
    .replaceAll(/[\s().\u2010-\u2015-]/gu, '');
  if (!/^\+?[0-9]{5,17}$/.test(bare)) return undefined;
  const whole = bare.startsWith('+')
    ? bare
    : bare.startsWith('00')
      ? `+${bare.slice(2)}`
      : bare.startsWith('0')
        ? `+358${bare.slice(1)}`
        : '';
  const number = whole.replace(/^\+3580/, '+358');
  return /^\+[1-9][0-9]{6,14}$/.test(number) ? number : undefined;
}

/** A postal code of a country (ISO 3166-1 alpha-2): five digits in Finland and Åland, elsewhere letters, digits, spaces and hyphens. */
export function isPostalCode(text: string, country: string): boolean {
  if (country === 'FI' || country === 'AX') return /^[0-9]{5}$/.test(text);
  return text.length <= longestPostalCode && /^[\p{L}0-9](?:[\p{L}0-9 -]*[\p{L}0-9])?$/u.test(text);
}

/** One line as people write it, without what cannot be seen: line ends, control characters, marks that turn the direction of a text. */
export function cleanLine(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/[\p{Zl}\p{Zp}\p{Cc}]/gu, ' ')
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}
