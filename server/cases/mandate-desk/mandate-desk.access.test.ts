import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendApplication } from '#server/cases/applications/testing.ts';
import { addTestMandate } from '#server/people/mandates/testing.ts';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { staffRoles } from '#server/platform/http/person.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';

let opened: TestHouse;
beforeAll(async () => {
  opened = await openTestHouse();
});
afterAll(() => opened.close());

const routes = [
  'GET /customers/:customerId/mandates',
  'POST /customers/:customerId/mandates',
  'POST /customers/:customerId/mandates/:mandateId/end',
  'GET /api/customers/:customerId/mandates',
  'POST /api/customers/:customerId/mandates',
  'POST /api/customers/:customerId/mandates/:mandateId/end',
] as const;

function ask(who: SignedIn, name: string, customerId: string, mandateId: string, query = '') {
  const [method, pattern = ''] = name.split(' ');
  const path = pattern.replace(':customerId', customerId).replace(':mandateId', mandateId) + query;
  if (path.startsWith('/api/')) {
    const body = path.split('?')[0]?.endsWith('/end') ? {} : { answers: {} };
    return who.api(method === 'POST' ? 'POST' : 'GET', path, method === 'POST' ? body : undefined);
  }
  return method === 'POST' ? who.post(path) : who.get(path);
}

/** What a clerk gets, who sends nothing that could be recorded. */
function allowedStatus(name: string): number {
  if (name.startsWith('GET')) return 200;
  const isApi = name.includes('/api/');
  return name.endsWith('/end') ? (isApi ? 200 : 303) : isApi ? 400 : 422;
}

test.each(routes)('%s is for clerks alone', async (name) => {
  const [principal, agent] = [await signInCustomer(opened, { n: 1 }), await signInCustomer(opened, { n: 2 })];
  await sendApplication(principal);
  const mandateId = await addTestMandate(opened, { principal, agent });
  for (const person of [principal, agent]) expect((await ask(person, name, principal.id, mandateId)).statusCode).toBe(403);
  for (const role of staffRoles) {
    const answer = await ask(await signInStaff(opened, { role }), name, principal.id, mandateId);
    expect([role, answer.statusCode]).toEqual([role, role === 'clerk' ? allowedStatus(name) : 403]);
  }
  const [method, path = ''] = name.split(' ');
  const stranger = await opened.app.inject({
    method: method === 'POST' ? 'POST' : 'GET',
    url: path.replace(':customerId', principal.id).replace(':mandateId', mandateId),
    ...(method === 'POST' ? { headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: '' } : {}),
  });
  expect([stranger.statusCode, stranger.headers.location?.split('?')[0]]).toEqual(
    path.startsWith('/api/') ? [401, undefined] : [303, '/sign-in'],
  );
});

test.each(routes)('%s finds nobody by a guessed id, and no mandate of another customer', async (name) => {
  const clerk = await signInStaff(opened, { n: 1 });
  const [principal, agent, other] = [
    await signInCustomer(opened, { n: 3 }),
    await signInCustomer(opened, { n: 4 }),
    await signInCustomer(opened, { n: 5 }),
  ];
  const mandateId = await addTestMandate(opened, { principal, agent });
  for (const guess of ['nothing', '01900000-0000-7000-8000-000000000000'])
    if (!name.endsWith('mandates') || name.startsWith('GET'))
      expect((await ask(clerk, name, guess, mandateId, '?because=call')).statusCode).toBe(404);
  if (name.endsWith('/end')) expect((await ask(clerk, name, other.id, mandateId, '?because=call')).statusCode).toBe(404);
  const kept = await opened.database.selectFrom('mandate').select('ended_at').where('mandate_id', '=', mandateId).executeTakeFirst();
  expect(kept?.ended_at).toBeNull();
});
