import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addCase, type TestCase } from '#server/cases/desk/testing.ts';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { write } from './testing.ts';

let opened: TestHouse;
let owner: SignedIn;
let stranger: SignedIn;
let skilled: SignedIn;
/** Staff who do not handle cases. */
let others: SignedIn[];
/** Clerks without the skill or without the language. */
let unseeing: SignedIn[];
let one: TestCase;
let messageId: string;
beforeAll(async () => {
  opened = await openTestHouse();
  [owner, stranger] = [await signInCustomer(opened, { n: 1 }), await signInCustomer(opened, { n: 2 })];
  const roles = ['joint-service-clerk', 'manager', 'administrator', 'auditor'] as const;
  others = await Promise.all(roles.map((role) => signInStaff(opened, { role })));
  unseeing = [
    await signInStaff(opened, { n: 2, skills: ['student'], languages: ['fi'] }),
    await signInStaff(opened, { n: 3, skills: ['housing'], languages: ['sv', 'en'] }),
  ];
  skilled = await signInStaff(opened, { n: 1, skills: ['housing'], languages: ['fi'] });
  one = await addCase(opened);
  messageId = await write(owner, { applicationId: one.applicationId }, { text: 'Ainon salainen asia' });
});
afterAll(() => opened.close());

type Asked = [name: string, body?: unknown];

/** The customer's routes of one thread. */
const threadRoutes: Asked[] = [
  ['GET /matters/messages/:threadId'],
  ['POST /matters/messages/:threadId', { messageId: newId(), text: 'Hei', action: 'send' }],
  ['GET /matters/messages/:threadId/attachments/:attachmentId'],
  ['GET /api/messages/:threadId'],
  ['POST /api/messages/:threadId', { id: newId(), text: 'Hei' }],
  ['POST /api/messages/:threadId/draft', { messageId: newId(), text: 'Hei' }],
];
const customerRoutes: Asked[] = [
  ...threadRoutes,
  ['GET /matters/messages'],
  ['GET /matters/messages/new'],
  ['POST /matters/messages/new', { topic: 'group:housing' }],
  ['GET /api/messages'],
  ['POST /api/messages', { id: newId(), benefitGroup: 'housing', subject: 'Hei', text: 'Hei' }],
];

/** The clerks' routes of one message or case. */
const messageRoutes: Asked[] = [
  ['GET /messages/:messageId'],
  ['POST /messages/:messageId', { messageId: newId(), text: 'Hei', action: 'save' }],
  ['POST /messages/:messageId/assign', { to: '' }],
  ['POST /messages/:messageId/file', {}],
  ['POST /messages/:messageId/take-over', {}],
  ['GET /messages/:messageId/attachments/:attachmentId'],
  ['POST /cases/:applicationId/messages/new', {}],
  ['GET /api/inbox/:messageId'],
  ['POST /api/inbox/:messageId/draft', { messageId: newId(), text: 'Hei' }],
  ['POST /api/inbox/:messageId/answer', { id: newId(), text: 'Hei' }],
  ['POST /api/inbox/:messageId/assign', { to: null }],
  ['POST /api/inbox/:messageId/file', {}],
  ['POST /api/cases/:applicationId/messages', { id: newId(), subject: 'Hei', text: 'Hei' }],
];
const clerkRoutes: Asked[] = [
  ...messageRoutes,
  ['GET /messages'],
  ['GET /api/inbox'],
  ['GET /absences'],
  ['POST /absences', { from: '1.3.2015', to: '2.3.2015', substitute: '' }],
  ['POST /absences/:absenceId/remove', {}],
  ['GET /api/absences'],
  ['POST /api/absences', { from: '2015-03-01', to: '2015-03-02' }],
  ['POST /api/absences/:absenceId/remove', {}],
];

function addressOf(path: string, id: string): string {
  return path
    .replace(/:threadId|:messageId/, id)
    .replace(':applicationId', id === messageId ? one.applicationId : id)
    .replace(/:attachmentId|:absenceId/, newId());
}

function call(person: SignedIn, [name, body]: Asked, id = messageId) {
  const [method, path = ''] = name.split(' ');
  const address = addressOf(path, id);
  if (path.startsWith('/api/')) return person.api(method === 'POST' ? 'POST' : 'GET', address, body);
  // Bodies of pages are texts by name.
  return method === 'POST' ? person.post(address, body as Record<string, string>) : person.get(address);
}

async function callUnsigned([name]: Asked) {
  const [method, path = ''] = name.split(' ');
  const isPost = method === 'POST';
  return opened.app.inject({ method: isPost ? 'POST' : 'GET', url: addressOf(path, messageId), ...(isPost ? { payload: {} } : {}) });
}

const named = (routes: readonly Asked[]) => routes.map((asked) => [asked[0], asked] as const);

