import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { v7 as newId } from 'uuid';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { addCase, standOf, type TestCase } from '../desk/testing.ts';
import { decide } from './testing.ts';

let opened: TestHouse;
let one: TestCase;
let customer: SignedIn;
let skilled: SignedIn;
let unskilled: SignedIn;
let otherStaff: SignedIn[];
beforeAll(async () => {
  opened = await openTestHouse();
  customer = await signInCustomer(opened, { n: 1 });
  skilled = await signInStaff(opened, { n: 1, skills: ['student'], languages: ['fi'] });
  unskilled = await signInStaff(opened, { n: 2, skills: ['housing'], languages: ['fi'] });
  const roles = ['joint-service-clerk', 'manager', 'administrator', 'auditor'] as const;
  otherStaff = await Promise.all(roles.map((role) => signInStaff(opened, { role })));
  one = await addCase(opened, { n: 1, benefit: 'studentAid' });
});
afterAll(() => opened.close());

const ofClerks: [string, Record<string, string>][] = [
  ['GET /cases/:applicationId/decision', {}],
  ['POST /cases/:applicationId/decision', { outcome: 'rejected' }],
  ['GET /cases/:applicationId/decision/preview', {}],
  ['POST /cases/:applicationId/decision/hand-in', { reviewed: 'x' }],
  ['POST /cases/:applicationId/decision/approve', { reviewed: 'x' }],
  ['POST /cases/:applicationId/decision/return', { reason: 'Korjaa' }],
  ['GET /api/cases/:applicationId/decision', {}],
  ['POST /api/cases/:applicationId/decision', { outcome: 'rejected' }],
  ['POST /api/cases/:applicationId/decision/hand-in', { reviewed: 'x' }],
  ['POST /api/cases/:applicationId/decision/approve', { reviewed: 'x' }],
  ['POST /api/cases/:applicationId/decision/return', { reason: 'Korjaa' }],
];
const ofCustomers = [
  'GET /applications/:applicationId/decision',
  'GET /applications/:applicationId/decision.pdf',
  'GET /api/applications/:applicationId/decision',
];

function ask(person: SignedIn, name: string, fields: Record<string, string> = {}, id = one.applicationId) {
  const [method, path = ''] = name.split(' ');
  const address = path.replace(':applicationId', id);
  if (path.startsWith('/api/')) return person.api(method === 'POST' ? 'POST' : 'GET', address, method === 'POST' ? fields : undefined);
  return method === 'POST' ? person.post(address, fields) : person.get(address);
}

function askUnsigned(name: string) {
  const [method, path = ''] = name.split(' ');
  return opened.app.inject({
    method: method === 'POST' ? 'POST' : 'GET',
    url: path.replace(':applicationId', one.applicationId),
    ...(method === 'POST' ? { payload: {} } : {}),
  });
}

describe.each(ofClerks)('%s', (name, fields) => {
  test('is for clerks only', async () => {
    for (const person of [customer, ...otherStaff]) expect((await ask(person, name, fields)).statusCode).toBe(403);
    expect([303, 401]).toContain((await askUnsigned(name)).statusCode);
  });

  test('finds nothing for a clerk without the skill, nor at an address that was made up', async () => {
    const before = await standOf(opened, one);
    expect((await ask(unskilled, name, fields)).statusCode).toBe(404);
    expect((await ask(skilled, name, fields, newId())).statusCode).toBe(404);
    expect(await standOf(opened, one)).toEqual(before);
  });
});

describe.each(ofCustomers)('%s', (name) => {
  test('is for the customer whose decision it is, and for nobody else', async () => {
    const decided = await addCase(opened, { n: 1, benefit: 'studentAid' });
    await decide(skilled, decided);
    const asked = (person: SignedIn) => ask(person, name, {}, decided.applicationId);
    expect((await asked(customer)).statusCode).toBe(200);
    const stranger = await asked(await signInCustomer(opened, { n: 2 }));
    expect(stranger.statusCode).toBe(404);
    expect(stranger.body).not.toContain('Testinen');
    for (const person of [skilled, ...otherStaff]) expect((await asked(person)).statusCode).toBe(403);
    expect([303, 401]).toContain((await askUnsigned(name)).statusCode);
  });

  test('is not found before the decision has been sent', async () => {
    expect((await ask(customer, name)).statusCode).toBe(404);
  });
});
