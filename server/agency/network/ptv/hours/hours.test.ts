import { expect, test } from 'vitest';
import type { HoursPlan, WeekRow } from '#server/agency/hours-plan.ts';
import { addDays } from '#server/platform/clock/clock.ts';
import { listOpenings, openMinutesInWeek } from '../../hours/open-hours.ts';
import type { ServiceHour } from '../record.ts';
import { fitPlan } from './fitting.ts';
import { readHours } from './reading-hours.ts';
import { isCoarser, writeHours } from './writing-hours.ts';

const almanac = { timeZone: 'Europe/Helsinki', holidays: [{ rule: '12-06' }, { rule: '12-25', hasEve: true }] };
const today = '2015-03-02';
const workdays: WeekRow['days'] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];
const usual: HoursPlan = {
  week: [{ days: workdays, from: '09:00', to: '16:00', kind: 'open', ticketsTo: '15:45' }],
  seasons: [],
  exceptions: [],
  holidays: 'closed',
  eveCloses: '12:00',
};
const summer = { fi: 'Kesä', sv: 'Sommar', en: 'Summer' };

const plans: [name: string, plan: HoursPlan][] = [
  ['a plain week', usual],
  [
    'a summer that comes each year',
    {
      ...usual,
      seasons: [{ from: '06-01', to: '08-31', reason: summer, week: [{ days: ['monday'], from: '10:00', to: '14:00', kind: 'open' }] }],
    },
  ],
  ['a season over the new year', { ...usual, seasons: [{ from: '12-20', to: '01-06', reason: summer, week: [] }] }],
  [
    'every other week and the first Monday',
    {
      ...usual,
      week: [
        { days: ['monday'], from: '09:00', to: '12:00', kind: 'open', nth: [1] },
        { days: ['tuesday'], from: '09:00', to: '12:00', kind: 'open', weeks: 'odd' },
      ],
    },
  ],
  [
    'over midnight, and the whole of Sunday',
    {
      ...usual,
      week: [
        { days: ['friday'], from: '20:00', to: '02:00', kind: 'open' },
        { days: ['sunday'], from: '00:00', to: '24:00', kind: 'open' },
      ],
    },
  ],
  [
    'always open, on holidays too',
    { ...usual, holidays: 'as-usual', week: [{ days: [...workdays, 'saturday', 'sunday'], from: '00:00', to: '24:00', kind: 'open' }] },
  ],
  [
    'minutes that are no quarters, and self-service',
    {
      ...usual,
      week: [
        { days: workdays, from: '09:05', to: '15:50', kind: 'open' },
        { days: ['saturday'], from: '09:00', to: '15:00', kind: 'self-service' },
      ],
    },
  ],
  [
    'days that differ',
    {
      ...usual,
      exceptions: [
        { from: '2015-05-04', to: '2015-05-08', reason: summer, intervals: [] },
        { from: '2015-06-01', to: '2015-06-01', reason: summer, intervals: [{ from: '08:00', to: '09:00', kind: 'appointment-only' }] },
      ],
    },
  ],
];

test.each(plans)('%s comes back from the catalogue as it went out, today and half a year later', (_, plan) => {
  const { hours, faults } = readHours(writeHours(plan, almanac, today));
  expect(faults).toEqual([]);
  for (const day of [today, addDays(today, 180)]) expect(fitPlan(hours, plan, almanac, day)).toMatchObject({ differs: false });
});

test.each(plans.slice(0, 5))('%s is understood by a house that knows nothing of it', (_, plan) => {
  const fitted = fitPlan(readHours(writeHours(plan, almanac, today)).hours, undefined, almanac, today);
  if (!('plan' in fitted)) throw new Error(fitted.code);
  const spans = (one: HoursPlan) => listOpenings(one, almanac, today, addDays(today, 399)).map(({ from, to, kind }) => [from, to, kind]);
  expect(spans(fitted.plan)).toEqual(spans(plan));
});

const entry = (given: Partial<ServiceHour>): ServiceHour => ({ serviceHourType: 'DaysOfTheWeek', ...given });
const on = (dayFrom: 'Monday' | 'Friday', from: string, to: string) => ({ dayFrom, dayTo: '' as const, from, to });

test('other hours on one day change that day and keep what the catalogue does not know', () => {
  const { hours } = readHours([
    ...writeHours(usual, almanac, today),
    entry({
      serviceHourType: 'Exceptional',
      validFrom: '2015-03-10T00:00:00',
      isClosed: true,
      additionalInformation: [{ value: 'Koulutus', language: 'fi' }],
    }),
  ]);
  const fitted = fitPlan(hours, usual, almanac, today);
  const closed = { from: '2015-03-10', to: '2015-03-10', reason: { fi: 'Koulutus', sv: 'Koulutus', en: 'Koulutus' }, intervals: [] };
  expect(fitted).toEqual({ differs: true, plan: { ...usual, exceptions: [closed] } });
});

test('a new week is a new week, not four hundred exceptions', () => {
  const { hours } = readHours([entry({ openingHour: [on('Monday', '09:00:00', '16:00:00'), on('Friday', '10:00', '12:00')] })]);
  const fitted = fitPlan(hours, usual, almanac, today);
  expect(fitted).toMatchObject({
    plan: {
      exceptions: [],
      week: [
        { days: ['monday'], from: '09:00', to: '16:00', ticketsTo: '15:45' },
        { days: ['friday'], from: '10:00', to: '12:00' },
      ],
    },
  });
});

test('hours by appointment stand beside the others', () => {
  const { hours } = readHours([
    entry({ openingHour: [on('Monday', '09:00', '12:00')] }),
    entry({ isReservation: true, openingHour: [on('Monday', '12:00', '16:00')] }),
  ]);
  const fitted = fitPlan(hours, undefined, almanac, today);
  if (!('plan' in fitted)) throw new Error(fitted.code);
  expect(fitted.plan.week.map(({ kind }) => kind)).toEqual(['open', 'appointment-only']);
  expect(openMinutesInWeek(fitted.plan, almanac, today)).toBe(180);
});

test('what cannot be is named at its place', () => {
  expect(
    readHours([
      entry({ openingHour: [on('Monday', '09:00', '09:00'), { from: '09:00', to: '10:00' }] }),
      entry({ serviceHourType: 'Exceptional', validFrom: '2015-02-30T00:00:00' }),
      entry({ validFrom: '2015-03-02', validTo: '2015-03-01' }),
    ]).faults,
  ).toEqual([
    { place: '/serviceHours/0/openingHour/0/to', code: 'no-time' },
    { place: '/serviceHours/0/openingHour/1/dayFrom', code: 'no-weekday' },
    { place: '/serviceHours/1/validFrom', code: 'no-such-day' },
    { place: '/serviceHours/2/validTo', code: 'ends-before' },
  ]);
  const { hours } = readHours([
    entry({ openingHour: [on('Monday', '09:00', '12:00')] }),
    entry({ isReservation: true, openingHour: [on('Monday', '11:00', '16:00')] }),
  ]);
  expect(fitPlan(hours, undefined, almanac, today)).toEqual({ code: 'hours-overlap' });
});

test('only what is lost on the way is warned of', () => {
  expect(isCoarser(usual, almanac, today)).toBe(false);
  expect(plans.filter(([, plan]) => isCoarser(plan, almanac, today)).map(([name]) => name)).toEqual([
    'minutes that are no quarters, and self-service',
  ]);
});
