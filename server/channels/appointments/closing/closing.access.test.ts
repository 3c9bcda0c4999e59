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

const clerk = '01900000-0000-7000-8000-000000000000';
const routes: readonly [string, Record<string, string>][] = [
  ['GET /appointments/closed/:placeId', {}],
  ['POST /appointments/closed/:placeId/rebook', {}],
  ['GET /appointments/closed/:placeId/away', {}],
  ['POST /appointments/closed/:placeId/away/reassign', { clerk }],
  ['POST /appointments/closed/:placeId/away/rebook', { clerk }],
  ['GET /api/appointments/closed/:placeId', {}],
  ['POST /api/appointments/closed/:placeId/rebook', {}],
];
const overseers: readonly string[] = ['manager', 'administrator'];

test.each(routes)('%s is for managers and administrators alone', async (route, body) => {
  const [method = '', path = ''] = route.split(' ');
  const address = path.replace(':placeId', 'tampere');
  const ask = (person: Awaited<ReturnType<typeof signInStaff>>) => {
    if (path.startsWith('/api/')) return method === 'POST' ? person.api('POST', address, body) : person.api('GET', address);
    return method === 'POST' ? person.post(address, body) : person.get(address);
  };
  for (const role of staffRoles) {
    const { statusCode } = await ask(await signInStaff(opened, { role }));
    expect(`${role} ${statusCode < 400}`).toBe(`${role} ${overseers.includes(role)}`);
    if (!overseers.includes(role)) expect(statusCode).toBe(403);
  }
  expect((await ask(await signInCustomer(opened))).statusCode).toBe(403);
});

test('a place that is not there, and a day that is none, are refused', async () => {
  const manager = await signInStaff(opened, { role: 'manager' });
  expect((await manager.get('/appointments/closed/nowhere')).statusCode).toBe(404);
  expect((await manager.post('/appointments/closed/nowhere/rebook', {})).statusCode).toBe(404);
  expect((await manager.get('/appointments/closed/tampere?day=2015-02-30')).statusCode).toBe(400);
});
