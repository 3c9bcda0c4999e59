import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestLine, type TestLine } from '#server/line/testing.ts';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { requestCallback } from '#server/channels/callbacks/requests/requesting.ts';
import { staffRoles } from '#server/platform/http/person.ts';
import { v7 as newId } from 'uuid';

let line: TestLine;
let clerk: SignedIn;
let colleague: SignedIn;
const contactId = newId();
beforeAll(async () => {
  line = await openTestLine();
  const everything = { skills: ['housing'], languages: ['fi'] };
  clerk = await signInStaff(line, { n: 1, ...everything });
  colleague = await signInStaff(line, { n: 2, ...everything });
  await requestCallback(line.house, {
    ...{ contactId, via: 'phone', benefitGroup: 'housing', language: 'fi', windowId: '2015-03-02/morning', number: '+358401234567' },
    ...{ name: undefined, writesIn: 'fi', customerId: undefined, at: line.clock.now() },
  });
  const counters = await line.database.selectFrom('counter').select('counter_id').where('place_id', '=', 'tampere').limit(2).execute();
  for (const [at, person] of [clerk, colleague].entries())
    await person.post('/counter/open', { place: 'tampere', counter: counters[at]?.counter_id ?? '', also: '', calls: 'yes' });
});
afterAll(() => line.close());

const page = `/counter/contacts/${contactId}/callback`;

// 'GET /counter/contacts/:contactId/callback' and 'POST /counter/contacts/:contactId/callback/attempt'
test('only a clerk serves callbacks', async () => {
  for (const role of staffRoles.filter((one) => one !== 'clerk')) {
    const person = await signInStaff(line, { role });
    expect((await person.get(page)).statusCode).toBe(403);
    expect((await person.post(`${page}/attempt`, { result: 'busy' })).statusCode).toBe(403);
  }
  const customer = await signInCustomer(line);
  expect((await customer.get(page)).statusCode).toBe(403);
  expect((await customer.post(`${page}/attempt`, { result: 'busy' })).statusCode).toBe(403);
});

test('nobody sees the number but the clerk who has the contact', async () => {
  const before = await clerk.get(page);
  expect(before.statusCode).toBe(409);
  expect(before.body).not.toContain('358401234567');
  await clerk.post('/counter/next', {});
  expect((await clerk.get(page)).body).toContain('+358401234567');
  const refused = await colleague.get(page);
  expect(refused.statusCode).toBe(409);
  expect(refused.body).not.toContain('358401234567');
  expect((await colleague.post(`${page}/attempt`, { result: 'no-answer' })).statusCode).toBe(409);
  expect((await clerk.post(`${page}/attempt`, { result: 'nothing' })).statusCode).toBe(400);
  expect((await clerk.post(`${page}/attempt`, { result: 'no-answer' })).statusCode).toBe(303);
  expect((await clerk.get(page)).statusCode).toBe(409);
});

test('a visit is no callback', async () => {
  const visit = await line.arrive();
  await clerk.post('/counter/next', {});
  expect((await clerk.get(`/counter/contacts/${visit}/callback`)).statusCode).toBe(404);
  expect((await clerk.post(`/counter/contacts/${visit}/callback/attempt`, { result: 'busy' })).statusCode).toBe(404);
});
