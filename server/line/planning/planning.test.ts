import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { callNext } from '#server/line/calling.ts';
import { finishContact, serveContact } from '#server/line/serving.ts';
import { minutesLater, monday, openTestLine, type TestLine } from '#server/line/testing.ts';
import { beginWork } from '#server/line/working.ts';
import { addClerk } from '#server/people/clerks/queries.ts';
import { addShifts } from '#server/people/roster/shifts.ts';
import { bookTime } from '#server/people/roster/testing.ts';
import { signInCustomer, signInStaff } from '#server/people/sign-in/testing.ts';
import { asActor } from '#server/platform/database/acting.ts';
import { listFreeMinutes, quietestHours } from './free-minutes.ts';
import { learnWork } from './learning.ts';
import { planLoad } from './load.ts';
import type { Serving } from './reading.ts';

let line: TestLine;
const timeZone = 'Europe/Helsinki';
beforeAll(async () => {
  line = await openTestLine();
});
afterAll(() => line.close());
beforeEach(async () => {
  line.clock.set(monday.toISOString());
  for (const table of ['expected_work', 'booked_time', 'appointment', 'busy_day', 'work_shift'] as const)
    await line.database.deleteFrom(table).execute();
  await line.empty();
});

/** A clerk at work in Tampere on the days of a week from Monday 9 March, from ten to noon. */
async function putToWork(
  days: readonly number[],
  { skills = ['housing'], placeId = 'tampere' }: { skills?: string[]; placeId?: string } = {},
) {
  const identity = { name: 'Virkailija', role: 'clerk', skills, languages: ['fi'], seesProtected: false } as const;
  const clerkId = await line.change((transaction) => addClerk(transaction, identity, monday));
  const shifts = days.map((day) => ({
    shiftId: newId(),
    from: new Date(`2015-03-${String(day).padStart(2, '0')}T08:00:00Z`),
    to: new Date(`2015-03-${String(day).padStart(2, '0')}T10:00:00Z`),
    channels: ['office' as const],
  }));
  await line.change((transaction) =>
    addShifts(transaction, { clerkId: null, at: monday }, { clerkId, placeId }, shifts, { isAllOrNone: true, timeZone }),
  );
  return clerkId;
}

const plan = (placeIds: readonly string[] | 'all' = ['tampere']) =>
  planLoad(line.database, line.house.agency, { placeIds, day: '2015-03-09', days: 7, now: monday });
const learned = (minutes: number, weekday = 1) =>
  line.database
    .insertInto('expected_work')
    .values({ place_id: 'tampere', weekday, hour: 10, minutes, days: 8, learned_on: '2015-03-02' })
    .execute();

test('an hour is filled by what is expected, booked and promised, and the rest is free', async () => {
  const clerkId = await putToWork([9]);
  await learned(15);
  await bookTime(line, { placeId: 'tampere', clerkId, from: new Date('2015-03-09T08:30:00Z'), to: new Date('2015-03-09T09:15:00Z') });
  await line.arrive({ channel: 'callback', promise: { at: new Date('2015-03-09T08:20:00Z'), mayBeEarly: true } });
  const [ten, eleven] = await plan();
  expect(ten).toMatchObject({
    day: '2015-03-09',
    hour: 10,
    weekday: 1,
    staffMinutes: 60,
    expectedMinutes: 15,
    isAssumed: false,
    bookedMinutes: 30,
  });
  expect(ten).toMatchObject({ callbackMinutes: 10, freeMinutes: 5 });
  expect(ten?.use).toBeCloseTo(55 / 60);
  expect(eleven).toMatchObject({ hour: 11, expectedMinutes: 0, bookedMinutes: 15, freeMinutes: 45 });
  // Above the target nothing more is promised; below it the Monday’s quarter.
  expect(ten?.promisableMinutes).toBe(0);
  expect(eleven?.promisableMinutes).toBeCloseTo(45 * 0.25);
});

test('where nothing was learned yet the agency’s assumption holds, and says so', async () => {
  await putToWork([9]);
  expect((await plan())[0]).toMatchObject({ expectedMinutes: 42, isAssumed: true });
});

test('an hour with more work than time has nothing free, and nobody is promised anything in it', async () => {
  await putToWork([9]);
  await learned(90);
  expect((await plan())[0]).toMatchObject({ use: 1.5, freeMinutes: 0, promisableMinutes: 0 });
});

