import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { addDays } from '../platform/clock/clock.ts';
import { easterSunday, findHoliday, findRuleFault } from './holidays.ts';
import { addWorkingDays, isWorkingDay, nextWorkingDay, workingDaysBetween, type Calendar } from './working-days.ts';

// The shape of the file is checked by loading; here its holidays are what counts.
const finland = JSON.parse(readFileSync('agencies/kela-2015/agency.json', 'utf8')) as Calendar;
const withoutHolidays: Calendar = { holidays: [] };

function workingDaysOf(year: number): string[] {
  const first = `${year}-01-01`;
  return Array.from({ length: 366 }, (_, count) => addDays(first, count)).filter(
    (day) => day.startsWith(String(year)) && isWorkingDay(finland, day),
  );
}

test('2015 has 252 working days in Finland', () => {
  expect(workingDaysOf(2015)).toHaveLength(252);
});

test('the days off on weekdays of 2015 are those that people had off', () => {
  const off = Array.from({ length: 365 }, (_, count) => addDays('2015-01-01', count)).filter(
    (day) => isWorkingDay(withoutHolidays, day) && !isWorkingDay(finland, day),
  );
  expect(off).toEqual([
    '2015-01-01',
    '2015-01-06',
    '2015-04-03',
    '2015-04-06',
    '2015-05-01',
    '2015-05-14',
    '2015-06-19',
    '2015-12-24',
    '2015-12-25',
  ]);
});

test('Easter Sunday is found over four centuries', () => {
  const known = [
    '1818-03-22',
    '1943-04-25',
    '2000-04-23',
    '2008-03-23',
    '2011-04-24',
    '2015-04-05',
    '2016-03-27',
    '2024-03-31',
    '2038-04-25',
    '2285-03-22',
  ];
  expect(known.map((day) => easterSunday(Number(day.slice(0, 4))))).toEqual(known);
});

test('Midsummer and All Saints’ Day move with their weekday', () => {
  expect(findHoliday('saturday-between:06-20:06-26', 2015)).toBe('2015-06-20');
  expect(findHoliday('saturday-between:06-20:06-26', 2020)).toBe('2020-06-20');
  expect(findHoliday('saturday-between:06-20:06-26', 2021)).toBe('2021-06-26');
  expect(findHoliday('friday-between:06-19:06-25', 2021)).toBe('2021-06-25');
  expect(findHoliday('saturday-between:10-31:11-06', 2015)).toBe('2015-10-31');
});

test('a holiday on 29 February comes in leap years only', () => {
  expect(findHoliday('02-29', 2016)).toBe('2016-02-29');
  expect(findHoliday('02-29', 2015)).toBeUndefined();
});

test('a rule that is written right has no fault', () => {
  const rules = ['01-01', '02-29', 'easter', 'easter-2', 'easter+39', 'saturday-between:06-20:06-26', 'monday-between:12-25:12-31'];
  expect(rules.filter((rule) => findRuleFault(rule) !== undefined)).toEqual([]);
});

test.each([
  ['02-30', 'is no rule'],
  ['1-1', 'is no rule'],
  ['easter+1000', 'is no rule'],
  ['Easter+1', 'is no rule'],
  ['caturday-between:06-20:06-26', 'is no rule'],
  ['saturday-between:06-20:06-31', 'a date that does not exist'],
  ['saturday-between:06-20:06-27', 'seven days'],
  ['saturday-between:12-29:01-04', 'seven days'],
  ['', 'is no rule'],
])('the rule “%s” is refused with a reason', (rule, reason) => {
  expect(findRuleFault(rule)).toContain(reason);
});

test('the next working day after the Thursday before Easter is the Tuesday after it', () => {
  expect(nextWorkingDay(finland, '2015-04-02')).toBe('2015-04-07');
});

test('working days are counted on from any day, and no days on is the day itself', () => {
  expect(addWorkingDays(finland, '2015-03-02', 5)).toBe('2015-03-09');
  expect(addWorkingDays(finland, '2015-03-07', 1)).toBe('2015-03-09');
  expect(addWorkingDays(finland, '2015-12-23', 1)).toBe('2015-12-28');
  expect(addWorkingDays(finland, '2015-12-30', 2)).toBe('2016-01-04');
  expect(addWorkingDays(finland, '2015-03-07', 0)).toBe('2015-03-07');
});

test('nobody can go a negative or a broken number of working days on, nor for ever', () => {
  expect(() => addWorkingDays(finland, '2015-03-02', -1)).toThrow(RangeError);
  expect(() => addWorkingDays(finland, '2015-03-02', 1.5)).toThrow(RangeError);
  expect(() => addWorkingDays(finland, '2015-03-02', 1_000_000)).toThrow(RangeError);
});

test('the working days between two days leave the first out and take the last in', () => {
  expect(workingDaysBetween(finland, '2015-03-02', '2015-03-03')).toBe(1);
  expect(workingDaysBetween(finland, '2015-03-06', '2015-03-09')).toBe(1);
  expect(workingDaysBetween(finland, '2015-03-06', '2015-03-08')).toBe(0);
  expect(workingDaysBetween(finland, '2015-03-02', '2015-03-02')).toBe(0);
  expect(workingDaysBetween(finland, '2015-04-02', '2015-04-07')).toBe(1);
  expect(workingDaysBetween(finland, '2014-12-31', '2015-12-31')).toBe(252);
});

test('what is late by two working days has minus two left', () => {
  expect(workingDaysBetween(finland, '2015-03-06', '2015-03-04')).toBe(-2);
});

test('a day that does not exist is not counted to', () => {
  expect(() => workingDaysBetween(finland, '2015-03-06', 'never')).toThrow(RangeError);
});
