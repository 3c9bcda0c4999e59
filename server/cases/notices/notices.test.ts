import { v4 as randomId } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { noticeHandlers } from './handlers.ts';
import { addNotice } from './notice.ts';
import { maskAddress } from './masking.ts';
import { listDeliveries } from './queries.ts';
import { deliverAll, firstTry, lastTry, openTestWays, type TestWays } from './testing.ts';

let opened: TestHouse;
let outside: TestWays;
let customer: SignedIn;
let administrator: SignedIn;

beforeAll(async () => {
  [opened, outside] = await Promise.all([openTestHouse(), openTestWays()]);
  customer = await signInCustomer(opened, { n: 1 });
  administrator = await signInStaff(opened, { role: 'administrator' });
});
afterAll(() => Promise.all([opened.close(), outside.close()]));
beforeEach(async () => {
  outside.clear();
  await opened.database.deleteFrom('notice_attempt').execute();
  await opened.database.deleteFrom('notice').execute();
  await opened.database.deleteFrom('outbox').execute();
  await setContact({ told_by: 'email', email: 'liisa.virtanen@example.org', phone: null });
});

type ContactChange = { told_by?: 'email' | 'text-message'; email?: string | null; phone?: string | null; language?: 'fi' | 'sv' };

/** A number that is there has been checked. */
async function setContact(change: ContactChange): Promise<void> {
  const checked = change.phone === undefined ? {} : { phone_checked_at: change.phone === null ? null : opened.clock.now() };
  await opened.database
    .updateTable('customer')
    .set({ ...change, ...checked })
    .where('customer_id', '=', customer.id)
    .execute();
}

async function add(
  kind: 'receipt' | 'decision' | 'draft-link' = 'decision',
  language?: string,
  applicationId = '0199aaaa-0000-7000-8000-000000000001',
) {
  return opened.database
    .transaction()
    .execute((transaction) =>
      addNotice(transaction, { customerId: customer.id, applicationId, kind, ...(language && { language }), at: opened.clock.now() }),
    );
}

const deliver = (attempt = firstTry) => deliverAll(opened, outside.out, attempt);
const deliverNowhere = () => deliverAll(opened, { mail: undefined, textMessages: undefined, mailbox: undefined });

async function only() {
  const list = await listDeliveries(opened.database, { most: 10 });
  expect(list).toHaveLength(1);
  // The line above says that there is one.
  return list[0]!;
}

async function onlyMessage() {
  const { deliveries } = (await administrator.api('GET', '/api/deliveries')).json<{
    deliveries: { message: { subject: string; text: string } }[];
  }>();
  expect(deliveries).toHaveLength(1);
  // The line above says that there is one.
  return deliveries[0]!.message;
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
    const letter = await onlyMessage();
    expect(`${letter.subject} ${letter.text}`).toContain(words);
    expect(letter.text).toContain(`${opened.house.settings.publicUrl}/matters`);
    const whole = `${letter.subject} ${letter.text} ${outside.mail.letters[0]?.data}`;
    const benefits = opened.house.agency.benefits.flatMap(({ name }) => Object.values(name));
    for (const hidden of [customer.name, ...customer.name.split(' '), '0199aaaa', ...benefits]) expect(whole).not.toContain(hidden);
  });

  test('the customer is told of a decision once, however many ask at once', async () => {
    const added = await Promise.all(Array.from({ length: 10 }, () => add()));
    expect(added.filter(Boolean)).toHaveLength(1);
    await deliver();
    await deliver();
    expect(outside.mail.letters).toHaveLength(1);
  });

  test('without a mail server the notice is kept, readable as it would be sent', async () => {
    await add();
    await deliverNowhere();
    expect(await only()).toMatchObject({ state: 'kept', attempts: [{ attempt: 1, result: 'kept', problem: null }] });
    const page = await administrator.get('/deliveries');
    expect(page.body).toContain('Sinulle on uusi päätös');
    expect(page.body).toContain('l…@e….org');
    expect(page.body).not.toContain('liisa.virtanen@example.org');
  });

  test('without a gateway a text message is kept, readable as it would be sent, and sent when there is one', async () => {
    await setContact({ told_by: 'text-message', phone: '+358 40 765 4321' });
    await add();
    await deliverNowhere();
    expect(await only()).toMatchObject({ state: 'kept', way: 'text-message' });
    const page = await administrator.get('/deliveries');
    expect(page.body).toContain('Kela: Sinulle on uusi päätös. Kirjaudu sisään: http://localhost:3000/matters');
    expect(page.body).toContain('…21');
    expect(page.body).not.toMatch(/765|4321/);
    const key = { customerId: customer.id, noticeId: (await only()).noticeId };
    expect((await administrator.post('/deliveries/try-again', key)).statusCode).toBe(303);
    await deliver();
    expect(await only()).toMatchObject({ state: 'sent', attempts: [{ result: 'kept' }, { result: 'sent' }] });
    expect(outside.gateway.messages).toHaveLength(1);
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
    const { text } = await onlyMessage();
    expect(text).toContain(`/drafts/${draftId}`);
    expect(text).toContain('1 April 2015');
    await opened.database.deleteFrom('draft').execute();
  });
});

