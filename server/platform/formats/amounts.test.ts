import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatMoney } from '../language/format.ts';
import { readHundredths, readWholeNumber } from './amounts.ts';

test.each([
  ['650', 65000],
  ['650,5', 65050],
  ['650.50', 65050],
  ['1 234,56', 123456],
  ['1\u00a0234,56', 123456],
  ['1\u202f234,56 €', 123456],
  ['0', 0],
  ['0,29', 29],
  ['9999999999999', 999999999999900],
])('the amount %s is read', (typed, cents) => {
  expect(readHundredths(typed)).toBe(cents);
});

test.each([
  ['-5', 'negative'],
  ['\u22125,50', 'negative'],
  ['1e400', 'not-a-number'],
  ['1e2', 'not-a-number'],
  ['NaN', 'not-a-number'],
  ['Infinity', 'not-a-number'],
  ['0x10', 'not-a-number'],
  ['1.234,56', 'not-a-number'],
  [',5', 'not-a-number'],
  ['5,', 'not-a-number'],
  ['--5', 'not-a-number'],
  ['٣', 'not-a-number'],
  ['six hundred', 'not-a-number'],
  ['1,234', 'too-many-decimals'],
  ['9999999999999999', 'too-many-digits'],
  ['99999999999999,99', 'too-many-digits'],
])('the amount %s is refused: %s', (typed, code) => {
  expect(readHundredths(typed)).toBe(code);
});

test('every amount that the program shows can be copied back into a question', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999_999_999 }), fc.constantFrom('fi' as const, 'sv' as const), (cents, language) => {
      expect(readHundredths(formatMoney(cents, language))).toBe(cents);
    }),
  );
});

test('a whole number has no decimals', () => {
  expect(readWholeNumber('1 000')).toBe(1000);
  expect(readWholeNumber('2,5')).toBe('too-many-decimals');
  expect(readWholeNumber('-2')).toBe('negative');
  expect(readWholeNumber('two')).toBe('not-a-number');
  expect(readWholeNumber('1'.repeat(16))).toBe('too-many-digits');
});
