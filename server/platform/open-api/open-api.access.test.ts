import { afterAll, beforeAll, expect, test } from 'vitest';
import { signInCustomer } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '../testing/test-house.ts';

let opened: TestHouse;
beforeAll(async () => {
  opened = await openTestHouse();
});
afterAll(() => opened.close());

test.each(['GET /api/openapi.json', 'GET /api/docs'])('%s is for everybody, signed in or not', async (route) => {
  const [, path = ''] = route.split(' ');
  expect((await opened.app.inject(path)).statusCode).toBe(200);
  expect((await (await signInCustomer(opened)).get(path)).statusCode).toBe(200);
});
