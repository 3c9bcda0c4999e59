import { beforeAll, expect, test } from 'vitest';
import { Refusal } from '../platform/errors/refusal.ts';
import { loadAgency, type Agency } from './loading.ts';
import {
  findBenefit,
  findCurrentForm,
  findForm,
  getBenefit,
  getCurrentForm,
  getForm,
  getGroup,
  listBenefitsOfGroup,
  listParagraphs,
  needsSecondClerk,
} from './lookups.ts';

let agency: Agency;
beforeAll(async () => {
  agency = await loadAgency('agencies/example');
});

test('a benefit and its group are found by id', () => {
  expect(getBenefit(agency, 'transportSupport').group).toBe('moving');
  expect(getGroup(agency, 'moving').name.en).toBe('Getting about');
  expect(listBenefitsOfGroup(agency, 'moving').map(({ id }) => id)).toEqual(['transportSupport']);
});

test.each(['unknown', '', '__proto__', 'constructor', 'toString'])('there is no benefit “%s”', (id) => {
  expect(findBenefit(agency, id)).toBeUndefined();
  expect(() => getBenefit(agency, id)).toThrow(new Refusal('not-found'));
  expect(() => getGroup(agency, id)).toThrow(new Refusal('not-found'));
});

test('an application is begun with the newest form whose day has come', () => {
  const versionOn = (day: string) => getCurrentForm(agency, 'transportSupport', day).version;
  expect(versionOn('2015-01-01')).toBe('2015-01-01');
  expect(versionOn('2015-12-31')).toBe('2015-01-01');
  expect(versionOn('2016-01-01')).toBe('2016-01-01');
  expect(versionOn('2026-06-01')).toBe('2016-01-01');
});

test('before the day of the first form nothing can be applied for', () => {
  expect(findCurrentForm(agency, 'transportSupport', '2014-12-31')).toBeUndefined();
  expect(() => getCurrentForm(agency, 'transportSupport', '2014-12-31')).toThrow(new Refusal('not-found'));
});

test('an application keeps the version it was begun with', () => {
  expect(getForm(agency, 'transportSupport', '2015-01-01').version).toBe('2015-01-01');
});

test('a version that the agency does not have is refused', () => {
  expect(findForm(agency, 'transportSupport', '2015-01-02')).toBeUndefined();
  expect(() => getForm(agency, 'transportSupport', '2015-01-02')).toThrow(new Refusal('form-version-unknown'));
});

test('a second clerk is asked always, never, or for grants over an amount', () => {
  expect(needsSecondClerk({ approval: 'second-clerk' }, { outcome: 'rejected' })).toBe(true);
  expect(needsSecondClerk({ approval: 'none' }, { outcome: 'granted', amountCents: 10_000_000 })).toBe(false);
  const over = { approval: { overCents: 50_000 } };
  expect(needsSecondClerk(over, { outcome: 'granted', amountCents: 50_000 })).toBe(false);
  expect(needsSecondClerk(over, { outcome: 'granted-in-part', amountCents: 50_001 })).toBe(true);
  expect(needsSecondClerk(over, { outcome: 'rejected', amountCents: 60_000 })).toBe(false);
});

test('a text is parted at its empty lines', () => {
  expect(listParagraphs('One\nstill one.\n\n \nTwo.\n')).toEqual(['One\nstill one.', 'Two.']);
});
