import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { v7 as newId } from 'uuid';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { addCase, standOf, type TestCase } from '../desk/testing.ts';
import { decide } from './testing.ts';

let opened: TestHouse;
let one: TestCase;
beforeAll(async () => {
  opened = await openTestHouse();
  one = await addCase(opened, { n: 1, benefit: 'studentAid' });
});
afterAll(() => opened.close());

const ofClerks: [string, Record<string, string>][] = [
  ['GET /cases/:applicationId/decision', {}],
  ['POST /cases/:applicationId/decision', { outcome: 'rejected' }],
  ['GET /cases/:applicationId/decision/preview', {}],
  ['POST /cases/:applicationId/decision/hand-in', {}],
  ['POST /cases/:applicationId/decision/approve', {}],
  ['POST /cases/:applicationId/decision/return', { reason: 'Korjaa' }],
  ['GET /api/cases/:applicationId/decision', {}],
  ['POST /api/cases/:applicationId/decision', { outcome: 'rejected' }],
  ['POST /api/cases/:applicationId/decision/hand-in', {}],
  ['POST /api/cases/:applicationId/decision/approve', {}],
  ['POST /api/cases/:applicationId/decision/return', { reason: 'Korjaa' }],
];
const ofCustomers = ['GET /applications/:applicationId/decision', 'GET /api/applications/:applicationId/decision'];

function ask(person: SignedIn, name: string, fields: Record<string, string> = {}, id = one.applicationId) {
  const [method, path = ''] = name.split(' ');
  const address = path.replace(':applicationId', id);
  if (path.startsWith('/api/')) return person.api(method === 'POST' ? 'POST' : 'GET', address, method === 'POST' ? fields : undefined);
  return method === 'POST' ? person.post(address, fields) : person.get(address);
}

function askUnsigned(name: string) {
  const [method, path = ''] = name.split(' ');
  return opened.app.inject({ method: method === 'POST' ? 'POST' : 'GET', url: path.replace(':applicationId', one.applicationId), payload: method === 'POST' ? {} : undefined });
}

describe.each(ofClerks)('%s', (name, fields) => {
  test('is for clerks only', async () => {
    expect((await ask(await signInCustomer(opened, { n: 1 }), name, fields)).statusCode).toBe(403);
    for (const role of ['joint-service-clerk', 'manager', 'administrator', 'auditor'] as const)
      expect((await ask(await signInStaff(opened, { role }), name, fields)).statusCode).toBe(403);
    expect([303, 401]).toContain((await askUnsigned(name)).statusCode);
  });

  test('finds nothing for a clerk without the skill, nor at an address that was made up', async () => {
    const before = await standOf(opened, one);
    const unskilled = await signInStaff(opened, { n: 2, skills: ['housing'], languages: ['fi'] });
    const skilled = await signInStaff(opened, { n: 1, skills: ['student'], languages: ['fi'] });
    expect((await ask(unskilled, name, fields)).statusCode).toBe(404);
    expect((await ask(skilled, name, fields, newId())).statusCode).toBe(404);
    expect(await standOf(opened, one)).toEqual(before);
  });
});

describe.each(ofCustomers)('%s', (name) => {
  test('is for the customer whose decision it is, and for nobody else', async () => {
    const decided = await addCase(opened, { n: 1, benefit: 'studentAid' });
    await decide(await signInStaff(opened, { n: 1, skills: ['student'], languages: ['fi'] }), decided);
    const asked = (person: SignedIn) => ask(person, name, {}, decided.applicationId);
    expect((await asked(await signInCustomer(opened, { n: 1 }))).statusCode).toBe(200);
    const stranger = await asked(await signInCustomer(opened, { n: 2 }));
    expect(stranger.statusCode).toBe(404);
    expect(stranger.body).not.toContain('Testinen');
    for (const role of ['clerk', 'joint-service-clerk', 'manager', 'administrator', 'auditor'] as const)
      expect((await asked(await signInStaff(opened, { role }))).statusCode).toBe(403);
    expect([303, 401]).toContain((await askUnsigned(name)).statusCode);
  });

  test('is not found before the decision has been sent', async () => {
    expect((await ask(await signInCustomer(opened, { n: 1 }), name)).statusCode).toBe(404);
  });
});
