import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedPlaces } from '#server/agency/network/places/seeding.ts';
import { signInCustomer, signInStaff } from '#server/people/sign-in/testing.ts';
import { staffRoles } from '#server/platform/http/person.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';

let opened: TestHouse;
beforeAll(async () => {
  opened = await openTestHouse({ now: '2015-03-02T08:00:00Z' });
  await seedPlaces(opened.database, opened.house.agency.network, opened.clock.now());
});
afterAll(() => opened.close());

const routes = ['GET /appointments/day', 'GET /appointments/day/:placeId', 'GET /api/appointments/day/:placeId'];
const addressOf = (route: string) => `${route.slice(4).replace(':placeId', 'tampere')}${route.includes('/api/') ? '?day=2015-03-02' : ''}`;

test.each(routes)('%s is for all who work here, and for no customer', async (route) => {
  const address = addressOf(route);
  for (const role of staffRoles) {
    const person = await signInStaff(opened, { role });
    const { statusCode } = await (address.startsWith('/api/') ? person.api('GET', address) : person.get(address));
    expect(`${role} ${statusCode}`).toBe(`${role} 200`);
  }
  expect((await (await signInCustomer(opened)).get(address)).statusCode).toBe(403);
  expect((await opened.app.inject(address)).statusCode).toBe(address.startsWith('/api/') ? 401 : 303);
});
