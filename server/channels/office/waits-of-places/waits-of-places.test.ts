import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { minutesLater, openTestLine, type TestLine } from '#server/line/testing.ts';

let line: TestLine;
beforeAll(async () => {
  line = await openTestLine();
});
afterAll(() => line.close());
beforeEach(async () => {
  await line.empty();
  line.clock.set(minutesLater(5).toISOString());
});

const get = async (path: string) => (await line.app.inject(path)).body;

test('whoever looks for a place sees how many wait there now and about how long, without being signed in', async () => {
  await line.openCounter();
  for (let no = 0; no < 4; no += 1) await line.arrive();
  await line.arrive({ placeId: 'nokia' });
  const body = await get('/places?where=Tampere');
  expect(body).toMatch(/Jonossa nyt 4, odotus noin \d+–\d+ min\./);
  // Nobody works in Nokia: only how many wait is known.
  expect(body).toContain('Jonossa nyt 1.');
  expect(await get('/places/tampere?language=sv')).toMatch(/I kö nu: 4, väntetid cirka \d+–\d+ min\./);
  expect(await get('/places/tampere?language=en')).toMatch(/Waiting now: 4, wait about \d+–\d+ min\./);
});

test('where a clerk is free and nobody waits, there is no line', async () => {
  await line.openCounter();
  expect(await get('/places/tampere')).toContain('Ei jonoa juuri nyt.');
});

test('who serves one benefit group alone makes the range wider, not the wait of the others shorter', async () => {
  const high = async () => Number(/odotus noin \d+–(\d+) min/.exec(await get('/places/tampere'))?.[1]);
  await line.openCounter();
  for (let no = 0; no < 4; no += 1) await line.arrive();
  const before = await high();
  await line.openCounter({ benefitGroups: ['student'] });
  expect(await high()).toBe(before);
});

test('nothing is told where nobody works and nobody waits, nor of a place that is closed', async () => {
  expect(await get('/places/tampere')).not.toMatch(/Jonossa|jonoa/);
  await line.openCounter();
  await line.arrive();
  line.clock.set('2015-03-02T18:00:00Z');
  expect(await get('/places/tampere')).not.toMatch(/Jonossa|jonoa/);
});
