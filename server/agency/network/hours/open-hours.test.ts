import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shapeFaults } from '#server/agency/reading/shape-faults.ts';
import { HoursPlan, planFaults, weekdays, type WeekRow } from '#server/agency/hours-plan.ts';
import { type Almanac, findNextOpening, isOpenAt, listOpenings, openingsAt, openMinutesInWeek } from './open-hours.ts';

const finland: Almanac = {
  timeZone: 'Europe/Helsinki',
  holidays: [
    { rule: '01-01', hasEve: true },
    { rule: '01-06' },
    { rule: 'easter-2', hasEve: true },
    { rule: 'easter+1' },
    { rule: '12-24' },
    { rule: '12-25' },
  ],
};
const reason = { fi: 'Koulutus', sv: 'Utbildning', en: 'Training' };
const workweek = weekdays.slice(0, 5);
const usual: WeekRow = { days: workweek, from: '09:00', to: '16:00', kind: 'open' };
const plan = (given: Partial<HoursPlan> = {}): HoursPlan => ({ week: [usual], seasons: [], exceptions: [], holidays: 'closed', ...given });

/** An instant by the clock on the wall in Finland: `+02:00` in winter, `+03:00` in summer. */
const at = (text: string) => new Date(text);
const inWords = (openings: ReturnType<typeof listOpenings>) =>
  openings.map(({ from, to, kind }) => `${from.toISOString().slice(0, 16)}–${to.toISOString().slice(11, 16)} ${kind}`);
const next = (hours: HoursPlan, after: string) => findNextOpening(hours, finland, at(after))?.from.toISOString();

describe('an office with a usual week', () => {
  test.each([
    ['2015-03-02T09:00+02:00', true],
    ['2015-03-02T08:59+02:00', false],
    ['2015-03-02T15:59+02:00', true],
    ['2015-03-02T16:00+02:00', false],
    ['2015-03-01T12:00+02:00', false],
    // The same wall time after the clocks are put forward.
    ['2015-03-30T09:00+03:00', true],
    ['2015-03-30T08:59+03:00', false],
    ['2015-10-26T09:00+02:00', true],
    ['2015-12-25T12:00+02:00', false],
  ])('at %s is it open: %s', (instant, isOpen) => {
    expect(isOpenAt(plan(), finland, at(instant))).toBe(isOpen);
  });

  test('opens next after a weekend, and after the holidays of Christmas', () => {
    expect(next(plan(), '2015-03-06T16:00+02:00')).toBe('2015-03-09T07:00:00.000Z');
    expect(next(plan(), '2015-12-23T16:00+02:00')).toBe('2015-12-28T07:00:00.000Z');
  });

  test('on the eve of a holiday closes at one, where it says so', () => {
    const early = plan({ eveCloses: '13:00' });
    expect(isOpenAt(early, finland, at('2015-12-31T12:59+02:00'))).toBe(true);
    expect(isOpenAt(early, finland, at('2015-12-31T13:00+02:00'))).toBe(false);
    // Maundy Thursday, the day before Good Friday; the day before Epiphany is a day like others.
    expect(isOpenAt(early, finland, at('2015-04-02T13:00+03:00'))).toBe(false);
    expect(isOpenAt(early, finland, at('2015-01-05T15:00+02:00'))).toBe(true);
    expect(openMinutesInWeek(early, finland, '2015-03-30')).toBe(60 * (7 + 7 + 7 + 4));
  });
});

