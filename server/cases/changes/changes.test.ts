import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordCaseEvent } from '#server/cases/applications/case-events.ts';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { changeKinds, listChanges } from './queries.ts';

let opened: TestHouse;
let auditor: SignedIn;
let clerk: SignedIn;
let customer: SignedIn;
const applicationId = '0199aaaa-0000-7000-8000-000000000001';
const march = { from: '2015-03-01', to: '2015-03-31' };

beforeAll(async () => {
  opened = await openTestHouse({ now: '2015-03-10T08:00:00Z' });
  auditor = await signInStaff(opened, { role: 'auditor' });
  clerk = await signInStaff(opened, { role: 'clerk', name: '=Kaisa Käsittelijä' });
  customer = await signInCustomer(opened);
  const now = opened.clock.now();
  await opened.database
    .insertInto('application')
    .values({
      customer_id: customer.id,
      application_id: applicationId,
      reference: '15 001 000 014',
      benefit: 'x',
      benefit_group: 'x',
      form_version: '1',
      language: 'fi',
      intake_channel: 'online',
      answers: '{}',
      received_at: now,
      received_on: '2015-03-02',
      due_on: '2015-03-23',
      stage: 'pending',
      stage_since: now,
    })
    .execute();
  await event('application-received', '2015-03-02T08:00:00Z', { actor: 'customer' });
  await event('case-opened', '2015-03-02T08:00:00Z', { actor: 'system' });
  // Half past midnight in Helsinki: the first of April there.
  await event('case-taken', '2015-03-31T21:30:00Z', { actor: 'clerk', clerkId: clerk.id });
  await event('case-released', '2015-03-31T20:30:00Z', { actor: 'clerk', clerkId: clerk.id });
  await opened.database
    .insertInto('login')
    .values([
      login('0199aaaa-0000-7000-8000-0000000000a1', { door: 'customers', result: 'succeeded', customer_id: customer.id }),
      login('0199aaaa-0000-7000-8000-0000000000a2', { door: 'staff', result: 'refused', reason: 'not-active' }),
    ])
    .execute();
});
afterAll(() => opened.close());

function event(
  kind: 'application-received' | 'case-opened' | 'case-taken' | 'case-released',
  at: string,
  by: Parameters<typeof recordCaseEvent>[1]['by'],
) {
  return opened.database
    .transaction()
    .execute((transaction) =>
      recordCaseEvent(transaction, { customerId: customer.id, applicationId, kind, at: new Date(at), by, details: { channel: 'online' } }),
    );
}

function login(id: string, parts: { door: string; result: string; customer_id?: string; reason?: string }) {
  return { login_id: id, at: new Date('2015-03-05T10:00:00Z'), method: 'demo', ...parts };
}

const kindsOf = async (filter: Partial<Parameters<typeof listChanges>[1]>) =>
  (await listChanges(opened.database, { period: march, most: 100, ...filter }, 'Europe/Helsinki')).map(({ kind }) => kind);

test('events and logins stand in one list, the newest first, by the agency’s days', async () => {
  expect(await kindsOf({})).toEqual(['case-released', 'login-refused', 'login-succeeded', 'case-opened', 'application-received']);
  expect(await kindsOf({ period: { from: '2015-04-01', to: '2015-04-01' } })).toEqual(['case-taken']);
});

test('the list is narrowed by what was done and by whom', async () => {
  expect(await kindsOf({ kind: 'login-refused' })).toEqual(['login-refused']);
  expect(await kindsOf({ clerkId: clerk.id })).toEqual(['case-released']);
  expect(await kindsOf({ clerkId: auditor.id })).toEqual([]);
});

test('pages follow each other without gap or repetition, also where instants are equal', async () => {
  const whole = await listChanges(opened.database, { period: march, most: 100 }, 'Europe/Helsinki');
  const seen: string[] = [];
  let before: string | undefined;
  for (;;) {
    const [next] = await listChanges(opened.database, { period: march, most: 1, before }, 'Europe/Helsinki');
    if (!next) break;
    seen.push(next.id);
    before = `${next.at.getTime()}_${next.id}`;
  }
  expect(seen).toEqual(whole.map(({ id }) => id));
});

