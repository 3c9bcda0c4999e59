import { expect, test } from 'vitest';
import { LiveStreams } from './live-streams.ts';
import { SharedReads } from './shared-reads.ts';

function begin() {
  const live = new LiveStreams();
  const shared = new SharedReads<number>(live);
  let reads = 0;
  const get = (key = 'tampere') => shared.get(key, [`line:${key}`], async () => (reads += 1));
  return { live, shared, get, count: () => reads };
}

test('what many pages ask at one moment is read once, and anew after the next word', async () => {
  const { live, get, count } = begin();
  live.hears(true);
  expect(await Promise.all([get(), get(), get()])).toEqual([1, 1, 1]);
  live.tell('line:oulu');
  expect(await get()).toBe(1);
  live.tell('line:tampere');
  expect(await Promise.all([get(), get()])).toEqual([2, 2]);
  expect(await get('oulu')).toBe(3);
  expect(count()).toBe(3);
});

test('a reading that began before a change is not given to whoever asks after it', async () => {
  const { live, shared } = begin();
  live.hears(true);
  const { promise, resolve } = Promise.withResolvers<number>();
  const before = shared.get('tampere', ['line:tampere'], () => promise);
  live.tell('line:tampere');
  expect(await shared.get('tampere', ['line:tampere'], async () => 2)).toBe(2);
  resolve(1);
  expect(await before).toBe(1);
});

test('a node that hears of no changes reads every time, and one that hears again reads anew', async () => {
  const { live, get } = begin();
  expect([await get(), await get()]).toEqual([1, 2]);
  live.hears(true);
  expect([await get(), await get()]).toEqual([3, 3]);
  live.hears(false);
  expect(await get()).toBe(4);
  live.hears(true);
  expect(await get()).toBe(5);
});

test('a reading that failed is tried again by the next who asks', async () => {
  const { live, shared, get } = begin();
  live.hears(true);
  const failing = shared.get('tampere', ['line:tampere'], () => Promise.reject(new Error('the database is away')));
  await expect(failing).rejects.toThrow('the database is away');
  expect(await get()).toBe(1);
});
