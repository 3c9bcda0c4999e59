import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signInCustomer, signInStaff } from '#server/people/sign-in/testing.ts';
import { staffRoles } from '#server/platform/http/person.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';

let opened: TestHouse;
beforeAll(async () => {
  opened = await openTestHouse();
});
afterAll(() => opened.close());

describe.each(['GET /benefits/:benefit', 'GET /api/benefits', 'GET /api/benefits/:benefit/form'])('%s', (name) => {
  const url = (name.split(' ')[1] ?? '').replace(':benefit', 'generalHousingAllowance');

  test('is for everybody', async () => {
    expect((await opened.app.inject(url)).statusCode).toBe(200);
    expect((await (await signInCustomer(opened)).get(url)).statusCode).toBe(200);
    for (const role of staffRoles) expect((await (await signInStaff(opened, { role })).get(url)).statusCode).toBe(200);
  });
});

describe('POST /benefits/:benefit', () => {
  test('is for customers', async () => {
    expect((await (await signInCustomer(opened)).post('/benefits/generalHousingAllowance')).statusCode).toBe(303);
  });

  test('is not for those who are not signed in, nor for staff', async () => {
    const answer = await opened.app.inject({
      method: 'POST',
      url: '/benefits/generalHousingAllowance',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: '',
    });
    expect(answer.headers.location).toContain('/sign-in');
    for (const role of staffRoles)
      expect((await (await signInStaff(opened, { role })).post('/benefits/generalHousingAllowance')).statusCode).toBe(403);
  });
});

test('one customer’s draft does not show on another’s page of the benefit', async () => {
  await (await signInCustomer(opened, { n: 1 })).post('/benefits/generalHousingAllowance');
  expect((await (await signInCustomer(opened, { n: 2 })).get('/benefits/generalHousingAllowance')).body).not.toContain('/drafts/');
});
