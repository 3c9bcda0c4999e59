import { afterAll, beforeAll, expect, test } from 'vitest';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { staffRoles } from '#server/platform/http/person.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';

let opened: TestHouse;
beforeAll(async () => {
  opened = await openTestHouse();
});
afterAll(() => opened.close());

/** How each answers somebody who may: nothing that is sent here is a place. */
const routes: [route: string, allowed: number][] = [
  ['GET /network/new', 200],
  ['POST /network/new', 422],
  ['POST /api/network', 400],
];

async function ask(person: SignedIn, route: string): Promise<number> {
  const [method, path = ''] = route.split(' ');
  if (path.startsWith('/api/')) return (await person.api('POST', path, {})).statusCode;
  return (method === 'GET' ? await person.get(path) : await person.post(path, {})).statusCode;
}

test.each(routes)('%s is for administrators only', async (route, allowed) => {
  for (const role of staffRoles) {
    const status = await ask(await signInStaff(opened, { role }), route);
    expect(`${role} ${status}`).toBe(`${role} ${role === 'administrator' ? allowed : 403}`);
  }
  expect(await ask(await signInCustomer(opened), route)).toBe(403);
});

test.each(routes)('%s asks those who are not signed in to sign in', async (route) => {
  const [method, path = ''] = route.split(' ');
  const answer = await opened.app.inject({
    method: method === 'POST' ? 'POST' : 'GET',
    url: path,
    ...(method === 'POST' && { payload: {} }),
  });
  expect(answer.statusCode).toBe(path.startsWith('/api/') ? 401 : 303);
});
