import { afterAll, beforeAll, expect, test } from 'vitest';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { staffRoles } from '#server/platform/http/person.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { publishForTest } from './testing.ts';

let opened: TestHouse;
let id: string;
beforeAll(async () => {
  opened = await openTestHouse();
  id = await publishForTest(await signInStaff(opened, { role: 'manager' }));
});
afterAll(() => opened.close());

const content = { kind: 'news', benefitGroups: [], texts: { fi: { title: 'a', text: 'b' } } };
const forStaff: [string, object?][] = [
  ['GET /instructions'],
  ['GET /instructions/:instructionId'],
  ['POST /instructions/:instructionId/read', { version: '1' }],
  ['GET /instructions/:instructionId/versions'],
  ['GET /api/instructions'],
  ['GET /api/instructions/:instructionId'],
  ['POST /api/instructions/:instructionId/read', { version: 1 }],
];
/** Last those that end what the others need. */
const forWriters: [string, object?][] = [
  ['GET /instructions/:instructionId/readers'],
  ['GET /instructions/drafts'],
  ['POST /instructions/drafts'],
  ['POST /instructions/:instructionId/correct'],
  ['GET /instructions/drafts/:instructionId'],
  ['POST /instructions/drafts/:instructionId', { saveNo: '1', kind: 'news', 'title-fi': 'a', 'text-fi': 'b' }],
  ['GET /instructions/drafts/:instructionId/preview'],
  ['POST /instructions/drafts/:instructionId/publish', { saveNo: '2' }],
  ['POST /instructions/:instructionId/withdraw'],
  ['POST /instructions/:instructionId/restore'],
  ['POST /api/instructions', content],
  ['POST /api/instructions/:instructionId/versions', { ...content, fromVersion: 2 }],
  ['POST /api/instructions/:instructionId/withdraw', {}],
  ['POST /api/instructions/:instructionId/restore', {}],
  ['GET /api/instructions/:instructionId/readers'],
];

async function ask(person: SignedIn, route: string, body?: object): Promise<number> {
  const [method, path = ''] = route.split(' ');
  const address = path.replace(':instructionId', id);
  if (path.startsWith('/api/')) return (await person.api(method === 'POST' ? 'POST' : 'GET', address, body)).statusCode;
  // What is posted as a form are texts.
  return (method === 'GET' ? await person.get(address) : await person.post(address, body as Record<string, string> | undefined)).statusCode;
}

test.each(forStaff)('%s is for everybody who works here', async (route, body) => {
  for (const role of staffRoles)
    expect([role, await ask(await signInStaff(opened, { role }), route, body)]).toSatisfy(([, status]: [string, number]) => status < 400);
  expect(await ask(await signInCustomer(opened), route, body)).toBe(403);
});

test.each(forWriters)('%s is for managers and administrators', async (route, body) => {
  for (const role of ['clerk', 'joint-service-clerk', 'auditor'] as const)
    expect([role, await ask(await signInStaff(opened, { role }), route, body)]).toEqual([role, 403]);
  expect(await ask(await signInCustomer(opened), route, body)).toBe(403);
  expect(await ask(await signInStaff(opened, { role: 'manager' }), route, body)).toBeLessThan(400);
});

test('administrators write too', async () => {
  const administrator = await signInStaff(opened, { role: 'administrator' });
  expect((await administrator.post('/instructions/drafts')).statusCode).toBe(303);
  expect((await administrator.api('POST', '/api/instructions', content)).statusCode).toBe(201);
});

test.each([...forStaff, ...forWriters])('%s asks those who are not signed in to sign in', async (route) => {
  const [method, path = ''] = route.split(' ');
  const url = path.replace(':instructionId', id);
  const answer = await opened.app.inject({
    method: method === 'POST' ? 'POST' : 'GET',
    url,
    ...(method === 'POST' ? { payload: {} } : {}),
  });
  expect(answer.statusCode).toBe(url.startsWith('/api/') ? 401 : 303);
});

test('nothing is published, read or withdrawn by a forged request', async () => {
  const manager = await signInStaff(opened, { role: 'manager' });
  for (const url of [`/instructions/${id}/withdraw`, `/instructions/${id}/read`, '/instructions/drafts', '/api/instructions'])
    expect((await opened.app.inject({ method: 'POST', url, headers: { cookie: manager.headers.cookie }, payload: {} })).statusCode).toBe(
      403,
    );
});