test('the page shows who, what, when and the reference, and does not name the customer', async () => {
  const page = await auditor.get('/changes?from=1.3.2015&to=31.3.2015');
  expect(page.statusCode).toBe(200);
  for (const words of ['15 001 000 014', '=Kaisa Käsittelijä', 'Tapaus vapautettiin', 'Kirjautuminen epäonnistui', 'syy: not-active'])
    expect(page.body).toContain(words);
  expect(page.body).not.toContain(customer.name);
  expect(page.body).not.toContain(customer.id);
});

test('duties that were set stand there with what was before and after, for people, files and machines', async () => {
  const april = 'from=2015-04-02&to=2015-04-02&kind=duties-changed';
  opened.clock.set('2015-04-02T08:00:00Z');
  const administrator = await signInStaff(opened, { role: 'administrator' });
  const set = { seen: 0, from: '2015-04-09', languages: ['fi', 'sv'], isQuick: true };
  expect((await administrator.api('POST', `/api/clerks/${clerk.id}/skills`, set)).statusCode).toBe(200);
  auditor = await signInStaff(opened, { role: 'auditor' });
  const words =
    'whose: =Kaisa Käsittelijä, Set here: no → yes; Languages of service: Finnish, Swedish, English → Finnish, Swedish; Quick counter: no → yes';
  const { body } = await auditor.get(`/changes?${april}&language=en`);
  expect(body).toContain(words);
  expect(body).toContain('valid from: 9 April 2015');
  expect((await auditor.get(`/changes.csv?${april}&language=en`)).body).toContain(`Duties changed,${administrator.name},,`);
  const { changes } = (await auditor.api('GET', `/api/changes?${april}`)).json<{ changes: { details: unknown }[] }>();
  expect(changes.map(({ details }) => details)).toEqual([
    {
      clerk: '=Kaisa Käsittelijä',
      validFrom: '2015-04-09',
      duties: {
        isOwn: [false, true],
        languages: [
          ['fi', 'sv', 'en'],
          ['fi', 'sv'],
        ],
        isQuick: [false, true],
      },
    },
  ]);
});

test('an empty choice in the form means everything', async () => {
  const page = await auditor.get('/changes?from=1.3.2015&to=31.3.2015&kind=&clerk=');
  expect(page.body).toContain('Asia tuli vireille');
  expect((await auditor.get('/changes?from=1.1.2001&to=2.1.2001')).body).toContain('Näillä rajauksilla ei löytynyt');
});

test('the file holds the same entries, and a name that looks like a formula stays a text', async () => {
  const file = await auditor.get('/changes.csv?from=2015-03-01&to=2015-03-31');
  expect(file.headers['content-disposition']).toBe('attachment; filename="changes-2015-03-01-2015-03-31.csv"');
  expect(file.body.split('\r\n')).toHaveLength(7);
  expect(file.body).toContain("Tapaus vapautettiin jonoon,'=Kaisa Käsittelijä,15 001 000 014");
});

test('a machine gets the same list', async () => {
  const answer = await auditor.api('GET', '/api/changes?from=2015-03-01&to=2015-03-31&kind=case-released');
  expect(answer.json()).toEqual({
    changes: [
      expect.objectContaining({
        kind: 'case-released',
        actor: 'clerk',
        clerkName: '=Kaisa Käsittelijä',
        reference: '15 001 000 014',
        at: '2015-03-31T20:30:00.000Z',
      }),
    ],
  });
});

test.each([
  'from=30.2.2015',
  'from=2015-03-02&to=2015-03-01',
  'kind=everything',
  'clerk=1',
  'before=x',
  'from=1.3.2015&from=2.3.2015',
  '__proto__=1',
  'kind=%00',
])('%s is refused', async (query) => {
  expect((await auditor.get(`/changes?${query}`)).statusCode).toBe(400);
  expect((await auditor.api('GET', `/api/changes?${query}`)).statusCode).toBe(400);
});

test('every kind of event has its words', async () => {
  const page = await auditor.get('/changes');
  for (const kind of changeKinds) expect(page.body).toMatch(new RegExp(`<option value="${kind}">[^<]{6,}</option>`));
});
