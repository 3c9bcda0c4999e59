import { expect, test } from 'vitest';
import { dayOf, isDayRule, isRealDay } from './days.ts';

test('days are counted from the day on which a form is filled in', () => {
  expect(dayOf('today', '2015-03-31')).toBe('2015-03-31');
  expect(dayOf('today+30d', '2015-03-31')).toBe('2015-04-30');
  expect(dayOf('today-6m', '2015-03-31')).toBe('2014-09-30');
  expect(dayOf('today-1y', '2016-02-29')).toBe('2015-02-28');
  expect(dayOf('startOfMonth-1m', '2015-03-31')).toBe('2015-02-01');
  expect(dayOf('startOfMonth', '2015-03-31')).toBe('2015-03-01');
  expect(dayOf('2015-01-01', '2015-03-31')).toBe('2015-01-01');
});

test.each(['tomorrow', 'today-6', 'today+3w', '2015-02-30', 'today - 6m', ''])('“%s” means no day', (rule) => {
  expect(isDayRule(rule)).toBe(false);
});

test('30 February is no day, 29 February is one in a leap year', () => {
  expect(isRealDay('2015-02-30')).toBe(false);
  expect(isRealDay('2015-02-29')).toBe(false);
  expect(isRealDay('2016-02-29')).toBe(true);
  expect(isRealDay('2015-1-1')).toBe(false);
});
