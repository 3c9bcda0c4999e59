import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedPlaces } from '#server/agency/network/places/seeding.ts';
import { signInCustomer, signInStaff } from '#server/people/sign-in/testing.ts';
import { newToken } from '#server/platform/secrets/secrets.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';

let opened: TestHouse;
beforeAll(async () => {
  const now = '2015-03-02T08:30:00Z';
  opened = await openTestHouse({ now, settings: { smtpUrl: 'smtp://localhost:9' } });
  await seedPlaces(opened.database, opened.house.agency.network, new Date(now));
});
afterAll(() => opened.close());

const form = { 'content-type': 'application/x-www-form-urlencoded' };
const post = (url: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  opened.app.inject({ method: 'POST', url, headers: { ...form, ...headers }, payload: new URLSearchParams(fields).toString() });
async function join(): Promise<string> {
  const secret = newToken();
  await post('/join/tampere', { secret, matter: 'housing', spoken: 'fi' });
  return secret;
}

// 'GET /ticket/:secret/near', 'POST /ticket/:secret/near' and 'POST /ticket/:secret/near/forget'
test('whoever has the secret of a number says where to be told, signed in or not', async () => {
  const secret = await join();
  for (const person of [await signInCustomer(opened), await signInStaff(opened, { role: 'clerk' })]) {
    expect((await person.get(`/ticket/${secret}/near`)).statusCode).toBe(200);
    expect((await person.post(`/ticket/${secret}/near`, { reach: 'a@example.com' })).statusCode).toBe(303);
    expect((await person.post(`/ticket/${secret}/near/forget`)).statusCode).toBe(303);
  }
  expect((await opened.app.inject(`/ticket/${secret}/near`)).statusCode).toBe(200);
  expect((await post(`/ticket/${secret}/near`, { reach: 'a@example.com' })).statusCode).toBe(303);
});

test('no other site can, and nobody by a secret that leads nowhere', async () => {
  const secret = await join();
  const elsewhere = { origin: 'https://elsewhere.example' };
  expect((await post(`/ticket/${secret}/near`, { reach: 'a@example.com' }, elsewhere)).statusCode).toBe(403);
  expect((await post(`/ticket/${secret}/near/forget`, {}, elsewhere)).statusCode).toBe(403);
  for (const wrong of ['wrong', newToken()]) {
    expect((await opened.app.inject(`/ticket/${wrong}/near`)).statusCode).toBe(404);
    expect((await post(`/ticket/${wrong}/near`, { reach: 'a@example.com' })).statusCode).toBe(404);
    expect((await post(`/ticket/${wrong}/near/forget`, {})).statusCode).toBe(404);
  }
});

test('where somebody is to be told is read by no role of the database but the system’s', async () => {
  const { rows } = await sql<{ grantee: string }>`
    select grantee from information_schema.role_table_grants where table_name = 'near_word'`.execute(opened.database);
  expect(JSON.stringify(rows)).not.toContain('luukku_');
});
