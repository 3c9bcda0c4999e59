import { afterAll, beforeAll, expect, test } from 'vitest';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { staffRoles } from '#server/platform/http/person.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';

let opened: TestHouse;
beforeAll(async () => {
  opened = await openTestHouse();
});
afterAll(() => opened.close());

const routes = ['GET /knowledge', 'POST /knowledge', 'GET /knowledge/:passage', 'POST /api/knowledge'];
const addressOf = (path: string) => path.replace(':passage', 'benefit.generalHousingAllowance');

async function ask(person: SignedIn, route: string): Promise<number> {
  const [method, path = ''] = route.split(' ');
  if (path.startsWith('/api/')) return (await person.api('POST', path, { words: 'vuokra' })).statusCode;
  return (method === 'GET' ? await person.get(addressOf(path)) : await person.post(path, { words: 'vuokra' })).statusCode;
}

test.each(routes)('%s is for everybody who works here, and not for customers', async (route) => {
  for (const role of staffRoles) expect([role, await ask(await signInStaff(opened, { role }), route)]).toEqual([role, 200]);
  expect(await ask(await signInCustomer(opened), route)).toBe(403);
});

test.each(routes)('%s asks those who are not signed in to sign in', async (route) => {
  const [method, path = ''] = route.split(' ');
  const url = addressOf(path);
  const answer = await opened.app.inject({
    method: method === 'POST' ? 'POST' : 'GET',
    url,
    ...(method === 'POST' ? { payload: {} } : {}),
  });
  expect(answer.statusCode).toBe(url.startsWith('/api/') ? 401 : 303);
});

test('an address of a text that is not there, or of a folder, is not found', async () => {
  const clerk = await signInStaff(opened);
  for (const path of ['/knowledge/benefit.nothing', '/knowledge/..%2F..%2Fetc', '/knowledge/phrase.__proto__'])
    expect([400, 404]).toContain((await clerk.get(path)).statusCode);
});
