import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openMail } from '#server/platform/mail/mail.ts';
import { openTestMailServer, type TestMailServer } from '#server/platform/mail/testing.ts';
import { openTestGateway, type TestGateway } from '#server/platform/text-messages/testing.ts';
import { openTextMessages } from '#server/platform/text-messages/text-messages.ts';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { lastCode } from '../testing.ts';
import { contactHandlers } from './handlers.ts';

let opened: TestHouse;
let server: TestMailServer;
let gateway: TestGateway;
let aino: SignedIn;
let administrator: SignedIn;
beforeAll(async () => {
  [opened, server, gateway] = await Promise.all([openTestHouse(), openTestMailServer(), openTestGateway()]);
  aino = await signInCustomer(opened, { n: 1 });
  administrator = await signInStaff(opened, { role: 'administrator' });
});
afterAll(() => Promise.all([opened.close(), server.close(), gateway.close()]));
beforeEach(async () => {
  opened.clock.set('2015-03-02T08:00:00Z');
  server.manner = 'takes';
  server.letters.length = 0;
  gateway.manner = 'takes';
  gateway.messages.length = 0;
  for (const table of ['contact_check', 'contact_notice', 'outbox'] as const) await opened.database.deleteFrom(table).execute();
});

/** Does what waits in the outbox, as the runner of jobs would. */
async function deliver({ hasMail = true, hasGateway = true, isLast = false } = {}) {
  const mail = hasMail ? openMail({ smtpUrl: server.url, mailFrom: 'no-reply@luukku.example' }, 1) : undefined;
  const textMessages = hasGateway ? openTextMessages({ textMessageGateway: gateway.gateway }) : undefined;
  const handlers = contactHandlers(opened.house, { mail, textMessages });
  const rows = await opened.database.selectFrom('outbox').select('payload').where('topic', '=', 'contact-notice').execute();
  // addContactNotice wrote these payloads: ids by name.
  for (const { payload } of rows) await handlers['contact-notice'](payload as Record<string, string>, { attempt: 1, isLast });
}

const states = () => opened.database.selectFrom('contact_notice').select(['state', 'problem']).execute();

test('a code goes to the new e-mail address, and nowhere is it kept', async () => {
  await aino.post('/contact/email', { email: 'new@example.com' });
  const code = await lastCode(opened, aino.id, 'email');
  await deliver();
  await deliver();
  expect(server.letters).toHaveLength(1);
  expect(server.letters[0]?.to).toEqual(['<new@example.com>']);
  expect(server.letters[0]?.data).toContain(code);
  expect(server.letters[0]?.data).not.toContain('Aino');
  expect(await states()).toEqual([{ state: 'sent', problem: null }]);
  for (const table of ['contact_check', 'contact_notice', 'outbox'] as const)
    expect(JSON.stringify(await opened.database.selectFrom(table).selectAll().execute())).not.toContain(code);
});

test('a code goes to a new number as a text message that says who sends it', async () => {
  await aino.post('/contact/phone', { phone: '0407654321' });
  await deliver();
  await deliver();
  expect(gateway.messages).toEqual([
    expect.objectContaining({ to: '+358407654321', text: expect.stringMatching(/^Kela: Vahvistuskoodisi on \d{6}\. /) }),
  ]);
});

test('without a mail server or a way for text messages an administrator reads the code, while it is good', async () => {
  await aino.post('/contact/email', { email: 'new@example.com' });
  await aino.post('/contact/phone', { phone: '0407654321' });
  const code = await lastCode(opened, aino.id, 'email');
  await deliver({ hasMail: false, hasGateway: false });
  expect(await states()).toEqual([
    { state: 'kept', problem: null },
    { state: 'kept', problem: null },
  ]);
  const { body } = await administrator.get('/contact-notices');
  for (const text of [code, await lastCode(opened, aino.id, 'phone'), 'n…@e….com', '…321', 'SMTP_URL']) expect(body).toContain(text);
  expect(body).not.toContain('new@example.com');
  expect((await administrator.api('GET', '/api/contact-notices')).json()).toMatchObject({
    notices: [{ state: 'kept' }, { state: 'kept' }],
  });

  opened.clock.advance({ minutes: 15 });
  administrator = await signInStaff(opened, { role: 'administrator' });
  expect((await administrator.get('/contact-notices')).body).not.toContain(code);
});

test('a code that would come too late is not sent', async () => {
  await aino.post('/contact/email', { email: 'new@example.com' });
  opened.clock.advance({ minutes: 15 });
  await deliver();
  expect(server.letters).toEqual([]);
  expect(await states()).toEqual([{ state: 'failed', problem: 'too-late' }]);
});

test('a customer is told that a code could not be sent', async () => {
  await aino.post('/contact/email', { email: 'new@example.com' });
  server.manner = 'refuses-address';
  await deliver();
  expect(await states()).toEqual([{ state: 'failed', problem: expect.stringMatching(/^E/) }]);
  expect((await aino.get('/contact/email/code')).body).toContain('Koodin lähettäminen ei onnistunut');
});

test('a text message that did not go is tried again, and given up at last', async () => {
  await aino.post('/contact/phone', { phone: '0407654321' });
  gateway.manner = 'is-broken';
  await expect(deliver()).rejects.toThrow('503');
  expect(await states()).toEqual([{ state: 'waiting', problem: null }]);
  await expect(deliver({ isLast: true })).rejects.toThrow('503');
  expect(await states()).toEqual([{ state: 'failed', problem: expect.stringContaining('503') }]);
});

test('the log of word is read page by page', async () => {
  await opened.database
    .insertInto('contact_notice')
    .values(
      Array.from({ length: 60 }, (_, index) => ({
        ...{ customer_id: aino.id, notice_id: `01900000-0000-7000-8000-0000000000${String(index + 10)}`, kind: 'address-changed' },
        ...{ channel: 'email', address: 'a@b.example', language: 'fi', state: 'sent', created_at: opened.clock.now() },
      })),
    )
    .execute();
  administrator = await signInStaff(opened, { role: 'administrator' });
  type Listed = { notices: unknown[]; older?: string };
  const first = (await administrator.api('GET', '/api/contact-notices')).json<Listed>();
  const second = (await administrator.api('GET', `/api/contact-notices?before=${first.older}`)).json<Listed>();
  expect([first.notices.length, second.notices.length, second.older]).toEqual([50, 10, undefined]);
  expect((await administrator.get('/contact-notices')).body).toContain('Vanhemmat');
});
