import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestLine, type TestLine } from '#server/line/testing.ts';
import { signInCustomer, signInStaff } from '#server/people/sign-in/testing.ts';
import { staffRoles } from '#server/platform/http/person.ts';

let line: TestLine;
beforeAll(async () => {
  line = await openTestLine();
});
afterAll(() => line.close());

const nobody = '0199aaaa-0000-7000-8000-000000000001';
const routes: [route: string, body: Record<string, string>][] = [
  ['GET /counter/contacts/:contactId/customer', {}],
  ['POST /counter/contacts/:contactId/customer', { who: 'x' }],
  ['POST /counter/contacts/:contactId/customer/note', { note: 'x' }],
  ['POST /counter/contacts/:contactId/customer/case', { case: nobody }],
  ['POST /counter/contacts/:contactId/customer/unlink', {}],
];

test.each(routes)('%s is for the clerk who serves the contact alone', async (route, body) => {
  const [method = '', path = ''] = route.split(' ');
  const address = path.replace(':contactId', nobody);
  for (const role of staffRoles) {
    const person = await signInStaff(line, { role });
    const { statusCode } = method === 'POST' ? await person.post(address, body) : await person.get(address);
    expect(`${role} ${statusCode}`).toBe(`${role} ${role === 'clerk' ? 404 : 403}`);
  }
  const customer = await signInCustomer(line);
  expect((method === 'POST' ? await customer.post(address, body) : await customer.get(address)).statusCode).toBe(403);
});
