import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestLine, type TestLine } from '#server/line/testing.ts';
import { signInCustomer, signInStaff } from '#server/people/sign-in/testing.ts';
import { newToken } from '#server/platform/secrets/secrets.ts';

let line: TestLine;
beforeAll(async () => {
  line = await openTestLine();
});
afterAll(() => line.close());

const fields = () => ({ secret: newToken(), matter: 'housing', spoken: 'fi' });
const join = (placeId: string, sent: Record<string, string>, headers: Record<string, string> = {}) =>
  line.app.inject({
    method: 'POST',
    url: `/join/${placeId}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: new URLSearchParams(sent).toString(),
  });

// 'GET /join/:placeId' and 'POST /join/:placeId'
test('everybody may take a number from afar, signed in or not', async () => {
  expect((await line.app.inject('/join/tampere')).statusCode).toBe(200);
  expect((await join('tampere', fields())).statusCode).toBe(303);
  for (const person of [await signInCustomer(line), await signInStaff(line, { role: 'clerk' })]) {
    expect((await person.get('/join/tampere')).statusCode).toBe(200);
    expect((await person.post('/join/tampere', fields())).statusCode).toBe(303);
  }
});

test('only an office has a line to join', async () => {
  const joint = await line.database
    .selectFrom('place')
    .select('place_id')
    .where('kind', '=', 'joint-service-point')
    .limit(1)
    .executeTakeFirstOrThrow();
  for (const placeId of ['nowhere', joint.place_id]) {
    expect((await line.app.inject(`/join/${placeId}`)).statusCode).toBe(404);
    expect((await join(placeId, fields())).statusCode).toBe(404);
  }
});

test('no other site takes numbers, and neither a secret that was thought up nor an unknown matter is taken', async () => {
  expect((await join('tampere', fields(), { origin: 'https://elsewhere.example' })).statusCode).toBe(403);
  expect((await join('tampere', { ...fields(), secret: 'mine' })).statusCode).toBe(400);
  expect((await join('tampere', { ...fields(), matter: 'magic' })).statusCode).toBe(404);
});
