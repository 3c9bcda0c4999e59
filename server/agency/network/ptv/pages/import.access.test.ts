import { afterAll, beforeAll, expect, test } from 'vitest';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { staffRoles } from '#server/platform/http/person.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { seedPlaces } from '../../places/seeding.ts';
import { fileOf, phoneLine, propose, sendImport } from '../testing.ts';

let opened: TestHouse;
let address: string;
beforeAll(async () => {
  opened = await openTestHouse();
  const { regions, municipalities } = opened.house.agency.network;
  await seedPlaces(opened.database, { regions, municipalities, places: [] }, opened.clock.now());
  address = await propose(opened, await signInStaff(opened, { role: 'administrator' }), [phoneLine]);
});
afterAll(() => opened.close());

/** Each route, and how it answers an administrator: what is accepted was not shown, so that nothing changes. */
const routes: [route: string, ask: (person: SignedIn) => Promise<{ statusCode: number }>, allowed: number][] = [
  ['GET /network/import', (person) => person.get('/network/import'), 200],
  ['POST /network/import', (person) => sendImport(opened, person, [fileOf([phoneLine])]), 303],
  ['GET /network/import/:importId', (person) => person.get(address), 200],
  ['POST /network/import/:importId', (person) => person.post(address, { digest: 'other' }), 409],
];

test.each(routes)('%s is for administrators', async (_, ask, allowed) => {
  expect((await ask(await signInCustomer(opened))).statusCode).toBe(403);
  for (const role of staffRoles)
    expect((await ask(await signInStaff(opened, { role }))).statusCode).toBe(role === 'administrator' ? allowed : 403);
});

test('files of nobody, and of another page, are not read', async () => {
  const administrator = await signInStaff(opened, { role: 'administrator' });
  const stranger = { ...administrator, headers: { cookie: '', 'x-csrf-token': '' } };
  expect((await sendImport(opened, stranger, [fileOf([phoneLine])])).headers.location).toMatch(/^\/sign-in/);
  const forged = { ...administrator, headers: { ...administrator.headers, 'x-csrf-token': 'x' } };
  expect((await sendImport(opened, forged, [fileOf([phoneLine])])).statusCode).toBe(403);
});

test('without a file the page says what is missing', async () => {
  const answer = await sendImport(opened, await signInStaff(opened, { role: 'administrator' }), [{ name: '', content: '' }]);
  expect(answer.statusCode).toBe(422);
  expect(answer.body).toContain('Valitse vähintään yksi tiedosto.');
});
