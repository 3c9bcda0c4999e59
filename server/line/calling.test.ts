import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { anyGroup } from '#server/agency/definition.ts';
import { callChosen, callNext } from './calling.ts';
import { explainCall } from './explaining.ts';
import { listHeld, listWaiting, listWaitingFor } from './lines.ts';
import { finishContact, serveContact, setPriority, transferContact } from './serving.ts';
import { minutesLater, monday, openTestLine, type TestLine } from './testing.ts';

let line: TestLine;
beforeAll(async () => {
  line = await openTestLine();
});
afterAll(() => line.close());
beforeEach(() => line.empty());

const call = (clerkId: string, at = minutesLater(10)) => line.change((transaction) => callNext(transaction, clerkId, at));
/** Calls, serves and finishes until nobody waits for this clerk. */
async function serveAll(clerkId: string, at = minutesLater(10)): Promise<string[]> {
  const served: string[] = [];
  for (let contactId = await call(clerkId, at); contactId !== undefined; contactId = await call(clerkId, at)) {
    const held = { contactId, clerkId, at };
    await line.change(async (transaction) => {
      await serveContact(transaction, held);
      await finishContact(transaction, held);
    });
    served.push(contactId);
  }
  return served;
}

test('whoever came first is called first', async () => {
  const second = await line.arrive({ arrivedAt: minutesLater(2) });
  const first = await line.arrive({ arrivedAt: minutesLater(1) });
  const third = await line.arrive({ arrivedAt: minutesLater(3) });
  expect(await serveAll(await line.openCounter())).toEqual([first, second, third]);
});

test('a promise that is due comes before priority, priority before arrival, and a promise that is not due yet last', async () => {
  const later = await line.arrive({ promise: { at: minutesLater(30), mayBeEarly: true } });
  const inTurn = await line.arrive();
  const pregnant = await line.arrive({ arrivedAt: minutesLater(3), priority: { level: 1, reason: 'ei jaksa seistä' } });
  const ill = await line.arrive({ arrivedAt: minutesLater(4), priority: { level: 2, reason: 'sairaskohtaus' } });
  const due = await line.arrive({ arrivedAt: minutesLater(5), promise: { at: minutesLater(9), mayBeEarly: true } });
  const dueBefore = await line.arrive({ arrivedAt: minutesLater(6), promise: { at: minutesLater(8), mayBeEarly: true } });
  const callback = await line.arrive({ channel: 'callback', placeId: null, promise: { at: minutesLater(60), mayBeEarly: false } });
  const clerkId = await line.openCounter();
  const order = (await listWaitingFor(line.database, clerkId, { at: minutesLater(10), most: 20 })).map(({ id }) => id);
  const served = await serveAll(clerkId);
  expect(served).toEqual([dueBefore, due, ill, pregnant, inTurn, later]);
  expect(order).toEqual(served);
  expect(await call(clerkId, minutesLater(59))).toBeUndefined();
  expect(await call(clerkId, minutesLater(60))).toBe(callback);
});

test('whoever cannot say what their matter is about is served in turn by whoever speaks their language, whatever groups they serve', async () => {
  const unsure = await line.arrive({ benefitGroup: anyGroup });
  await line.arrive({ benefitGroup: anyGroup, language: 'sv' });
  const student = await line.arrive({ benefitGroup: 'student', arrivedAt: minutesLater(1) });
  const clerkId = await line.openCounter({ benefitGroups: ['student'], languages: ['fi'] });
  expect((await listWaitingFor(line.database, clerkId, { at: minutesLater(10), most: 9 })).map(({ id }) => id)).toEqual([unsure, student]);
  expect(await serveAll(clerkId)).toEqual([unsure, student]);
  expect(await call(await line.openCounter({ benefitGroups: [], languages: ['fi'] }))).toBeUndefined();
  expect(await serveAll(await line.openCounter({ benefitGroups: [], languages: ['sv'] }))).toHaveLength(1);
});

test('a clerk is given only whom they can serve', async () => {
  await line.arrive({ benefitGroup: 'student' });
  await line.arrive({ language: 'sv' });
  await line.arrive({ placeId: 'oulu' });
  await line.arrive({ channel: 'video', placeId: null });
  const theirs = await line.arrive({ arrivedAt: minutesLater(5) });
  const anywhere = await line.arrive({ placeId: null, channel: 'callback', arrivedAt: minutesLater(6) });
  const clerkId = await line.openCounter({ benefitGroups: ['housing'], languages: ['fi'], channels: ['office', 'callback'] });
  expect(await serveAll(clerkId)).toEqual([theirs, anywhere]);
});

