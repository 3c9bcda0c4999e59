import { afterAll, beforeAll, expect, test } from 'vitest';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { staffRoles } from '#server/platform/http/person.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';

let opened: TestHouse;
beforeAll(async () => {
  opened = await openTestHouse();
});
afterAll(() => opened.close());

const nobody = '0199aaaa-0000-7000-8000-000000000001';
const routes = [
  'GET /clerks',
  'POST /clerks/:clerkId/close',
  'POST /clerks/:clerkId/open',
  'GET /api/clerks',
  'POST /api/clerks/:clerkId/close',
  'POST /api/clerks/:clerkId/open',
];

async function ask(person: SignedIn, route: string): Promise<number> {
  const [method, path = ''] = route.split(' ');
  const address = path.replace(':clerkId', nobody);
  if (path.startsWith('/api/'))
    return (await (method === 'POST' ? person.api('POST', address, {}) : person.api('GET', address))).statusCode;
  return (method === 'GET' ? await person.get(address) : await person.post(address)).statusCode;
}

test.each(routes)('%s is for administrators only', async (route) => {
  for (const role of staffRoles) {
    const status = await ask(await signInStaff(opened, { role }), route);
    // Nobody has this id, so an administrator's own refusal comes later than the others'.
    const allowed = route.startsWith('POST') ? 404 : 200;
    expect(`${role} ${status}`).toBe(`${role} ${role === 'administrator' ? allowed : 403}`);
  }
  expect(await ask(await signInCustomer(opened), route)).toBe(403);
});

test.each(routes)('%s asks those who are not signed in to sign in', async (route) => {
  const [method, url = ''] = route.split(' ');
  const answer = await opened.app.inject({
    method: method === 'POST' ? 'POST' : 'GET',
    url: url.replace(':clerkId', nobody),
    ...(method === 'POST' ? { payload: {} } : {}),
  });
  expect(answer.statusCode).toBe(url.startsWith('/api/') ? 401 : 303);
});
