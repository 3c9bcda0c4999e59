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
const rule = { firstTicketNo: '1', lastTicketNo: '5', mostTicketsADay: '', mostCalls: '3', nearCount: '3', remoteMinutes: '10', seen: '0' };
const overseers = ['manager', 'administrator'];

/** Each route, what is sent, how it answers somebody who may, and who may. */
const routes: [route: string, body: Record<string, string>, allowed: number, who: readonly string[]][] = [
  ['GET /live-view', {}, 200, staffRoles],
  ['GET /api/live-view', {}, 200, staffRoles],
  ['GET /live-view/:placeId', {}, 200, staffRoles],
  ['POST /live-view/:placeId/close', { reason: '' }, 422, overseers],
  ['POST /live-view/:placeId/open', {}, 303, overseers],
  ['POST /live-view/:placeId/counters', { counters: 'x' }, 422, overseers],
  ['POST /live-view/:placeId/clerks/:clerkId/close', {}, 404, overseers],
  ['GET /live-view/:placeId/contacts/:contactId', {}, 200, overseers],
  ['POST /live-view/:placeId/contacts/:contactId/priority', { priority: '0', reason: '' }, 404, overseers],
  ['POST /live-view/:placeId/contacts/:contactId/transfer', { to: 'oulu', counter: '', group: 'housing', language: 'fi' }, 404, overseers],
  ['GET /live-view/:placeId/rules', {}, 200, overseers],
  ['POST /live-view/:placeId/rules', rule, 422, overseers],
];

const addressOf = (route: string) => {
  const [method = '', path = ''] = route.split(' ');
  return { method, address: path.replace(':placeId', 'tampere').replace(/:(clerk|contact)Id/, nobody) };
};

async function ask(person: SignedIn, route: string, body: Record<string, string>): Promise<number> {
  const { method, address } = addressOf(route);
  if (method === 'POST') return (await person.post(address, body)).statusCode;
  return (await (address.startsWith('/api/') ? person.api('GET', address) : person.get(address))).statusCode;
}

test.each(routes)('%s is for those who have the right, and for no customer', async (route, body, allowed, who) => {
  for (const role of staffRoles) {
    const status = await ask(await signInStaff(line, { role }), route, body);
    expect(`${role} ${status}`).toBe(`${role} ${who.includes(role) ? allowed : 403}`);
  }
  expect(await ask(await signInCustomer(line), route, body)).toBe(403);
});

test.each(routes)('%s asks those who are not signed in to sign in', async (route, body) => {
  const { method, address } = addressOf(route);
  const answer = await line.app.inject({
    method: method === 'POST' ? 'POST' : 'GET',
    url: address,
    ...(method === 'POST' ? { payload: body } : {}),
  });
  expect(answer.statusCode).toBe(address.startsWith('/api/') ? 401 : 303);
});
