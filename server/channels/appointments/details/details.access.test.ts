import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signInCustomer, signInStaff } from '#server/people/sign-in/testing.ts';
import { newToken } from '#server/platform/secrets/secrets.ts';
import { openTestTimes, type TestTimes } from '../testing.ts';

let times: TestTimes;
beforeAll(async () => {
  times = await openTestTimes({ settings: { smtpUrl: 'smtp://localhost:9' } });
  for (let clerk = 0; clerk < 8; clerk += 1) await times.addClerkAtWork();
});
afterAll(() => times.close());

const form = { 'content-type': 'application/x-www-form-urlencoded' };
const post = (url: string, fields: Record<string, string> = {}, headers: Record<string, string> = {}) =>
  times.app.inject({ method: 'POST', url, headers: { ...form, ...headers }, payload: new URLSearchParams(fields).toString() });
const wished = { matter: 'housing', channel: 'office', spoken: 'fi', where: 'Tampere', place: 'tampere', at: '2015-03-03T08:00:00.000Z' };
const hold = async () => String((await post('/appointments/new', wished)).headers.location);
const guest = { who: 'self', name: 'Aino', reach: 'aino@example.com' };

// 'GET /appointments/held/:secret', 'POST /appointments/held/:secret/code', 'POST /appointments/held/:secret/prove' and
// 'POST /appointments/held/:secret/release'
test('whoever has the secret of a held time goes on with it, signed in or not', async () => {
  for (const person of [await signInCustomer(times), await signInStaff(times, { role: 'clerk' })]) {
    const page = await hold();
    expect((await person.get(page)).statusCode).toBe(200);
    expect((await person.post(`${page}/code`, guest)).statusCode).toBe(303);
    expect((await person.post(`${page}/prove`, { code: 'none' })).statusCode).toBe(422);
    expect((await person.post(`${page}/release`)).statusCode).toBe(303);
  }
  const page = await hold();
  expect((await times.app.inject(page)).statusCode).toBe(200);
  expect((await post(`${page}/code`, guest)).statusCode).toBe(303);
  expect((await post(`${page}/prove`, { code: 'none' })).statusCode).toBe(422);
  expect((await post(`${page}/release`)).statusCode).toBe(303);
});

// 'POST /appointments/held/:secret/confirm'
test('only a customer who is signed in books without a code', async () => {
  const page = await hold();
  expect((await post(`${page}/confirm`)).headers.location).toMatch(/^\/sign-in/);
  expect((await (await signInStaff(times, { role: 'clerk' })).post(`${page}/confirm`)).statusCode).toBe(403);
  expect((await (await signInCustomer(times)).post(`${page}/confirm`)).statusCode).toBe(303);
});

test('no other site can, and nobody by a secret that leads nowhere', async () => {
  const page = await hold();
  const elsewhere = { origin: 'https://elsewhere.example' };
  for (const [part, fields] of [
    ['code', guest],
    ['prove', { code: '1' }],
    ['release', {}],
  ] as const) {
    expect((await post(`${page}/${part}`, fields, elsewhere)).statusCode).toBe(403);
    for (const wrong of ['wrong', newToken()]) expect((await post(`/appointments/held/${wrong}/${part}`, fields)).statusCode).toBe(404);
  }
  expect((await times.app.inject(`/appointments/held/${newToken()}`)).statusCode).toBe(404);
});

test('where a code was sent is read by no role of the database but the system’s', async () => {
  const { rows } = await sql<{ grantee: string }>`
    select grantee from information_schema.role_table_grants where table_name = 'appointment_code'`.execute(times.database);
  expect(JSON.stringify(rows)).not.toContain('luukku_');
});
