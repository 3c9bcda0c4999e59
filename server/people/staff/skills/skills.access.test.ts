import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedPlaces } from '#server/agency/network/places/seeding.ts';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { staffRoles } from '#server/platform/http/person.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';

let opened: TestHouse;
let here: SignedIn;
let elsewhere: SignedIn;
let nowhere: SignedIn;
beforeAll(async () => {
  opened = await openTestHouse();
  await seedPlaces(opened.database, opened.house.agency.network, opened.clock.now());
  here = await signInStaff(opened, { n: 7 });
  elsewhere = await signInStaff(opened, { n: 8 });
  nowhere = await signInStaff(opened, { n: 9 });
  await settle(here, 'tampere');
  await settle(elsewhere, 'oulu');
});
afterAll(() => opened.close());

const settle = (person: SignedIn, placeId: string | null) =>
  opened.database.updateTable('clerk').set({ home_place_id: placeId }).where('clerk_id', '=', person.id).execute();
/** A manager who leads Tampere. */
async function signInManager(placeId: string | null = 'tampere'): Promise<SignedIn> {
  const manager = await signInStaff(opened, { role: 'manager' });
  await settle(manager, placeId);
  return manager;
}

const ofSomebody = [
  'GET /clerks/:clerkId',
  'POST /clerks/:clerkId/skills',
  'POST /clerks/:clerkId/skills/told',
  'GET /api/clerks/:clerkId/skills',
  'POST /api/clerks/:clerkId/skills',
];
const lists = ['GET /duties', 'GET /api/duties'];

async function ask(person: SignedIn, route: string, whose = here.id): Promise<number> {
  const [method = '', path = ''] = route.split(' ');
  const address = path.replace(':clerkId', whose);
  if (address.startsWith('/api/'))
    return (await person.api(method === 'GET' ? 'GET' : 'POST', address, method === 'GET' ? undefined : { seen: 99 })).statusCode;
  return (method === 'GET' ? await person.get(address) : await person.post(address)).statusCode;
}
/** Whoever is let in is shown it, or told that nothing was chosen or seen. */
const isLetIn = (status: number) => [200, 409, 422].includes(status);

test.each(ofSomebody)('%s is for administrators, and for managers of the clerk’s home place', async (route) => {
  for (const role of staffRoles) {
    const person = role === 'manager' ? await signInManager() : await signInStaff(opened, { role });
    const isTheirs = role === 'administrator' || role === 'manager';
    const status = await ask(person, route);
    expect([role, status, isLetIn(status)]).toEqual([role, isTheirs ? status : 403, isTheirs]);
  }
  expect(await ask(await signInCustomer(opened), route)).toBe(403);
});

test.each(ofSomebody)(
  '%s keeps managers out of whoever has another home place or none, of themselves and of other managers',
  async (route) => {
    // A form that was filled in, so that nothing else stands in the way.
    const manager = await signInManager();
    const peer = await signInStaff(opened, { role: 'manager', n: 2 });
    await settle(peer, 'tampere');
    for (const { id } of [elsewhere, nowhere, manager, peer]) expect(await decide(manager, route, id)).toBe(403);
    // No home place is not the same as the same home place.
    expect(await decide(await signInManager(null), route, nowhere.id)).toBe(403);
    expect(await opened.database.selectFrom('skills_version').select('version_no').execute()).toEqual([]);
  },
);

async function decide(person: SignedIn, route: string, whose: string): Promise<number> {
  const address = route.split(' ')[1]!.replace(':clerkId', whose);
  if (route.startsWith('GET')) return (await person.get(address)).statusCode;
  if (address.startsWith('/api/')) return (await person.api('POST', address, { seen: 0, isQuick: true })).statusCode;
  const chosen = { seen: '0', groups: 'student', languages: 'fi', channels: 'office', from: '1.4.2030' };
  return (await person.post(address, address.endsWith('told') ? { seen: '0' } : chosen)).statusCode;
}

test.each(lists)('%s is for managers and administrators, and names whose home place is theirs', async (route) => {
  const path = route.split(' ')[1]!;
  for (const role of staffRoles) {
    const person = role === 'manager' ? await signInManager() : await signInStaff(opened, { role });
    expect([role, (await person.get(path)).statusCode]).toEqual([role, role === 'manager' || role === 'administrator' ? 200 : 403]);
  }
  const { body } = await (await signInManager()).get(path);
  expect([here, elsewhere, nowhere].map(({ id }) => body.includes(id))).toEqual([true, false, false]);
  expect((await (await signInCustomer(opened)).get(path)).statusCode).toBe(403);
});

test('GET /own-skills shows everybody who works here their own, and nobody else', async () => {
  for (const role of staffRoles) expect((await (await signInStaff(opened, { role })).get('/own-skills')).statusCode).toBe(200);
  expect((await (await signInCustomer(opened)).get('/own-skills')).statusCode).toBe(403);
});

test.each([...ofSomebody, ...lists, 'GET /own-skills'])('%s asks those who are not signed in to sign in', async (route) => {
  const [method, path = ''] = route.split(' ');
  const asked = {
    url: path.replace(':clerkId', here.id),
    ...(method === 'POST' ? { method: 'POST', payload: {} } : { method: 'GET' }),
  } as const;
  expect((await opened.app.inject(asked)).statusCode).toBe(path.startsWith('/api/') ? 401 : 303);
});
