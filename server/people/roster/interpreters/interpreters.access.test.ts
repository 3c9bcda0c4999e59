import { afterAll, beforeAll, expect, test } from 'vitest';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { staffRoles } from '#server/platform/http/person.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';

let opened: TestHouse;
beforeAll(async () => {
  opened = await openTestHouse({ now: '2015-03-02T08:00:00Z' });
});
afterAll(() => opened.close());

const keepers = ['manager', 'administrator'];
const routes: [route: string, allowed: number][] = [
  ['GET /interpreters', 200],
  ['POST /interpreters', 422],
  ['GET /interpreters/:interpreterId', 404],
  ['GET /interpreters/:interpreterId/facts', 404],
  ['POST /interpreters/:interpreterId/facts', 404],
  ['POST /interpreters/:interpreterId/end', 404],
  ['POST /interpreters/:interpreterId/shifts', 404],
  ['POST /interpreters/:interpreterId/shifts/end', 404],
];

async function ask(person: SignedIn, route: string): Promise<number> {
  const [method = '', path = ''] = route.split(' ');
  const address = path.replace(':interpreterId', '0199aaaa-0000-7000-8000-000000000001');
  return (await (method === 'POST' ? person.post(address) : person.get(address))).statusCode;
}

test.each(routes)('%s is for managers and administrators alone', async (route, allowed) => {
  for (const role of staffRoles)
    expect(`${role} ${await ask(await signInStaff(opened, { role }), route)}`).toBe(`${role} ${keepers.includes(role) ? allowed : 403}`);
  expect(await ask(await signInCustomer(opened), route)).toBe(403);
  expect((await opened.app.inject('/interpreters')).statusCode).toBe(303);
});
