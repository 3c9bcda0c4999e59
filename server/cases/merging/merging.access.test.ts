import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addCase, type TestCase } from '#server/cases/desk/testing.ts';
import { protect } from '#server/cases/protection/testing.ts';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';

let opened: TestHouse;
let kept: TestCase;
let merged: TestCase;
beforeAll(async () => {
  opened = await openTestHouse();
  kept = await addCase(opened, { n: 5 });
  merged = await addCase(opened, { n: 6 });
});
afterAll(() => opened.close());

const reason = 'Sama henkilö';
const fieldsOf = (): Record<string, Record<string, string>> => ({
  'POST /merging/compare': { one: kept.customerId, oneReason: reason, other: merged.customerId, otherReason: reason },
  'POST /merging/preview': { one: kept.customerId, oneReason: reason, other: merged.customerId, otherReason: reason, keeps: 'one', reason },
  'POST /merging': { kept: kept.customerId, merged: merged.customerId, reason },
  'POST /api/merging': { kept: kept.customerId, merged: newId(), reason },
  'POST /merging/:mergeId/undo': { reason },
  'POST /api/merging/:mergeId/undo': { reason },
});
const addressOf = (path: string) => path.replace(':mergeId', newId());

function ask(person: SignedIn, name: string) {
  const [method, path = ''] = name.split(' ');
  const fields = fieldsOf()[name] ?? {};
  if (path.startsWith('/api/')) return person.api('POST', addressOf(path), fields);
  return method === 'POST' ? person.post(addressOf(path), fields) : person.get(addressOf(path));
}

describe.each([
  ['GET /merging', 200],
  ['POST /merging/compare', 200],
  ['POST /merging/preview', 200],
  // Nobody has such a merging or such a record: whoever may ask is told so.
  ['GET /merging/:mergeId', 404],
  ['POST /merging/:mergeId/undo', 404],
  ['POST /api/merging', 404],
  ['POST /api/merging/:mergeId/undo', 404],
  ['POST /merging', 303],
])('%s', (name, expected) => {
  test('is for administrators, and for nobody else', async () => {
    for (const role of ['clerk', 'joint-service-clerk', 'manager', 'auditor'] as const)
      expect((await ask(await signInStaff(opened, { role }), name)).statusCode).toBe(403);
    expect((await ask(await signInCustomer(opened), name)).statusCode).toBe(403);
    const [method, path = ''] = name.split(' ');
    const url = addressOf(path);
    const nobody = await opened.app.inject({
      method: method === 'POST' ? 'POST' : 'GET',
      url,
      ...(method === 'POST' ? { payload: {} } : {}),
    });
    expect([303, 401]).toContain(nobody.statusCode);
    expect((await ask(await signInStaff(opened, { role: 'administrator' }), name)).statusCode).toBe(expected);
  });
});

test('a protected person’s record is opened and merged by those with the right alone', async () => {
  const [one, other] = [await addCase(opened, { n: 7 }), await addCase(opened, { n: 8 })];
  await protect(opened, other);
  const administrator = await signInStaff(opened, { role: 'administrator' });
  const fields = { kept: one.customerId, merged: other.customerId, reason };
  expect((await administrator.api('POST', '/api/merging', fields)).statusCode).toBe(403);
  const trusted = await signInStaff(opened, { role: 'administrator', n: 9, seesProtected: true });
  expect((await trusted.api('POST', '/api/merging', fields)).statusCode).toBe(201);
});
