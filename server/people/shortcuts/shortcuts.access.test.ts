import { afterAll, beforeAll, expect, test } from 'vitest';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { staffRoles } from '#server/platform/http/person.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';

let opened: TestHouse;
beforeAll(async () => {
  opened = await openTestHouse();
});
afterAll(() => opened.close());

const routes = ['GET /shortcuts', 'POST /shortcuts'];
const ask = async (person: SignedIn, route: string): Promise<number> =>
  (route.startsWith('GET') ? await person.get('/shortcuts') : await person.post('/shortcuts', { keys: 'single' })).statusCode;

test.each(routes)('%s is for everybody who works here, and not for customers', async (route) => {
  for (const role of staffRoles)
    expect([role, await ask(await signInStaff(opened, { role }), route)]).toSatisfy(([, status]: [string, number]) => status < 400);
  expect(await ask(await signInCustomer(opened), route)).toBe(403);
});

test.each(routes)('%s asks those who are not signed in to sign in', async (route) => {
  const method = route.startsWith('GET') ? 'GET' : 'POST';
  const answer = await opened.app.inject({ method, url: '/shortcuts', ...(method === 'POST' ? { payload: {} } : {}) });
  expect(answer.statusCode).toBe(303);
});

test('nobody’s keys are changed by a forged request, nor another’s by one’s own', async () => {
  const [one, other] = [await signInStaff(opened, { n: 1 }), await signInStaff(opened, { n: 2 })];
  await one.post('/shortcuts', { keys: 'off' });
  const forged = await opened.app.inject({
    method: 'POST',
    url: '/shortcuts',
    headers: { cookie: one.headers.cookie },
    payload: { keys: 'single' },
  });
  expect(forged.statusCode).toBeGreaterThanOrEqual(400);
  expect((await one.get('/shortcuts')).body).toContain('eivät ole käytössä');
  expect((await other.get('/shortcuts')).body).not.toContain('eivät ole käytössä');
});
