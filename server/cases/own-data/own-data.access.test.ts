import { afterAll, beforeAll, expect, test } from 'vitest';
import { actBy } from '#server/people/acting/testing.ts';
import { addTestMandate } from '#server/people/mandates/testing.ts';
import { signInCustomer, signInStaff } from '#server/people/sign-in/testing.ts';
import { staffRoles } from '#server/platform/http/person.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';

let opened: TestHouse;
beforeAll(async () => {
  opened = await openTestHouse();
});
afterAll(() => opened.close());

const routes = ['GET /my-data', 'POST /my-data/download', 'POST /api/my-data'] as const;

function ask(who: Awaited<ReturnType<typeof signInCustomer>>, name: string) {
  const [method, path = ''] = name.split(' ');
  if (path.startsWith('/api/')) return who.api('POST', path, {});
  return method === 'POST' ? who.post(path) : who.get(path);
}

test.each(routes)('%s is for the person, and neither for staff nor for one who acts for them', async (name) => {
  const [aino, agent] = [await signInCustomer(opened, { n: 1 }), await signInCustomer(opened, { n: 2 })];
  expect((await ask(aino, name)).statusCode).toBe(200);
  const mandateId = await addTestMandate(opened, { principal: aino, agent });
  expect((await ask(await actBy(opened, agent, mandateId), name)).statusCode).toBe(403);
  for (const role of staffRoles) expect((await ask(await signInStaff(opened, { role }), name)).statusCode).toBe(403);
  const [method = 'GET', path = ''] = name.split(' ');
  const stranger = await opened.app.inject({
    method: method === 'POST' ? 'POST' : 'GET',
    url: path,
    ...(method === 'POST' ? { payload: {} } : {}),
  });
  expect([303, 401, 403]).toContain(stranger.statusCode);
});
