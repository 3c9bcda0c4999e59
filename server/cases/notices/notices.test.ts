import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openMail } from '#server/platform/mail/mail.ts';
import { openTestMailServer, type TestMailServer } from '#server/platform/mail/testing.ts';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { noticeHandlers } from './handlers.ts';
import { addNotice } from './notice.ts';
import { listDeliveries, maskAddress } from './queries.ts';

let opened: TestHouse;
let server: TestMailServer;
let customer: SignedIn;
let administrator: SignedIn;
const first = { attempt: 1, isLast: false };

beforeAll(async () => {
  [opened, server] = await Promise.all([openTestHouse(), openTestMailServer()]);
  customer = await signInCustomer(opened, { n: 1 });
  administrator = await signInStaff(opened, { role: 'administrator' });
});
afterAll(() => Promise.all([opened.close(), server.close()]));
beforeEach(async () => {
  server.manner = 'takes';
  server.letters.length = 0;
  await opened.database.deleteFrom('notice_attempt').execute();
  await opened.database.deleteFrom('notice').execute();
  await opened.database.deleteFrom('outbox').execute();
  await setEmail('liisa.virtanen@example.org');
});

async function setEmail(email: string | null): Promise<void> {
  await opened.database.updateTable('customer').set({ email }).where('customer_id', '=', customer.id).execute();
}

async function add(
  kind: 'receipt' | 'decision' | 'draft-link' = 'decision',
  language = 'fi',
  applicationId = '0199aaaa-0000-7000-8000-000000000001',
) {
  return opened.database
    .transaction()
    .execute((transaction) => addNotice(transaction, { customerId: customer.id, applicationId, kind, language, at: opened.clock.now() }));
}

/** Does what waits in the outbox, as the runner of jobs would. */
async function deliver({ hasMail = true, attempt = first } = {}): Promise<void> {
  const handlers = noticeHandlers(
    opened.house,
    hasMail ? openMail({ smtpUrl: server.url, mailFrom: 'no-reply@luukku.example' }, 1) : undefined,
  );
  const rows = await opened.database.selectFrom('outbox').select('payload').where('topic', '=', 'notice').execute();
  // addNotice wrote these payloads: ids by name.
  for (const { payload } of rows) await handlers.notice(payload as Record<string, string>, attempt);
}

async function only() {
  const list = await listDeliveries(opened.database, { most: 10 });
  expect(list).toHaveLength(1);
  // The line above says that there is one.
  return list[0]!;
}

async function onlyLetter() {
  const { deliveries } = (await administrator.api('GET', '/api/deliveries')).json<{
    deliveries: { letter: { subject: string; text: string } }[];
  }>();
  expect(deliveries).toHaveLength(1);
  // The line above says that there is one.
  return deliveries[0]!.letter;
}

describe('sending', () => {
  test.each([
    ['fi', 'Sinulle on uusi'],
    ['sv', 'nytt beslut'],
    ['en', 'You have a new decision'],
    ['se', 'Sinulle on uusi'],
  ])('a notice in %s says that something waits and nothing of the case', async (language, words) => {
    await add('decision', language);
    await deliver();
    expect((await only()).state).toBe('sent');
    const letter = await onlyLetter();
    expect(`${letter.subject} ${letter.text}`).toContain(words);
    expect(letter.text).toContain(`${opened.house.settings.publicUrl}/matters`);
    const whole = `${letter.subject} ${letter.text} ${server.letters[0]?.data}`;
    const benefits = opened.house.agency.benefits.flatMap(({ name }) => Object.values(name));
    for (const hidden of [customer.name, ...customer.name.split(' '), '0199aaaa', ...benefits]) expect(whole).not.toContain(hidden);
  });

  test('the customer is told of a decision once, however many ask at once', async () => {
    const added = await Promise.all(Array.from({ length: 10 }, () => add()));
    expect(added.filter(Boolean)).toHaveLength(1);
    await deliver();
    await deliver();
    expect(server.letters).toHaveLength(1);
  });

  test('a customer without an e-mail address gets no notice', async () => {
    await setEmail(null);
    expect(await add()).toBe(false);
    expect(await opened.database.selectFrom('outbox').selectAll().execute()).toEqual([]);
  });

  test('without a mail server the notice is kept, readable as it would be sent', async () => {
    await add();
    await deliver({ hasMail: false });
    expect(await only()).toMatchObject({ state: 'kept', attempts: [{ attempt: 1, result: 'kept', problem: null }] });
    const page = await administrator.get('/deliveries');
    expect(page.body).toContain('Sinulle on uusi päätös');
    expect(page.body).toContain('l…@e….org');
    expect(page.body).not.toContain('liisa.virtanen@example.org');
  });

  test('a link to a draft leads to the draft and says until when it is kept', async () => {
    const draftId = '0199aaaa-0000-7000-8000-000000000002';
    await opened.database
      .insertInto('draft')
      .values({
        customer_id: customer.id,
        draft_id: draftId,
        benefit: 'x',
        form_version: '2015-01-01',
        answers: '{}',
        completed_pages: [],
        started_at: opened.clock.now(),
        saved_at: opened.clock.now(),
        expires_on: '2015-04-01',
      })
      .execute();
    await add('draft-link', 'en', draftId);
    await deliver();
    const { text } = await onlyLetter();
    expect(text).toContain(`/drafts/${draftId}`);
    expect(text).toContain('1 April 2015');
    await opened.database.deleteFrom('draft').execute();
  });
});

