import { describe, expect, test } from 'vitest';
import type { Agency } from '#server/agency/loading.ts';
import type { Measure } from '#server/platform/figures/tally.ts';
import { type Figure, figures } from './figures.ts';
import type { Cell } from './queries.ts';
import { reckon } from './reckoning.ts';
import { changeText, valueText } from './texts.ts';

const text = (fi: string) => ({ fi, sv: fi, en: fi });
// Only what a figure reads of an agency.
const agency = {
  groups: [
    { id: 'family', name: text('Perhe') },
    { id: 'housing', name: text('Asuminen') },
  ],
  benefits: [
    { id: 'childBenefit', group: 'family', name: text('Lapsilisä'), processingTime: { count: 2, unit: 'weeks', source: 'x' } },
    { id: 'housingAllowance', group: 'housing', name: text('Asumistuki'), processingTime: { count: 1, unit: 'working-days', source: 'x' } },
  ],
} as unknown as Agency;

const places = new Map(
  (
    [
      ['kamppi', 'Kamppi', 'helsinki'],
      ['malmi', 'Malmi', 'helsinki'],
      ['tampere', 'Tampere', 'tampere'],
    ] as const
  ).map(([id, name, municipalityId]) => [id, { name: text(name), municipalityId }]),
);

const period = { from: '2015-01-01', to: '2015-12-31' };
const before = { from: '2014-01-01', to: '2014-12-31' };

function cell(measure: Measure, channel: string, benefit: string, counted: number, total = 0, month = '2015-03'): Cell {
  return { month, measure, channel, benefit, detail: '', counted, total };
}

function figureOf(id: string, cells: Cell[], cellsBefore: Cell[] = []) {
  const figure = figures.find((one) => one.id === id);
  if (!figure) throw new Error(id);
  return reckon(figure, { period, cells, before, cellsBefore, places }, agency, 'fi');
}

describe('visits', () => {
  const visitsTo = (place: string, counted: number, minutes: number) => ({
    ...cell('contacts-served', 'office', '', counted, counted * minutes * 60),
    detail: place,
  });

  test('offices stand by their visits, each with its share of the municipality and the mean wait', () => {
    const { rows, headline } = figureOf(
      'visits-by-office',
      [
        visitsTo('malmi', 120, 10),
        visitsTo('kamppi', 180, 20),
        visitsTo('tampere', 250, 15),
        visitsTo('closed-long-ago', 5, 1),
        { ...cell('contacts-served', 'phone', '', 900), detail: 'kamppi' },
        { ...cell('attachments-accepted', 'office', '', 900), detail: 'child.proof' },
        { ...cell('service-times', 'office', '', 180, 180 * 390), detail: 'kamppi' },
      ],
      [visitsTo('kamppi', 90, 18)],
    );
    expect(headline.value).toBe(555);
    expect(rows.map(({ label, values }) => [label, ...values.map(({ value }) => value)])).toEqual([
      ['Tampere', 250, 1, 15, undefined],
      ['Kamppi', 180, 0.6, 20, 6.5],
      ['Malmi', 120, 0.4, 10, undefined],
      ['closed-long-ago', 5, 1, 1, undefined],
    ]);
    expect(rows[1]?.values.map(({ change }) => change)).toEqual([1, -0.4, 2, undefined]);
    expect([valueText(6.5, 'minutes', 'fi'), changeText(-2, 'minutes', 'fi')]).toEqual(['6,5', '\u22122,0']);
  });

  test('a weekday stands beside the mean of the days on which somebody came, not of those in the calendar', () => {
    const on = (day: string, counted: number) => ({ ...cell('contacts-served', 'office', '', counted), day });
    const { rows, headline } = figureOf('visits-by-weekday', [
      // Two Mondays, one of them counted in two rows, and two Tuesdays: 190 in four days are 47.5 a day.
      on('2015-03-02', 40),
      on('2015-03-02', 30),
      on('2015-03-09', 60),
      on('2015-03-03', 40),
      on('2015-03-10', 20),
      // Everybody who was counted there was taken back: nobody came on that day.
      on('2015-03-04', 0),
    ]);
    expect(headline.value).toBe(47.5);
    expect(rows.map(({ label }) => label)).toEqual(['maanantai', 'tiistai', 'keskiviikko', 'torstai', 'perjantai']);
    expect(rows.map(({ values }) => values[1]?.value)).toEqual([65, 30, undefined, undefined, undefined]);
    expect(rows.map(({ values }) => values[0]?.value)).toEqual([65 / 47.5, 30 / 47.5, undefined, undefined, undefined]);
  });
});

describe('attachments by channel', () => {
  test('46 of 100 accepted online are exactly 46.0 per cent, whatever they were for', () => {
    const accepted = (channel: string, detail: string, counted: number) => ({
      ...cell('attachments-accepted', channel, 'childBenefit', counted),
      detail,
    });
    const { headline } = figureOf('attachments-by-channel', [
      accepted('online', 'child.proof', 40),
      accepted('online', 'child.payslip', 6),
      accepted('post', 'child.proof', 50),
      accepted('joint-service-point', 'child.proof', 4),
    ]);
    expect(headline).toMatchObject({ id: 'online-share', value: 0.46 });
  });
});

