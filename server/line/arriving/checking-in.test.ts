import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { callChosen, callNext } from '../calling.ts';
import { explainCall } from '../explaining.ts';
import { findOpenContact, listWaiting, listWaitingFor } from '../lines.ts';
import { putBackInLine, returnToLine, serveContact } from '../serving.ts';
import { minutesLater, openTestLine, type TestLine } from '../testing.ts';
import { checkIn, endLatePlaces } from './checking-in.ts';

let line: TestLine;
beforeAll(async () => {
  line = await openTestLine();
});
afterAll(() => line.close());
beforeEach(async () => {
  await line.empty();
  line.clock.set(minutesLater(0).toISOString());
});

const call = (clerkId: string, minutes: number) => line.change((transaction) => callNext(transaction, clerkId, minutesLater(minutes)));
const come = (contactId: string, minutes = 4) =>
  line.change((transaction) => checkIn(transaction, contactId, { clerkId: null, at: minutesLater(minutes) }));
const outcomeOf = async (contactId: string) =>
  (await line.database.selectFrom('contact').select('outcome').where('contact_id', '=', contactId).executeTakeFirstOrThrow()).outcome;
const lateAt = (minutes: number) => {
  line.clock.set(minutesLater(minutes).toISOString());
  return endLatePlaces(line.house);
};

describe('whoever took a number from afar', () => {
  test('is passed until they have come, and is then called at the place that they kept', async () => {
    const onTheWay = await line.arrive({ isPresent: false });
    const first = await line.arrive({ arrivedAt: minutesLater(1) });
    await line.arrive({ arrivedAt: minutesLater(2) });
    const [one, two] = [await line.openCounter(), await line.openCounter()];
    const waiting = await listWaiting(line.database, 'tampere', { at: minutesLater(3), most: 9 });
    expect(waiting.map(({ isPresent }) => isPresent)).toEqual([false, true, true]);
    expect(await listWaitingFor(line.database, one, { at: minutesLater(3), most: 9 })).toHaveLength(2);
    expect(await call(one, 3)).toBe(first);
    await come(onTheWay);
    expect(await call(two, 5)).toBe(onTheWay);
    // From the record it shows that they could not have been called before, and could be afterwards.
    const before = await explainCall(line.database, { contactId: first, periodNo: 2, most: 9 });
    expect(before.candidates.map(({ id }) => id)).not.toContain(onTheWay);
    const after = await explainCall(line.database, { contactId: onTheWay, periodNo: 3, most: 9 });
    expect(after.candidates[0]).toMatchObject({ id: onTheWay, isCalled: true });
  });

  test('has come once, however often and fast it is said', async () => {
    const contactId = await line.arrive({ isPresent: false });
    await Promise.all(Array.from({ length: 8 }, () => come(contactId)));
    const periods = await line.database.selectFrom('contact_period').select('cause').where('contact_id', '=', contactId).execute();
    expect(periods.map(({ cause }) => cause)).toEqual(['arrived', 'checked-in']);
  });

  test('may be chosen by a clerk; put back they are still on their way, served they are there', async () => {
    const contactId = await line.arrive({ isPresent: false });
    const held = { contactId, clerkId: await line.openCounter(), at: minutesLater(2) };
    const isPresent = async () => (await findOpenContact(line.database, contactId))?.isPresent;
    await line.change((transaction) => callChosen(transaction, held));
    await expect(come(contactId)).rejects.toMatchObject({ code: 'contact-moved-on' });
    await line.change((transaction) => putBackInLine(transaction, held));
    expect(await isPresent()).toBe(false);
    await line.change((transaction) => callChosen(transaction, held));
    await line.change((transaction) => serveContact(transaction, held));
    expect(await isPresent()).toBe(true);
  });
});

describe('whoever has not come when their turn came', () => {
  test('keeps the place for the minutes of the rule, and no longer', async () => {
    const contactId = await line.arrive({ isPresent: false });
    await line.arrive({ arrivedAt: minutesLater(1) });
    expect(await lateAt(60)).toBe(0);
    await call(await line.openCounter(), 60);
    expect(await lateAt(69)).toBe(0);
    expect(await lateAt(70)).toBe(1);
    expect(await outcomeOf(contactId)).toBe('no-show');
    await line.change((transaction) => returnToLine(transaction, contactId, { clerkId: null, at: minutesLater(75) }));
    expect(await findOpenContact(line.database, contactId)).toMatchObject({ kind: 'waiting', isPresent: true });
  });

  test('does not lose it while only those before them, with priority, or of another matter are called', async () => {
    const before = await line.arrive({ arrivedAt: minutesLater(-1) });
    await line.arrive({ isPresent: false });
    await line.arrive({ arrivedAt: minutesLater(1), priority: { level: 1, reason: 'Huono olo' } });
    await line.arrive({ arrivedAt: minutesLater(1), benefitGroup: 'student' });
    const [one, two] = [await line.openCounter(), await line.openCounter()];
    await call(one, 2);
    expect(await call(two, 2)).toBe(before);
    await call(await line.openCounter({ benefitGroups: ['student'] }), 2);
    expect(await lateAt(60)).toBe(0);
  });

  test('is ended once by many nodes, and not at all when they come at that moment', async () => {
    const [late, coming] = [await line.arrive({ isPresent: false }), await line.arrive({ isPresent: false })];
    await line.arrive({ arrivedAt: minutesLater(1) });
    await call(await line.openCounter(), 2);
    await come(coming);
    line.clock.set(minutesLater(60).toISOString());
    const ended = await Promise.all(Array.from({ length: 6 }, () => endLatePlaces(line.house)));
    expect(ended.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect([await outcomeOf(late), await outcomeOf(coming)]).toEqual(['no-show', null]);
  });
});
