import { describe, expect, test } from 'vitest';
import { channels } from '#server/platform/channels/channel.ts';
import { addDays, addYears } from '#server/platform/clock/clock.ts';
import { mandateActions } from '#server/platform/http/person.ts';
import { basisChannels, isOfAge, lastDayAsChild, mandateBases, type MandateTerms, whyNotAllowed } from './mandate-rules.ts';

/** Where each basis serves, as the agency tells its customers. */
const table: Record<string, string> = {
  'child-guardian': 'online office post phone joint-service-point remote',
  'court-guardian': 'online office post phone joint-service-point remote',
  'suomi-fi': 'online',
  written: 'office post phone joint-service-point',
  oral: 'office phone',
};

const terms = (changes: Partial<MandateTerms> = {}): MandateTerms => ({
  basis: 'court-guardian',
  benefits: [],
  channels,
  actions: mandateActions,
  validFromOn: '2015-03-02',
  validToOn: '2015-03-31',
  endedAt: null,
  ...changes,
});

const use = { day: '2015-03-10', channel: 'online', action: 'view', benefit: 'sicknessAllowance' } as const;

describe.each(mandateBases)('a mandate on the basis %s', (basis) => {
  test.each(channels)('by the channel %s: serves where the agency says, whatever its row says', (channel) => {
    const isServed = (table[basis] ?? '').split(' ').includes(channel);
    for (const action of mandateActions) {
      expect(whyNotAllowed(terms({ basis }), { ...use, channel, action })).toBe(isServed ? undefined : 'not-valid');
    }
    expect(basisChannels[basis].includes(channel)).toBe(isServed);
  });

  test('serves in no channel that its row leaves out', () => {
    for (const channel of channels) {
      const others = channels.filter((one) => one !== channel);
      expect(whyNotAllowed(terms({ basis, channels: others }), { ...use, channel })).toBe('not-valid');
    }
  });
});

describe('a mandate', () => {
  test('holds from its first day to its last, on each of them', () => {
    for (let day = '2015-02-25'; day < '2015-04-05'; day = addDays(day, 1)) {
      const isIn = day >= '2015-03-02' && day <= '2015-03-31';
      expect([day, whyNotAllowed(terms(), { ...use, day })]).toEqual([day, isIn ? undefined : 'not-valid']);
    }
    expect(whyNotAllowed(terms({ validToOn: null }), { ...use, day: '2099-01-01' })).toBeUndefined();
  });

  test('that was ended allows nothing more', () => {
    expect(whyNotAllowed(terms({ endedAt: new Date('2015-03-09T12:00:00Z') }), use)).toBe('not-valid');
  });

  test('allows the actions that it names and no other', () => {
    for (const allowed of mandateActions) {
      for (const action of mandateActions) {
        expect(whyNotAllowed(terms({ actions: [allowed] }), { ...use, action })).toBe(action === allowed ? undefined : 'lacks-action');
      }
    }
  });

  test('covers the benefits that it names, all when it names none, and what concerns no benefit', () => {
    const narrow = terms({ benefits: ['childBenefit'] });
    expect(whyNotAllowed(narrow, { ...use, benefit: 'childBenefit' })).toBeUndefined();
    expect(whyNotAllowed(narrow, use)).toBe('lacks-action');
    expect(whyNotAllowed(narrow, { ...use, benefit: undefined })).toBeUndefined();
    expect(whyNotAllowed(terms(), use)).toBeUndefined();
  });
});

describe('coming of age', () => {
  test('ends a guardian’s right on the day before the eighteenth birthday, whatever the day of birth', () => {
    for (let bornOn = '1999-01-01'; bornOn < '2005-01-01'; bornOn = addDays(bornOn, 1)) {
      const last = lastDayAsChild(bornOn);
      expect(isOfAge(bornOn, last)).toBe(false);
      expect(isOfAge(bornOn, addDays(last, 1))).toBe(true);
      expect(addDays(last, 1)).toBe(addYears(bornOn, 18));
    }
  });

  test('of somebody born on 29 February comes on the 28th where there is none (Act 150/1930 §3)', () => {
    expect(lastDayAsChild('2004-02-29')).toBe('2022-02-27');
  });
});