describe('applications by channel', () => {
  test('60 of 100 online are exactly 60.0 per cent', () => {
    const { headline, rows } = figureOf('applications-by-channel', [
      cell('applications-received', 'online', 'childBenefit', 45),
      cell('applications-received', 'online', 'housingAllowance', 15),
      cell('applications-received', 'post', 'childBenefit', 30),
      cell('applications-received', 'office', 'childBenefit', 10),
      cell('logins-succeeded', 'online', '', 999),
    ]);
    expect(headline.value).toBe(0.6);
    expect(valueText(headline.value, headline.unit, 'fi')).toBe('60,0\u00a0%');
    expect(rows.map(({ key, values }) => [key, values[0]?.value, values[1]?.value])).toEqual([
      ['online', 60, 0.6],
      ['office', 10, 0.1],
      ['post', 30, 0.3],
      ['phone', 0, 0],
      ['joint-service-point', 0, 0],
      ['remote', 0, 0],
    ]);
  });

  test('a year with no applications has no share, and no change', () => {
    const { headline } = figureOf('applications-by-channel', [cell('applications-received', 'online', 'childBenefit', 1)]);
    expect(headline).toMatchObject({ value: 1, before: undefined, change: undefined });
    expect(changeText(headline.change, headline.unit, 'fi')).toBe('–');
  });

  test('shares are compared in percentage points, numbers in per cent', () => {
    const figure = figureOf(
      'applications-by-channel',
      [cell('applications-received', 'online', 'childBenefit', 60), cell('applications-received', 'post', 'childBenefit', 40)],
      [cell('applications-received', 'online', 'childBenefit', 25), cell('applications-received', 'post', 'childBenefit', 25)],
    );
    expect(changeText(figure.headline.change, 'share', 'fi')).toBe('+10,0\u00a0%-yks.');
    expect(figure.rows[0]?.values[0]).toEqual({ value: 60, before: 25, change: 1.4 });
    expect(changeText(1.4, 'number', 'fi')).toBe('+140,0\u00a0%');
  });
});

test('months stand beside the same months of the year before', () => {
  const { rows } = figureOf(
    'online-applications',
    [cell('applications-received', 'online', 'x', 3, 0, '2015-03')],
    [cell('applications-received', 'online', 'x', 2, 0, '2014-03')],
  );
  expect(rows).toHaveLength(12);
  expect(rows[2]).toEqual({ key: '2015-03', label: 'maaliskuu 2015', values: [{ value: 3, before: 2, change: 0.5 }] });
});

test('benefit groups come with the largest first, and one that the agency no longer has is still shown', () => {
  const { rows } = figureOf('top-benefit-groups-online', [
    cell('applications-received', 'online', 'housingAllowance', 6),
    cell('applications-received', 'online', 'childBenefit', 3),
    cell('applications-received', 'online', 'oldBenefit', 1),
    cell('applications-received', 'post', 'childBenefit', 50),
  ]);
  expect(rows.map(({ label, values }) => [label, values[0]?.value, values[1]?.value])).toEqual([
    ['Asuminen', 6, 0.6],
    ['Perhe', 3, 0.3],
    ['oldBenefit', 1, 0.1],
  ]);
});

test('processing time is the mean of the decisions, beside the target and the share on time', () => {
  const { rows, headline } = figureOf('processing-time', [
    cell('decisions-sent', 'online', 'childBenefit', 3, 30),
    cell('decisions-sent', 'post', 'childBenefit', 1, 30),
    cell('decisions-sent-on-time', 'online', 'childBenefit', 3),
    cell('decisions-sent', 'online', 'housingAllowance', 1, 3),
  ]);
  expect(rows[0]).toMatchObject({ label: 'Lapsilisä (tavoite 2 viikkoa)', values: [{ value: 15 }, { value: 0.75 }, { value: 4 }] });
  expect(rows[1]).toMatchObject({ label: 'Asumistuki (tavoite 1 arkipäivä)', values: [{ value: 3 }, { value: 0 }, { value: 1 }] });
  expect(headline.value).toBe(63 / 5);
});

test('a benefit without applications has no online share: a dash, not nought', () => {
  const { rows } = figureOf('online-share-by-benefit', [cell('applications-received', 'post', 'childBenefit', 4)]);
  expect(rows.map(({ values }) => values[0]?.value)).toEqual([0, undefined]);
  expect(valueText(undefined, 'share', 'fi')).toBe('–');
});

test('a change that rounds to nothing has no sign', () => {
  expect(changeText(0.00001, 'number', 'en')).toBe('0.0%');
  expect(changeText(-0.25, 'number', 'en')).toBe('\u221225.0%');
});

test('every figure has an address of its own and a definition in every language', () => {
  const ids = figures.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { id, definition } of figures satisfies readonly Figure[]) {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    for (const words of Object.values(definition)) expect(words.length).toBeGreaterThan(80);
  }
});
