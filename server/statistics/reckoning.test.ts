import { describe, expect, test } from 'vitest';
import type { Agency } from '#server/agency/loading.ts';
import type { Measure } from '#server/platform/figures/tally.ts';
import { type Figure, figures } from './figures.ts';
import type { Cell } from './queries.ts';
import { reckon } from './reckoning.ts';
import { changeText, valueText } from './values.ts';

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

const period = { from: '2015-01-01', to: '2015-12-31' };
const before = { from: '2014-01-01', to: '2014-12-31' };

function cell(measure: Measure, channel: string, benefit: string, counted: number, total = 0, month = '2015-03'): Cell {
  return { month, measure, channel, benefit, detail: '', counted, total };
}

function figureOf(id: string, cells: Cell[], cellsBefore: Cell[] = []) {
  const figure = figures.find((one) => one.id === id);
  if (!figure) throw new Error(id);
  return reckon(figure, { period, cells, before, cellsBefore }, agency, 'fi');
}

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
