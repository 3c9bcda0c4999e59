import { afterAll, beforeAll, expect, test } from 'vitest';
import { staffRoles } from '#server/platform/http/person.ts';
import { signInCustomer, signInStaff } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';

let opened: TestHouse;
beforeAll(async () => {
  opened = await openTestHouse();
});
afterAll(() => opened.close());

const forEverybody = ['GET /', 'GET /accessibility', 'GET /privacy'];

test.each(forEverybody)('%s may be read by everybody, signed in or not', async (route) => {
  const path = route.slice('GET '.length);
  expect((await opened.app.inject(path)).statusCode).toBe(200);
  expect((await (await signInCustomer(opened, { n: 1 })).get(path)).statusCode).toBe(200);
  for (const role of staffRoles) expect((await (await signInStaff(opened, { role })).get(path)).statusCode).toBe(200);
});

test('the menu at the top leads each role to its own work and to nobody else’s', async () => {
  const clerk = await (await signInStaff(opened, { role: 'clerk' })).get('/');
  expect(clerk.body).toContain('href="/work"');
  expect(clerk.body).not.toContain('href="/changes"');
  const auditor = await (await signInStaff(opened, { role: 'auditor' })).get('/');
  expect(auditor.body).toContain('href="/changes"');
  expect(auditor.body).not.toContain('href="/work"');
});
