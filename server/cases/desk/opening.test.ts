import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { addCase, type TestCase } from './testing.ts';

let opened: TestHouse;
let anna: SignedIn;
let one: TestCase;
beforeAll(async () => {
  opened = await openTestHouse();
  anna = await signInStaff(opened, { n: 1, skills: ['housing'], languages: ['fi'] });
  one = await addCase(opened);
});
afterAll(() => opened.close());
beforeEach(() => opened.database.deleteFrom('view_log').execute());

function looks() {
  return opened.database
    .selectFrom('view_log')
    .select(['customer_id', 'at', 'clerk_id', 'clerk_role', 'what', 'reason', 'application_id', 'reason_text', 'seal_no'])
    .execute();
}

describe('a clerk who opens', () => {
  test.each([
    ['a case', () => `/cases/${one.applicationId}`, 'case'],
    ['a case by machine', () => `/api/cases/${one.applicationId}`, 'case'],
    ['a customer', () => `/customers/${one.customerId}`, 'customer'],
    ['a customer by machine', () => `/api/customers/${one.customerId}`, 'customer'],
  ])('%s is in the log: who, whom, when, what, and that the case was why', async (_name, address, what) => {
    const answer = address().startsWith('/api/') ? await anna.api('GET', address()) : await anna.get(address());
    expect(answer.statusCode).toBe(200);
    expect(await looks()).toEqual([
      {
        customer_id: one.customerId,
        at: opened.clock.now(),
        clerk_id: anna.id,
        clerk_role: 'clerk',
        what,
        reason: 'case',
        application_id: one.applicationId,
        reason_text: null,
        seal_no: null,
      },
    ]);
  });
});

test('what a clerk changes in a case is a look at it too', async () => {
  expect((await anna.post(`/cases/${one.applicationId}/notes`, { text: 'Muistiinpano' })).statusCode).toBe(303);
  expect(await looks()).toHaveLength(1);
});

test('the queue shows nobody’s data, and leaves no entry', async () => {
  expect((await anna.get('/work')).statusCode).toBe(200);
  expect(await looks()).toEqual([]);
});

test('a look that is refused leaves no entry, and neither does a change that is', async () => {
  const unskilled = await signInStaff(opened, { n: 2, skills: ['student'], languages: ['fi'] });
  expect((await unskilled.get(`/cases/${one.applicationId}`)).statusCode).toBe(404);
  expect((await unskilled.get(`/customers/${one.customerId}`)).statusCode).toBe(404);
  expect((await anna.post(`/cases/${one.applicationId}/release`)).statusCode).toBe(409);
  expect(await looks()).toEqual([]);
});
