import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { staffRoles } from '#server/platform/http/person.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { beginDraft } from './testing.ts';

let opened: TestHouse;
let owner: SignedIn;
let stranger: SignedIn;
let staff: SignedIn[];
let draftId: string;
beforeAll(async () => {
  opened = await openTestHouse();
  owner = await signInCustomer(opened, { n: 1 });
  stranger = await signInCustomer(opened, { n: 2 });
  staff = await Promise.all(staffRoles.map((role) => signInStaff(opened, { role })));
  draftId = (await beginDraft(owner)).split('/').at(-1) ?? '';
});
afterAll(() => opened.close());

/** Every route of the feature with what to post: each is for the customer whose draft it is. */
const routes: Record<string, object> = {
  'GET /drafts/:draftId': {},
  'GET /drafts/:draftId/saved': {},
  'GET /drafts/:draftId/discard': {},
  'POST /drafts/:draftId/discard': {},
  'POST /drafts/:draftId/link': {},
  'GET /drafts/:draftId/pages/:pageId': {},
  'POST /drafts/:draftId/pages/:pageId': { kind: 'new' },
  'GET /drafts/:draftId/review': {},
  'POST /drafts/:draftId/review': { reviewed: 'x', declared: 'yes', action: 'send' },
  'GET /api/drafts': {},
  'POST /api/drafts': { benefit: 'generalHousingAllowance' },
  'POST /api/drafts/:draftId/answers': { answers: {} },
};
const ofOne = Object.keys(routes).filter((name) => name.includes(':draftId'));

/** Deleting what one does not have is done already: it leads on, as a second press of the button does. */
const missed = (name: string) => (name === 'POST /drafts/:draftId/discard' ? 303 : 404);

const addressOf = (name: string, id = draftId) => (name.split(' ')[1] ?? '').replace(':draftId', id).replace(':pageId', 'application');

function ask(person: SignedIn, name: string, id = draftId) {
  const address = addressOf(name, id);
  const isPost = name.startsWith('POST');
  if (address.startsWith('/api/')) return person.api(isPost ? 'POST' : 'GET', address, isPost ? routes[name] : undefined);
  // What a form of these pages posts is plain text.
  return isPost ? person.post(address, routes[name] as Record<string, string>) : person.get(address);
}

describe.each(Object.keys(routes))('%s', (name) => {
  test('is for customers who are signed in', async () => {
    const isPost = name.startsWith('POST');
    const form = { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: '' } as const;
    const answer = await opened.app.inject({
      url: addressOf(name),
      ...(isPost && !addressOf(name).startsWith('/api/') ? form : { method: isPost ? 'POST' : 'GET' }),
    });
    const isApi = addressOf(name).startsWith('/api/');
    expect(isApi ? answer.statusCode : answer.headers.location?.split('?')[0]).toBe(isApi ? 401 : '/sign-in');
  });

  test('is not for staff', async () => {
    for (const one of staff) expect((await ask(one, name)).statusCode).toBe(403);
  });
});

describe.each(ofOne)('another person’s draft: %s', (name) => {
  test('is not found by its address, and nothing happens to it', async () => {
    const before = await opened.database.selectFrom('draft').selectAll().where('draft_id', '=', draftId).executeTakeFirstOrThrow();
    const answer = await ask(stranger, name);
    expect(answer.statusCode).toBe(missed(name));
    expect(answer.body).not.toContain('Testinen');
    expect(await opened.database.selectFrom('draft').selectAll().where('draft_id', '=', draftId).executeTakeFirstOrThrow()).toEqual(before);
    expect(await opened.database.selectFrom('application').selectAll().execute()).toEqual([]);
  });

  test('is not found under an address that nobody was given', async () => {
    expect((await ask(stranger, name, 'first')).statusCode).toBe(missed(name));
  });
});

test('a page posted without the session’s token saves nothing', async () => {
  const headers = { cookie: owner.headers.cookie, 'content-type': 'application/x-www-form-urlencoded' };
  const answer = await opened.app.inject({
    method: 'POST',
    url: addressOf('POST /drafts/:draftId/pages/:pageId'),
    headers,
    payload: 'kind=new&_csrf=forged',
  });
  expect(answer.statusCode).toBe(403);
});

test('another person’s session that is over saves nothing either', async () => {
  opened.clock.advance({ minutes: 45 });
  expect((await ask(stranger, 'POST /drafts/:draftId/pages/:pageId')).statusCode).toBe(404);
});
