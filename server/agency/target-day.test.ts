import { expect, test } from 'vitest';
import { targetDay } from './target-day.ts';

const calendar = { holidays: [{ rule: 'easter-2' }, { rule: 'easter+1' }, { rule: '12-24' }, { rule: '12-25' }] };
const source = 'the agency’s promise';

test('three weeks from a Monday is a Monday', () => {
  expect(targetDay(calendar, { count: 3, unit: 'weeks', source }, '2015-03-02')).toBe('2015-03-23');
});

test('a target that ends at the weekend moves to Monday', () => {
  expect(targetDay(calendar, { count: 2, unit: 'weeks', source }, '2015-03-07')).toBe('2015-03-23');
  expect(targetDay(calendar, { count: 19, unit: 'days', source }, '2015-03-02')).toBe('2015-03-23');
});

test('a target that ends at Easter moves to the Tuesday after it', () => {
  expect(targetDay(calendar, { count: 3, unit: 'weeks', source }, '2015-03-13')).toBe('2015-04-07');
});

test('a target in working days leaves out weekends and holidays', () => {
  expect(targetDay(calendar, { count: 5, unit: 'working-days', source }, '2015-03-02')).toBe('2015-03-09');
  expect(targetDay(calendar, { count: 5, unit: 'working-days', source }, '2015-12-21')).toBe('2015-12-30');
});

test('what arrives on a Saturday has its working days from Monday on', () => {
  expect(targetDay(calendar, { count: 1, unit: 'working-days', source }, '2015-03-07')).toBe('2015-03-09');
});
