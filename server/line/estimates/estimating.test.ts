import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { anyGroup } from '#server/agency/definition.ts';
import { callNext } from '../calling.ts';
import { serveContact, setPriority } from '../serving.ts';
import { minutesLater, openTestLine, type TestLine } from '../testing.ts';
import { estimateNewcomer, estimateWaiting } from './estimating.ts';

let line: TestLine;
beforeAll(async () => {
  line = await openTestLine();
});
afterAll(() => line.close());
beforeEach(async () => {
  for (const table of ['contact_period', 'contact', 'clerk_period', 'line_day'] as const) await line.database.deleteFrom(table).execute();
});
const now = minutesLater(10);
const newcomer = { placeId: 'tampere', benefitGroup: 'housing', language: 'fi' };
const ask = (at = now) => estimateNewcomer(line.database, newcomer, { at, day: '2015-03-02' });
async function arriveMany(count: number) {
  const ids: string[] = [];
  for (let no = 0; no < count; no += 1) ids.push(await line.arrive({ arrivedAt: minutesLater(no) }));
  return ids;
}

test('where nobody works nothing is estimated, unless counters are reckoned with', async () => {
  await arriveMany(2);
  expect(await ask()).toBeUndefined();
  expect((await estimateWaiting(line.database, 'tampere', { at: now, day: '2015-03-02' })).size).toBe(0);
  await line.database.insertInto('line_day').values({ place_id: 'tampere', day: '2015-03-02', virtual_counters: 1 }).execute();
  expect((await ask())?.minutes).toBeGreaterThan(10);
});

test('more counters make it shorter, and one who serves students alone does not help the line for housing', async () => {
  await arriveMany(6);
  await line.openCounter();
  const one = await ask();
  await line.openCounter({ benefitGroups: ['student'] });
  expect(await ask()).toEqual(one);
  await line.openCounter();
  expect((await ask())!.minutes).toBeLessThan(one!.minutes * 0.75);
  expect(one).toMatchObject({ before: 6 });
  expect(one!.low).toBeLessThan(one!.minutes);
  expect(one!.high).toBeGreaterThan(one!.minutes);
});

test('whoever cannot say what their matter is about can be served by every clerk, and is reckoned so', async () => {
  await line.arrive({ benefitGroup: anyGroup });
  await line.openCounter({ benefitGroups: ['student'] });
  const when = { at: now, day: '2015-03-02' };
  expect(await estimateNewcomer(line.database, newcomer, when)).toBeUndefined();
  expect((await estimateNewcomer(line.database, { ...newcomer, benefitGroup: anyGroup }, when))?.before).toBe(1);
  expect((await estimateWaiting(line.database, 'tampere', when)).size).toBe(1);
});

test('the same record gives the same estimate, and priority moves one forward', async () => {
  const ids = await arriveMany(4);
  await line.openCounter();
  const before = await estimateWaiting(line.database, 'tampere', { at: now, day: '2015-03-02' });
  expect(await estimateWaiting(line.database, 'tampere', { at: now, day: '2015-03-02' })).toEqual(before);
  await line.change((transaction) =>
    setPriority(transaction, ids[3]!, { level: 1, reason: 'ei jaksa seistä' }, { clerkId: null, at: minutesLater(9) }),
  );
  const after = await estimateWaiting(line.database, 'tampere', { at: now, day: '2015-03-02' });
  expect(after.get(ids[3]!)!.before).toBe(0);
  expect(after.get(ids[3]!)!.minutes).toBeLessThan(before.get(ids[3]!)!.minutes);
  expect(after.get(ids[0]!)!.minutes).toBeGreaterThan(before.get(ids[0]!)!.minutes);
});

test('whoever has been served for a while is done sooner than one who began just now', async () => {
  await line.arrive();
  const clerkId = await line.openCounter();
  await line.change(async (transaction) => {
    const contactId = await callNext(transaction, clerkId, minutesLater(1));
    await serveContact(transaction, { contactId: contactId!, clerkId, at: minutesLater(1) });
  });
  expect((await ask(minutesLater(11)))!.minutes).toBeLessThan((await ask(minutesLater(1)))!.minutes);
});
