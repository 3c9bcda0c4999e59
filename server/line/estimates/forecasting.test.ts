import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Basis, remainingOf, usualBasis, waitClasses } from './basis.ts';
import { calibrate, reachOf } from './calibrating.ts';
import { foretell } from './forecasting.ts';
import type { ClerkNow, LineNow, WaitingNow } from './line-now.ts';
import { uniformAt } from './chance.ts';

/** A Monday at half past ten, in minutes. */
const at = Date.parse('2015-03-02T08:30:00Z') / 60_000;
const groups = ['housing', 'family'];
const wish = { language: 'fi', channel: 'office', forCounterId: null, promisedAt: null, mayBeEarly: true, share: 1 } as const;
const skills = { counterId: null, channels: ['office'], benefitGroups: groups, languages: ['fi'], isQuick: false };

const waiter = fc
  .record({
    id: fc.uuid(),
    benefitGroup: fc.constantFrom(...groups),
    isQuick: fc.boolean(),
    waited: fc.integer({ min: 1, max: 60 }),
    priority: fc.constantFrom(0, 0, 0, 1 as const),
  })
  .map(({ waited, ...one }): WaitingNow => ({ ...one, ...wish, sinceAt: at - waited }));
const clerk = fc
  .record({
    busyFor: fc.option(fc.integer({ min: 0, max: 40 }), { nil: null }),
    onBreakFor: fc.option(fc.integer({ min: 0, max: 40 }), { nil: null, freq: 8 }),
  })
  .map(({ busyFor, onBreakFor }): ClerkNow => {
    const occupation = {
      kind: 'serving',
      benefitGroup: 'housing',
      channel: 'office',
      isQuick: false,
      sinceAt: at - (busyFor ?? 0),
    } as const;
    const isOnBreak = onBreakFor !== null && busyFor === null;
    return { ...skills, breakSinceAt: isOnBreak ? at - onBreakFor : null, occupation: busyFor === null ? null : occupation };
  });
const reaches = fc.array(
  fc.record({ low: fc.double({ min: -4, max: 0.5, noNaN: true }), high: fc.double({ min: -0.5, max: 4, noNaN: true }) }),
  {
    minLength: waitClasses,
    maxLength: waitClasses,
  },
);
const newcomer: WaitingNow = {
  ...wish,
  id: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
  benefitGroup: 'housing',
  isQuick: false,
  sinceAt: at,
  priority: 0,
};

const lines = fc.record({
  waiting: fc.uniqueArray(waiter, { maxLength: 25, selector: ({ id }) => id }),
  clerks: fc.array(clerk, { minLength: 1, maxLength: 6 }),
});

function foretellNewcomer({ waiting, clerks }: Pick<LineNow, 'waiting' | 'clerks'>, basis: Basis = usualBasis) {
  const line = { at, waiting: [...waiting, newcomer], clerks, virtualCounters: null };
  return calibrate(foretell(line, basis, newcomer.id).get(newcomer.id)!, basis);
}

test('the range always holds what is expected, whatever was learned of errors', () => {
  fc.assert(
    fc.property(lines, reaches, (line, learned) => {
      const { low, middle, high } = foretellNewcomer(line, { ...usualBasis, reaches: learned });
      expect(low).toBeGreaterThanOrEqual(0);
      expect(low).toBeLessThanOrEqual(middle);
      expect(high).toBeGreaterThanOrEqual(middle);
    }),
    { numRuns: 150 },
  );
});

test('one more before somebody never makes the wait shorter', () => {
  fc.assert(
    fc.property(lines, waiter, (line, another) => {
      const more = { ...line, waiting: [...line.waiting, { ...another, id: `0${another.id}` }] };
      expect(foretellNewcomer(more).middle).toBeGreaterThanOrEqual(foretellNewcomer(line).middle);
    }),
    { numRuns: 300 },
  );
});

test('what has lasted long already ends by what is left of such cases, not by the mean', () => {
  const twelve = { logMean: Math.log(12), logSd: 0.1 };
  expect(remainingOf(twelve, 0, 0.5)).toBeCloseTo(12, 1);
  expect(remainingOf(twelve, 10, 0.5)).toBeLessThan(2.5);
  // Of those of very unequal length, the one that has lasted twenty minutes is a long one.
  const unequal = { logMean: Math.log(8), logSd: 1 };
  expect(remainingOf(unequal, 20, 0.5)).toBeGreaterThan(10);
});

test('by the day’s plan counters that will be left make a wait longer, and those that will be taken shorter', () => {
  const waiting = Array.from({ length: 20 }, (_, no): WaitingNow => ({ ...newcomer, id: `${no}`, sinceAt: at - 30 + no }));
  const clerks = Array.from({ length: 4 }, (): ClerkNow => ({ ...skills, breakSinceAt: null, occupation: null }));
  const planned = (later: number): Basis => {
    // Half past ten on the wall is slot 21.
    const counters = Array.from({ length: 7 }, () => Array.from({ length: 48 }, (_, slot) => (slot <= 21 ? 4 : later)));
    const usual = { breaksPerHour: Array.from({ length: 48 }, () => 0.35), breakMinutes: Array.from({ length: 48 }, () => 18) };
    return { ...usualBasis, plan: { timeZone: 'Europe/Helsinki', counters, ...usual } };
  };
  const [fewer, same, more] = [2, 4, 8].map((later) => foretellNewcomer({ waiting, clerks }, planned(later)).middle);
  expect(fewer).toBeGreaterThan(same! * 1.15);
  expect(more).toBeLessThan(same! * 0.9);
});

test('a range from past errors holds four of five that come after, and few errors move it little', () => {
  // Errors as lines have them: often a little, seldom far too short.
  const errors = Array.from({ length: 3000 }, (_, no) => -1.2 - Math.log(uniformAt(2 * no, 17)) * 1.3);
  const { low, high } = reachOf(errors.slice(0, 500), { low: -1, high: 1 });
  const held = errors.slice(500).filter((error) => low <= error && error <= high).length / 2500;
  expect(held).toBeGreaterThan(0.77);
  expect(held).toBeLessThan(0.84);
  expect(reachOf([9], { low: -1, high: 1 }).high).toBeLessThan(1.3);
  expect(reachOf([], { low: -1, high: 1 })).toEqual({ low: -1, high: 1 });
});
