import { afterAll, beforeAll, expect, test } from 'vitest';
import { signInCustomer, signInStaff } from '#server/people/sign-in/testing.ts';
import { newToken } from '#server/platform/secrets/secrets.ts';
import { openTestTimes, type TestTimes } from '../testing.ts';

let times: TestTimes;
beforeAll(async () => {
  times = await openTestTimes();
  for (let clerk = 0; clerk < 8; clerk += 1) await times.addClerkAtWork();
});
afterAll(() => times.close());

const form = { 'content-type': 'application/x-www-form-urlencoded' };
const post = (url: string, fields: Record<string, string> = {}, headers: Record<string, string> = {}) =>
  times.app.inject({ method: 'POST', url, headers: { ...form, ...headers }, payload: new URLSearchParams(fields).toString() });
const wished = { matter: 'housing', channel: 'office', spoken: 'fi', where: 'Tampere', place: 'tampere', at: '2015-03-03T08:00:00.000Z' };
const to = { place: 'tampere', at: '2015-03-04T08:00:00.000Z' };
const customer = () => signInCustomer(times);
async function book(): Promise<string> {
  const aino = await customer();
  const held = String((await aino.post('/appointments/new', wished)).headers.location);
  return String((await aino.post(`${held}/confirm`)).headers.location);
}

// 'GET /appointments'
test('a customer sees their own appointments, and nobody else has any', async () => {
  expect((await (await customer()).get('/appointments')).statusCode).toBe(200);
  expect((await times.app.inject('/appointments')).statusCode).toBeOneOf([303, 401]);
  for (const role of ['clerk', 'manager', 'administrator', 'auditor', 'joint-service-clerk'] as const)
    expect((await (await signInStaff(times, { role })).get('/appointments')).statusCode).toBe(403);
});

// 'GET /appointments/of/:secret', 'GET /appointments/of/:secret/calendar', 'GET /appointments/of/:secret/cancel',
// 'POST /appointments/of/:secret/cancel', 'GET /appointments/of/:secret/move' and 'POST /appointments/of/:secret/move'
test('whoever has the secret of an appointment sees, moves and cancels it', async () => {
  const page = await book();
  for (const part of ['', '/calendar', '/cancel', '/move']) expect((await times.app.inject(`${page}${part}`)).statusCode).toBe(200);
  expect((await post(`${page}/move`, to)).statusCode).toBe(303);
  expect((await post(`${page}/cancel`)).statusCode).toBe(303);
});

test('no other site can, and nobody by a secret or an id that is not theirs', async () => {
  const page = await book();
  const elsewhere = { origin: 'https://elsewhere.example' };
  expect((await post(`${page}/move`, to, elsewhere)).statusCode).toBe(403);
  expect((await post(`${page}/cancel`, {}, elsewhere)).statusCode).toBe(403);
  const { id } = await times.database.selectFrom('appointment').select('appointment_id as id').limit(1).executeTakeFirstOrThrow();
  const other = await signInCustomer(times, { n: 2 });
  for (const wrong of ['wrong', newToken(), id]) {
    for (const part of ['', '/calendar', '/cancel', '/move'])
      expect((await other.get(`/appointments/of/${wrong}${part}`)).statusCode).toBe(404);
    expect((await other.post(`/appointments/of/${wrong}/move`, to)).statusCode).toBe(404);
    expect((await other.post(`/appointments/of/${wrong}/cancel`)).statusCode).toBe(404);
  }
});
