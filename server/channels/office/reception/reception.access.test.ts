import { afterAll, beforeAll, expect, test } from 'vitest';
import { v7 as newId } from 'uuid';
import { openTestLine, type TestLine } from '#server/line/testing.ts';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { staffRoles } from '#server/platform/http/person.ts';

let line: TestLine;
beforeAll(async () => {
  line = await openTestLine();
});
afterAll(() => line.close());

const receivers = ['clerk', 'joint-service-clerk', 'manager'];

/** Each route, what is sent, and how it answers those who may. */
const routes: [route: string, body: Record<string, string>, needs: 'nobody' | 'waiting' | 'left', allowed: number][] = [
  ['GET /reception', {}, 'nobody', 200],
  ['POST /reception/:placeId/arrivals', { group: 'housing', language: 'fi' }, 'nobody', 303],
  ['GET /reception/:placeId/contacts/:contactId', {}, 'waiting', 200],
  ['POST /reception/:placeId/contacts/:contactId/priority', { priority: '1', reason: 'Huono olo' }, 'waiting', 303],
  ['POST /reception/:placeId/contacts/:contactId/matter', { group: 'student', language: 'sv', quick: 'yes' }, 'waiting', 303],
  ['POST /reception/:placeId/contacts/:contactId/here', {}, 'waiting', 303],
  ['POST /reception/:placeId/contacts/:contactId/left', {}, 'waiting', 303],
  ['POST /reception/:placeId/contacts/:contactId/back-in-line', {}, 'left', 303],
];

async function ask(person: SignedIn, route: string, body: Record<string, string>, needs: string): Promise<number> {
  const [method = '', path = ''] = route.split(' ');
  const contactId = needs === 'nobody' ? newId() : await line.arrive();
  if (needs === 'left') await (await signInStaff(line)).post(`/reception/tampere/contacts/${contactId}/left`);
  const address = path.replace(':placeId', 'tampere').replace(':contactId', contactId);
  const sent = path.endsWith('/arrivals') ? { ...body, contact: contactId } : body;
  return (method === 'POST' ? await person.post(address, sent) : await person.get(address)).statusCode;
}

test.each(routes)('%s is for those who receive visitors', async (route, body, needs, allowed) => {
  for (const role of staffRoles) {
    const status = await ask(await signInStaff(line, { role }), route, body, needs);
    expect(`${role} ${status}`).toBe(`${role} ${receivers.includes(role) ? allowed : 403}`);
  }
  expect(await ask(await signInCustomer(line), route, body, needs)).toBe(403);
});
