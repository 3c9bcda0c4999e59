import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestLine, type TestLine } from '#server/line/testing.ts';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { staffRoles } from '#server/platform/http/person.ts';

let line: TestLine;
beforeAll(async () => {
  line = await openTestLine();
});
afterAll(() => line.close());

const nobody = '0199aaaa-0000-7000-8000-000000000001';
/** Each route, what is sent, and how it answers a clerk who is at no counter. */
const routes: [route: string, body: Record<string, string>, allowed: number][] = [
  ['GET /counter', {}, 200],
  ['POST /counter/open', { place: 'tampere', counter: nobody, also: '' }, 404],
  ['POST /counter/break', {}, 409],
  ['POST /counter/back', {}, 409],
  ['POST /counter/close', {}, 303],
  ['POST /counter/next', {}, 409],
  ['POST /counter/contacts/:contactId/call', {}, 409],
  ['POST /counter/contacts/:contactId/serve', {}, 404],
  ['POST /counter/contacts/:contactId/recall', {}, 404],
  ['POST /counter/contacts/:contactId/no-show', {}, 404],
  ['POST /counter/contacts/:contactId/back-in-line', {}, 404],
  ['POST /counter/contacts/:contactId/hold', {}, 404],
  ['POST /counter/contacts/:contactId/resume', {}, 404],
  ['POST /counter/contacts/:contactId/wrap-up', {}, 404],
  ['POST /counter/contacts/:contactId/undo', {}, 404],
  ['POST /counter/contacts/:contactId/finish', {}, 404],
  ['POST /counter/contacts/:contactId/finish-and-next', {}, 404],
  ['POST /counter/contacts/:contactId/transfer', { group: 'housing', place: 'oulu', counter: '', tells: '' }, 404],
  ['POST /counter/contacts/:contactId/matters', { group: 'housing', kind: 'advice', quantity: '1' }, 404],
  ['POST /counter/contacts/:contactId/matters/remove', { at: '0' }, 404],
];

async function ask(person: SignedIn, route: string, body: Record<string, string>): Promise<number> {
  const [method = '', path = ''] = route.split(' ');
  const address = path.replace(':contactId', nobody);
  return (method === 'POST' ? await person.post(address, body) : await person.get(address)).statusCode;
}

test.each(routes)('%s is for clerks alone', async (route, body, allowed) => {
  for (const role of staffRoles) {
    const status = await ask(await signInStaff(line, { role }), route, body);
    expect(`${role} ${status}`).toBe(`${role} ${role === 'clerk' ? allowed : 403}`);
  }
  expect(await ask(await signInCustomer(line), route, body)).toBe(403);
});
