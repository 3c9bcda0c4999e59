import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addCase, type TestCase } from '#server/cases/desk/testing.ts';
import { protect } from '#server/cases/protection/testing.ts';
import { ask } from '#server/cases/requests/testing.ts';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { readPdf } from '#server/platform/letters/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { write } from '#server/cases/messages/testing.ts';
import { printBatch } from './printing.ts';
import { beginBatchBy, queueLetter } from './testing.ts';

let opened: TestHouse;
let owner: SignedIn;
let clerk: SignedIn;
let manager: SignedIn;
/** Clerks without the skill for the case, or without the language. */
let unseeing: SignedIn[];
let outsiders: SignedIn[];
let one: TestCase;
let batchId: string;
let letterId: string;
let requestId: string;
let threadId: string;
let messageId: string;
beforeAll(async () => {
  opened = await openTestHouse({ now: '2015-03-02T08:00:00Z' });
  owner = await signInCustomer(opened, { n: 1 });
  clerk = await signInStaff(opened, { n: 1, skills: ['housing'], languages: ['fi'] });
  manager = await signInStaff(opened, { role: 'manager' });
  unseeing = [
    await signInStaff(opened, { n: 2, skills: ['student'], languages: ['fi'] }),
    await signInStaff(opened, { n: 3, skills: ['housing'], languages: ['sv'] }),
  ];
  const roles = ['joint-service-clerk', 'administrator', 'auditor'] as const;
  outsiders = [owner, ...(await Promise.all(roles.map((role) => signInStaff(opened, { role }))))];
  one = await addCase(opened, { n: 1 });
  await opened.database
    .insertInto('customer_address')
    .values({
      customer_id: one.customerId,
      street: 'Koekatu 1',
      postal_code: '33100',
      city: 'Tampere',
      country: 'FI',
      given_at: opened.clock.now(),
    })
    .execute();
  ({ requestId } = await ask(clerk, one, { explanation: 'Kuka muu asuu asunnossa?' }));
  threadId = await write(owner, { applicationId: one.applicationId });
  messageId = newId();
  await opened.database
    .insertInto('message')
    .values({
      customer_id: one.customerId,
      message_id: messageId,
      thread_id: threadId,
      application_id: one.applicationId,
      benefit_group: 'housing',
      direction: 'to-customer',
      state: 'sent',
      subject: 'Kysymys',
      text: 'Päätös tulee huomenna.',
      language: 'fi',
      saved_at: opened.clock.now(),
      sent_at: opened.clock.now(),
      clerk_id: clerk.id,
    })
    .execute();
  await queueLetter(opened, { ...one, aboutId: messageId, kind: 'message' });
  const row = await opened.database.selectFrom('letter').select('letter_id').executeTakeFirstOrThrow();
  letterId = row.letter_id;
  batchId = newId();
  await beginBatchBy(clerk, { batchId });
  await printBatch(opened.house, batchId);
});
afterAll(() => opened.close());

type Asked = [string, unknown?];

const printRoutes: Asked[] = [
  ['GET /letters'],
  ['POST /letters/batches', { batchId: newId(), of: 'ordinary' }],
  ['GET /letters/batches/:batchId'],
  ['GET /letters/batches/:batchId/letters.pdf'],
  ['POST /letters/batches/:batchId/posted', {}],
  ['POST /letters/batches/:batchId/undo', {}],
  ['GET /api/letters'],
  ['POST /api/letters/batches', { batchId: newId() }],
  ['GET /api/letters/batches/:batchId'],
  ['POST /api/letters/batches/:batchId/posted', {}],
  ['POST /api/letters/batches/:batchId/undo', {}],
];
const customerRoutes: Asked[] = [
  ['GET /applications/:applicationId/requests/:requestId/letter.pdf'],
  ['GET /matters/messages/:threadId/:messageId/letter.pdf'],
];
const caseRoute: Asked = ['GET /cases/:applicationId/letters/:letterId/letter.pdf'];

function addressOf(path: string): string {
  return path
    .replace(':batchId', batchId)
    .replace(':applicationId', one.applicationId)
    .replace(':requestId', requestId)
    .replace(':threadId', threadId)
    .replace(':messageId', messageId)
    .replace(':letterId', letterId);
}

function call(person: SignedIn, [name, body]: Asked) {
  const [method, path = ''] = name.split(' ');
  const address = addressOf(path);
  if (path.startsWith('/api/')) return person.api(method === 'POST' ? 'POST' : 'GET', address, body);
  // Bodies of pages are texts by name.
  return method === 'POST' ? person.post(address, body as Record<string, string>) : person.get(address);
}