describe('a place that serves a few hours', () => {
  const lunch = plan({
    week: [
      { days: ['monday', 'tuesday'], from: '09:00', to: '12:00', kind: 'open', ticketsTo: '11:30' },
      { days: ['monday', 'tuesday'], from: '13:00', to: '15:00', kind: 'appointment-only' },
      { days: ['monday'], from: '08:00', to: '18:00', kind: 'self-service' },
    ],
  });

  test('is closed at lunch, gives tickets until half past eleven, and after it serves those with an appointment', () => {
    expect(inWords(listOpenings(lunch, finland, '2015-03-03', '2015-03-03'))).toEqual([
      '2015-03-03T07:00–10:00 open',
      '2015-03-03T11:00–13:00 appointment-only',
    ]);
    expect(openingsAt(lunch, finland, at('2015-03-03T11:45+02:00'))[0]?.ticketsTo.toISOString()).toBe('2015-03-03T09:30:00.000Z');
    expect(isOpenAt(lunch, finland, at('2015-03-03T14:00+02:00'))).toBe(false);
    expect(openMinutesInWeek(lunch, finland, '2015-03-02')).toBe(360);
  });

  test('may offer two things at a time', () => {
    expect(openingsAt(lunch, finland, at('2015-03-02T14:00+02:00')).map(({ kind }) => kind)).toEqual(['self-service', 'appointment-only']);
  });
});

describe('a rule for some days of a month or every other week', () => {
  const days = (week: WeekRow[], from: string, to: string) =>
    listOpenings(plan({ week }), finland, from, to).map(({ from: start }) => start.toISOString().slice(0, 10));
  const thursdays: WeekRow = { days: ['thursday'], from: '10:00', to: '14:00', kind: 'open' };

  test.each([
    [[1], ['2015-03-05']],
    [
      [1, 3],
      ['2015-03-05', '2015-03-19'],
    ],
    [[-1], ['2015-03-26']],
    [[5], []],
  ] as const)('the Thursdays %j of March', (nth, expected) => {
    expect(days([{ ...thursdays, nth: [...nth] }], '2015-03-01', '2015-03-31')).toEqual(expected);
  });

  test('every other week, also over a new year whose last week has the number 53', () => {
    expect(days([{ ...thursdays, weeks: 'odd' }], '2015-12-13', '2016-01-20')).toEqual(['2015-12-17', '2015-12-31', '2016-01-07']);
    expect(days([{ ...thursdays, weeks: 'even' }], '2015-12-13', '2016-01-20')).toEqual(['2016-01-14']);
  });
});

test('a season has a week of its own, also over the new year, and a day that differs comes before everything', () => {
  const hours = plan({
    seasons: [
      { from: '06-01', to: '08-31', reason, week: [{ ...usual, to: '15:00' }] },
      { from: '12-27', to: '01-07', reason, week: [] },
    ],
    exceptions: [
      { from: '2015-06-10', to: '2015-06-11', reason, intervals: [] },
      { from: '2015-12-24', to: '2015-12-24', reason, intervals: [{ from: '10:00', to: '12:00', kind: 'open' }] },
    ],
  });
  expect(isOpenAt(hours, finland, at('2015-06-09T15:30+03:00'))).toBe(false);
  expect(isOpenAt(hours, finland, at('2015-06-10T10:00+03:00'))).toBe(false);
  expect(isOpenAt(hours, finland, at('2015-12-24T11:00+02:00'))).toBe(true);
  expect(next(hours, '2015-12-24T12:00+02:00')).toBe('2016-01-08T07:00:00.000Z');
});

test('what goes on after midnight belongs to the day on which it began, and the nights of the clock changes are an hour shorter and longer', () => {
  const night = plan({ week: [{ days: [...weekdays], from: '22:00', to: '06:00', kind: 'open' }] });
  const hoursOf = (day: string) =>
    listOpenings(night, finland, day, day).map(({ from, to }) => (to.getTime() - from.getTime()) / 3_600_000);
  expect([hoursOf('2015-03-27'), hoursOf('2015-03-28'), hoursOf('2015-10-24')]).toEqual([[8], [7], [9]]);
  expect(isOpenAt(night, finland, at('2015-03-29T05:59+03:00'))).toBe(true);
  expect(isOpenAt(night, finland, at('2015-03-29T06:00+03:00'))).toBe(false);
  const half = plan({ week: [{ days: ['sunday'], from: '03:30', to: '03:45', kind: 'open' }] });
  expect(inWords(listOpenings(half, finland, '2015-10-25', '2015-10-25'))).toEqual(['2015-10-25T00:30–01:45 open']);
});

