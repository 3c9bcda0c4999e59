import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { addCase } from '../desk/testing.ts';

let opened: TestHouse;
beforeAll(async () => {
  opened = await openTestHouse();
});
afterAll(() => opened.close());

const routes = ['GET /work', 'POST /work/next', 'GET /api/work', 'POST /api/work/next'];

function ask(person: SignedIn, name: string) {
  const [method, path = ''] = name.split(' ');
  if (path.startsWith('/api/')) return person.api(method === 'POST' ? 'POST' : 'GET', path, method === 'POST' ? {} : undefined);
  return method === 'POST' ? person.post(path) : person.get(path);
}

describe.each(routes)('%s', (name) => {
  test('is for clerks', async () => {
    expect((await ask(await signInStaff(opened), name)).statusCode).toBeLessThan(400);
  });

  test('is not for a customer, nor for staff who do not handle cases', async () => {
    expect((await ask(await signInCustomer(opened), name)).statusCode).toBe(403);
    for (const role of ['joint-service-clerk', 'manager', 'administrator', 'auditor'] as const)
      expect((await ask(await signInStaff(opened, { role }), name)).statusCode).toBe(403);
  });

  test('is not for anybody who has not signed in', async () => {
    const [method, url = ''] = name.split(' ');
    const answer = await opened.app.inject({
      method: method === 'POST' ? 'POST' : 'GET',
      url,
      ...(method === 'POST' ? { payload: {} } : {}),
    });
    expect(url.startsWith('/api/') ? answer.statusCode : answer.headers.location).toSatisfy(
      (told: unknown) => told === 401 || String(told).startsWith('/sign-in'),
    );
  });
});

test('the next task is not taken by a forged request', async () => {
  const clerk = await signInStaff(opened, { n: 1, skills: ['housing'], languages: ['fi'] });
  await addCase(opened);
  for (const headers of [
    { cookie: clerk.headers.cookie },
    { cookie: clerk.headers.cookie, 'x-csrf-token': (await signInStaff(opened, { n: 2 })).headers['x-csrf-token'] },
  ])
    expect((await opened.app.inject({ method: 'POST', url: '/api/work/next', headers, payload: {} })).statusCode).toBe(403);
  expect(await opened.database.selectFrom('case_holder').select('clerk_id').execute()).toEqual([]);
});
