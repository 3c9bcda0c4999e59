import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { signInCustomer, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestTimes, type TestTimes } from '../testing.ts';

let times: TestTimes;
let customer: SignedIn;
beforeAll(async () => {
  times = await openTestTimes();
});
afterAll(() => times.close());
beforeEach(async () => {
  times.clock.set('2015-03-02T08:30:00Z');
  await sql`truncate appointment, appointment_event, appointment_customer, appointment_reach, appointment_code, appointment_limit, booked_time,
    busy_day, work_shift, interpreter cascade`.execute(times.database);
  await times.addClerkAtWork();
  customer = await signInCustomer(times);
});

const english = { 'accept-language': 'en' };
const post = (url: string, fields: Record<string, string> = {}) =>
  times.app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...english },
    payload: new URLSearchParams(fields).toString(),
  });
const read = async (url: string) => (await times.app.inject({ url, headers: english })).body;
/** The address of the page of a booked appointment. */
async function book(at = '2015-03-03T08:00:00.000Z'): Promise<string> {
  const fields = { matter: 'housing', channel: 'office', spoken: 'fi', where: 'Tampere', place: 'tampere', at };
  const held = await customer.post('/appointments/new', fields);
  return String((await customer.post(`${String(held.headers.location)}/confirm`)).headers.location);
}
const idOf = async () => (await times.database.selectFrom('appointment').select('appointment_id as id').executeTakeFirstOrThrow()).id;

describe('the page of an appointment', () => {
  test('says when and where, and what to bring, to whoever has its address', async () => {
    const body = await read(await book());
    expect(body).toContain('Your appointment Tuesday 3 March at 10:00');
    expect(body).toContain('Bring an identity document');
    expect(body).toContain('Tampere');
    expect(body).not.toContain(customer.name);
  });

  test('gives a file for a calendar, and after a change a newer one of the same event', async () => {
    const page = await book();
    const first = await times.app.inject({ url: `${page}/calendar`, headers: english });
    expect(first.headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(first.body).toContain('DTSTART:20150303T080000Z\r\nDTEND:20150303T084500Z');
    await post(`${page}/move`, { place: 'tampere', at: '2015-03-04T09:00:00.000Z' });
    const next = await read(`${page}/calendar`);
    const said = (text: string, name: string) => new RegExp(`^${name}:(.*)\r$`, 'm').exec(text)?.[1];
    expect(next).toContain('DTSTART:20150304T090000Z');
    expect(said(next, 'UID')).toBe(said(first.body, 'UID'));
    expect(Number(said(next, 'SEQUENCE'))).toBeGreaterThan(Number(said(first.body, 'SEQUENCE')));
    await post(`${page}/cancel`);
    expect(await read(`${page}/calendar`)).toContain('STATUS:CANCELLED');
  });

  test('moves it to another time, and the old one is free for others a while later', async () => {
    const page = await book();
    expect(await read(`${page}/move`)).toContain('You keep your present time until you have chosen.');
    expect((await post(`${page}/move`, { place: 'tampere', at: '2015-03-04T09:00:00.000Z' })).headers.location).toBe(page);
    expect(await read(page)).toContain('Your appointment Wednesday 4 March at 11:00');
  });

  test('moves it to another place, which the page offers', async () => {
    const page = await book();
    await times.addClerkAtWork({ placeId: 'turku' });
    expect(await read(`${page}/move`)).toContain(`${page}/move?place=turku`);
    await post(`${page}/move`, { place: 'turku', at: '2015-03-04T09:00:00.000Z' });
    expect(await read(page)).toContain('Turku');
  });

  test('keeps the old time when the new one is taken, and shows the next', async () => {
    const page = await book();
    await times.hold({ fromAt: new Date('2015-03-04T09:00:00Z') });
    const lost = await post(`${page}/move`, { place: 'tampere', at: '2015-03-04T09:00:00.000Z' });
    expect([lost.statusCode, lost.body.includes('These are the next free times.')]).toEqual([409, true]);
    expect(await read(page)).toContain('Tuesday 3 March at 10:00');
  });

  test('cancels it after asking once more, and says so from then on', async () => {
    const page = await book();
    expect(await read(`${page}/cancel`)).toContain('Cancel this appointment?');
    expect((await post(`${page}/cancel`)).headers.location).toBe(page);
    await post(`${page}/cancel`);
    const body = await read(page);
    expect(body).toContain('The appointment is cancelled.');
    expect(body).not.toContain('/move"');
  });

  test('says what cannot be changed any more once it has begun', async () => {
    const page = await book();
    times.clock.set('2015-03-03T08:10:00Z');
    expect(await read(page)).toContain('It can no longer be moved.');
    expect((await post(`${page}/move`, { place: 'tampere', at: '2015-03-04T09:00:00.000Z' })).statusCode).toBe(409);
    times.clock.set('2015-03-03T09:10:00Z');
    expect((await post(`${page}/cancel`)).statusCode).toBe(409);
  });
});

describe('a customer’s own appointments', () => {
  test('are listed, those ahead first, and each is opened by its id', async () => {
    expect((await customer.get('/appointments')).body).toContain('/appointments/new');
    await book();
    const id = await idOf();
    expect((await customer.get('/appointments')).body).toContain(`/appointments/of/${id}`);
    expect((await customer.get(`/appointments/of/${id}`)).statusCode).toBe(200);
    expect((await customer.post(`/appointments/of/${id}/cancel`)).statusCode).toBe(303);
  });

  test('are nobody else’s', async () => {
    await book();
    const id = await idOf();
    const other = await signInCustomer(times, { n: 2 });
    expect((await other.get('/appointments')).body).not.toContain(id);
    expect((await other.get(`/appointments/of/${id}`)).statusCode).toBe(404);
    expect((await other.post(`/appointments/of/${id}/cancel`)).statusCode).toBe(404);
    expect((await times.app.inject(`/appointments/of/${id}`)).statusCode).toBe(404);
  });
});
