import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { callNext } from '../../calling.ts';
import { finishContact, serveContact } from '../../serving.ts';
import { minutesLater, monday, openTestLine, type TestLine } from '../../testing.ts';
import { endWork } from '../../working.ts';
import { isRough, meanOf, serviceOf, usualBasis, usualService } from '../basis.ts';
import { estimateNewcomer } from '../estimating.ts';
import { foretell } from '../forecasting.ts';
import type { Topic } from '../line-now.ts';
import { findBasis } from '../known-basis.ts';
import { loadLine } from '../loading-line.ts';
import { listMoments, replay } from './day-record.ts';
import { learnWaits } from './learning.ts';
import { loadDay } from './loading-day.ts';
import { recordVisits } from './testing.ts';

let line: TestLine;
beforeAll(async () => {
  line = await openTestLine();
});
afterAll(() => line.close());
beforeEach(async () => {
  await line.empty();
  for (const table of ['wait_basis', 'wait_error'] as const) await line.database.deleteFrom(table).execute();
});

const newcomer = { placeId: 'tampere', benefitGroup: 'housing', language: 'fi' };
const housing = { channel: 'office', benefitGroup: 'housing', isQuick: false } as const;
const lastWeek = new Date('2015-02-23T07:00:00Z');
const learn = (at = '2015-03-02T01:00:00Z') => {
  line.clock.set(at);
  return learnWaits(line.house);
};
const meanAt = async (placeId: string, topic: Topic = housing) => meanOf(serviceOf(await findBasis(line.database, placeId), topic));

test('before anything is learned an estimate rests on what is usual, and says that it is rough', async () => {
  await line.openCounter();
  expect(await findBasis(line.database, 'tampere')).toEqual(usualBasis);
  expect(await estimateNewcomer(line.database, newcomer, { at: monday, day: '2015-03-02' })).toMatchObject({ isRough: true });
});

test('where visits took longer somebody who comes is told a longer wait, by enough visits no longer roughly', async () => {
  await recordVisits(line, { from: lastWeek, count: 120, minutes: 24 });
  await recordVisits(line, { placeId: 'oulu', from: lastWeek, count: 120, minutes: 6 });
  expect(await learn()).toEqual({ places: 2 });
  const waits = [];
  for (const placeId of ['tampere', 'oulu']) {
    await line.openCounter({ placeId });
    for (let no = 0; no < 4; no += 1) await line.arrive({ placeId });
    waits.push(await estimateNewcomer(line.database, { ...newcomer, placeId }, { at: monday, day: '2015-03-02' }));
  }
  expect(waits.map((wait) => wait?.isRough)).toEqual([false, false]);
  expect(waits[0]!.minutes).toBeGreaterThan(waits[1]!.minutes * 2.5);
});

test('a place with few visits believes what is known of the matter elsewhere, and a new place nothing else', async () => {
  await recordVisits(line, { from: lastWeek, count: 200, minutes: 24 });
  await recordVisits(line, { placeId: 'oulu', from: lastWeek, count: 5, minutes: 6 });
  await learn();
  const [tampere, oulu, turku] = [await meanAt('tampere'), await meanAt('oulu'), await meanAt('turku')];
  expect(tampere).toBeGreaterThan(22);
  expect(oulu).toBeLessThan(tampere);
  expect(oulu).toBeGreaterThan(12);
  expect(turku).toBeGreaterThan(20);
  expect(isRough(await findBasis(line.database, 'oulu'))).toBe(true);
  expect(isRough(await findBasis(line.database, 'turku'))).toBe(true);
  // A matter that nobody has come with, in a channel that nobody has used, is as usual.
  expect(await meanAt('tampere', { ...housing, benefitGroup: 'family' })).toBe(meanOf(usualService(false)));
});