/** What there is of messages: to see that a refusal wrote nothing. */
async function stand() {
  return opened.database
    .selectFrom('message')
    .select(['message_id', 'state', 'text', 'read_at', 'answered_at', 'filed_at', 'assigned_to'])
    .orderBy('message_id')
    .execute();
}

describe.each(named(customerRoutes))('%s', (_name, asked) => {
  test('is for customers: not for staff, nor for strangers', async () => {
    for (const person of [skilled, ...others]) expect((await call(person, asked)).statusCode).toBe(403);
    expect([303, 401]).toContain((await callUnsigned(asked)).statusCode);
  });
});

describe.each(named(threadRoutes))('another customer’s thread: %s', (_name, asked) => {
  test('is not found, nor one that was made up, and nothing happens to it', async () => {
    const before = await stand();
    const answer = await call(stranger, asked);
    expect(answer.statusCode).toBe(404);
    expect(answer.body).not.toContain('salainen');
    expect((await call(owner, asked, newId())).statusCode).toBe(404);
    expect(await stand()).toEqual(before);
  });
});

test('a customer writes about an application of their own, and a group that there is, only', async () => {
  const body = { id: newId(), subject: 'Hei', text: 'Hei' };
  expect((await stranger.api('POST', '/api/messages', { ...body, applicationId: one.applicationId })).statusCode).toBe(404);
  expect((await stranger.api('POST', '/api/messages', { ...body, benefitGroup: 'constructor' })).statusCode).toBe(404);
  expect((await stranger.post('/matters/messages/new', { topic: `case:${one.applicationId}` })).statusCode).toBe(404);
  expect((await stranger.get('/matters/messages')).body).not.toContain('Kysymys');
});

describe.each(named(clerkRoutes))('%s', (_name, asked) => {
  test('is for clerks: not for the customer, nor for staff who do not handle cases, nor for strangers', async () => {
    for (const person of [owner, ...others]) expect((await call(person, asked)).statusCode).toBe(403);
    expect([303, 401]).toContain((await callUnsigned(asked)).statusCode);
  });
});

describe.each(named(messageRoutes))('a message of others: %s', (_name, asked) => {
  test('is not found without the skill or the language, nor one that was made up, and nothing is written', async () => {
    const before = await stand();
    for (const clerk of unseeing) {
      const answer = await call(clerk, asked);
      expect(answer.statusCode).toBe(404);
      expect(answer.body).not.toContain('salainen');
    }
    expect((await call(skilled, asked, newId())).statusCode).toBe(404);
    expect(await stand()).toEqual(before);
  });
});

test('the inbox shows what a clerk has the skill and language for, and nothing of what is written', async () => {
  for (const clerk of unseeing) expect((await clerk.api('GET', '/api/inbox?show=all')).json()).toMatchObject({ messages: [] });
  const inbox = await skilled.get('/messages?show=all');
  expect(inbox.body).toContain(messageId);
  for (const text of ['salainen', 'Testinen', 'Kysymys']) expect(inbox.body).not.toContain(text);
});

test('what a customer has not sent is nobody else’s, and what a clerk has not sent is not the customer’s', async () => {
  const address = (await owner.post('/matters/messages/new', { topic: 'group:housing' })).headers.location ?? '';
  const threadId = address.split('/').at(-1) ?? '';
  const draftId = newId();
  await owner.api('POST', `/api/messages/${threadId}/draft`, { messageId: draftId, subject: 'Luonnos', text: 'Keskeneräinen' });
  const kept = await opened.database.selectFrom('message').select('message_id').where('thread_id', '=', threadId).executeTakeFirstOrThrow();
  expect((await skilled.get(`/messages/${kept.message_id}`)).statusCode).toBe(404);
  await skilled.api('POST', `/api/inbox/${messageId}/draft`, { messageId: newId(), text: 'Vielä kesken' });
  for (const path of [`/matters/messages/${messageId}`, `/applications/${one.applicationId}`]) {
    expect((await owner.get(path)).body).not.toContain('Vielä kesken');
  }
  expect((await owner.api('GET', `/api/messages/${messageId}`)).body).not.toContain('Vielä kesken');
});

test('the customer and a clerk with the skill and language may', async () => {
  expect((await owner.get(`/matters/messages/${messageId}`)).statusCode).toBe(200);
  expect((await skilled.get(`/messages/${messageId}`)).statusCode).toBe(200);
  expect((await skilled.get('/absences')).statusCode).toBe(200);
});

test('a clerk takes away their own absences only', async () => {
  const { absenceId } = (await skilled.api('POST', '/api/absences', { from: '2015-03-01', to: '2015-03-31' })).json<{
    absenceId: string;
  }>();
  const other = await signInStaff(opened, { n: 4, skills: ['housing'], languages: ['fi'] });
  await other.api('POST', `/api/absences/${absenceId}/remove`, {});
  expect((await skilled.api('GET', '/api/absences')).json()).toMatchObject({ absences: [{ absenceId }] });
  expect((await other.api('GET', '/api/absences')).json()).toEqual({ absences: [] });
});
