import { afterAll, beforeAll, expect, test } from 'vitest';
import { actBy } from '#server/people/acting/testing.ts';
import { addTestMandate } from '#server/people/mandates/testing.ts';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { staffRoles } from '#server/platform/http/person.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';

let opened: TestHouse;
beforeAll(async () => {
  opened = await openTestHouse();
});
afterAll(() => opened.close());

const address = { street: 'Koekatu 1', postalCode: '00100', city: 'Helsinki', country: 'FI' };
const routes: readonly [string, Record<string, string>?][] = [
  ['GET /contact'],
  ['GET /contact/language'],
  ['GET /contact/told-by'],
  ['GET /contact/email'],
  ['GET /contact/phone'],
  ['GET /contact/address'],
  ['GET /contact/email/code'],
  ['GET /contact/phone/code'],
  ['POST /contact/language', { language: 'fi' }],
  ['POST /contact/told-by', { toldBy: 'pigeon' }],
  ['POST /contact/email', { email: 'new@example.com' }],
  ['POST /contact/phone', { phone: '040 123 4567' }],
  ['POST /contact/address', address],
  ['POST /contact/email/code', { code: '000000' }],
  ['POST /contact/phone/code', { code: '000000' }],
  ['POST /contact/email/new-code'],
  ['POST /contact/phone/new-code'],
  ['GET /api/contact'],
  ['POST /api/contact/language', { language: 'fi' }],
  ['POST /api/contact/told-by', { toldBy: 'pigeon' }],
  ['POST /api/contact/address', address],
  ['POST /api/contact/email', { address: 'new@example.com' }],
  ['POST /api/contact/phone', { address: '040 123 4567' }],
  ['POST /api/contact/email/code', { code: '000000' }],
  ['POST /api/contact/phone/code', { code: '000000' }],
];

function ask(who: SignedIn, name: string, fields: Record<string, string> = {}) {
  const [method, path = ''] = name.split(' ');
  if (path.startsWith('/api/')) return who.api(method === 'POST' ? 'POST' : 'GET', path, method === 'POST' ? fields : undefined);
  return method === 'POST' ? who.post(path, fields) : who.get(path);
}

test.each(routes)('%s is for the customer’s own person: not for one who acts for them, staff, or anybody else', async (name, fields) => {
  const [principal, agent] = [await signInCustomer(opened, { n: 1 }), await signInCustomer(opened, { n: 2 })];
  const acting = await actBy(opened, agent, await addTestMandate(opened, { principal, agent }));
  const before = await opened.database.selectFrom('customer').selectAll().orderBy('customer_id').execute();
  expect((await ask(acting, name, fields)).statusCode).toBe(403);
  for (const role of staffRoles) expect((await ask(await signInStaff(opened, { role }), name, fields)).statusCode).toBe(403);
  const [method, path = ''] = name.split(' ');
  const stranger = await opened.app.inject({
    method: method === 'POST' ? 'POST' : 'GET',
    url: path,
    ...(method === 'POST' ? { headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: '' } : {}),
  });
  expect([303, 401]).toContain(stranger.statusCode);
  expect(await opened.database.selectFrom('customer').selectAll().orderBy('customer_id').execute()).toEqual(before);

  // Their own: the answer is about what was sent, never about who they are.
  expect([200, 303, 400, 410, 422, 429]).toContain((await ask(principal, name, fields)).statusCode);
});

test('a code of one customer is worth nothing to another', async () => {
  const [aino, other] = [await signInCustomer(opened, { n: 3 }), await signInCustomer(opened, { n: 4 })];
  await aino.post('/contact/email', { email: 'aino@new.example' });
  expect((await other.get('/contact/email/code')).headers.location).toBe('/contact');
  expect((await other.get('/contact')).body).not.toContain('aino@new.example');
  expect((await other.api('POST', '/api/contact/email/code', { code: '000000' })).json()).toMatchObject({ error: 'contact-code-over' });
});

test('a form of another site cannot change anything', async () => {
  const aino = await signInCustomer(opened, { n: 3 });
  const answer = await opened.app.inject({
    method: 'POST',
    url: '/contact/address',
    headers: { cookie: aino.headers.cookie, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(address).toString(),
  });
  expect(answer.statusCode).toBe(403);
});