test('several places are served from one counter, in one order', async () => {
  const inOulu = await line.arrive({ placeId: 'oulu' });
  const here = await line.arrive({ arrivedAt: minutesLater(1) });
  const inOuluLater = await line.arrive({ placeId: 'oulu', arrivedAt: minutesLater(2) });
  expect(await serveAll(await line.openCounter({ otherPlaceIds: ['oulu'] }))).toEqual([inOulu, here, inOuluLater]);
});

test('a quick counter serves quick matters alone, and the others serve them too', async () => {
  const slow = await line.arrive();
  const quick = await line.arrive({ isQuick: true, arrivedAt: minutesLater(1) });
  const quickLater = await line.arrive({ isQuick: true, arrivedAt: minutesLater(2) });
  const quickClerk = await line.openCounter({ isQuick: true });
  expect(await call(quickClerk)).toBe(quick);
  expect(await serveAll(await line.openCounter())).toEqual([slow, quickLater]);
});

test('pressed twice, the same is called once', async () => {
  await line.arrive();
  await line.arrive({ arrivedAt: minutesLater(1) });
  const clerkId = await line.openCounter();
  const called = await Promise.all(Array.from({ length: 8 }, () => call(clerkId)));
  expect(new Set(called).size).toBe(1);
  expect(await listHeld(line.database, clerkId)).toHaveLength(1);
});

test('nobody calls from a closed counter, or while serving', async () => {
  const stranger = newId();
  await expect(call(stranger)).rejects.toMatchObject({ constraint: 'who_calls_is_at_work' });
  await line.arrive();
  const another = await line.arrive();
  const clerkId = await line.openCounter();
  const contactId = (await call(clerkId)) ?? '';
  await line.change((transaction) => serveContact(transaction, { contactId, clerkId, at: minutesLater(11) }));
  await expect(call(clerkId)).rejects.toMatchObject({ constraint: 'one_contact_at_a_time' });
  const chosen = { contactId: another === contactId ? contactId : another, clerkId, at: minutesLater(12) };
  await expect(line.change((transaction) => callChosen(transaction, chosen))).rejects.toBeDefined();
});

test('fifty clerks who call at once get the first fifty, each another', async () => {
  const arrived: string[] = [];
  for (let n = 0; n < 120; n += 1) arrived.push(await line.arrive({ arrivedAt: minutesLater(n / 100) }));
  const clerks = await Promise.all(Array.from({ length: 50 }, () => line.openCounter()));
  const called = await Promise.all(clerks.map((clerkId) => call(clerkId)));
  expect(new Set(called).size).toBe(50);
  expect(called.filter((id) => id === undefined)).toEqual([]);
  expect(new Set(called)).toEqual(new Set(arrived.slice(0, 50)));
  expect(await listWaiting(line.database, 'tampere', { at: minutesLater(11), most: 200 })).toHaveLength(70);
});

test('many who choose the same one: one gets it, the others are told', async () => {
  const contactId = await line.arrive();
  const clerks = await Promise.all(Array.from({ length: 12 }, () => line.openCounter()));
  const results = await Promise.allSettled(
    clerks.map((clerkId) => line.change((transaction) => callChosen(transaction, { contactId, clerkId, at: minutesLater(5) }))),
  );
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const result of results) if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'contact-moved-on' });
});

test('why this one was called can be told from the record afterwards', async () => {
  const waitsLonger = await line.arrive();
  const ill = await line.arrive({ arrivedAt: minutesLater(3) });
  const notTheirs = await line.arrive({ benefitGroup: 'student' });
  await line.change((transaction) => setPriority(transaction, ill, { level: 2, reason: 'kipuja' }, { clerkId: null, at: minutesLater(4) }));
  const clerkId = await line.openCounter({ benefitGroups: ['housing', 'family'] });
  expect(await call(clerkId)).toBe(ill);
  // What happens later changes nothing in the record of then.
  await line.change((transaction) =>
    transferContact(
      transaction,
      { contactId: waitsLonger, heldBy: undefined },
      { placeId: 'oulu' },
      { clerkId: null, at: minutesLater(12) },
    ),
  );
  const [held] = await listHeld(line.database, clerkId);
  const told = await explainCall(line.database, { contactId: ill, periodNo: held?.periodNo ?? 0, most: 10 });
  expect(told).toMatchObject({ rule: 'priority', clerkId, work: { placeId: 'tampere', benefitGroups: ['housing', 'family'] } });
  expect(told.candidates.map(({ id, isCalled }) => [id, isCalled])).toEqual([
    [ill, true],
    [waitsLonger, false],
  ]);
  expect(told.candidates.map(({ id }) => id)).not.toContain(notTheirs);
  await expect(explainCall(line.database, { contactId: ill, periodNo: 1, most: 10 })).rejects.toMatchObject({ code: 'not-found' });
  expect(told.calledAt).toEqual(minutesLater(10));
  expect(monday < told.calledAt).toBe(true);
});
