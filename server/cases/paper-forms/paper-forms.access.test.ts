import { afterAll, beforeAll, expect, test } from 'vitest';
import { signInCustomer, signInStaff } from '#server/people/sign-in/testing.ts';
import { staffRoles } from '#server/platform/http/person.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';

let opened: TestHouse;
beforeAll(async () => {
  opened = await openTestHouse();
});
afterAll(() => opened.close());

const form = 'GET /benefits/:benefit/form.pdf';
const list = 'GET /paper/forms';

test(`${form} is for everybody`, async () => {
  const address = '/benefits/generalHousingAllowance/form.pdf';
  expect((await opened.app.inject(address)).statusCode).toBe(200);
  expect((await (await signInCustomer(opened)).get(address)).statusCode).toBe(200);
  for (const role of staffRoles) expect((await (await signInStaff(opened, { role })).get(address)).statusCode).toBe(200);
});

test(`${list} is for those who register what comes on paper`, async () => {
  expect((await opened.app.inject('/paper/forms')).headers.location).toMatch(/^\/sign-in/);
  expect((await (await signInCustomer(opened)).get('/paper/forms')).statusCode).toBe(403);
  for (const role of staffRoles) {
    const mayRegister = role === 'clerk' || role === 'joint-service-clerk';
    expect((await (await signInStaff(opened, { role })).get('/paper/forms')).statusCode).toBe(mayRegister ? 200 : 403);
  }
});
