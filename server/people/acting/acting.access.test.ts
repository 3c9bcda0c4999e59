import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addTestMandate } from '#server/people/mandates/testing.ts';
import { keyOf, signInCustomer, signInStaff } from '#server/people/sign-in/testing.ts';
import { staffRoles } from '#server/platform/http/person.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { actBy } from './testing.ts';

let opened: TestHouse;
beforeAll(async () => {
  opened = await openTestHouse();
});
afterAll(() => opened.close());
beforeEach(() => opened.clock.set('2015-03-02T08:00:00Z'));

const own = ['GET /acting', 'POST /acting/begin', 'POST /acting/end', 'POST /acting/register', 'GET /acting/register/answer'] as const;
const open = ['GET /demo-register/oauth/authorize', 'POST /demo-register/oauth/authorize'] as const;

const split = (name: string) => {
  const [method, path = ''] = name.split(' ');
  return { method: method === 'POST' ? ('POST' as const) : ('GET' as const), path };
};

test.each(own)('%s needs a customer who is signed in', async (name) => {
  const { method, path } = split(name);
  const headers = method === 'POST' ? { 'content-type': 'application/x-www-form-urlencoded' } : {};
  expect((await opened.app.inject({ method, url: path, headers })).headers.location).toMatch(/^\/sign-in\?/);
  for (const role of staffRoles) {
    const clerk = await signInStaff(opened, { role });
    expect([role, (method === 'POST' ? await clerk.post(path) : await clerk.get(path)).statusCode]).toEqual([role, 403]);
  }
});

test.each(open)('%s is for everybody, and says nothing to those whom the register did not send', async (name) => {
  const { method, path } = split(name);
  const answer = await opened.app.inject(
    method === 'POST'
      ? { method, url: path, headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: 'user=x&principal=y' }
      : { method, url: `${path}?client_id=a&response_type=code&redirect_uri=b&user=x&lang=fi` },
  );
  expect([400, 404]).toContain(answer.statusCode);
});

describe('a mandate', () => {
  test('of somebody else, by its guessed id, is not found', async () => {
    const [principal, agent, other] = [
      await signInCustomer(opened, { n: 1 }),
      await signInCustomer(opened, { n: 2 }),
      await signInCustomer(opened, { n: 3 }),
    ];
    const mandate = await addTestMandate(opened, { principal, agent });
    for (const stranger of [principal, other]) expect((await stranger.post('/acting/begin', { mandate })).statusCode).toBe(404);
    for (const guess of ['nothing', '01900000-0000-7000-8000-000000000000', "' or 1=1"])
      expect((await agent.post('/acting/begin', { mandate: guess })).statusCode).toBe(404);
    expect((await other.get('/acting')).body).not.toContain(mandate);
  });

  test('is no use to a machine’s key', async () => {
    const [principal, agent] = [await signInCustomer(opened, { n: 4 }), await signInCustomer(opened, { n: 5 })];
    const mandate = await addTestMandate(opened, { principal, agent });
    const headers = await keyOf(opened, { customerId: agent.id });
    for (const [url, payload] of [
      ['/acting/begin', { mandate }],
      ['/acting/register', {}],
    ] as const)
      expect((await opened.app.inject({ method: 'POST', url, headers, payload })).statusCode).toBe(403);
  });

  test('of the agent serves the agent alone: not those for whom they act, nor any further', async () => {
    const people = [6, 7, 8].map((n) => signInCustomer(opened, { n }));
    const [principal, agent, third] = await Promise.all(people);
    if (!principal || !agent || !third) throw new Error('three people');
    // The principal may act for a third person. Their agent may not.
    const theirs = await addTestMandate(opened, { principal: third, agent: principal });
    const acting = await actBy(opened, agent, await addTestMandate(opened, { principal, agent }));
    expect((await acting.get('/acting')).body).not.toContain(theirs);
    expect((await acting.post('/acting/begin', { mandate: theirs })).statusCode).toBe(404);
  });

  test('is not begun by a page of another site', async () => {
    const [principal, agent] = [await signInCustomer(opened, { n: 9 }), await signInCustomer(opened, { n: 10 })];
    const mandate = await addTestMandate(opened, { principal, agent });
    const forged = { cookie: agent.headers.cookie, 'content-type': 'application/x-www-form-urlencoded' };
    for (const headers of [forged, { ...forged, 'sec-fetch-site': 'cross-site' }])
      for (const url of ['/acting/begin', '/acting/end', '/acting/register'])
        expect((await opened.app.inject({ method: 'POST', url, headers, payload: `mandate=${mandate}` })).statusCode).toBe(403);
  });
});
