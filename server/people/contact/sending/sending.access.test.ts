import { afterAll, beforeAll, expect, test } from 'vitest';
import { signInCustomer, signInStaff } from '#server/people/sign-in/testing.ts';
import { staffRoles } from '#server/platform/http/person.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';

let opened: TestHouse;
beforeAll(async () => {
  opened = await openTestHouse();
});
afterAll(() => opened.close());

test.each(['GET /contact-notices', 'GET /api/contact-notices'])('%s is for administrators only', async (name) => {
  const path = name.slice('GET '.length);
  for (const role of staffRoles) {
    const { statusCode } = await (await signInStaff(opened, { role })).get(path);
    expect(`${role} ${statusCode}`).toBe(`${role} ${role === 'administrator' ? 200 : 403}`);
  }
  expect((await (await signInCustomer(opened)).get(path)).statusCode).toBe(403);
  expect((await opened.app.inject(path)).statusCode).toBe(path.startsWith('/api/') ? 401 : 303);
});