test('a place that never opens has no next opening', () => {
  expect(findNextOpening(plan({ week: [] }), finland, at('2015-03-02T09:00+02:00'))).toBeUndefined();
});

describe('a plan that cannot be right is explained', () => {
  test.each([
    [{ week: [{ ...usual, from: '25:00' }] }, '/week/0/from'],
    [{ week: [{ ...usual, from: '24:00', to: '02:00' }] }, '/week/0/from'],
    [{ week: [{ ...usual, to: '09:00' }] }, '/week/0/to'],
    [{ week: [usual, { ...usual, days: ['friday'], from: '15:59', to: '18:00' }] }, '/week/1'],
    [{ week: [{ ...usual, ticketsTo: '16:01' }] }, '/week/0/ticketsTo'],
    [{ week: [{ ...usual, kind: 'self-service', ticketsTo: '12:00' }] }, '/week/0/ticketsTo'],
    [{ exceptions: [{ from: '2015-02-30', to: '2015-03-01', reason, intervals: [] }] }, '/exceptions/0/from'],
    [{ exceptions: [{ from: '2015-03-02', to: '2015-03-01', reason, intervals: [] }] }, '/exceptions/0/to'],
    [
      {
        exceptions: [
          { from: '2015-03-05', to: '2015-03-05', reason, intervals: [] },
          { from: '2015-03-02', to: '2015-03-06', reason, intervals: [] },
        ],
      },
      '/exceptions/0/from',
    ],
  ])('%j at %s', (given, place) => {
    const written = { ...plan(), ...given };
    const faults = shapeFaults(HoursPlan, written);
    // A plan of the wrong shape is not read further.
    const found = faults.length > 0 ? faults : planFaults(written as HoursPlan);
    expect(found.map((fault) => fault.place)).toEqual([place]);
  });

  test('the same hours in odd and in even weeks do not overlap', () => {
    expect(
      planFaults(
        plan({
          week: [
            { ...usual, weeks: 'odd' },
            { ...usual, weeks: 'even' },
          ],
        }),
      ),
    ).toEqual([]);
    expect(
      planFaults(
        plan({
          week: [
            { ...usual, nth: [1, 2] },
            { ...usual, nth: [-1] },
          ],
        }),
      ),
    ).toEqual([]);
    expect(
      planFaults(
        plan({
          week: [
            { ...usual, nth: [4] },
            { ...usual, nth: [-1] },
          ],
        }),
      ),
    ).toHaveLength(1);
  });
});

describe('whatever the hours are', () => {
  const time = fc
    .integer({ min: 0, max: 95 })
    .map((quarter) => `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`);
  const row = fc.record({
    days: fc.uniqueArray(fc.constantFrom(...weekdays), { minLength: 1 }),
    from: time,
    to: time,
    kind: fc.constant('open' as const),
  });
  const plans = fc
    .array(row, { maxLength: 4 })
    .map((week) => plan({ week }))
    .filter((hours) => planFaults(hours).length === 0);
  const moments = fc.date({ min: at('2014-12-01T00:00Z'), max: at('2016-02-01T00:00Z'), noInvalidDate: true });

  test('a place is open at an instant exactly when the list of openings around it says so', () => {
    fc.assert(
      fc.property(plans, moments, (hours, moment) => {
        const day = (days: number) => new Date(moment.getTime() + days * 86_400_000).toISOString().slice(0, 10);
        const listed = listOpenings(hours, finland, day(-3), day(3)).some(({ from, to }) => from <= moment && moment < to);
        expect(isOpenAt(hours, finland, moment)).toBe(listed);
      }),
      { numRuns: 500 },
    );
  });

  test('the next opening is the first of the list after that instant, and the place is open when it begins', () => {
    fc.assert(
      fc.property(plans, moments, (hours, moment) => {
        const found = findNextOpening(hours, finland, moment);
        const day = (days: number) => new Date(moment.getTime() + days * 86_400_000).toISOString().slice(0, 10);
        const first = listOpenings(hours, finland, day(-1), day(40)).find(({ from }) => from > moment);
        expect(found).toEqual(first);
        if (found) expect(isOpenAt(hours, finland, found.from)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
