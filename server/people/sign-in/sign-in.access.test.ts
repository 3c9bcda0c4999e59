import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { staffRoles } from '#server/platform/http/person.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { formText, signInCustomer, signInStaff } from './testing.ts';

let opened: TestHouse;
beforeAll(async () => {
  opened = await openTestHouse();
});
afterAll(() => opened.close());

/** For everybody, signed in or not. */
const open = [
  'GET /sign-in',
  'GET /staff',
  'GET /sign-in/answer',
  'POST /sign-out',
  'GET /demo-identity/people/:uid',
  'POST /demo-identity/people/:uid',
  'GET /demo-identity/failed',
] as const;

/** For every role, each for their own. */
const own = [
  'GET /sign-ins',
  'POST /sign-ins/:sessionId/end',
  'POST /sign-ins/end-others',
  'POST /sign-ins/keys',
  'POST /sign-ins/renew',
  'GET /api/sign-ins',
  'POST /api/sign-ins/:sessionId/end',
  'POST /api/sign-ins/end-others',
  'POST /api/sign-ins/keys',
  'POST /api/sign-ins/renew',
] as const;

const nobodysId = '01900000-0000-7000-8000-000000000000';
const split = (name: string) => {
  const [method, path = ''] = name.split(' ');
  return {
    method: method === 'POST' ? ('POST' as const) : ('GET' as const),
    path: path.replace(':sessionId', nobodysId).replace(':uid', 'A'.repeat(20)),
  };
};
const posted = { 'content-type': 'application/x-www-form-urlencoded' };

test.each(open)('%s is for everybody', async (name) => {
  const { method, path } = split(name);
  const answer = await opened.app.inject({
    method,
    url: path,
    ...(method === 'POST' ? { headers: posted, payload: 'person=customer-1' } : {}),
  });
  expect([401, 403]).not.toContain(answer.statusCode);
  expect(answer.headers.location ?? '').not.toContain('/sign-in?');
});

test.each(own)('%s needs a sign-in', async (name) => {
  const { method, path } = split(name);
  const answer = await opened.app.inject({ method, url: path, ...(method === 'POST' ? { headers: posted, payload: '' } : {}) });
  // A machine is told; a person is led to the door.
  const expected = path.startsWith('/api/') ? [401, undefined] : [303, '/sign-in'];
  expect([answer.statusCode, answer.headers.location?.split('?')[0]]).toEqual(expected);
});

test.each(['customer', ...staffRoles] as const)('a %s may see, renew and end their own', async (role) => {
  const person = role === 'customer' ? await signInCustomer(opened) : await signInStaff(opened, { role });
  expect((await person.get('/sign-ins')).statusCode).toBe(200);
  expect((await person.api('GET', '/api/sign-ins')).statusCode).toBe(200);
  expect((await person.api('POST', '/api/sign-ins/renew', {})).statusCode).toBe(200);
  expect((await person.api('POST', '/api/sign-ins/keys', { label: 'mine' })).statusCode).toBe(201);
  expect((await person.api('POST', '/api/sign-ins/end-others', {})).json()).toEqual({ ended: 1 });
  expect((await person.post('/sign-out')).statusCode).toBe(303);
  expect((await person.get('/sign-ins')).statusCode).toBe(303);
});

describe('another person’s sign-in, by its guessed address', () => {
  test('is not found, neither as a page nor for a machine, and stays', async () => {
    const [customer, other, clerk] = [
      await signInCustomer(opened, { n: 2 }),
      await signInCustomer(opened, { n: 3 }),
      await signInStaff(opened, { n: 2 }),
    ];
    const { sessions } = (await customer.api('GET', '/api/sign-ins')).json<{ sessions: { id: string }[] }>();
    for (const intruder of [other, clerk]) {
      expect((await intruder.post(`/sign-ins/${sessions[0]?.id}/end`)).statusCode).toBe(404);
      expect((await intruder.api('POST', `/api/sign-ins/${sessions[0]?.id}/end`, {})).statusCode).toBe(404);
      expect((await intruder.get('/api/sign-ins')).body).not.toContain(sessions[0]?.id);
    }
    expect((await customer.get('/sign-ins')).statusCode).toBe(200);
  });

  test('an address that is no id is refused before the database is asked', async () => {
    const customer = await signInCustomer(opened);
    expect((await customer.api('POST', '/api/sign-ins/1%27%20or%201=1/end', {})).statusCode).toBe(400);
  });
});

describe('a forged request changes nothing', () => {
  const posts = own.filter((name) => name.startsWith('POST')).map(split);

  test.each(posts)('POST $path without a token, with a made-up one and with another session’s', async ({ path }) => {
    const [customer, other] = [await signInCustomer(opened, { n: 4 }), await signInCustomer(opened, { n: 4 })];
    for (const token of [undefined, 'made.up', other.headers['x-csrf-token']]) {
      const fields = path.startsWith('/sign-ins/keys') ? { label: 'x' } : {};
      const headers = { ...posted, cookie: customer.headers.cookie };
      const answer = await opened.app.inject({
        method: 'POST',
        url: path,
        headers,
        payload: formText(token === undefined ? fields : { ...fields, _csrf: token }),
      });
      expect(answer.statusCode).toBe(403);
    }
    expect((await customer.get('/sign-ins')).statusCode).toBe(200);
  });

  test('POST /sign-out from a page of another site', async () => {
    const customer = await signInCustomer(opened, { n: 5 });
    const foreign = { ...customer.headers, ...posted, 'sec-fetch-site': 'cross-site' };
    expect((await opened.app.inject({ method: 'POST', url: '/sign-out', headers: foreign, payload: '' })).statusCode).toBe(403);
    const unproven = { ...posted, cookie: customer.headers.cookie };
    expect((await opened.app.inject({ method: 'POST', url: '/sign-out', headers: unproven, payload: '' })).statusCode).toBe(403);
    expect((await customer.get('/sign-ins')).statusCode).toBe(200);
  });
});
