import { expect, test } from 'vitest';
import { firstKeptDay } from './first-kept-day.ts';

test.each([
  ['2025-03-02', { count: 10, unit: 'years' }, '2015-03-02'],
  ['2024-02-29', { count: 1, unit: 'years' }, '2023-02-28'],
  ['2025-03-31', { count: 1, unit: 'months' }, '2025-02-28'],
  ['2025-01-15', { count: 1, unit: 'months' }, '2024-12-15'],
  ['2025-01-15', { count: 25, unit: 'months' }, '2022-12-15'],
  ['2025-03-01', { count: 1, unit: 'days' }, '2025-02-28'],
] as const)('on %s what is kept for %o is kept from %s on', (today, keep, first) => {
  expect(firstKeptDay(today, keep)).toBe(first);
});
