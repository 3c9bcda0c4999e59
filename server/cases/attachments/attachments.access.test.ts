import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addCase, type TestCase } from '#server/cases/desk/testing.ts';
import { type SignedIn, signInCustomer, signInStaff } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';

let opened: TestHouse;
let one: TestCase;
let owner: SignedIn;
let stranger: SignedIn;
let clerk: SignedIn;
let unskilled: SignedIn;
beforeAll(async () => {
  opened = await openTestHouse();
  owner = await signInCustomer(opened, { n: 1 });
  one = await addCase(opened, { n: 1 });
  stranger = await signInCustomer(opened, { n: 2 });
  clerk = await signInStaff(opened, { n: 1 });
  unskilled = await signInStaff(opened, { n: 2, skills: ['student'] });
});
afterAll(() => opened.close());

const addressOf = (route: string) =>
  route
    .slice(route.indexOf('/'))
    .replace(':applicationId', one.applicationId)
    .replace(':draftId', one.applicationId)
    .replace(':requirementId', 'housing.payslip')
    .replace(/:(attachmentId|cosignatureId)/, newId())
    .replace(':linkId', 'a'.repeat(22));

async function ask(person: SignedIn, route: string): Promise<number> {
  const address = addressOf(route);
  const isPost = route.startsWith('POST');
  if (address.startsWith('/api/')) return (await (isPost ? person.api('POST', address, {}) : person.api('GET', address))).statusCode;
  return (isPost ? await person.post(address, {}) : await person.get(address)).statusCode;
}

const ofCustomers = [
  'GET /applications/:applicationId/attachments',
  'POST /applications/:applicationId/attachments',
  'GET /drafts/:draftId/attachments',
  'POST /drafts/:draftId/attachments',
  'POST /drafts/:draftId/attachments/:attachmentId/remove',
  'GET /attachments/:attachmentId/file',
  'GET /api/applications/:applicationId/attachments',
  'POST /api/applications/:applicationId/attachments',
  'POST /applications/:applicationId/attachments/phone',
  'POST /drafts/:draftId/attachments/phone',
  'GET /api/phone-links/:linkId',
];
const ofClerks = [
  'POST /cases/:applicationId/attachments/:attachmentId/judge',
  'POST /cases/:applicationId/attachments/:attachmentId/move',
  'POST /cases/:applicationId/requirements/:requirementId/waive',
  'POST /cases/:applicationId/requirements/:requirementId/restore',
  'GET /cases/:applicationId/attachments/new',
  'POST /cases/:applicationId/attachments',
  'GET /api/cases/:applicationId/attachments',
  'POST /api/cases/:applicationId/attachments/:attachmentId/judge',
  'GET /cases/:applicationId/attachments/:attachmentId/view',
  'GET /cases/:applicationId/attachments/:attachmentId/file',
  'GET /cases/:applicationId/attachments/:attachmentId/picture',
];

test.each(ofCustomers)('%s gives nothing to another customer and is not for staff', async (route) => {
  // What is not theirs is not found; a form that says nothing may be refused before that.
  expect([400, 404, 415, 422]).toContain(await ask(stranger, route));
  expect([403, 415]).toContain(await ask(clerk, route));
});

test.each(ofClerks)('%s gives nothing to a clerk without the skill and is not for customers', async (route) => {
  expect([400, 404, 415, 422]).toContain(await ask(unskilled, route));
  expect([403, 415]).toContain(await ask(owner, route));
});

test.each([...ofCustomers, ...ofClerks])('%s asks those who are not signed in to sign in', async (route) => {
  const url = addressOf(route);
  const answer = await opened.app.inject({ method: route.startsWith('POST') ? 'POST' : 'GET', url });
  expect([303, 401]).toContain(answer.statusCode);
});

describe('without signing in', () => {
  test.each(['GET /phone/:token', 'POST /phone/:token'])('%s opens nothing to a token that was made up', async (route) => {
    const answer = await opened.app.inject({ method: route.startsWith('POST') ? 'POST' : 'GET', url: `/phone/${'x'.repeat(43)}` });
    expect([404, 415]).toContain(answer.statusCode);
  });

  test.each(['GET /document-frame'])('%s holds no data of anybody and can reach nothing', async (route) => {
    const answer = await opened.app.inject({ method: 'GET', url: route.slice(4) });
    expect(answer.headers['content-security-policy']).toContain("sandbox allow-scripts; default-src 'none'");
  });
});
