import { describe, expect, test } from 'vitest';
import { calendarMonth, calendarYear, monthsOf, readPeriod, yearBefore } from './period.ts';

const today = '2015-03-02';
const year = calendarYear(today);

describe('a period', () => {
  test('is the usual one when nothing is chosen', () => {
    expect(readPeriod({}, year)).toEqual({ period: { from: '2015-01-01', to: '2015-12-31' } });
    expect(readPeriod({ from: '', to: ' ' }, year)).toEqual({ period: { from: '2015-01-01', to: '2015-12-31' } });
  });

  test('is read as Finns write days, and as machines do', () => {
    expect(readPeriod({ from: '1.3.2015', to: '31. 3. 2015' }, year)).toEqual({ period: { from: '2015-03-01', to: '2015-03-31' } });
    expect(readPeriod({ from: '2015-03-01', to: '2015-03-31' }, year)).toEqual({ period: { from: '2015-03-01', to: '2015-03-31' } });
  });

  test.each(['30.2.2015', '2015-02-30', 'tomorrow', '1.13.2015', '0001-01-01', '9999-01-01', '20150101'])(
    'does not begin on %s',
    (from) => {
      expect(readPeriod({ from }, year)).toEqual({ fault: 'from' });
      expect(readPeriod({ to: from }, year)).toEqual({ fault: 'to' });
    },
  );

  test('does not end before it begins, nor last longer than ten years', () => {
    expect(readPeriod({ from: '2015-03-02', to: '2015-03-01' }, year)).toEqual({ fault: 'order' });
    expect(readPeriod({ from: '2000-01-01', to: '2015-03-01' }, year)).toEqual({ fault: 'length' });
  });

  test('can be one day', () => {
    expect(readPeriod({ from: '2015-03-02', to: '2015-03-02' }, year)).toEqual({ period: { from: today, to: today } });
  });
});

describe('the year before', () => {
  test.each([
    [
      { from: '2015-01-01', to: '2015-12-31' },
      { from: '2014-01-01', to: '2014-12-31' },
    ],
    [
      { from: '2015-03-02', to: '2015-03-20' },
      { from: '2014-03-02', to: '2014-03-20' },
    ],
    [
      { from: '2017-02-01', to: '2017-02-28' },
      { from: '2016-02-01', to: '2016-02-29' },
    ],
    [
      { from: '2016-02-01', to: '2016-02-29' },
      { from: '2015-02-01', to: '2015-02-28' },
    ],
    [
      { from: '2016-02-29', to: '2016-02-29' },
      { from: '2015-02-28', to: '2015-02-28' },
    ],
  ])('of %j is %j', (period, before) => {
    expect(yearBefore(period)).toEqual(before);
  });
});

test('a month ends on its last day', () => {
  expect(calendarMonth('2015-02-11')).toEqual({ from: '2015-02-01', to: '2015-02-28' });
  expect(calendarMonth('2016-12-31')).toEqual({ from: '2016-12-01', to: '2016-12-31' });
});

test('months are those that the period touches', () => {
  expect(monthsOf({ from: '2014-12-31', to: '2015-02-01' })).toEqual(['2014-12', '2015-01', '2015-02']);
});