test('time that is sought is that of clerks with the skill and the language, less their share of what comes unasked', async () => {
  await putToWork([9], { skills: ['housing'] });
  await putToWork([9], { skills: ['family'] });
  await learned(40);
  const ask = { placeIds: ['tampere'], day: '2015-03-09', days: 1, now: monday } as const;
  const free = (serving: Partial<Serving>) =>
    listFreeMinutes(line.database, line.house.agency, {
      ...ask,
      serving: { channel: 'office', benefitGroup: 'housing', language: 'fi', ...serving },
    });
  const [housing] = await free({});
  expect(housing).toMatchObject({ hour: 10, freeMinutes: 40 });
  expect(await free({ benefitGroup: 'student' })).toEqual([]);
  expect(await free({ language: 'sv' })).toEqual([]);
  // These shifts are not for calls that are booked; a callback may be made in any.
  expect(await free({ channel: 'phone' })).toEqual([]);
  expect(await free({ channel: 'callback' })).toHaveLength(2);
});

test('Monday is relieved: of the same free time less is promised then, and the quietest hours come first', async () => {
  await putToWork([9, 10, 11]);
  for (const weekday of [1, 2, 3]) await learned(weekday === 3 ? 0 : 20, weekday);
  const ask = {
    placeIds: 'all',
    day: '2015-03-09',
    days: 7,
    now: monday,
    serving: { channel: 'callback', benefitGroup: 'housing', language: 'fi' },
  } as const;
  const hours = await listFreeMinutes(line.database, line.house.agency, ask);
  const at = (day: string) => hours.find((hour) => hour.day === day && hour.hour === 10);
  expect(at('2015-03-09')?.freeMinutes).toBe(at('2015-03-10')?.freeMinutes);
  expect(at('2015-03-09')?.promisableMinutes).toBeLessThan((at('2015-03-10')?.promisableMinutes ?? 0) / 2);
  expect(quietestHours(hours).at(-1)?.hour).toBe(10);
  expect(quietestHours(hours)[0]).toMatchObject({ day: '2015-03-09', hour: 11 });
});

test('customers who look for a time may be told of it', async () => {
  await putToWork([9]);
  const ask = {
    placeIds: 'all',
    day: '2015-03-09',
    days: 7,
    now: monday,
    serving: { channel: 'callback', benefitGroup: 'housing', language: 'fi' },
  } as const;
  const customer = await signInCustomer(line);
  const hours = await asActor({ kind: 'customer', customerId: customer.id, selfId: customer.id }, () =>
    listFreeMinutes(line.database, line.house.agency, ask),
  );
  expect(hours).toHaveLength(2);
});

test('the usual load is learned from who came unasked, by the hour in which they came', async () => {
  const clerkId = await line.openCounter();
  const identity = { name: 'Toinen', role: 'clerk', skills: ['housing'], languages: ['fi'], seesProtected: false } as const;
  const other = await line.change((transaction) => addClerk(transaction, identity, monday));
  const work = {
    placeId: 'tampere',
    counterId: null,
    otherPlaceIds: [],
    channels: ['office' as const],
    benefitGroups: ['housing'],
    languages: ['fi'],
    isQuick: false,
  };
  await line.change((transaction) => beginWork(transaction, other, work, monday));
  for (const channel of ['office', 'callback'] as const) {
    await line.arrive({ channel });
    const contactId = (await line.change((transaction) => callNext(transaction, clerkId, monday))) ?? '';
    await line.change((transaction) => serveContact(transaction, { contactId, clerkId, at: minutesLater(1) }));
    await line.change((transaction) => finishContact(transaction, { contactId, clerkId, at: minutesLater(24) }));
  }
  line.clock.set('2015-03-03T01:00:00Z');
  await Promise.all([learnWork(line.house), learnWork(line.house)]);
  const rows = await line.database.selectFrom('expected_work').select(['place_id', 'weekday', 'hour', 'minutes', 'days']).execute();
  expect(rows).toEqual([{ place_id: 'tampere', weekday: 1, hour: 10, minutes: 24, days: 1 }]);
});

test('a manager sees in words how full each hour is, how Monday is relieved, and where there is too much', async () => {
  await putToWork([2, 9, 10]);
  await learned(80);
  const manager = await signInStaff(line, { role: 'manager' });
  const { body } = await manager.get('/planner/tampere');
  expect(body).toMatch(/data-load="over"><strong>133,3[^<]*<\/strong><br\/>ylikuormitus/);
  expect(body).toContain('rauhallinen');
  expect(body).toContain('Maanantaina osuus on pienin');
  expect(body).toMatch(/maanantaina 9\.3\.? 10\.00–11\.00: 133,3/);
  const all = await manager.get('/planner');
  expect(all.body).toContain('href="/planner/tampere"');
  const read: { hours: { staffMinutes: number }[] } = (await manager.api('GET', '/api/planner/tampere')).json();
  expect(read.hours.map(({ staffMinutes }) => staffMinutes)).toEqual([60, 60, 60, 60, 60, 60]);
});
