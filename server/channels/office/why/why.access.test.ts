import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestLine, type TestLine } from '#server/line/testing.ts';
import { callNext } from '#server/line/calling.ts';
import { signInCustomer, signInStaff } from '#server/people/sign-in/testing.ts';
import { staffRoles } from '#server/platform/http/person.ts';

let line: TestLine;
let contactId: string;
beforeAll(async () => {
  line = await openTestLine();
  contactId = await line.arrive();
  const clerkId = await line.openCounter();
  await line.change((transaction) => callNext(transaction, clerkId, line.clock.now()));
});
afterAll(() => line.close());

test.each(['GET /contacts/:contactId/why'])('%s is for everybody who works here, and for no customer', async (route) => {
  const address = route.replace('GET ', '').replace(':contactId', contactId);
  for (const role of staffRoles) {
    const { statusCode } = await (await signInStaff(line, { role })).get(address);
    expect(`${role} ${statusCode}`).toBe(`${role} 200`);
  }
  expect((await (await signInCustomer(line)).get(address)).statusCode).toBe(403);
  expect((await line.app.inject({ method: 'GET', url: address })).statusCode).toBe(303);
});
