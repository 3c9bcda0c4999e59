import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { v7 as newId } from 'uuid';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { addCase, standOf, type TestCase } from './testing.ts';

let opened: TestHouse;
let skilled: SignedIn;
let one: TestCase;
/** A customer, also the one whose case it is, and staff who do not handle cases. */
let outsiders: SignedIn[];
/** Clerks without the skill or without the language. */
let unseeing: SignedIn[];
beforeAll(async () => {
  opened = await openTestHouse();
  const roles = ['joint-service-clerk', 'manager', 'administrator', 'auditor'] as const;
  outsiders = await Promise.all([signInCustomer(opened, { n: 1 }), ...roles.map((role) => signInStaff(opened, { role }))]);
  unseeing = [
    await signInStaff(opened, { n: 2, skills: ['student'], languages: ['fi'] }),
    await signInStaff(opened, { n: 3, skills: ['housing'], languages: ['sv', 'en'] }),
  ];
  skilled = await signInStaff(opened, { n: 1, skills: ['housing'], languages: ['fi'] });
  one = await addCase(opened);
});
afterAll(() => opened.close());

/** Every route of the feature, with what its post carries. */
const routes: [string, Record<string, string>][] = [
  ['GET /cases/:applicationId', {}],
  ['POST /cases/:applicationId/take', {}],
  ['POST /cases/:applicationId/release', {}],
  ['POST /cases/:applicationId/hand-on', { to: newId() }],
  ['POST /cases/:applicationId/notes', { text: 'Muistiinpano' }],
  ['GET /api/cases/:applicationId', {}],
  ['POST /api/cases/:applicationId/take', {}],
  ['POST /api/cases/:applicationId/release', {}],
  ['POST /api/cases/:applicationId/hand-on', { to: newId() }],
  ['POST /api/cases/:applicationId/notes', { text: 'Muistiinpano' }],
];

function ask(person: SignedIn, name: string, fields: Record<string, string>, id = one.applicationId) {
  const [method, path = ''] = name.split(' ');
  const address = path.replace(':applicationId', id);
  if (path.startsWith('/api/')) return person.api(method === 'POST' ? 'POST' : 'GET', address, method === 'POST' ? fields : undefined);
  return method === 'POST' ? person.post(address, fields) : person.get(address);
}

describe.each(routes)('%s', (name, fields) => {
  test('is not for a customer, also not the customer whose case it is, nor for staff who do not handle cases', async () => {
    for (const person of outsiders) expect((await ask(person, name, fields)).statusCode).toBe(403);
  });

  test('is not for anybody who has not signed in', async () => {
    const [method, path = ''] = name.split(' ');
    const answer = await opened.app.inject({
      method: method === 'POST' ? 'POST' : 'GET',
      url: path.replace(':applicationId', one.applicationId),
      ...(method === 'POST' ? { payload: {} } : {}),
    });
    expect([303, 401]).toContain(answer.statusCode);
  });

  test('finds nothing for a clerk without the skill or the language, and changes nothing', async () => {
    const before = await standOf(opened, one);
    for (const clerk of unseeing) {
      const answer = await ask(clerk, name, fields);
      expect(answer.statusCode).toBe(404);
      expect(answer.body).not.toContain('Testinen');
    }
    expect(await standOf(opened, one)).toEqual(before);
  });

  test('finds nothing at an address that was made up', async () => {
    for (const id of [newId(), 'x', "'; drop table application; --"])
      expect((await ask(skilled, name, fields, encodeURIComponent(id))).statusCode).toBe(404);
  });
});

test('a clerk who has the skill and the language sees the case', async () => {
  expect((await skilled.get(`/cases/${one.applicationId}`)).statusCode).toBe(200);
  expect((await skilled.api('GET', `/api/cases/${one.applicationId}`)).json()).toMatchObject({
    applicationId: one.applicationId,
    stage: 'pending',
    holder: null,
  });
});

test('a clerk who has the case in hand sees it also without the skill', async () => {
  const holder = await signInStaff(opened, { n: 4, skills: ['student'], languages: ['fi'] });
  await opened.database
    .insertInto('case_holder')
    .values({ customer_id: one.customerId, application_id: one.applicationId, clerk_id: holder.id, taken_at: opened.clock.now() })
    .execute();
  expect((await holder.get(`/cases/${one.applicationId}`)).statusCode).toBe(200);
});
