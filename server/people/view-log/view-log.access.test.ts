import { afterAll, beforeAll, expect, test } from 'vitest';
import { signInCustomer, signInStaff } from '#server/people/sign-in/testing.ts';
import { staffRoles } from '#server/platform/http/person.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';

let opened: TestHouse;
beforeAll(async () => {
  opened = await openTestHouse();
});
afterAll(() => opened.close());

test.each(['GET /who-looked', 'GET /api/who-looked'])('%s is for customers, each about themselves', async (route) => {
  const path = route.slice(4);
  const ask = path.startsWith('/api/') ? 'api' : 'page';
  const customer = await signInCustomer(opened);
  expect((ask === 'api' ? await customer.api('GET', path) : await customer.get(path)).statusCode).toBe(200);
  for (const role of staffRoles) {
    const person = await signInStaff(opened, { role });
    expect((ask === 'api' ? await person.api('GET', path) : await person.get(path)).statusCode).toBe(403);
  }
  expect((await opened.app.inject({ method: 'GET', url: path })).statusCode).toBe(ask === 'api' ? 401 : 303);
});

test.each(['POST /views/alarms/:glassId/examined'])('%s is for auditors only', async (route) => {
  const path = route.slice(5).replace(':glassId', '0199aaaa-0000-7000-8000-000000000001');
  for (const role of staffRoles) {
    const { statusCode } = await (await signInStaff(opened, { role })).post(path);
    // There is no such alarm, so an auditor's own refusal comes later than the others'.
    expect(`${role} ${statusCode}`).toBe(`${role} ${role === 'auditor' ? 404 : 403}`);
  }
  expect((await (await signInCustomer(opened)).post(path)).statusCode).toBe(403);
  expect((await opened.app.inject({ method: 'POST', url: path, payload: {} })).statusCode).toBe(303);
});

test.each(['GET /views'])('%s is for auditors only', async () => {
  for (const role of staffRoles) {
    const { statusCode } = await (await signInStaff(opened, { role })).get('/views');
    expect(`${role} ${statusCode}`).toBe(`${role} ${role === 'auditor' ? 200 : 403}`);
  }
  expect((await (await signInCustomer(opened)).get('/views')).statusCode).toBe(403);
  expect((await opened.app.inject({ method: 'GET', url: '/views' })).statusCode).toBe(303);
});
