import { afterAll, beforeAll, expect, test } from 'vitest';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { staffRoles } from '#server/platform/http/person.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';

let opened: TestHouse;
beforeAll(async () => {
  opened = await openTestHouse();
});
afterAll(() => opened.close());

const routes = ['GET /retention', 'POST /retention/count', 'GET /api/retention', 'POST /api/retention/count'] as const;

function ask(who: SignedIn, name: string) {
  const [method, path = ''] = name.split(' ');
  if (path.startsWith('/api/')) return who.api(method === 'POST' ? 'POST' : 'GET', path, method === 'POST' ? {} : undefined);
  return method === 'POST' ? who.post(path) : who.get(path);
}

test.each(routes)('%s is for administrators, and nobody else', async (name) => {
  const allowed = await ask(await signInStaff(opened, { role: 'administrator' }), name);
  expect(allowed.statusCode).toBe(name === 'POST /retention/count' ? 303 : 200);
  for (const role of staffRoles.filter((one) => one !== 'administrator'))
    expect((await ask(await signInStaff(opened, { role }), name)).statusCode).toBe(403);
  expect((await ask(await signInCustomer(opened), name)).statusCode).toBe(403);
});

test('an administrator sees the rules, which times are invented, and what a count found', async () => {
  const administrator = await signInStaff(opened, { role: 'administrator' });
  await administrator.post('/retention/count');
  const { body } = await administrator.get('/retention');
  for (const rule of opened.house.agency.retention.rules) expect(body).toContain(rule.id);
  expect(body).toContain('Keksitty aika');
  expect(body).toContain('Laskettu');
  const { rules, runs } = (await administrator.api('GET', '/api/retention')).json<{
    rules: unknown[];
    runs: { isDry: boolean; lines: unknown[] }[];
  }>();
  expect(rules).toHaveLength(opened.house.agency.retention.rules.length);
  expect(runs[0]).toMatchObject({ isDry: true, isWhole: true });
});
