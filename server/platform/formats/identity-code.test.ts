import { expect, test } from 'vitest';
import { findIdentityCode, isIdentityCode, normaliseIdentityCode } from './identity-code.ts';

test('a right code tells the day of birth, also of people born in 1800 and 2000', () => {
  expect(findIdentityCode('131052-308T')).toEqual({ code: '131052-308T', bornOn: '1952-10-13', isTest: false });
  expect(findIdentityCode('010100A900F')?.bornOn).toBe('2000-01-01');
  expect(findIdentityCode('131052+308T')?.bornOn).toBe('1852-10-13');
});

test('all signs of a century that the decree knows are accepted', () => {
  const codes = [...'+-YXWVU'.split('').map((sign) => `131052${sign}308T`), ...'ABCDEF'.split('').map((sign) => `010100${sign}900F`)];
  expect(codes.filter((code) => !isIdentityCode(code))).toEqual([]);
});

test('numbers from 900 on are known as test codes', () => {
  expect(findIdentityCode('010190-900P')?.isTest).toBe(true);
});

test.each([
  ['a wrong check character', '131052-308U'],
  ['30 February', codeOf('300250', '-', '123')],
  ['29 February of a year that is no leap year', codeOf('290201', 'A', '123')],
  ['month 13', codeOf('011390', '-', '123')],
  ['day 0', codeOf('000190', '-', '123')],
  ['individual number 001', codeOf('010190', '-', '001')],
  ['individual number 000', codeOf('010190', '-', '000')],
  ['an unknown sign of the century', codeOf('010190', 'G', '123')],
  ['small letters', '131052-308t'],
  ['something after it', '131052-308T1'],
  ['a line break after it', '131052-308T\n'],
  ['too few digits', '13105-308T'],
  ['nothing', ''],
])('a code with %s is refused', (_, code) => {
  expect(findIdentityCode(code)).toBeUndefined();
});

test('29 February of a leap year is a day', () => {
  expect(findIdentityCode(codeOf('290200', 'A', '123'))?.bornOn).toBe('2000-02-29');
});

test('spaces, small letters and a printed minus sign are forgiven when a code is typed', () => {
  expect(normaliseIdentityCode(' 131052\u2212308t\u00a0')).toBe('131052-308T');
});

function codeOf(day: string, sign: string, number: string): string {
  return `${day}${sign}${number}${'0123456789ABCDEFHJKLMNPRSTUVWXY'[Number(day + number) % 31]}`;
}
