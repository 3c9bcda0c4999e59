import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addCase, type TestCase } from '#server/cases/desk/testing.ts';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { protect } from './testing.ts';

let opened: TestHouse;
let one: TestCase;
beforeAll(async () => {
  opened = await openTestHouse();
  one = await addCase(opened);
  await protect(opened, one);
});
afterAll(() => opened.close());

function ask(person: SignedIn, name: string, fields: Record<string, unknown>) {
  const [method, path = ''] = name.split(' ');
  const address = path.replace(':applicationId', one.applicationId).replace(':customerId', one.customerId);
  if (path.startsWith('/api/')) return person.api('POST', address, fields);
  // The fields of pages are texts.
  return method === 'POST' ? person.post(address, fields as Record<string, string>) : person.get(address);
}

async function askNobody(name: string) {
  const [method, path = ''] = name.split(' ');
  const url = path.replace(':applicationId', one.applicationId).replace(':customerId', one.customerId);
  return opened.app.inject({ method: method === 'POST' ? 'POST' : 'GET', url, ...(method === 'POST' ? { payload: {} } : {}) });
}

describe.each<[string, Record<string, unknown>]>([
  ['GET /cases/:applicationId/break-glass', {}],
  ['POST /cases/:applicationId/break-glass', { reason: 'Asiakkaan maksu keskeytyy' }],
  ['POST /api/cases/:applicationId/break-glass', { reason: 'Asiakkaan maksu keskeytyy' }],
])('%s', (name, fields) => {
  test('is for a clerk with the skill and the language, and for nobody else', async () => {
    const skilled = await signInStaff(opened, { n: 1, skills: ['housing'], languages: ['fi'] });
    expect((await ask(skilled, name, fields)).statusCode).toBeLessThan(400);
    const unskilled = await signInStaff(opened, { n: 2, skills: ['student'], languages: ['fi'] });
    const otherLanguage = await signInStaff(opened, { n: 3, skills: ['housing'], languages: ['sv'] });
    for (const clerk of [unskilled, otherLanguage]) expect((await ask(clerk, name, fields)).statusCode).toBe(404);
    for (const role of ['joint-service-clerk', 'manager', 'administrator', 'auditor'] as const)
      expect((await ask(await signInStaff(opened, { role }), name, fields)).statusCode).toBe(403);
    expect((await ask(await signInCustomer(opened), name, fields)).statusCode).toBe(403);
    expect([303, 401]).toContain((await askNobody(name)).statusCode);
  });
});

describe.each<[string, Record<string, unknown>]>([
  ['GET /protection', {}],
  ['POST /protection/find', { who: '15 000 000 000', reason: 'Ilmoitus virastosta' }],
  ['POST /customers/:customerId/protection', { isProtected: 'yes', because: 'Ilmoitus virastosta', reason: 'Ilmoitus' }],
  ['POST /api/customers/:customerId/protection', { isProtected: true, because: 'Ilmoitus virastosta' }],
])('%s', (name, fields) => {
  test('is for those who may handle protected people', async () => {
    for (const role of ['clerk', 'administrator'] as const) {
      const { statusCode } = await ask(await signInStaff(opened, { role, n: 8, seesProtected: true }), name, fields);
      expect([200, 303, 422]).toContain(statusCode);
    }
  });

  test('is not for a clerk without the right, for other staff, customers, or anybody who has not signed in', async () => {
    for (const role of ['clerk', 'joint-service-clerk', 'manager', 'auditor'] as const)
      expect((await ask(await signInStaff(opened, { role, n: 4 }), name, fields)).statusCode).toBe(403);
    expect((await ask(await signInCustomer(opened), name, fields)).statusCode).toBe(403);
    expect([303, 401]).toContain((await askNobody(name)).statusCode);
  });
});
