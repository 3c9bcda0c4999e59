import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestLine, type TestLine } from '#server/line/testing.ts';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { staffRoles } from '#server/platform/http/person.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { seedPlaces } from '#server/agency/network/places/seeding.ts';
import { pairTestDevice } from './testing.ts';

let line: TestLine;
beforeAll(async () => {
  line = await openTestLine();
});
afterAll(() => line.close());

const nobody = '0199aaaa-0000-7000-8000-000000000001';
const routes: [route: string, allowed: number][] = [
  ['GET /devices', 200],
  ['POST /devices', 422],
  ['POST /devices/:deviceId/code', 404],
  ['POST /devices/:deviceId/revoke', 404],
];

const ask = (person: SignedIn, route: string) => {
  const [method, path = ''] = route.replace(':deviceId', nobody).split(' ');
  if (method === 'GET') return person.get(path);
  return person.post(path, path === '/devices' ? { kind: 'board', place: '', name: '' } : {});
};

test.each(routes)('%s is for managers and administrators', async (route, allowed) => {
  for (const role of staffRoles) {
    const { statusCode } = await ask(await signInStaff(line, { role }), route);
    expect(`${role} ${statusCode}`).toBe(`${role} ${['manager', 'administrator'].includes(role) ? allowed : 403}`);
  }
  expect((await ask(await signInCustomer(line), route)).statusCode).toBe(403);
  const [method = '', url = ''] = route.replace(':deviceId', nobody).split(' ');
  const stranger = await line.app.inject({ method: method === 'POST' ? 'POST' : 'GET', url, ...(method === 'POST' && { payload: {} }) });
  expect(stranger.statusCode).toBe(303);
});

// 'GET /device' and 'POST /device'
test('whoever stands before a device may type a code there, signed in or not; no other site can', async () => {
  expect((await line.app.inject('/device')).statusCode).toBe(200);
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const type = (more: Record<string, string>) =>
    line.app.inject({ method: 'POST', url: '/device', headers: { ...headers, ...more }, payload: 'code=K7QM-4XTP' });
  expect((await type({})).statusCode).toBe(422);
  expect((await type({ origin: 'https://elsewhere.example' })).statusCode).toBe(403);
});

describe('where the agency does not say that boards are for everybody', () => {
  let town: TestHouse;
  beforeAll(async () => {
    town = await openTestHouse({ agency: 'example', now: '2015-03-02T08:30:00Z' });
    await seedPlaces(town.database, town.house.agency.network, town.clock.now());
  });
  afterAll(() => town.close());

  test('the board of a place is for its own board and for staff', async () => {
    const [place, other] = await town.database.selectFrom('place').select('place_id').orderBy('kind').limit(2).execute();
    const placeId = place?.place_id ?? '';
    const url = `/board/${placeId}`;
    const status = async (cookie: string) => (await town.app.inject({ url, headers: { cookie } })).statusCode;
    expect(await status('')).toBe(403);
    expect((await (await signInCustomer(town)).get(url)).statusCode).toBe(403);
    expect((await (await signInStaff(town, { role: 'manager' })).get(url)).statusCode).toBe(200);
    expect(await status((await pairTestDevice(town, { kind: 'board', placeId })).cookie)).toBe(200);
    expect(await status((await pairTestDevice(town, { kind: 'board', placeId: other?.place_id ?? placeId })).cookie)).toBe(
      other ? 403 : 200,
    );
    expect(await status((await pairTestDevice(town, { kind: 'kiosk', placeId })).cookie)).toBe(403);
  });
});
