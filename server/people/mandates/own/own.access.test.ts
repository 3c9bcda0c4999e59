import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { actBy } from '#server/people/acting/testing.ts';
import { signInCustomer, signInStaff } from '#server/people/sign-in/testing.ts';
import { staffRoles } from '#server/platform/http/person.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { addTestMandate } from '../testing.ts';

let opened: TestHouse;
beforeAll(async () => {
  opened = await openTestHouse();
});
afterAll(() => opened.close());
beforeEach(() => opened.clock.set('2015-03-02T08:00:00Z'));

const routes = [
  'GET /mandates',
  'GET /mandates/:mandateId/end',
  'POST /mandates/:mandateId/end',
  'POST /mandates/:mandateId/allow',
  'GET /api/mandates',
  'POST /api/mandates/:mandateId/end',
] as const;

function ask(who: Awaited<ReturnType<typeof signInCustomer>>, name: string, mandateId: string) {
  const [method, pattern = ''] = name.split(' ');
  const path = pattern.replace(':mandateId', mandateId);
  if (path.startsWith('/api/')) return who.api(method === 'POST' ? 'POST' : 'GET', path, method === 'POST' ? {} : undefined);
  return method === 'POST' ? who.post(path) : who.get(path);
}

test.each(routes)('%s is for the two whom a mandate is about: not for others, staff, or one who acts for them', async (name) => {
  const [principal, agent, other] = [
    await signInCustomer(opened, { n: 1 }),
    await signInCustomer(opened, { n: 2 }),
    await signInCustomer(opened, { n: 3 }),
  ];
  const mandateId = await addTestMandate(opened, { principal, agent, basis: 'written' });
  const rowOf = () => opened.database.selectFrom('mandate').selectAll().where('mandate_id', '=', mandateId).executeTakeFirst();
  const before = await rowOf();

  const stranger = await ask(other, name, mandateId);
  expect(name.includes(':') ? stranger.statusCode : stranger.body.includes(mandateId)).toBe(name.includes(':') ? 404 : false);
  for (const guess of ['nothing', '01900000-0000-7000-8000-000000000000'])
    if (name.includes(':')) expect((await ask(principal, name, guess)).statusCode).toBe(404);
  for (const role of staffRoles) expect((await ask(await signInStaff(opened, { role }), name, mandateId)).statusCode).toBe(403);
  const acting = await actBy(opened, other, await addTestMandate(opened, { principal, agent: other }));
  expect((await ask(acting, name, mandateId)).statusCode).toBe(403);
  const [method, path = ''] = name.split(' ');
  const stranger2 = await opened.app.inject({
    method: method === 'POST' ? 'POST' : 'GET',
    url: path.replace(':mandateId', mandateId),
    ...(method === 'POST' ? { headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: '' } : {}),
  });
  expect([303, 401]).toContain(stranger2.statusCode);
  expect(await rowOf()).toEqual(before);

  const allowed = await ask(principal, name, mandateId);
  expect(name.endsWith('/allow') ? 403 : [200, 303].find((one) => one === allowed.statusCode)).toBe(allowed.statusCode);
});
