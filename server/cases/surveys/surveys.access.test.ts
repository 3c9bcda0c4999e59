import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addCase, type TestCase } from '#server/cases/desk/testing.ts';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { type Actor, asActor } from '#server/platform/database/acting.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';

let opened: TestHouse;
let one: TestCase;
let owner: SignedIn;
beforeAll(async () => {
  opened = await openTestHouse();
  one = await addCase(opened, { n: 1 });
  owner = await signInCustomer(opened, { n: 1 });
  await owner.post(`/applications/${one.applicationId}/withdraw`);
});
afterAll(() => opened.close());

function ask(person: SignedIn, name: string) {
  const [method, path = ''] = name.split(' ');
  const address = path.replace(':applicationId', one.applicationId).replace(':file', '2015.csv');
  if (path.startsWith('/api/')) return method === 'POST' ? person.api('POST', address, { grade: 4 }) : person.api('GET', address);
  return method === 'POST' ? person.post(address, { grade: '4', text: '' }) : person.get(address);
}

async function askNobody(name: string) {
  const [method, path = ''] = name.split(' ');
  const url = path.replace(':applicationId', one.applicationId).replace(':file', '2015.csv');
  return opened.app.inject({ method: method === 'POST' ? 'POST' : 'GET', url, ...(method === 'POST' ? { payload: {} } : {}) });
}

describe.each([
  ['GET /applications/:applicationId/survey', 200],
  ['POST /applications/:applicationId/survey', 303],
  // The case was graded just before.
  ['POST /api/applications/:applicationId/survey', 409],
])('%s', (name, expected) => {
  test('is for the customer of the case, and for nobody else', async () => {
    expect((await ask(await signInCustomer(opened, { n: 2 }), name)).statusCode).toBe(404);
    for (const role of ['clerk', 'joint-service-clerk', 'manager', 'administrator', 'auditor'] as const)
      expect((await ask(await signInStaff(opened, { role }), name)).statusCode).toBe(403);
    expect([303, 401]).toContain((await askNobody(name)).statusCode);
    expect((await ask(owner, name)).statusCode).toBe(expected);
  });
});

describe.each(['GET /survey', 'GET /survey/:file', 'GET /api/survey'])('%s', (name) => {
  test('is for managers and administrators, and for nobody else', async () => {
    for (const role of ['manager', 'administrator'] as const)
      expect((await ask(await signInStaff(opened, { role }), name)).statusCode).toBe(200);
    for (const role of ['clerk', 'joint-service-clerk', 'auditor'] as const)
      expect((await ask(await signInStaff(opened, { role }), name)).statusCode).toBe(403);
    expect((await ask(owner, name)).statusCode).toBe(403);
    expect([303, 401]).toContain((await askNobody(name)).statusCode);
  });
});

test('the database gives no member of staff whose answer it is, and clerks nothing at all', async () => {
  const { id: clerkId } = await signInStaff(opened);
  const actors: Actor[] = [
    { kind: 'overseer', clerkId },
    { kind: 'staff', clerkId, skills: ['housing'] },
    { kind: 'viewer', clerkId, customerId: one.customerId },
  ];
  for (const actor of actors)
    await expect(asActor(actor, () => sql`select customer_id, grade from survey_answer`.execute(opened.database))).rejects.toThrow(
      'permission denied',
    );
});
