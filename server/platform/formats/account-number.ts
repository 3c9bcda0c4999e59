/** The international bank account number, IBAN: ISO 13616 (shape), ISO 7064 (check digits, modulo 97-10). */

const shape = /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/;

/** Lengths of the countries of the single euro payments area, from which nearly every payment account here comes. */
const lengths: Readonly<Record<string, number>> = {
  AD: 24,
  AT: 20,
  BE: 16,
  BG: 22,
  CH: 21,
  CY: 28,
  CZ: 24,
  DE: 22,
  DK: 18,
  EE: 20,
  ES: 24,
  FI: 18,
  FR: 27,
  GB: 22,
  GI: 23,
  GR: 27,
  HR: 21,
  HU: 28,
  IE: 22,
  IS: 26,
  IT: 27,
  LI: 21,
  LT: 20,
  LU: 20,
  LV: 21,
  MC: 27,
  MT: 31,
  NL: 18,
  NO: 15,
  PL: 28,
  PT: 25,
  RO: 24,
  SE: 24,
  SI: 19,
  SK: 24,
  SM: 27,
  VA: 22,
};

/** Upper case without spaces. */
export function normaliseAccountNumber(typed: string): string {
  return typed.replace(/\s/gu, '').toUpperCase();
}

/** Whether a number in its normal form (no spaces) is a possible account number. */
export function isAccountNumber(account: string): boolean {
  if (!shape.test(account)) return false;
  const expected = lengths[account.slice(0, 2)];
  if (expected !== undefined && account.length !== expected) return false;
  return remainder(account.slice(4) + account.slice(0, 4)) === 1;
}

/** Digit by digit, since the whole number has up to 60 digits; a letter counts as two, A = 10 … Z = 35. */
function remainder(text: string): number {
  let rest = 0;
  for (const character of text) {
    for (const digit of String(Number.parseInt(character, 36))) rest = (rest * 10 + Number(digit)) % 97;
  }
  return rest;
}

/** In groups of four, as on a bank's own papers. */
export function displayAccountNumber(account: string): string {
  return account.replace(/(.{4})(?=.)/gu, '$1\u00a0');
}
