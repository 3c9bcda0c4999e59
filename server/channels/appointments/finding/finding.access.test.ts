import { afterAll, beforeAll, expect, test } from 'vitest';
import { signInCustomer, signInStaff } from '#server/people/sign-in/testing.ts';
import { openTestTimes, type TestTimes } from '../testing.ts';

let times: TestTimes;
beforeAll(async () => {
  times = await openTestTimes();
  for (let clerk = 0; clerk < 5; clerk += 1) await times.addClerkAtWork();
});
afterAll(() => times.close());

const wished = { matter: 'housing', channel: 'office', spoken: 'fi', where: 'Tampere', place: 'tampere', at: '2015-03-03T08:00:00.000Z' };
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const hold = (headers: Record<string, string> = {}) =>
  times.app.inject({
    method: 'POST',
    url: '/appointments/new',
    headers: { ...form, ...headers },
    payload: new URLSearchParams(wished).toString(),
  });

// 'GET /appointments/new' and 'POST /appointments/new'
test('everybody looks for a time and holds one, signed in or not', async () => {
  expect((await times.app.inject('/appointments/new')).statusCode).toBe(200);
  expect((await hold()).statusCode).toBe(303);
  for (const person of [await signInCustomer(times), await signInStaff(times, { role: 'clerk' })]) {
    expect((await person.get('/appointments/new?matter=housing&channel=office&where=Tampere')).statusCode).toBe(200);
    expect((await person.post('/appointments/new', wished)).statusCode).toBe(303);
  }
});

test('no other site holds a time for somebody', async () => {
  expect((await hold({ origin: 'https://elsewhere.example' })).statusCode).toBe(403);
});