test('how many do not come when called, how many counters are open at which hour, and what was forgotten', async () => {
  await recordVisits(line, { from: lastWeek, count: 100, minutes: 3 });
  await recordVisits(line, { from: lastWeek, count: 100, minutes: 3, isNoShow: true });
  // A clerk who forgot to press a key: nine hours for one visit.
  await recordVisits(line, { from: lastWeek, count: 1, minutes: 540 });
  await learn();
  const { pace, plan, contacts, since } = await findBasis(line.database, 'tampere');
  expect({ contacts, since }).toEqual({ contacts: 200, since: '2015-02-23' });
  expect(pace.noShowShare).toBeGreaterThan(0.25);
  expect(pace.noShowShare).toBeLessThan(0.5);
  expect(await meanAt('tampere')).toBeLessThan(5);
  // Monday, half past ten in Tampere: three counters; at four in the morning none.
  expect(plan!.counters[0]![21]).toBeCloseTo(3, 1);
  expect(plan!.counters[0]![8]).toBe(0);
});

test('it is learned once a day, by one of many nodes, and learning again from the same record changes nothing', async () => {
  await recordVisits(line, { from: lastWeek, count: 30, minutes: 10 });
  const done = await Promise.all(Array.from({ length: 6 }, () => learn()));
  expect(done.filter(({ places }) => places > 0)).toEqual([{ places: 1 }]);
  const first = await findBasis(line.database, 'tampere');
  expect(await learn('2015-03-02T09:00:00Z')).toEqual({ places: 0 });
  expect(await learn('2015-03-03T01:00:00Z')).toEqual({ places: 1 });
  expect(await findBasis(line.database, 'tampere')).toEqual(first);
});

test('what is kept does not grow: one row for each place, one for each recent day, and an old record is forgotten', async () => {
  for (const placeId of ['tampere', 'oulu', 'turku']) await recordVisits(line, { placeId, from: lastWeek, count: 40, minutes: 10 });
  await learn('2015-02-23T01:00:00Z');
  await learn('2015-02-24T01:00:00Z');
  expect((await line.database.selectFrom('wait_error').select(['place_id', 'day']).execute()).length).toBe(3);
  expect((await line.database.selectFrom('wait_basis').select('place_id').execute()).length).toBe(4);
  await learn('2015-05-24T01:00:00Z');
  expect((await line.database.selectFrom('wait_error').select('day').execute()).length).toBe(0);
  expect(await findBasis(line.database, 'tampere')).toMatchObject({ contacts: 0 });
});

test('a day’s estimates are tried on what was known before that day, as they were given', async () => {
  const clerkId = await line.openCounter();
  const told = new Map<string, number>();
  for (const after of [0, 2, 4, 6]) {
    const at = minutesLater(after);
    const now = await loadLine(line.database, 'tampere', at, '2015-03-02');
    const contactId = await line.arrive({ arrivedAt: at });
    const asked = { id: contactId, ...housing, language: 'fi', forCounterId: null, sinceAt: now.at, promisedAt: null, mayBeEarly: true };
    const whole = { ...now, waiting: [...now.waiting, { ...asked, priority: 0, share: 1 } as const] };
    told.set(contactId, foretell(whole, usualBasis, contactId).get(contactId)!.middle);
    if (after > 0) continue;
    await line.change((transaction) => callNext(transaction, clerkId, minutesLater(1)));
    await line.change((transaction) => serveContact(transaction, { contactId, clerkId, at: minutesLater(1) }));
  }
  const [first = ''] = told.keys();
  await line.change((transaction) => finishContact(transaction, { contactId: first, clerkId, at: minutesLater(9) }));
  for (let no = 1; no < 4; no += 1) {
    const contactId = await line.change((transaction) => callNext(transaction, clerkId, minutesLater(no * 10)));
    const held = (after: number) => ({ contactId: contactId!, clerkId, at: minutesLater(after) });
    await line.change((transaction) => serveContact(transaction, held(no * 10)));
    await line.change((transaction) => finishContact(transaction, held(no * 10 + 9)));
  }
  await line.change((transaction) => endWork(transaction, clerkId, minutesLater(60)));
  const hours = { from: minutesLater(-60), to: minutesLater(120) };
  const record = await line.database.transaction().execute((transaction) => loadDay(transaction, 'tampere', hours));
  const moments = listMoments(record).filter(({ contactId, at }) => at === record.periods.find((one) => one.contactId === contactId)!.from);
  expect(moments.map(({ waited }) => Math.round(waited))).toEqual([1, 8, 16, 24]);
  for (const moment of moments) expect(replay(record, moment, usualBasis)?.middle).toBeCloseTo(told.get(moment.contactId)!, 6);
});
