import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addCase, standOf, type TestCase } from '#server/cases/desk/testing.ts';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { ask } from './testing.ts';

let opened: TestHouse;
let owner: SignedIn;
let one: TestCase;
let requestId: string;
/** Staff who do not handle cases. */
let others: SignedIn[];
/** Clerks without the skill or without the language. */
let unseeing: SignedIn[];
let skilled: SignedIn;
beforeAll(async () => {
  opened = await openTestHouse();
  owner = await signInCustomer(opened, { n: 1 });
  const roles = ['joint-service-clerk', 'manager', 'administrator', 'auditor'] as const;
  others = await Promise.all(roles.map((role) => signInStaff(opened, { role })));
  unseeing = [
    await signInStaff(opened, { n: 2, skills: ['student'], languages: ['fi'] }),
    await signInStaff(opened, { n: 3, skills: ['housing'], languages: ['sv', 'en'] }),
  ];
  skilled = await signInStaff(opened, { n: 1, skills: ['housing'], languages: ['fi'] });
  one = await addCase(opened);
  ({ requestId } = await ask(skilled, one, { explanation: 'Kuka maksaa Ainon vuokran?' }));
});
afterAll(() => opened.close());

type Asked = [name: string, body?: unknown];

/** The routes of clerks that belong to one case, with what their post carries. */
const caseRoutes: Asked[] = [
  ['GET /cases/:applicationId/requests/new'],
  ['POST /cases/:applicationId/requests/new', { ownText: 'Hei', workingDays: '10' }],
  ['GET /cases/:applicationId/requests/preview'],
  ['POST /cases/:applicationId/requests/send', { savedAt: '2015-03-02T08:00:00.000Z', dueOn: '2015-03-16' }],
  ['POST /cases/:applicationId/requests/:requestId/cancel', {}],
  ['POST /cases/:applicationId/late-information/:lateId', { outcome: 'decision-stands' }],
  ['GET /api/cases/:applicationId/requests'],
  ['POST /api/cases/:applicationId/requests', { explanation: 'Kerro.' }],
  ['POST /api/cases/:applicationId/requests/:requestId/cancel', {}],
  ['POST /api/cases/:applicationId/late-information/:lateId', { outcome: 'decision-stands' }],
];
const listRoutes: Asked[] = [['GET /late-information'], ['GET /api/late-information']];

/** The routes of the customer whose application it is. */
const customerRoutes: Asked[] = [
  ['GET /applications/:applicationId/requests/:requestId'],
  ['POST /applications/:applicationId/requests/:requestId', { item1: 'Minä.', action: 'send' }],
  ['GET /api/applications/:applicationId/requests'],
  ['POST /api/applications/:applicationId/requests/:requestId/answers', { answers: [{ item: 1, answer: 'Minä.' }] }],
];

function addressOf(path: string, ids: { applicationId?: string; requestId?: string } = {}): string {
  return path
    .replace(':applicationId', ids.applicationId ?? one.applicationId)
    .replace(':requestId', ids.requestId ?? requestId)
    .replace(':lateId', newId());
}

function call(person: SignedIn, [name, body]: Asked, ids: { applicationId?: string; requestId?: string } = {}) {
  const [method, path = ''] = name.split(' ');
  const address = addressOf(path, ids);
  if (path.startsWith('/api/')) return person.api(method === 'POST' ? 'POST' : 'GET', address, body);
  // Bodies of pages are texts by name.
  return method === 'POST' ? person.post(address, body as Record<string, string>) : person.get(address);
}

async function callUnsigned([name]: Asked) {
  const [method, path = ''] = name.split(' ');
  const isPost = method === 'POST';
  return opened.app.inject({ method: isPost ? 'POST' : 'GET', url: addressOf(path), ...(isPost ? { payload: {} } : {}) });
}

describe.each([...caseRoutes, ...listRoutes].map((asked) => [asked[0], asked] as const))('%s', (_name, asked) => {
  test('is for clerks: not for the customer, nor for staff who do not handle cases, nor for strangers', async () => {
    for (const person of [owner, ...others]) expect((await call(person, asked)).statusCode).toBe(403);
    expect([303, 401]).toContain((await callUnsigned(asked)).statusCode);
  });
});

describe.each(caseRoutes.map((asked) => [asked[0], asked] as const))('the case of others: %s', (_name, asked) => {
  test('finds nothing without the skill or the language, nor at an address that was made up, and changes nothing', async () => {
    const before = await standOf(opened, one);
    for (const clerk of unseeing) {
      const answer = await call(clerk, asked);
      expect(answer.statusCode).toBe(404);
      expect(answer.body).not.toContain('Ainon');
    }
    expect((await call(skilled, asked, { applicationId: newId() })).statusCode).toBe(404);
    expect(await standOf(opened, one)).toEqual(before);
  });
});

test('a list of late information shows a clerk the cases of their skills only', async () => {
  await opened.database
    .insertInto('late_information')
    .values({
      customer_id: one.customerId,
      late_id: newId(),
      application_id: one.applicationId,
      benefit: 'generalHousingAllowance',
      benefit_group: 'housing',
      language: 'fi',
      arrived_at: opened.clock.now(),
    })
    .execute();
  expect((await skilled.get('/late-information')).body).toContain(one.applicationId);
  for (const clerk of unseeing) expect((await clerk.api('GET', '/api/late-information')).json()).toMatchObject({ cases: [] });
});

describe.each(customerRoutes.map((asked) => [asked[0], asked] as const))('%s', (_name, asked) => {
  test('is for the customer alone: not for staff, nor for strangers, and another customer finds nothing', async () => {
    for (const person of [skilled, ...others]) expect((await call(person, asked)).statusCode).toBe(403);
    expect([303, 401]).toContain((await callUnsigned(asked)).statusCode);
    const stranger = await signInCustomer(opened, { n: 2 });
    const answer = await call(stranger, asked);
    expect(answer.statusCode).toBe(404);
    expect(answer.body).not.toContain('Ainon');
    const { state } = await opened.database
      .selectFrom('information_request')
      .select('state')
      .where('request_id', '=', requestId)
      .executeTakeFirstOrThrow();
    expect(state).toBe('open');
  });

  test('finds a request at its own application only', async () => {
    const other = await addCase(opened, { n: 1, benefit: 'studentAid' });
    const answer = await call(owner, asked, { applicationId: other.applicationId });
    if (asked[0].includes(':requestId')) expect(answer.statusCode).toBe(404);
    else expect(answer.json()).toEqual({ requests: [] });
  });
});

test('the customer may read and answer', async () => {
  for (const asked of customerRoutes.toReversed().filter(([name]) => name.startsWith('GET')))
    expect((await call(owner, asked)).statusCode).toBe(200);
  expect(
    (await call(owner, ['POST /applications/:applicationId/requests/:requestId', { item1: 'Minä.', action: 'send' }])).statusCode,
  ).toBe(303);
});
