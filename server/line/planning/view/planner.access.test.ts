import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestLine, type TestLine } from '#server/line/testing.ts';
import { signInCustomer, signInStaff } from '#server/people/sign-in/testing.ts';
import { staffRoles } from '#server/platform/http/person.ts';

let line: TestLine;
beforeAll(async () => {
  line = await openTestLine();
});
afterAll(() => line.close());

const overseers = ['manager', 'administrator'];
const routes = ['GET /planner', 'GET /planner/:placeId', 'GET /api/planner/:placeId'];
const addressOf = (route: string) => route.slice(4).replace(':placeId', 'tampere');

test.each(routes)('%s is for managers and administrators alone', async (route) => {
  const address = addressOf(route);
  for (const role of staffRoles) {
    const person = await signInStaff(line, { role });
    const { statusCode } = await (address.startsWith('/api/') ? person.api('GET', address) : person.get(address));
    expect(`${role} ${statusCode}`).toBe(`${role} ${overseers.includes(role) ? 200 : 403}`);
  }
  const customer = await signInCustomer(line);
  expect((await customer.get(address)).statusCode).toBe(403);
  expect((await line.app.inject(address)).statusCode).toBe(address.startsWith('/api/') ? 401 : 303);
});
