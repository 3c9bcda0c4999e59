import { afterAll, beforeAll, expect, test } from 'vitest';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { staffRoles } from '#server/platform/http/person.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { seedPlaces } from '../places/seeding.ts';

let opened: TestHouse;
let facts: unknown;
beforeAll(async () => {
  opened = await openTestHouse();
  await seedPlaces(opened.database, opened.house.agency.network, opened.clock.now());
  const administrator = await signInStaff(opened, { role: 'administrator' });
  ({ facts } = (await administrator.api('GET', '/api/network/tampere')).json<{ facts: unknown }>());
});
afterAll(() => opened.close());

const nobody = '0199aaaa-0000-7000-8000-000000000001';
const seen = 999;
/** Each route, what is sent, and how it answers somebody who may: changes are of a version that there is not. */
const routes: [route: string, body: () => Record<string, unknown>, allowed: number][] = [
  ['GET /network', () => ({}), 200],
  ['GET /network/:placeId', () => ({}), 200],
  ['POST /network/:placeId', () => ({ seen: '999' }), 422],
  ['POST /network/:placeId/counters', () => ({ seen: '999', counterName: 'Z9' }), 409],
  ['POST /network/:placeId/counters/:counterId/close', () => ({ seen: '999' }), 409],
  ['POST /network/:placeId/counters/:counterId/appointments', () => ({ seen: '999', takes: 'yes' }), 409],
  ['GET /network/:placeId/history', () => ({}), 200],
  ['GET /api/network', () => ({}), 200],
  ['GET /api/network/:placeId', () => ({}), 200],
  ['POST /api/network/:placeId', () => ({ seen, facts }), 409],
  ['POST /api/network/:placeId/counters', () => ({ seen, name: 'Z9' }), 409],
  ['POST /api/network/:placeId/counters/:counterId/close', () => ({ seen }), 409],
  ['POST /api/network/:placeId/counters/:counterId/appointments', () => ({ seen, takesAppointments: true }), 409],
];

const addressOf = (path: string) => path.replace(':placeId', 'tampere').replace(':counterId', nobody);

async function ask(person: SignedIn, route: string, body: Record<string, unknown>): Promise<number> {
  const [method, path = ''] = route.split(' ');
  const address = addressOf(path);
  if (method === 'GET') return (await (path.startsWith('/api/') ? person.api('GET', address) : person.get(address))).statusCode;
  if (path.startsWith('/api/')) return (await person.api('POST', address, body)).statusCode;
  const fields = Object.fromEntries(Object.entries(body).map(([name, value]) => [name, String(value)]));
  return (await person.post(address, fields)).statusCode;
}

test.each(routes)('%s is for administrators only', async (route, body, allowed) => {
  for (const role of staffRoles) {
    const status = await ask(await signInStaff(opened, { role }), route, body());
    expect(`${role} ${status}`).toBe(`${role} ${role === 'administrator' ? allowed : 403}`);
  }
  expect(await ask(await signInCustomer(opened), route, body())).toBe(403);
});

test.each(routes)('%s asks those who are not signed in to sign in', async (route, body) => {
  const [method, path = ''] = route.split(' ');
  const answer = await opened.app.inject({
    method: method === 'POST' ? 'POST' : 'GET',
    url: addressOf(path),
    ...(method === 'POST' ? { payload: body() } : {}),
  });
  expect(answer.statusCode).toBe(path.startsWith('/api/') ? 401 : 303);
});
