import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestLine, type TestLine } from '#server/line/testing.ts';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { staffRoles } from '#server/platform/http/person.ts';
import { newToken } from '#server/platform/secrets/secrets.ts';
import { listCallbacksOf } from './requests/reading.ts';

let line: TestLine;
let aino: SignedIn;
let other: SignedIn;
let contactId: string;
beforeAll(async () => {
  line = await openTestLine();
  aino = await signInCustomer(line, { n: 1 });
  other = await signInCustomer(line, { n: 2 });
  const fields = { secret: newToken(), topic: 'housing', spoken: 'fi', window: '2015-03-02/afternoon', number: '040 123 4567' };
  await aino.post('/callbacks', fields);
  contactId = (await listCallbacksOf(line.database, aino.id))[0]?.contactId ?? '';
});
afterAll(() => line.close());

// 'GET /callbacks', 'GET /callbacks/new', 'POST /callbacks', 'POST /callbacks/:contactId/cancel' and 'GET /api/callbacks/windows'
test('only customers ask for calls, and only signed in', async () => {
  const pages = ['/callbacks', '/callbacks/new', '/api/callbacks/windows?topic=housing&spoken=fi'];
  for (const page of pages) expect((await aino.get(page)).statusCode).toBe(200);
  for (const role of staffRoles) {
    const person = await signInStaff(line, { role });
    for (const page of pages) expect((await person.get(page)).statusCode).toBe(403);
    expect((await person.post('/callbacks', {})).statusCode).toBe(403);
    expect((await person.post(`/callbacks/${contactId}/cancel`)).statusCode).toBe(403);
  }
  for (const page of pages) expect([303, 401]).toContain((await line.app.inject(page)).statusCode);
  for (const address of ['/callbacks', `/callbacks/${contactId}/cancel`])
    expect([303, 401, 403]).toContain((await line.app.inject({ method: 'POST', url: address })).statusCode);
});

test('nobody sees or cancels another’s request', async () => {
  expect((await other.get('/callbacks')).body).toContain('Et ole pyytänyt soittoa');
  expect((await other.post(`/callbacks/${contactId}/cancel`)).statusCode).toBe(404);
  expect((await other.post(`/callbacks/${newId()}/cancel`)).statusCode).toBe(404);
  expect((await listCallbacksOf(line.database, aino.id))[0]?.state).toBe('open');
});

test('the secret of somebody else’s form leads to a request of one’s own', async () => {
  const secret = newToken();
  const fields = { secret, topic: 'student', spoken: 'fi', window: '2015-03-02/afternoon', number: '040 123 4567' };
  await aino.post('/callbacks', fields);
  await other.post('/callbacks', fields);
  const [own, theirs] = await Promise.all([aino, other].map(({ id }) => listCallbacksOf(line.database, id)));
  expect(own?.[0]?.contactId).not.toBe(theirs?.[0]?.contactId);
});
