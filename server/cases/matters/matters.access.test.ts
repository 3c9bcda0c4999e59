import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signInCustomer, signInStaff } from '#server/people/sign-in/testing.ts';
import { staffRoles } from '#server/platform/http/person.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';

let opened: TestHouse;
beforeAll(async () => {
  opened = await openTestHouse();
});
afterAll(() => opened.close());

describe('GET /matters', () => {
  test('is for customers', async () => {
    expect((await (await signInCustomer(opened)).get('/matters')).statusCode).toBe(200);
  });

  test('leads those who are not signed in to signing in, and back', async () => {
    expect((await opened.app.inject('/matters')).headers.location).toBe('/sign-in?returnTo=%2Fmatters');
  });

  test.each(staffRoles)('is not for a %s', async (role) => {
    expect((await (await signInStaff(opened, { role })).get('/matters')).statusCode).toBe(403);
  });
});
