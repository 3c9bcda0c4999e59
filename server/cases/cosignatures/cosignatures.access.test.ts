import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addCase, type TestCase } from '#server/cases/desk/testing.ts';
import { type SignedIn, signInCustomer, signInStaff } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';

let opened: TestHouse;
let one: TestCase;
let stranger: SignedIn;
let clerk: SignedIn;
beforeAll(async () => {
  opened = await openTestHouse();
  one = await addCase(opened, { n: 1 });
  stranger = await signInCustomer(opened, { n: 2 });
  clerk = await signInStaff(opened);
});
afterAll(() => opened.close());

const routes = [
  'GET /applications/:applicationId/cosignatures',
  'POST /applications/:applicationId/cosignatures',
  'POST /applications/:applicationId/cosignatures/:cosignatureId/cancel',
  'GET /cosignatures/:cosignatureId',
  'POST /cosignatures/:cosignatureId',
  'GET /api/applications/:applicationId/cosignatures',
  'POST /api/applications/:applicationId/cosignatures',
  'POST /api/applications/:applicationId/cosignatures/:cosignatureId/cancel',
  'GET /api/cosignatures',
  'POST /api/cosignatures/:cosignatureId',
];
const addressOf = (route: string) =>
  route.slice(route.indexOf('/')).replace(':applicationId', one.applicationId).replace(':cosignatureId', newId());

async function ask(person: SignedIn, route: string): Promise<number> {
  const address = addressOf(route);
  const isPost = route.startsWith('POST');
  if (address.startsWith('/api/')) return (await (isPost ? person.api('POST', address, {}) : person.api('GET', address))).statusCode;
  return (isPost ? await person.post(address, {}) : await person.get(address)).statusCode;
}

test.each(routes)('%s is for customers, and what is another’s is not found', async (route) => {
  // One's own list may be empty; a form that says nothing may be refused before anything is looked for.
  expect(route === 'GET /api/cosignatures' ? [200] : [400, 404, 422]).toContain(await ask(stranger, route));
  expect(await ask(clerk, route)).toBe(403);
});

test.each(routes)('%s asks those who are not signed in to sign in', async (route) => {
  const answer = await opened.app.inject({ method: route.startsWith('POST') ? 'POST' : 'GET', url: addressOf(route) });
  expect([303, 401]).toContain(answer.statusCode);
});
