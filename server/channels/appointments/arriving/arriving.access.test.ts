import { afterAll, beforeAll, expect, test } from 'vitest';
import { pairTestDevice } from '#server/channels/office/devices/testing.ts';
import { signInCustomer, signInStaff } from '#server/people/sign-in/testing.ts';
import { staffRoles } from '#server/platform/http/person.ts';
import { newToken } from '#server/platform/secrets/secrets.ts';
import { openTestTimes, type TestTimes } from '../testing.ts';

let times: TestTimes;
beforeAll(async () => {
  times = await openTestTimes();
});
afterAll(() => times.close());

const form = { 'content-type': 'application/x-www-form-urlencoded' };
const say = (cookie: string) =>
  times.app.inject({ method: 'POST', url: '/kiosk/tampere/appointment', headers: { ...form, cookie }, payload: 'in=fi&number=12345' });
const look = (cookie: string) => times.app.inject({ url: '/kiosk/tampere/appointment?in=fi', headers: { cookie } });

test("'GET /kiosk/:placeId/appointment' and 'POST /kiosk/:placeId/appointment' are for a kiosk of the place alone", async () => {
  const kiosk = (await pairTestDevice(times)).cookie;
  expect((await look(kiosk)).statusCode).toBe(200);
  // No appointment has the number.
  expect((await say(kiosk)).statusCode).toBe(422);
  const others = [await pairTestDevice(times, { placeId: 'turku' }), await pairTestDevice(times, { kind: 'board' })];
  const people = [await signInCustomer(times), await signInStaff(times)];
  for (const cookie of [
    '',
    `device=${newToken()}`,
    ...others.map((other) => other.cookie),
    ...people.map(({ headers }) => headers.cookie),
  ]) {
    expect((await look(cookie)).statusCode).toBe(403);
    expect((await say(cookie)).statusCode).toBe(403);
  }
});

test("'GET /appointments/of/:secret/here' and 'POST /appointments/of/:secret/here' are for whoever has the secret, and no other site", async () => {
  for (const secret of [newToken(), 'wrong']) {
    const url = `/appointments/of/${secret}/here`;
    const status = secret === 'wrong' ? 400 : 404;
    expect((await times.app.inject(url)).statusCode).toBe(status);
    expect((await times.app.inject({ method: 'POST', url, headers: form, payload: '' })).statusCode).toBe(status);
  }
  const headers = { ...form, origin: 'https://elsewhere.example' };
  expect((await times.app.inject({ method: 'POST', url: `/appointments/of/${newToken()}/here`, headers, payload: '' })).statusCode).toBe(
    403,
  );
});

test("'GET /reception/:placeId/appointments' and 'POST /reception/:placeId/appointments/:appointmentId/here' are for who receives visitors", async () => {
  const here = '/reception/tampere/appointments/0199aaaa-0000-7000-8000-000000000001/here';
  for (const role of staffRoles) {
    const person = await signInStaff(times, { role });
    const mayDo = ['clerk', 'joint-service-clerk', 'manager'].includes(role);
    expect((await person.get('/reception/tampere/appointments')).statusCode).toBe(mayDo ? 200 : 403);
    // There is no such appointment.
    expect((await person.post(here)).statusCode).toBe(mayDo ? 404 : 403);
  }
  const customer = await signInCustomer(times);
  expect((await customer.get('/reception/tampere/appointments')).statusCode).toBe(403);
  expect((await customer.post(here)).statusCode).toBe(403);
  expect((await times.app.inject('/reception/tampere/appointments')).statusCode).toBe(303);
});
