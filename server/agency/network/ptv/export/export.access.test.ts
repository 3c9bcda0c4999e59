import { afterAll, beforeAll, expect, test } from 'vitest';
import { signInCustomer, signInStaff } from '#server/people/sign-in/testing.ts';
import { staffRoles } from '#server/platform/http/person.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { seedPlaces } from '../../places/seeding.ts';

let opened: TestHouse;
beforeAll(async () => {
  opened = await openTestHouse();
  await seedPlaces(opened.database, opened.house.agency.network, opened.clock.now());
});
afterAll(() => opened.close());

test.each(['GET /api/network/ptv'])('%s may be read by everybody, signed in or not', async (route) => {
  const path = route.slice('GET '.length);
  expect((await opened.app.inject(path)).statusCode).toBe(200);
  expect((await (await signInCustomer(opened)).get(path)).statusCode).toBe(200);
  for (const role of staffRoles) expect((await (await signInStaff(opened, { role })).get(path)).statusCode).toBe(200);
});
