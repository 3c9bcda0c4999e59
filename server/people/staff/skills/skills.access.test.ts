import { afterAll, beforeAll, expect, test } from 'vitest';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { staffRoles } from '#server/platform/http/person.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';

let opened: TestHouse;
let other: SignedIn;
beforeAll(async () => {
  opened = await openTestHouse();
  other = await signInStaff(opened, { n: 7 });
});
afterAll(() => opened.close());

const forAdministrators = ['GET /clerks/:clerkId', 'POST /clerks/:clerkId/skills', 'POST /clerks/:clerkId/skills/told'];

async function ask(person: SignedIn, route: string): Promise<number> {
  const [method, path = ''] = route.split(' ');
  const address = path.replace(':clerkId', other.id);
  return (method === 'GET' ? await person.get(address) : await person.post(address)).statusCode;
}

test.each(forAdministrators)('%s is for administrators only', async (route) => {
  for (const role of staffRoles) {
    const status = await ask(await signInStaff(opened, { role }), route);
    // An administrator is let in, and told that nothing was chosen or seen.
    expect([role, status === 403]).toEqual([role, role !== 'administrator']);
  }
  expect(await ask(await signInCustomer(opened), route)).toBe(403);
});

test('GET /own-skills shows everybody who works here their own, and nobody else', async () => {
  for (const role of staffRoles) expect(await ask(await signInStaff(opened, { role }), 'GET /own-skills')).toBe(200);
  expect(await ask(await signInCustomer(opened), 'GET /own-skills')).toBe(403);
});

test.each([...forAdministrators, 'GET /own-skills'])('%s asks those who are not signed in to sign in', async (route) => {
  const [method, path = ''] = route.split(' ');
  const asked = {
    url: path.replace(':clerkId', other.id),
    ...(method === 'POST' ? { method: 'POST', payload: {} } : { method: 'GET' }),
  } as const;
  expect((await opened.app.inject(asked)).statusCode).toBe(303);
});
