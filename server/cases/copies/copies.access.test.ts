import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendApplication } from '#server/cases/applications/testing.ts';
import { signInCustomer, signInStaff } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';

let opened: TestHouse;
beforeAll(async () => {
  opened = await openTestHouse();
});
afterAll(() => opened.close());

const own = 'GET /applications/:applicationId/copy.pdf';

test(`${own} is for the customer whose application it is, and nobody else`, async () => {
  const aino = await signInCustomer(opened, { n: 1 });
  const id = await sendApplication(aino);
  const address = `/applications/${id}/copy.pdf`;
  expect((await aino.get(address)).statusCode).toBe(200);
  expect((await (await signInCustomer(opened, { n: 2 })).get(address)).statusCode).toBe(404);
  expect((await (await signInStaff(opened, { role: 'clerk' })).get(address)).statusCode).toBe(403);
  expect((await opened.app.inject(address)).statusCode).toBe(303);
});
