import { afterAll, beforeAll, expect, test } from 'vitest';
import { signInCustomer, signInStaff } from '#server/people/sign-in/testing.ts';
import { openTestTimes, type TestTimes } from '../testing.ts';

let times: TestTimes;
beforeAll(async () => {
  times = await openTestTimes();
  await times.addClerkAtWork();
  await times.addClerkAtWork();
});
afterAll(() => times.close());

type Times = { places: { place: string; times: string[] }[] };
type Held = { appointmentId: string; secret: string; heldUntil: string; to: string };
const read = (query: string) => times.app.inject(`/api/appointments/times?${query}`);
const wished = { matters: ['housing'], channel: 'office', place: 'tampere', from: '2015-03-03T08:00:00Z' };

// 'GET /api/appointments/times'
test('free times are for everybody: the first at the nearest places, and all of one', async () => {
  const [nearest] = (await read('matter=housing&channel=office&spoken=fi&where=Tampere')).json<Times>().places;
  expect(nearest).toEqual({ place: 'tampere', times: ['2015-03-02T10:30:00.000Z'] });
  const [place] = (await read('matter=housing&channel=office&spoken=fi&place=tampere')).json<Times>().places;
  expect(place?.times).toContain('2015-03-03T08:00:00.000Z');
  expect((await read('channel=office')).statusCode).toBe(400);
});

// 'POST /api/appointments/hold', 'POST /api/appointments/book' and 'POST /api/appointments/cancel'
test('a customer holds, books and cancels; nobody else does', async () => {
  const customer = await signInCustomer(times);
  const answer = await customer.api('POST', '/api/appointments/hold', wished);
  expect(answer.statusCode).toBe(201);
  const { secret, appointmentId, heldUntil, to } = answer.json<Held>();
  expect([heldUntil, to]).toEqual(['2015-03-02T08:40:00.000Z', '2015-03-03T08:45:00.000Z']);
  expect((await customer.api('POST', '/api/appointments/book', { appointment: secret })).json()).toEqual({ appointmentId });
  const other = await signInCustomer(times, { n: 2 });
  expect((await other.api('POST', '/api/appointments/cancel', { appointment: appointmentId })).statusCode).toBe(404);
  expect((await customer.api('POST', '/api/appointments/cancel', { appointment: appointmentId })).statusCode).toBe(200);
  const clerk = await signInStaff(times, { role: 'clerk' });
  for (const [path, body] of [
    ['hold', wished],
    ['book', { appointment: secret }],
    ['cancel', { appointment: secret }],
  ] as const) {
    expect((await clerk.api('POST', `/api/appointments/${path}`, body)).statusCode).toBe(403);
    const headers = { 'content-type': 'application/json' };
    const nobody = await times.app.inject({ method: 'POST', url: `/api/appointments/${path}`, headers, payload: JSON.stringify(body) });
    expect(nobody.statusCode).toBe(401);
  }
});

test('a machine is told why a time is not to be had', async () => {
  const customer = await signInCustomer(times);
  for (const [changes, code] of [
    [{ from: '2015-03-02T07:00:00Z' }, 'time-not-offered'],
    [{ place: 'turku' }, 'time-taken'],
    [{ matters: ['gold'] }, 'bad-request'],
  ] as const) {
    const refused = await customer.api('POST', '/api/appointments/hold', { ...wished, ...changes });
    expect(refused.body).toContain(code);
  }
});
