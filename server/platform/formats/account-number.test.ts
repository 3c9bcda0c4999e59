import { expect, test } from 'vitest';
import { displayAccountNumber, isAccountNumber, normaliseAccountNumber } from './account-number.ts';

test.each(['FI2112345600000785', 'DE89370400440532013000', 'GB29NWBK60161331926819', 'NO9386011117947'])(
  '%s is an account number',
  (account) => {
    expect(isAccountNumber(account)).toBe(true);
  },
);

test.each([
  ['two digits changed places', 'FI2112345600000758'],
  ['too short for Finland', 'FI211234560000078'],
  ['too long for Finland', 'FI21123456000007850'],
  ['an old Finnish number', '123456-785'],
  ['spaces left in', 'FI21 1234 5600 0007 85'],
  ['check digits 00', 'FI0012345600000785'],
  ['a letter of another alphabet', 'FІ2112345600000785'],
])('a number with a mistake is refused: %s', (_, account) => {
  expect(isAccountNumber(account)).toBe(false);
});

test('a number is shown in groups of four and read back from them', () => {
  expect(displayAccountNumber('FI2112345600000785')).toBe('FI21\u00a01234\u00a05600\u00a00007\u00a085');
  expect(normaliseAccountNumber(displayAccountNumber('FI2112345600000785'))).toBe('FI2112345600000785');
  expect(normaliseAccountNumber('fi21 1234 5600 0007 85')).toBe('FI2112345600000785');
});
