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

const nobody = '0199aaaa-0000-7000-8000-000000000001';
const keepers = ['manager', 'administrator'];
const row = { id: nobody, clerkId: nobody, from: '2015-03-10T08:00:00Z', to: '2015-03-10T09:00:00Z', channels: [] };

/** Each route, what is sent, and how it answers somebody who may. */
const routes: [route: string, body: Record<string, unknown>, allowed: number][] = [
  ['GET /roster', {}, 200],
  ['GET /roster/:placeId', {}, 200],
  ['POST /roster/:placeId/shifts', {}, 422],
  ['POST /roster/:placeId/shifts/end', {}, 422],
  ['GET /roster/:placeId/shifts/:shiftId', {}, 404],
  ['POST /roster/:placeId/shifts/:shiftId', {}, 404],
  ['POST /roster/:placeId/shifts/:shiftId/end', {}, 404],
  ['GET /api/roster/:placeId', {}, 200],
  ['POST /api/roster/:placeId/shifts', { shifts: [row] }, 200],
  ['POST /api/roster/:placeId/shifts/end', { ids: [nobody] }, 200],
];

const addressOf = (route: string) => {
  const [method = '', path = ''] = route.split(' ');
  const address = path.replace(':placeId', 'tampere').replace(':shiftId', nobody);
  return { method, address: route.startsWith('GET /api/') ? `${address}?from=2015-03-02` : address };
};

async function ask(person: SignedIn, route: string, body: Record<string, unknown>): Promise<number> {
  const { method, address } = addressOf(route);
  if (address.startsWith('/api/')) return (await person.api(method === 'POST' ? 'POST' : 'GET', address, body)).statusCode;
  return (await (method === 'POST' ? person.post(address) : person.get(address))).statusCode;
}

test.each(routes)('%s is for managers and administrators alone', async (route, body, allowed) => {
  for (const role of staffRoles)
    expect(`${role} ${await ask(await signInStaff(opened, { role }), route, body)}`).toBe(
      `${role} ${keepers.includes(role) ? allowed : 403}`,
    );
  expect(await ask(await signInCustomer(opened), route, body)).toBe(403);
});

test.each(routes)('%s asks those who are not signed in to sign in', async (route, body) => {
  const { method, address } = addressOf(route);
  const answer = await opened.app.inject({
    method: method === 'POST' ? 'POST' : 'GET',
    url: address,
    ...(method === 'POST' ? { payload: body } : {}),
  });
  expect(answer.statusCode).toBe(address.startsWith('/api/') ? 401 : 303);
});
