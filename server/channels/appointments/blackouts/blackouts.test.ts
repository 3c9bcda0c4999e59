import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { seedPlaces } from '#server/agency/network/places/seeding.ts';
import { stretchesOf } from '#server/people/roster/recurring.ts';
import { addShifts } from '#server/people/roster/shifts.ts';
import { bookTime } from '#server/people/roster/testing.ts';
import { signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';

let opened: TestHouse;
let manager: SignedIn;
let clerks: SignedIn[];
beforeAll(async () => {
  opened = await openTestHouse({ now: '2015-03-02T08:00:00Z' });
  const { database, house, clock } = opened;
  await seedPlaces(database, house.agency.network, clock.now());
  manager = await signInStaff(opened, { role: 'manager' });
  clerks = await Promise.all([1, 6].map((n) => signInStaff(opened, { n })));
  const pattern = { weekdays: new Set([1, 2, 3, 4, 5]), fromDay: '2015-03-09', toDay: '2015-04-10', fromMinute: 480, toMinute: 960 };
  const shifts = stretchesOf(pattern, house.agency).stretches.map((stretch) => ({
    ...stretch,
    shiftId: newId(),
    channels: ['office' as const],
  }));
  for (const [at, { id: clerkId }] of clerks.entries())
    await database.transaction().execute((transaction) =>
      addShifts(
        transaction,
        { clerkId: null, at: clock.now() },
        { clerkId, placeId: 'tampere' },
        shifts.slice(at * 2).map((shift) => ({ ...shift, shiftId: newId() })),
        { isAllOrNone: true, timeZone: house.agency.timeZone },
      ),
    );
});
afterAll(() => opened.close());
beforeEach(async () => {
  for (const table of ['booked_time', 'appointment', 'busy_day'] as const) await opened.database.deleteFrom(table).execute();
});

const usual = { resource: 'everybody', reason: 'Tiimin kokous', fromDay: '9.3.2015', toDay: '', fromTime: '9.00', toTime: '10.00' };
const add = (fields: Record<string, string | string[]>) => manager.post('/roster/tampere/blackouts', { ...usual, ...fields });
const taken = () =>
  opened.database
    .selectFrom('booked_time')
    .select(['booking_id as id', 'resource_id as who', 'from_at as from'])
    .orderBy('from_at')
    .execute();

test('a meeting takes the time of everybody who is at work then, and nothing can be booked in it', async () => {
  // On the first two days the second clerk is not at work.
  expect((await add({})).headers.location).toBe('/roster/tampere/blackouts?added=1');
  expect((await add({ fromDay: '11.3.2015' })).headers.location).toBe('/roster/tampere/blackouts?added=2');
  const [first] = clerks;
  const booked = await bookTime(opened, {
    placeId: 'tampere',
    clerkId: first?.id ?? '',
    from: new Date('2015-03-09T07:30:00Z'),
    to: new Date('2015-03-09T08:15:00Z'),
  });
  expect(booked).toBeUndefined();
  const { body } = await manager.get('/roster/tampere/blackouts');
  expect(body).toContain('Tiimin kokous');
  expect((await manager.get('/roster/tampere?week=2015-03-09')).body).toContain('9.00–10.00</span> Tiimin kokous');
  expect((await manager.get('/roster/tampere')).body).toContain('Aikaa varattiin muuhun');
});

test('what comes every week is taken at the same time on the wall after clocks have changed, and not on holidays', async () => {
  await add({ resource: clerks[0]?.id ?? '', weekdays: ['1'], fromDay: '16.3.2015', toDay: '10.4.2015' });
  // Easter Monday is the sixth of April.
  expect((await taken()).map(({ from }) => from.toISOString())).toEqual([
    '2015-03-16T07:00:00.000Z',
    '2015-03-23T07:00:00.000Z',
    '2015-03-30T06:00:00.000Z',
  ]);
});

test('where an appointment is booked nothing is taken, and it is shown', async () => {
  const clerkId = clerks[0]?.id ?? '';
  await bookTime(opened, { placeId: 'tampere', clerkId, from: new Date('2015-03-16T07:30:00Z'), to: new Date('2015-03-16T08:15:00Z') });
  const answer = await add({ resource: clerkId, weekdays: ['1'], fromDay: '9.3.2015', toDay: '30.3.2015' });
  expect(answer.statusCode).toBe(409);
  expect(answer.body).toContain('silloin on jo varattua aikaa');
  expect(answer.body).toMatch(/maanantaina 16\.3\.? 9\.30–10\.15: varattu aika/);
  expect(await taken()).toHaveLength(1);
});

test('of many who take the same time at once one gets it', async () => {
  const answers = await Promise.all(Array.from({ length: 12 }, () => add({ resource: clerks[0]?.id ?? '' })));
  expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([303, ...Array.from({ length: 11 }, () => 409)]);
  expect(await taken()).toHaveLength(1);
});

test('time is given back, but never that of an appointment', async () => {
  const clerkId = clerks[0]?.id ?? '';
  const stretch = { from: new Date('2015-03-10T10:00:00Z'), to: new Date('2015-03-10T11:00:00Z') };
  await add({ resource: clerkId, fromDay: '10.3.2015', fromTime: '12.00', toTime: '13.00' });
  const [blackout] = await taken();
  const remove = (id: string | undefined) => manager.post(`/roster/tampere/blackouts/${id}/remove`);
  expect((await remove(blackout?.id)).headers.location).toBe('/roster/tampere/blackouts?removed=yes');
  expect(await bookTime(opened, { placeId: 'tampere', clerkId, ...stretch })).toBeDefined();
  const [appointment] = await taken();
  expect((await remove(appointment?.id)).statusCode).toBe(404);
  expect(await taken()).toHaveLength(1);
});

test('faults are told beside their fields', async () => {
  const answer = await add({ resource: '', reason: ' ', fromDay: '', fromTime: '25', toTime: '10.02' });
  expect(answer.statusCode).toBe(422);
  expect(answer.body).toContain('Kirjoita syy');
  expect((await add({ resource: newId() })).body).toContain('Valitse, kenen tai minkä aika varataan.');
});