async function unsigned([name]: Asked): Promise<number> {
  const [method, path = ''] = name.split(' ');
  const isPost = method === 'POST';
  const answer = await opened.app.inject({ method: isPost ? 'POST' : 'GET', url: addressOf(path), ...(isPost ? { payload: {} } : {}) });
  return answer.statusCode;
}

const stateOfBatch = () => opened.database.selectFrom('letter_batch').select('state').where('batch_id', '=', batchId).executeTakeFirst();

describe.each(printRoutes.map((asked) => [asked[0], asked] as const))('%s', (_name, asked) => {
  test('is for those who print letters: not for customers, other staff or strangers', async () => {
    for (const person of outsiders) expect((await call(person, asked)).statusCode).toBe(403);
    expect([303, 401]).toContain(await unsigned(asked));
    expect(await stateOfBatch()).toEqual({ state: 'made' });
  });
});

describe.each(customerRoutes.map((asked) => [asked[0], asked] as const))('%s', (_name, asked) => {
  test('is for the customer alone, and another customer finds nothing', async () => {
    for (const person of [clerk, manager, ...outsiders.slice(1)]) expect((await call(person, asked)).statusCode).toBe(403);
    expect([303, 401]).toContain(await unsigned(asked));
    expect((await call(await signInCustomer(opened, { n: 2 }), asked)).statusCode).toBe(404);
    const answer = await call(owner, asked);
    expect(answer.headers['content-type']).toBe('application/pdf');
    expect((await readPdf(answer.rawPayload)).pages.join('\n')).toContain('Koekatu 1');
  });
});

describe('GET /cases/:applicationId/letters/:letterId/letter.pdf', () => {
  test('is for clerks who may handle the case, and is written down', async () => {
    for (const person of [manager, ...outsiders]) expect((await call(person, caseRoute)).statusCode).toBe(403);
    for (const person of unseeing) expect((await call(person, caseRoute)).statusCode).toBe(404);
    expect([303, 401]).toContain(await unsigned(caseRoute));
    const answer = await call(clerk, caseRoute);
    expect((await readPdf(answer.rawPayload)).pages.join('\n')).toContain('Päätös tulee huomenna.');
    const views = await opened.database
      .selectFrom('view_log')
      .select('what')
      .where('clerk_id', '=', clerk.id)
      .where('what', '=', 'letters')
      .execute();
    expect(views).toHaveLength(1);
    expect((await clerk.get(`/cases/${one.applicationId}`)).body).toContain(
      addressOf('/cases/:applicationId/letters/:letterId/letter.pdf'),
    );
  });
});

test('addresses and ids that were made up find nothing', async () => {
  for (const path of [
    `/letters/batches/${newId()}`,
    `/letters/batches/x/letters.pdf`,
    `/cases/${one.applicationId}/letters/${newId()}/letter.pdf`,
  ])
    expect((await clerk.get(path)).statusCode).toBe(404);
  expect((await owner.get(`/applications/${one.applicationId}/requests/${newId()}/letter.pdf`)).statusCode).toBe(404);
  expect((await owner.get(`/matters/messages/${threadId}/${threadId}/letter.pdf`)).statusCode).toBe(404);
  expect((await clerk.post('/letters/batches', { batchId: 'x', of: 'all' })).statusCode).toBe(400);
});

test('a clerk and a manager may see the queue, open a batch and mark it as posted', async () => {
  for (const person of [clerk, manager])
    for (const path of ['/letters', '/letters/batches/:batchId', '/letters/batches/:batchId/letters.pdf', '/api/letters'])
      expect((await person.get(addressOf(path))).statusCode).toBe(200);
  expect((await manager.post(addressOf('/letters/batches/:batchId/posted'))).statusCode).toBe(303);
});

test('somebody who broke the glass over a case reads the letter, and not where the person lives', async () => {
  await protect(opened, one);
  expect((await call(clerk, caseRoute)).statusCode).toBe(403);
  await clerk.post(`/cases/${one.applicationId}/break-glass`, { reason: 'Asiakas on puhelimessa ja asia on kiireellinen' });
  const text = (await readPdf((await call(clerk, caseRoute)).rawPayload)).pages.join('\n');
  expect(text).toContain('Päätös tulee huomenna.');
  expect(text).not.toContain('Koekatu');
});
