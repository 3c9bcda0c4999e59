import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestLine, type TestLine } from '#server/line/testing.ts';
import { signInCustomer, signInStaff } from '#server/people/sign-in/testing.ts';
import { staffRoles } from '#server/platform/http/person.ts';

let opened: TestLine;
beforeAll(async () => {
  opened = await openTestLine();
});
afterAll(() => opened.close());

test.each([
  ['GET /statistics/offices', '/statistics/offices?place=tampere'],
  ['GET /statistics/offices/:place/:file', '/statistics/offices/tampere/visits-by-hour.csv'],
  ['GET /api/statistics/offices/:place', '/api/statistics/offices/tampere'],
])('%s is for everybody who works at the agency, and for no customer', async (_route, path) => {
  for (const role of staffRoles) {
    const { statusCode } = await (await signInStaff(opened, { role })).get(path);
    expect(`${role} ${statusCode}`).toBe(`${role} 200`);
  }
  expect((await (await signInCustomer(opened)).get(path)).statusCode).toBe(403);
  expect((await opened.app.inject(path)).statusCode).toBe(path.startsWith('/api/') ? 401 : 303);
});
