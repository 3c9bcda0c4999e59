import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { v7 as newId } from 'uuid';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { addCase, type TestCase } from '../desk/testing.ts';

let opened: TestHouse;
let one: TestCase;
beforeAll(async () => {
  opened = await openTestHouse();
  one = await addCase(opened);
});
afterAll(() => opened.close());

function ask(person: SignedIn, name: string, customerId = one.customerId) {
  const address = name.replace('GET ', '').replace(':customerId', customerId);
  return address.startsWith('/api/') ? person.api('GET', address) : person.get(address);
}

describe.each(['GET /customers/:customerId', 'GET /api/customers/:customerId'])('%s', (name) => {
  test('is for a clerk who has a case that concerns the customer', async () => {
    expect((await ask(await signInStaff(opened, { n: 1, skills: ['housing'], languages: ['fi'] }), name)).statusCode).toBe(200);
  });

  test('finds nothing for a clerk whom no case gives a reason', async () => {
    const unskilled = await signInStaff(opened, { n: 2, skills: ['student'], languages: ['fi'] });
    const otherLanguage = await signInStaff(opened, { n: 3, skills: ['housing'], languages: ['sv'] });
    for (const clerk of [unskilled, otherLanguage]) {
      const answer = await ask(clerk, name);
      expect(answer.statusCode).toBe(404);
      expect(answer.body).not.toContain('Testinen');
    }
  });

  test('finds nothing of a customer who has no case, nor at an address that was made up', async () => {
    const clerk = await signInStaff(opened, { n: 1 });
    const without = await signInCustomer(opened, { n: 5 });
    for (const id of [without.id, newId(), 'x']) expect((await ask(clerk, name, id)).statusCode).toBe(404);
  });

  test('is not for customers, other staff, or anybody who has not signed in', async () => {
    expect((await ask(await signInCustomer(opened, { n: 1 }), name)).statusCode).toBe(403);
    for (const role of ['joint-service-clerk', 'manager', 'administrator', 'auditor'] as const)
      expect((await ask(await signInStaff(opened, { role }), name)).statusCode).toBe(403);
    const answer = await opened.app.inject({ method: 'GET', url: name.replace('GET ', '').replace(':customerId', one.customerId) });
    expect([303, 401]).toContain(answer.statusCode);
  });
});
