import { afterAll, beforeAll, expect, test } from 'vitest';
import { addCase, type TestCase } from '#server/cases/desk/testing.ts';
import { protect } from '#server/cases/protection/testing.ts';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';

let opened: TestHouse;
let one: TestCase;
beforeAll(async () => {
  opened = await openTestHouse();
  one = await addCase(opened);
});
afterAll(() => opened.close());

const recognised = 'Näytti henkilökortin';
const routes: readonly [string, Record<string, string>?][] = [
  ['GET /customer-contact'],
  ['POST /customer-contact/find', { who: '15 000 000 000', recognised }],
  ['GET /customers/:customerId/contact'],
  ['POST /customers/:customerId/contact/open', { recognised }],
  ['POST /customers/:customerId/contact', { recognised, seen: 'nothing' }],
  ['POST /api/customers/:customerId/contact', { recognised }],
];

function ask(who: SignedIn, name: string, fields: Record<string, string> = {}) {
  const [method, pattern = ''] = name.split(' ');
  const path = pattern.replace(':customerId', one.customerId);
  if (path.startsWith('/api/')) return who.api('POST', path, fields);
  return method === 'POST' ? who.post(path, fields) : who.get(path);
}

test.each(routes)('%s is for clerks, and for nobody else', async (name, fields) => {
  expect([200, 409, 422]).toContain((await ask(await signInStaff(opened, { n: 1 }), name, fields)).statusCode);
  for (const role of ['joint-service-clerk', 'manager', 'administrator', 'auditor'] as const)
    expect((await ask(await signInStaff(opened, { role }), name, fields)).statusCode).toBe(403);
  expect((await ask(await signInCustomer(opened, { n: 1 }), name, fields)).statusCode).toBe(403);
  const [method, path = ''] = name.split(' ');
  const stranger = await opened.app.inject({
    method: method === 'POST' ? 'POST' : 'GET',
    url: path.replace(':customerId', one.customerId),
    ...(method === 'POST' ? { payload: {} } : {}),
  });
  expect([303, 401]).toContain(stranger.statusCode);
});

test('nothing of a protected person is shown or changed without the right to it', async () => {
  const hidden = await addCase(opened, { n: 8 });
  await protect(opened, hidden);
  const address = `/customers/${hidden.customerId}/contact`;
  const clerk = await signInStaff(opened, { n: 1 });
  const opening = await clerk.post(`${address}/open`, { recognised });
  expect(opening.statusCode).toBe(403);
  expect(opening.body).not.toContain('helmi');
  expect((await clerk.api('POST', `/api${address}`, { recognised, email: 'x@example.com' })).json()).toMatchObject({
    error: 'protected-person',
  });
  const trusted = await signInStaff(opened, { n: 2, seesProtected: true });
  expect((await trusted.post(`${address}/open`, { recognised })).body).toContain('helmi.kuvitteellinen@example.com');
});

test('an address that was made up leads to nobody', async () => {
  const clerk = await signInStaff(opened, { n: 1 });
  for (const id of ['x', '01900000-0000-7000-8000-000000000000']) {
    expect((await clerk.post(`/customers/${id}/contact/open`, { recognised })).statusCode).toBe(404);
    expect((await clerk.api('POST', `/api/customers/${id}/contact`, { recognised })).statusCode).toBe(404);
  }
});