describe('failing', () => {
  test('a busy mail server is tried again until it takes the letter', async () => {
    server.manner = 'is-busy';
    await add();
    await expect(deliver()).rejects.toThrow('EENVELOPE 451');
    expect(await only()).toMatchObject({ state: 'waiting', attempts: [{ result: 'failed', problem: 'EENVELOPE 451' }] });
    server.manner = 'takes';
    await deliver({ attempt: { attempt: 2, isLast: false } });
    expect(await only()).toMatchObject({ state: 'sent', attempts: [{ attempt: 1 }, { attempt: 2, result: 'sent' }] });
  });

  test('after the last try the notice has failed, and says so', async () => {
    server.manner = 'is-silent';
    await add();
    await expect(deliver({ attempt: { attempt: 12, isLast: true } })).rejects.toThrow('ETIMEDOUT');
    expect(await only()).toMatchObject({ state: 'failed', attempts: [{ problem: 'ETIMEDOUT' }] });
  });

  test('a refused address fails at once and is not tried again by itself', async () => {
    server.manner = 'refuses-address';
    await add();
    await deliver();
    expect(await only()).toMatchObject({ state: 'failed', attempts: [{ problem: 'EENVELOPE 550' }] });
    await deliver();
    expect((await only()).attempts).toHaveLength(1);
  });

  test('an administrator has a failed notice tried again, once', async () => {
    server.manner = 'refuses-address';
    await add();
    await deliver();
    await opened.database.deleteFrom('outbox').execute();
    const key = { customerId: customer.id, noticeId: (await only()).noticeId };
    server.manner = 'takes';
    const answers = await Promise.all(Array.from({ length: 5 }, () => administrator.post('/deliveries/try-again', key)));
    expect(answers.map(({ statusCode }) => statusCode).sort((a, b) => a - b)).toEqual([303, 409, 409, 409, 409]);
    await deliver();
    expect(await only()).toMatchObject({ state: 'sent', attempts: [{ result: 'failed' }, { attempt: 2, result: 'sent' }] });
    expect((await administrator.post('/deliveries/try-again', key)).statusCode).toBe(409);
  });
});

describe('the receipt', () => {
  test('is told of once for each application, though the job runs twice', async () => {
    const applicationId = '0199aaaa-0000-7000-8000-000000000003';
    const now = opened.clock.now();
    await opened.database
      .insertInto('application')
      .values({
        customer_id: customer.id,
        application_id: applicationId,
        reference: '15 001 000 014',
        benefit: 'x',
        benefit_group: 'x',
        form_version: '2015-01-01',
        language: 'sv',
        intake_channel: 'online',
        answers: '{}',
        received_at: now,
        received_on: '2015-03-02',
        due_on: '2015-03-23',
        stage: 'pending',
        stage_since: now,
      })
      .execute();
    const receive = noticeHandlers(opened.house, undefined)['application-received'];
    await Promise.all([1, 2, 3].map((attempt) => receive({ customerId: customer.id, applicationId }, { attempt, isLast: false })));
    expect(await only()).toMatchObject({ kind: 'receipt', language: 'sv' });
  });
});

describe('the log', () => {
  test('is narrowed by state, and turned page by page', async () => {
    for (let n = 0; n < 3; n += 1) await add('draft-link', 'fi', `0199aaaa-0000-7000-8000-00000000001${n}`);
    await deliver();
    expect((await administrator.get('/deliveries?state=failed')).body).toContain('Ei ilmoituksia.');
    const [newest] = await listDeliveries(opened.database, { most: 1 });
    const rest = await listDeliveries(opened.database, { most: 5, before: `${newest?.createdAt.getTime()}_${newest?.noticeId}` });
    expect(rest).toHaveLength(2);
    expect(rest.map(({ noticeId }) => noticeId)).not.toContain(newest?.noticeId);
  });

  test.each(['?state=lost', '?before=1_x', '?before=1&before=2', '?other=1'])('refuses %s', async (query) => {
    expect((await administrator.get(`/deliveries${query}`)).statusCode).toBe(400);
  });

  test('an address is masked so that it can be told, not used', () => {
    expect(maskAddress('liisa@posti.example.fi')).toBe('l…@p….fi');
    expect(maskAddress('x')).toBe('…');
  });
});
