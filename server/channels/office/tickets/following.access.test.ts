import { afterAll, beforeAll, expect, test } from 'vitest';
import { minutesLater, openTestLine, type TestLine } from '#server/line/testing.ts';
import { signInCustomer, signInStaff } from '#server/people/sign-in/testing.ts';
import { newToken, tokenDigest } from '#server/platform/secrets/secrets.ts';

let line: TestLine;
beforeAll(async () => {
  line = await openTestLine();
});
afterAll(() => line.close());

const form = { 'content-type': 'application/x-www-form-urlencoded' };
const here = (secret: string, headers: Record<string, string> = {}) =>
  line.app.inject({ method: 'POST', url: `/ticket/${secret}/here`, headers: { ...form, ...headers }, payload: '' });
const leave = (secret: string, headers: Record<string, string> = {}) =>
  line.app.inject({ method: 'POST', url: `/ticket/${secret}/leave`, headers: { ...form, ...headers }, payload: '' });
async function follow(): Promise<string> {
  const secret = newToken();
  await line.arrive({ ticket: { day: '2015-03-02', series: 'A' }, followerDigest: tokenDigest(secret) });
  return secret;
}

// 'GET /ticket/:secret', 'POST /ticket/:secret/here', 'GET /ticket/:secret/leave' and 'POST /ticket/:secret/leave'
test('a number is followed and given up by whoever has its secret, signed in or not', async () => {
  for (const person of [await signInCustomer(line), await signInStaff(line, { role: 'clerk' })]) {
    const secret = await follow();
    expect((await person.get(`/ticket/${secret}`)).statusCode).toBe(200);
    expect((await person.post(`/ticket/${secret}/here`)).statusCode).toBe(303);
    expect((await person.post(`/ticket/${secret}/leave`)).statusCode).toBe(303);
  }
  const secret = await follow();
  expect((await line.app.inject(`/ticket/${secret}`)).statusCode).toBe(200);
  expect((await line.app.inject(`/ticket/${secret}/leave`)).statusCode).toBe(200);
  expect((await here(secret, { origin: 'https://elsewhere.example' })).statusCode).toBe(403);
  expect((await here(secret)).statusCode).toBe(303);
  expect((await leave(secret, { origin: 'https://elsewhere.example' })).statusCode).toBe(403);
  expect((await leave(secret)).statusCode).toBe(303);
});

test.each(['wrong', newToken()])('the secret %s leads to a page that says so, and to nothing else', async (secret) => {
  await follow();
  for (const answer of [
    await line.app.inject(`/ticket/${secret}`),
    await line.app.inject(`/ticket/${secret}/leave`),
    await here(secret),
    await leave(secret),
  ]) {
    expect(answer.statusCode).toBe(404);
    expect(answer.body).toContain('Vuoronumeroa ei löytynyt');
  }
});

test('a number of yesterday leads nowhere any more', async () => {
  const secret = await follow();
  line.clock.set(minutesLater(24 * 60).toISOString());
  expect((await line.app.inject(`/ticket/${secret}`)).statusCode).toBe(404);
  expect((await leave(secret)).statusCode).toBe(404);
});
