import { afterAll, beforeAll, expect, test } from 'vitest';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { staffRoles } from '#server/platform/http/person.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { seedPlaces } from '../places/seeding.ts';

let opened: TestHouse;
beforeAll(async () => {
  opened = await openTestHouse();
  await seedPlaces(opened.database, opened.house.agency.network, opened.clock.now());
});
afterAll(() => opened.close());

const plan = { week: [], seasons: [], exceptions: [], holidays: 'closed' };
const change = { from: '2999-01-01', plan, reason: 'Koe', seen: 7 };
/** Each route with what is sent, and how it answers somebody who may. */
const routes: [route: string, body: Record<string, unknown>, allowed: number][] = [
  ['GET /network/:placeId/hours', {}, 200],
  ['POST /network/:placeId/hours', { action: 'preview' }, 422],
  ['GET /api/network/:placeId/hours', {}, 200],
  ['POST /api/network/:placeId/hours', change, 409],
  ['POST /api/network/:placeId/hours/preview', { from: '2999-01-01', plan }, 200],
];

async function ask(person: SignedIn, route: string, body: Record<string, unknown>): Promise<number> {
  const [method, path = ''] = route.split(' ');
  const address = path.replace(':placeId', 'tampere');
  if (method === 'GET') return (await (path.startsWith('/api/') ? person.api('GET', address) : person.get(address))).statusCode;
  return (await (path.startsWith('/api/') ? person.api('POST', address, body) : person.post(address, { action: 'preview' }))).statusCode;
}

test.each(routes)('%s is for administrators only', async (route, body, allowed) => {
  for (const role of staffRoles) {
    const status = await ask(await signInStaff(opened, { role }), route, body);
    expect(`${role} ${status}`).toBe(`${role} ${role === 'administrator' ? allowed : 403}`);
  }
  expect(await ask(await signInCustomer(opened), route, body)).toBe(403);
});

test.each(routes)('%s asks those who are not signed in to sign in', async (route, body) => {
  const [method, url = ''] = route.split(' ');
  const answer = await opened.app.inject({
    method: method === 'POST' ? 'POST' : 'GET',
    url: url.replace(':placeId', 'tampere'),
    ...(method === 'POST' ? { payload: body } : {}),
  });
  expect(answer.statusCode).toBe(url.startsWith('/api/') ? 401 : 303);
});
