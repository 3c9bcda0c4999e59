import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayFromNumber, dayNumberOf, instantOf, minuteOf, minutesPerDay, wallTimeAt } from './wall-time.ts';

const helsinki = 'Europe/Helsinki';
const at = (text: string) => minuteOf(new Date(text));
const instant = (day: string, hour: number, minute: number, which: 'first' | 'last' = 'first') =>
  new Date(instantOf(helsinki, { day: dayNumberOf(day), minute: hour * 60 + minute }, which) * 60_000).toISOString().slice(0, 16);

describe('in Finland', () => {
  test.each([
    ['2015-01-15', 9, '2015-01-15T07:00'],
    ['2015-07-15', 9, '2015-07-15T06:00'],
    // The clocks are put forward from 3 to 4, and back from 4 to 3.
    ['2015-03-29', 2, '2015-03-29T00:00'],
    ['2015-03-29', 4, '2015-03-29T01:00'],
    ['2015-10-25', 2, '2015-10-24T23:00'],
    ['2015-10-25', 4, '2015-10-25T02:00'],
  ])('on %s at %d o’clock it is %s in UTC', (day, hour, expected) => {
    expect(instant(day, hour, 0)).toBe(expected);
    expect(instant(day, hour, 0, 'last')).toBe(expected);
  });

  test('half past three comes twice in the autumn night, and not at all in the spring night', () => {
    expect([instant('2015-10-25', 3, 30), instant('2015-10-25', 3, 30, 'last')]).toEqual(['2015-10-25T00:30', '2015-10-25T01:30']);
    expect([instant('2015-03-29', 3, 30), instant('2015-03-29', 3, 30, 'last')]).toEqual(['2015-03-29T01:00', '2015-03-29T01:00']);
  });

  test('a time past midnight is one of the next day', () => {
    expect(instant('2015-12-31', 25, 30)).toBe('2015-12-31T23:30');
  });
});

test.each([helsinki, 'UTC', 'America/St_Johns', 'Australia/Lord_Howe', 'Pacific/Apia'])(
  'in %s every instant is found again from what the wall shows, as the first or the last of that time',
  (timeZone) => {
    fc.assert(
      fc.property(fc.integer({ min: at('1995-01-01T00:00Z'), max: at('2040-01-01T00:00Z') }), (minute) => {
        const wall = wallTimeAt(timeZone, minute);
        expect(wall.minute).toBeGreaterThanOrEqual(0);
        expect(wall.minute).toBeLessThan(minutesPerDay);
        // Samoa left out a whole day in 2011: its instants before and after are further apart than any clock change.
        if (timeZone === 'Pacific/Apia' && Math.abs(minute - at('2011-12-30T10:00Z')) < 3 * minutesPerDay) return;
        expect([instantOf(timeZone, wall, 'first'), instantOf(timeZone, wall, 'last')]).toContain(minute);
      }),
      { numRuns: 2000 },
    );
  },
);

test('a day and its number are the same day', () => {
  for (const day of ['1970-01-01', '2015-02-28', '2016-02-29', '1899-12-31']) expect(dayFromNumber(dayNumberOf(day))).toBe(day);
});
