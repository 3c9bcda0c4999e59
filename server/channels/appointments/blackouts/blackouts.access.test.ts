import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedPlaces } from '#server/agency/network/places/seeding.ts';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { staffRoles } from '#server/platform/http/person.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';

let opened: TestHouse;
beforeAll(async () => {
  opened = await openTestHouse({ now: '2015-03-02T08:00:00Z' });
  await seedPlaces(opened.database, opened.house.agency.network, opened.clock.now());
});
afterAll(() => opened.close());

const keepers = ['manager', 'administrator'];
const routes: [route: string, allowed: number][] = [
  ['GET /roster/:placeId/blackouts', 200],
  ['POST /roster/:placeId/blackouts', 422],
  ['POST /roster/:placeId/blackouts/:bookingId/remove', 404],
];

async function ask(person: SignedIn, route: string): Promise<number> {
  const [method = '', path = ''] = route.split(' ');
  const address = path.replace(':placeId', 'tampere').replace(':bookingId', '0199aaaa-0000-7000-8000-000000000001');
  return (await (method === 'POST' ? person.post(address) : person.get(address))).statusCode;
}

test.each(routes)('%s is for managers and administrators alone', async (route, allowed) => {
  for (const role of staffRoles)
    expect(`${role} ${await ask(await signInStaff(opened, { role }), route)}`).toBe(`${role} ${keepers.includes(role) ? allowed : 403}`);
  expect(await ask(await signInCustomer(opened), route)).toBe(403);
  expect((await opened.app.inject('/roster/tampere/blackouts')).statusCode).toBe(303);
});