describe('failing', () => {
  test('a busy mail server is tried again until it takes the letter', async () => {
    outside.mail.manner = 'is-busy';
    await add();
    await expect(deliver()).rejects.toThrow('EENVELOPE 451');
    expect(await only()).toMatchObject({ state: 'waiting', attempts: [{ result: 'failed', problem: 'EENVELOPE 451' }] });
    outside.mail.manner = 'takes';
    await deliver({ attempt: 2, isLast: false });
    expect(await only()).toMatchObject({ state: 'sent', attempts: [{ attempt: 1 }, { attempt: 2, result: 'sent' }] });
  });

  test('after the last try the notice has failed, and says so', async () => {
    outside.mail.manner = 'is-silent';
    await add('receipt');
    await expect(deliver(lastTry)).rejects.toThrow('ETIMEDOUT');
    expect(await only()).toMatchObject({ state: 'failed', attempts: [{ problem: 'ETIMEDOUT' }] });
  });

  test('a refused address fails at once and is not tried again by itself', async () => {
    outside.mail.manner = 'refuses-address';
    await add('receipt');
    await deliver();
    expect(await only()).toMatchObject({ state: 'failed', attempts: [{ problem: 'EENVELOPE 550' }] });
    await deliver();
    expect((await only()).attempts).toHaveLength(1);
  });

  test('an administrator has a failed notice tried again, once', async () => {
    outside.mail.manner = 'refuses-address';
    await add('receipt');
    await deliver();
    await opened.database.deleteFrom('outbox').execute();
    const key = { customerId: customer.id, noticeId: (await only()).noticeId };
    outside.mail.manner = 'takes';
    const answers = await Promise.all(Array.from({ length: 5 }, () => administrator.post('/deliveries/try-again', key)));
    expect(answers.map(({ statusCode }) => statusCode).sort((a, b) => a - b)).toEqual([303, 409, 409, 409, 409]);
    await deliver();
    expect(await only()).toMatchObject({ state: 'sent', attempts: [{ result: 'failed' }, { attempt: 2, result: 'sent' }] });
    expect((await administrator.post('/deliveries/try-again', key)).statusCode).toBe(409);
  });

  test('trying again takes the way that the customer wants by now', async () => {
    outside.mail.manner = 'refuses-address';
    await add('receipt');
    await deliver();
    await setContact({ told_by: 'text-message', phone: '0407654321' });
    await administrator.post('/deliveries/try-again', { customerId: customer.id, noticeId: (await only()).noticeId });
    await deliver();
    expect(await only()).toMatchObject({ way: 'text-message', wished: 'email', state: 'sent' });
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
    const receive = noticeHandlers(opened.house, outside.out)['application-received'];
    await Promise.all([1, 2, 3].map((attempt) => receive({ customerId: customer.id, applicationId }, { attempt, isLast: false })));
    expect(await only()).toMatchObject({ kind: 'receipt', language: 'sv' });
    // The customer has come to want Finnish: what tells of the application still speaks its language, and other things theirs.
    await setContact({ language: 'fi' });
    await add('decision', undefined, applicationId);
    await add('draft-link');
    await add('draft-link', 'en');
    const languages = (await listDeliveries(opened.database, { most: 10 })).map(({ kind, language }) => `${kind} ${language}`);
    expect(languages.sort()).toEqual(['decision sv', 'draft-link en', 'draft-link fi', 'receipt sv']);
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

  test('is narrowed by channel, which stays chosen beside the state, and says what the customer had chosen', async () => {
    const addMessage = () =>
      opened.database
        .transaction()
        .execute((transaction) =>
          addNotice(transaction, { customerId: customer.id, aboutId: randomId(), kind: 'message', at: opened.clock.now() }),
        );
    await add('receipt');
    await deliver();
    await setContact({ told_by: 'text-message', phone: '0407654321' });
    await addMessage();
    await setContact({ told_by: 'email', email: null, phone: null });
    await addMessage();
    await deliver();
    const { body } = await administrator.get('/deliveries?channel=letter');
    expect(body).toContain('Siirretty kirjeisiin');
    expect(body).toContain('Asiakkaan valinta: Tekstiviesti');
    expect(body).toContain('href="/deliveries?state=failed&amp;channel=letter"');
    expect(/<tbody>(.*?)<\/tbody>/s.exec(body)?.[1]?.match(/<tr>/g)).toHaveLength(2);
    const api = await administrator.api('GET', '/api/deliveries?channel=letter&state=on-paper');
    expect(api.json<{ deliveries: unknown[] }>().deliveries).toMatchObject([
      { channel: 'letter', wished: 'email', maskedAddress: null, message: null },
      { channel: 'letter', wished: 'text-message', maskedAddress: null, message: null },
    ]);
    expect((await administrator.get('/deliveries?channel=official-mailbox')).body).toContain('Ei ilmoituksia.');
  });

  test.each(['?state=lost', '?channel=pigeon', '?before=1_x', '?before=1&before=2', '?other=1'])('refuses %s', async (query) => {
    expect((await administrator.get(`/deliveries${query}`)).statusCode).toBe(400);
  });

  test('an address is masked so that it can be told, not used', () => {
    expect(maskAddress('email', { email: 'liisa@posti.example.fi', phone: null })).toBe('l…@p….fi');
    expect(maskAddress('email', { email: 'x', phone: null })).toBe('…');
    expect(maskAddress('text-message', { email: null, phone: '040 123 4567' })).toBe('…67');
    expect(maskAddress('letter', { email: 'liisa@posti.example.fi', phone: '040 123 4567' })).toBeNull();
  });
});
