import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestLine, type TestLine } from '#server/line/testing.ts';
import { signInCustomer, signInStaff } from '#server/people/sign-in/testing.ts';
import { newToken } from '#server/platform/secrets/secrets.ts';

let line: TestLine;
beforeAll(async () => {
  line = await openTestLine();
});
afterAll(() => line.close());

const form = () => ({ secret: newToken(), in: 'fi', matter: 'housing' });
const take = (placeId: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  line.app.inject({
    method: 'POST',
    url: `/kiosk/${placeId}/tickets`,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: new URLSearchParams(fields).toString(),
  });

// 'GET /kiosk/:placeId', 'POST /kiosk/:placeId/tickets' and 'GET /kiosk/:placeId/tickets/:secret'
test('the kiosk of an office is for everybody, signed in or not', async () => {
  expect((await line.app.inject('/kiosk/tampere')).statusCode).toBe(200);
  const { location } = (await take('tampere', form())).headers;
  expect((await line.app.inject(String(location))).statusCode).toBe(200);
  for (const person of [await signInCustomer(line), await signInStaff(line, { role: 'clerk' })]) {
    expect((await person.get('/kiosk/tampere')).statusCode).toBe(200);
    expect((await person.post('/kiosk/tampere/tickets', form())).statusCode).toBe(303);
  }
});

test('there is no kiosk where there is no office', async () => {
  expect((await line.app.inject('/kiosk/nowhere')).statusCode).toBe(404);
  expect((await take('nowhere', form())).statusCode).toBe(404);
});

test('a number is shown to whoever has its secret, at its own place only', async () => {
  const { location } = (await take('tampere', form())).headers;
  const other = String(location).replace('tampere', 'turku');
  expect((await line.app.inject(other)).statusCode).toBe(404);
  expect((await line.app.inject(`/kiosk/tampere/tickets/${newToken()}?in=fi`)).statusCode).toBe(404);
});

test('no other site takes numbers through the browsers of its visitors, and a secret that was thought up is refused', async () => {
  expect((await take('tampere', form(), { origin: 'https://elsewhere.example' })).statusCode).toBe(403);
  expect((await take('tampere', { ...form(), secret: 'mine' })).statusCode).toBe(400);
});
