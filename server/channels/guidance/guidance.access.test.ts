import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedPlaces } from '#server/agency/network/places/seeding.ts';
import { signInCustomer, signInStaff } from '#server/people/sign-in/testing.ts';
import { staffRoles } from '#server/platform/http/person.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';

let opened: TestHouse;
beforeAll(async () => {
  opened = await openTestHouse();
  await seedPlaces(opened.database, opened.house.agency.network, opened.clock.now());
});
afterAll(() => opened.close());

const query = '?errand=ask&group=housing&spoken=fi&where=Tampere';
const addresses = { 'GET /guidance': `/guidance${query}`, 'GET /api/guidance': `/api/guidance${query}` };

test.each(Object.entries(addresses))('%s may be read by everybody, signed in or not', async (_route, path) => {
  expect((await opened.app.inject(path)).statusCode).toBe(200);
  expect((await (await signInCustomer(opened, { n: 1 })).get(path)).statusCode).toBe(200);
  for (const role of staffRoles) expect((await (await signInStaff(opened, { role })).get(path)).statusCode).toBe(200);
});
