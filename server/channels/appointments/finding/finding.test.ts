import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { signInCustomer } from '#server/people/sign-in/testing.ts';
import { openTestTimes, type TestTimes } from '../testing.ts';
import { mostHeld } from './counting.ts';

let times: TestTimes;
beforeAll(async () => {
  times = await openTestTimes();
});
afterAll(() => times.close());
beforeEach(async () => {
  times.clock.set('2015-03-02T08:30:00Z');
  await sql`truncate appointment, appointment_event, appointment_customer, appointment_reach, appointment_code, appointment_limit, booked_time,
    busy_day, work_shift, interpreter cascade`.execute(times.database);
});

const form = { 'content-type': 'application/x-www-form-urlencoded', 'accept-language': 'en' };
const read = async (query: Record<string, string>) =>
  (
    await times.app.inject({
      url: `/appointments/new?${new URLSearchParams(query).toString()}`,
      headers: { 'accept-language': 'en' },
    })
  ).body;
const wish = { matter: 'housing', channel: 'office', spoken: 'fi', where: 'Tampere' };
const hold = (changes: Record<string, string> = {}, remoteAddress = '10.0.0.1') =>
  times.app.inject({
    method: 'POST',
    url: '/appointments/new',
    headers: form,
    remoteAddress,
    payload: new URLSearchParams({ ...wish, place: 'tampere', at: '2015-03-03T08:00:00.000Z', ...changes }).toString(),
  });
const count = async (table: 'appointment' | 'booked_time') =>
  (await times.database.selectFrom(table).select('appointment_id').execute()).length;

describe('whoever looks for a time', () => {
  test('sees the first free time of the nearest places that have any, the nearest first', async () => {
    await times.addClerkAtWork({ placeId: 'turku', days: ['2015-03-03'] });
    await times.addClerkAtWork({ days: ['2015-03-05'] });
    const page = await read(wish);
    expect(page.indexOf('First free time: Thursday 5 March at 09:00')).toBeGreaterThan(0);
    expect(page.indexOf('First free time: Tuesday 3 March at 09:00')).toBeGreaterThan(page.indexOf('Thursday 5 March'));
    expect(page).toContain('The appointment takes 45 minutes.');
  });

  test('of several matters is told how long they take together, also with an interpreter', async () => {
    await Promise.all([times.addClerkAtWork(), times.addInterpreter(['se'])]);
    const url = '/appointments/new?matter=housing&matter=student&channel=office&spoken=fi&interpreter=se&where=Tampere';
    expect((await times.app.inject({ url, headers: { 'accept-language': 'en' } })).body).toContain('takes 90 minutes');
    expect(await read(wish)).toContain('Northern Sami');
  });

  test('sees the times of one place day by day, a week at a time', async () => {
    await times.addClerkAtWork();
    const page = await read({ ...wish, place: 'tampere' });
    expect(page).toContain('Monday 2 March');
    expect(page).toContain('value="2015-03-03T08:00:00.000Z"');
    expect(page).toContain('Later days');
    expect(page).not.toContain('Earlier days');
    const next = await read({ ...wish, place: 'tampere', from: '2015-03-09' });
    expect(next).toContain('No free times from 9 Mar 2015 to 15 Mar 2015.');
    expect(next).toContain('Go to the first free time: Monday 2 March');
    expect(next).toContain('Earlier days');
  });

  test('is shown what else there is when nothing is free', async () => {
    const page = await read(wish);
    expect(page).toContain('Right now no such time is free.');
    expect(page).toContain('see free times for a phone call');
    expect(page).toContain('href="/guidance"');
  });

  test('by phone need not say where, and finds a clerk anywhere', async () => {
    await times.addClerkAtWork({ placeId: 'turku' });
    expect(await read({ ...wish, channel: 'phone', where: '' })).toContain('First free time');
  });

  test('is told what is missing, and of a place that nobody knows', async () => {
    expect(await read({ channel: 'office', where: '' })).toContain('Choose at least one matter.');
    expect(await read({ ...wish, where: '' })).toContain('Write a municipality');
    expect(await read({ ...wish, where: 'Atlantis' })).toContain('We find no place of that name.');
    expect(await read({})).toContain('You need not sign in.');
  });
});

describe('a chosen time', () => {
  test('is kept, and leads to its own page', async () => {
    await times.addClerkAtWork();
    const held = await hold();
    expect(held.statusCode).toBe(303);
    expect(held.headers.location).toMatch(/^\/appointments\/held\/[\w-]{43}$/);
    expect(await count('appointment')).toBe(1);
  });

  test('that another took shows the next free times on the same page', async () => {
    await times.addClerkAtWork();
    await hold();
    const lost = await hold({}, '10.0.0.2');
    expect(lost.statusCode).toBe(409);
    expect(lost.body).toContain('Nothing was booked for you.');
    expect(lost.body).toContain('value="2015-03-03T09:00:00.000Z"');
    expect(lost.body).not.toContain('value="2015-03-03T08:00:00.000Z"');
  });

  test('with an interpreter who is not free is not held at all', async () => {
    await Promise.all([times.addClerkAtWork(), times.addClerkAtWork(), times.addInterpreter(['se'])]);
    expect((await hold({ interpreter: 'se' })).statusCode).toBe(303);
    const lost = await hold({ interpreter: 'se' }, '10.0.0.2');
    expect(lost.body).toContain('The interpreter is no longer free then.');
    expect(await count('appointment')).toBe(1);
  });

  test.each([
    ['is past', { at: '2015-03-02T07:00:00.000Z' }, 409],
    ['lies between two times', { at: '2015-03-03T08:07:00.000Z' }, 409],
    ['is of the hour that a spring night leaves out', { at: '2015-03-29T01:00:00.000Z' }, 409],
    ['is of a place where nobody is at work', { place: 'turku' }, 409],
    ['is of no place', { place: 'atlantis' }, 404],
    ['is no time', { at: '2015-13-45T08:00:00.000Z' }, 400],
    ['is of a matter that does not exist', { matter: 'gold' }, 303],
    ['is of a channel that does not exist', { channel: 'pigeon' }, 400],
  ])('that %s is refused and leaves nothing behind', async (_what, changes, status) => {
    await times.addClerkAtWork();
    expect((await hold(changes)).statusCode).toBe(status);
    expect(await count('booked_time')).toBe(0);
  });

  test('is one of a few that an address may hold in an hour, however many are sent at once; and what is refused leaves nothing', async () => {
    for (let clerk = 0; clerk < 3; clerk += 1) await times.addClerkAtWork();
    const codes: number[] = [];
    for (let round = 0; round < 20; round += 1)
      codes.push(
        ...(
          await Promise.all(
            Array.from({ length: 10 }, (_, no) =>
              hold({ at: new Date(Date.UTC(2015, 2, 3 + (no % 3), 7 + (round % 5), 0)).toISOString() }),
            ),
          )
        ).map(({ statusCode }) => statusCode),
      );
    expect(codes.filter((code) => code === 303).length).toBe(mostHeld);
    expect(codes.filter((code) => code === 429).length).toBeGreaterThan(150);
    expect(await count('appointment')).toBe(mostHeld);
    // Another address, and whoever is signed in at this one, is counted apart.
    times.clock.set('2015-03-02T08:45:00Z');
    expect((await hold({ at: '2015-03-06T08:00:00.000Z' }, '10.0.0.9')).statusCode).toBe(303);
    const customer = await signInCustomer(times);
    expect((await customer.post('/appointments/new', { ...wish, place: 'tampere', at: '2015-03-06T09:00:00.000Z' })).statusCode).toBe(303);
  });
});
