import { afterAll, beforeAll, expect, test } from 'vitest';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { staffRoles } from '#server/platform/http/person.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';

let opened: TestHouse;
beforeAll(async () => {
  opened = await openTestHouse();
});
afterAll(() => opened.close());

const key = { customerId: '0199aaaa-0000-7000-8000-000000000001', noticeId: '0199aaaa-0000-7000-8000-000000000002' };
const routes = ['GET /deliveries', 'POST /deliveries/try-again', 'GET /api/deliveries', 'POST /api/deliveries/try-again'];

async function ask(person: SignedIn, route: string): Promise<number> {
  const [method, path = ''] = route.split(' ');
  if (path.startsWith('/api/')) return (await (method === 'POST' ? person.api('POST', path, key) : person.api('GET', path))).statusCode;
  return (method === 'GET' ? await person.get(path) : await person.post(path, key)).statusCode;
}

test.each(routes)('%s is for administrators only', async (route) => {
  for (const role of staffRoles) {
    const status = await ask(await signInStaff(opened, { role }), route);
    // There is no such notice, so an administrator's own refusal comes later than the others'.
    const allowed = route.startsWith('POST') ? 404 : 200;
    expect(`${role} ${status}`).toBe(`${role} ${role === 'administrator' ? allowed : 403}`);
  }
  expect(await ask(await signInCustomer(opened), route)).toBe(403);
});

test.each(routes)('%s asks those who are not signed in to sign in', async (route) => {
  const [method, url = ''] = route.split(' ');
  const answer = await opened.app.inject({
    method: method === 'POST' ? 'POST' : 'GET',
    url,
    ...(method === 'POST' ? { payload: key } : {}),
  });
  expect(answer.statusCode).toBe(url.startsWith('/api/') ? 401 : 303);
});

test('a form of another site cannot have a notice sent', async () => {
  const administrator = await signInStaff(opened, { role: 'administrator' });
  const answer = await opened.app.inject({
    method: 'POST',
    url: '/deliveries/try-again',
    headers: { cookie: administrator.headers.cookie, 'content-type': 'application/x-www-form-urlencoded' },
    payload: `customerId=${key.customerId}&noticeId=${key.noticeId}`,
  });
  expect(answer.statusCode).toBe(403);
});
