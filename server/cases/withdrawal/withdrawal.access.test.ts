import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { staffRoles } from '#server/platform/http/person.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { sendApplication } from '#server/cases/applications/testing.ts';

let opened: TestHouse;
let owner: SignedIn;
let stranger: SignedIn;
let applicationId: string;
beforeAll(async () => {
  opened = await openTestHouse();
  owner = await signInCustomer(opened, { n: 1 });
  stranger = await signInCustomer(opened, { n: 2 });
  applicationId = await sendApplication(owner);
});
afterAll(() => opened.close());

/** Every route of the feature, each for the customer whose application it is. */
const routes = [
  'GET /applications/:applicationId/withdraw',
  'POST /applications/:applicationId/withdraw',
  'POST /api/applications/:applicationId/withdraw',
];

function ask(person: SignedIn, name: string, id = applicationId) {
  const [method, path = ''] = name.split(' ');
  const address = path.replace(':applicationId', id);
  if (path.startsWith('/api/')) return person.api(method === 'POST' ? 'POST' : 'GET', address, method === 'POST' ? {} : undefined);
  return method === 'POST' ? person.post(address) : person.get(address);
}

describe.each(routes)('%s', (name) => {
  test('is for customers who are signed in', async () => {
    const [method, path = ''] = name.split(' ');
    const answer = await opened.app.inject({
      method: method === 'POST' ? 'POST' : 'GET',
      url: path.replace(':applicationId', applicationId),
      payload: {},
    });
    const asked = path.startsWith('/api/') ? answer.statusCode : answer.headers.location?.split('?')[0];
    expect(asked).toBe(path.startsWith('/api/') ? 401 : '/sign-in');
  });

  test.each(staffRoles)('is not for a %s', async (role) => {
    const answer = await ask(await signInStaff(opened, { role }), name);
    expect(answer.statusCode).toBe(403);
  });
});

describe.each(routes)('another person’s application: %s', (name) => {
  test('is not found by its address, and nothing happens to it', async () => {
    const answer = await ask(stranger, name);
    expect(answer.statusCode).toBe(404);
    expect(answer.body).not.toContain('Testinen');
    const kept = await opened.database
      .selectFrom('application')
      .select('stage')
      .where('application_id', '=', applicationId)
      .executeTakeFirstOrThrow();
    expect(kept.stage).toBe('pending');
  });

  test('is not found under an address that nobody was given', async () => {
    for (const id of ['01a20c56-ca2b-73fd-a74c-92bff8f56a81', 'first', '%00'])
      expect((await ask(stranger, name, id)).statusCode).toBeGreaterThanOrEqual(400);
  });
});

test('a form without the session’s token withdraws nothing', async () => {
  const { cookie } = owner.headers;
  const url = `/applications/${applicationId}/withdraw`;
  const payload = '_csrf=forged';
  const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded' };
  expect((await opened.app.inject({ method: 'POST', url, headers, payload })).statusCode).toBe(403);
  expect(
    (await opened.app.inject({ method: 'POST', url, headers: { ...headers, 'sec-fetch-site': 'cross-site' }, payload })).statusCode,
  ).toBe(403);
});
