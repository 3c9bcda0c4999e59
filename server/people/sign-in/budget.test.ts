import { expect, test } from 'vitest';
import { createBudget } from './budget.ts';

const start = new Date('2015-03-02T08:00:00Z');
const after = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const takeMany = (budget: ReturnType<typeof createBudget>, address: string, times: number, now = start) =>
  Array.from({ length: times }, () => budget.take(address, now)).filter(Boolean).length;

test('an address may ask as often as its budget says, and again as the minute goes on', () => {
  const budget = createBudget({ perMinute: 6 });
  expect(takeMany(budget, '192.0.2.1', 10)).toBe(6);
  expect(takeMany(budget, '192.0.2.1', 10, after(20))).toBe(2);
  expect(takeMany(budget, '192.0.2.1', 10, after(200))).toBe(6);
});

test('whoever asks on while refused is not shut out for longer', () => {
  const budget = createBudget({ perMinute: 6 });
  takeMany(budget, '192.0.2.1', 1000);
  expect(takeMany(budget, '192.0.2.1', 1, after(10))).toBe(1);
});

test('what comes from one address takes nothing from another', () => {
  const budget = createBudget({ perMinute: 2 });
  takeMany(budget, '192.0.2.1', 100);
  expect(takeMany(budget, '192.0.2.2', 2)).toBe(2);
});

test('the many IPv6 addresses of one subscriber share a budget, and neighbours do not', () => {
  const budget = createBudget({ perMinute: 2 });
  expect([
    budget.take('2001:db8:0:1::1', start),
    budget.take('2001:db8:0:1:ffff::2', start),
    budget.take('2001:db8::1:0:0:0:3', start),
  ]).toEqual([true, true, false]);
  expect(budget.take('2001:db8:0:2::1', start)).toBe(true);
  expect(takeMany(budget, '::ffff:192.0.2.1', 2) + takeMany(budget, '::ffff:192.0.2.2', 2)).toBe(4);
});

test('a clock that is set back gives nothing and takes nothing', () => {
  const budget = createBudget({ perMinute: 2 });
  expect(takeMany(budget, '192.0.2.1', 1)).toBe(1);
  expect(takeMany(budget, '192.0.2.1', 5, after(-3600))).toBe(1);
});

test('memory is bounded: a flood of addresses makes those forgotten that asked longest ago', () => {
  const budget = createBudget({ perMinute: 1, mostAddresses: 3 });
  for (const address of ['192.0.2.1', '192.0.2.2', '192.0.2.3']) expect(budget.take(address, start)).toBe(true);
  expect(budget.take('192.0.2.1', start)).toBe(false);
  expect(budget.take('192.0.2.4', start)).toBe(true);
  expect(budget.take('192.0.2.1', start)).toBe(false);
  expect(budget.take('192.0.2.2', start)).toBe(true);
});
