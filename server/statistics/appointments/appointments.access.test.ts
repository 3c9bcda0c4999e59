import { afterAll, beforeAll, expect, test } from 'vitest';
import { signInCustomer, signInStaff } from '#server/people/sign-in/testing.ts';
import { staffRoles } from '#server/platform/http/person.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';

let opened: TestHouse;
beforeAll(async () => {
  opened = await openTestHouse();
});
afterAll(() => opened.close());

test.each([
  ['GET /statistics/appointments', '/statistics/appointments'],
  ['GET /statistics/appointments/:file', '/statistics/appointments/appointments-by-month.csv'],
  ['GET /api/statistics/appointments', '/api/statistics/appointments'],
])('%s is for everybody who works at the agency, and for no customer', async (_route, path) => {
  for (const role of staffRoles) {
    const { statusCode } = await (await signInStaff(opened, { role })).get(path);
    expect(`${role} ${statusCode}`).toBe(`${role} 200`);
  }
  expect((await (await signInCustomer(opened)).get(path)).statusCode).toBe(403);
  expect((await opened.app.inject(path)).statusCode).toBe(path.startsWith('/api/') ? 401 : 303);
});
