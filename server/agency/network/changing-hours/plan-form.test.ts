import { describe, expect, test } from 'vitest';
import { loadAgency } from '#server/agency/loading.ts';
import type { HoursPlan } from '#server/agency/hours-plan.ts';
import type { PostedForm } from '#server/platform/http/posted-form.ts';
import { fieldsOf, readPlan } from './plan-form.ts';
import { planDifferences, planLines } from './plan-words.ts';
import { withRowAction } from './row-actions.ts';

const reason = { fi: 'Kesä', sv: 'Sommar', en: 'Summer' };
const full: HoursPlan = {
  week: [
    { days: ['monday', 'tuesday', 'wednesday', 'friday'], from: '09:00', to: '16:00', kind: 'open', ticketsTo: '15:30' },
    { days: ['thursday'], from: '10:00', to: '24:00', kind: 'appointment-only', weeks: 'odd', nth: [1, -1] },
  ],
  seasons: [
    { from: '06-01', to: '08-31', reason, week: [{ days: ['monday'], from: '09:00', to: '12:00', kind: 'open' }] },
    { from: '12-27', to: '01-07', reason, week: [] },
  ],
  exceptions: [
    { from: '2015-12-24', to: '2015-12-24', reason, intervals: [{ from: '10:00', to: '12:00', kind: 'self-service' }] },
    { from: '2015-12-28', to: '2015-12-30', reason, intervals: [] },
  ],
  holidays: 'closed',
  eveCloses: '13:00',
};
const typed = (changes: Record<string, string | string[]> = {}, plan = full): PostedForm =>
  new Map([...fieldsOf(plan), ...Object.entries(changes).map(([name, value]): [string, string[]] => [name, [value].flat()])]);
const faultsOf = (changes: Record<string, string | string[]>) => readPlan(typed(changes)).faults;

describe('hours as a form', () => {
  test('come back as they were', async () => {
    expect(readPlan(typed())).toEqual({ plan: full, faults: [] });
    const { network } = await loadAgency('agencies/kela-2015');
    for (const { hours } of network.places) expect(readPlan(fieldsOf(hours))).toEqual({ plan: hours, faults: [] });
  });

  test.each(['9', '9.00', '9:00', '09:00', ' 9.00 '])('take “%s” for nine o’clock', (time) => {
    expect(readPlan(typed({ 'week.0.from': time })).plan.week[0]?.from).toBe('09:00');
  });

  test.each([
    ['week.0.from', 'yhdeksältä', 'week.0.from', 'time'],
    ['week.0.from', '25.00', 'week.0.from', 'time'],
    ['week.0.to', '9.60', 'week.0.to', 'time'],
    ['week.0.ticketsTo', '17.00', 'week.0.ticketsTo', 'tickets-too-late'],
    ['week.0.days', [], 'week.0.days', 'weekdays'],
    ['week.0.days', ['someday'], 'week.0.days', 'weekdays'],
    ['week.0.days', ['thursday'], 'week.1', 'overlap'],
    ['seasons.0.from', '31.2.', 'seasons.0.from', 'date'],
    ['exceptions.0.from', '31.2.2015', 'exceptions.0.from', 'day'],
    ['exceptions.1.from', '24.12.2015', 'exceptions.1.from', 'clash'],
    ['exceptions.1.to', '1.12.2015', 'exceptions.1.to', 'ends-before'],
    ['exceptions.0.reason.sv', ' ', 'exceptions.0.reason.sv', 'words'],
    ['eveCloses', 'x', 'eveCloses', 'time'],
  ])('with %s = “%s” have a fault at %s: %s', (field, value, at, code) => {
    expect(faultsOf({ [field]: value })).toEqual([{ field: at, code }]);
  });

  test.each(['-1', '99999999', 'x', ''])('with a list that claims “%s” rows have none, and nobody waits', (count) => {
    expect(readPlan(typed({ 'exceptions.count': count })).plan.exceptions).toEqual([]);
    expect(readPlan(typed({ 'week.count': '999' })).plan.week).toHaveLength(60);
  });
});

describe('a row', () => {
  test('is added at the end, and everything typed stays', () => {
    const done = withRowAction(typed({ 'week.0.from': 'kahdeks' }), 'add:week');
    expect(done?.form.get('week.count')).toEqual(['3']);
    expect(done?.form.get('week.0.from')).toEqual(['kahdeks']);
    expect(done?.focus).toBe('week.2.days.monday');
  });

  test('that is removed takes all that belongs to it, and those behind it move up', () => {
    const done = withRowAction(typed(), 'remove:seasons:0');
    expect(done && readPlan(done.form).plan).toEqual({ ...full, seasons: full.seasons.slice(1) });
    const first = withRowAction(typed(), 'remove:exceptions.0.intervals:0');
    expect(first && readPlan(first.form).plan.exceptions[0]?.intervals).toEqual([]);
    const week = withRowAction(typed(), 'remove:week:0');
    expect(week && readPlan(week.form).plan.week).toEqual(full.week.slice(1));
  });

  test.each(['remove:week:9', 'add:', 'add:holidays', 'remove:week', 'save', 'add:seasons.0.week.0'])(
    '“%s” is no action on rows',
    (action) => {
      expect(withRowAction(typed(), action)).toBeUndefined();
    },
  );
});

describe('hours in words', () => {
  test('have a line for each row', () => {
    expect(planLines(full, 'fi')).toEqual([
      'maanantai–keskiviikko, perjantai 9.00–16.00, vuoronumerot kello 15.30 asti',
      'torstai 10.00–24.00, vain ajanvarauksella, parittomina viikkoina, vain kuukauden 1., viimeinen',
      'Kesä (1.6.–31.8.): maanantai 9.00–12.00',
      'Kesä (27.12.–7.1.): suljettu',
      '24.12.2015, Kesä: 10.00–12.00, itsepalvelu',
      '28.12.2015–30.12.2015, Kesä: suljettu',
      'pyhäpäivinä suljettu',
      'aattoina suljetaan viimeistään kello 13.00',
    ]);
    expect(planLines(full, 'en')[1]).toBe('Thursday 10:00–24:00, by appointment only, in odd weeks, only the 1st, last of the month');
  });

  test('differ by the lines that one has and the other has not', () => {
    const { eveCloses: _, ...later } = full;
    expect(planDifferences(full, later, 'sv')).toEqual({
      added: ['som vanligt på aftnar'],
      removed: ['på aftnar stängs senast klockan 13.00'],
    });
  });
});
