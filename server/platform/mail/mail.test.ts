import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openMail } from './mail.ts';
import { openTestMailServer, type TestMailServer } from './testing.ts';

let server: TestMailServer;
beforeAll(async () => {
  server = await openTestMailServer();
});
afterAll(() => server.close());
beforeEach(() => {
  server.manner = 'takes';
  server.letters.length = 0;
});

const letter = { to: 'liisa@example.org', subject: 'Päätös', text: 'Kirjaudu sisään: https://luukku.example/matters\n' };

function mail() {
  const opened = openMail({ smtpUrl: server.url, mailFrom: 'no-reply@luukku.example' }, 1);
  if (!opened) throw new Error('no mail');
  return opened;
}

test('a letter goes to its one address', async () => {
  await mail().send(letter);
  expect(server.letters).toHaveLength(1);
  expect(server.letters[0]?.to).toEqual(['<liisa@example.org>']);
  expect(server.letters[0]?.data).toContain('Auto-Submitted: auto-generated');
});

test('an address with a comma or a line end makes no second recipient', async () => {
  await mail()
    .send({ ...letter, to: 'a@example.org, b@example.org' })
    .catch(() => undefined);
  await mail()
    .send({ ...letter, to: 'a@example.org>\r\nRCPT TO:<b@example.org' })
    .catch(() => undefined);
  for (const { to } of server.letters) expect(to).toHaveLength(1);
  expect(server.letters.flatMap(({ to }) => to)).not.toContain('<b@example.org>');
});

test('a subject with a line end adds no header', async () => {
  await mail().send({ ...letter, subject: 'Hei\r\nBcc: b@example.org' });
  expect(server.letters[0]?.data).not.toMatch(/^Bcc:/m);
});

test('a refused address is refused for good, and its problem does not repeat the address', async () => {
  server.manner = 'refuses-address';
  await expect(mail().send(letter)).rejects.toMatchObject({ message: 'EENVELOPE 550', isPermanent: true });
});

test('a busy server is worth another try', async () => {
  server.manner = 'is-busy';
  await expect(mail().send(letter)).rejects.toMatchObject({ message: 'EENVELOPE 451', isPermanent: false });
});

test('a server that says nothing is not waited for longer than our patience', async () => {
  server.manner = 'is-silent';
  await expect(mail().send(letter)).rejects.toMatchObject({ code: 'ETIMEDOUT', isPermanent: false });
});

test('a server that is not there is worth another try', async () => {
  const nowhere = openMail({ smtpUrl: 'smtp://127.0.0.1:1', mailFrom: 'no-reply@luukku.example' }, 1);
  await expect(nowhere?.send(letter)).rejects.toMatchObject({ isPermanent: false });
});

test('without a mail server there is no mail', () => {
  expect(openMail({ smtpUrl: undefined, mailFrom: 'x@example.org' })).toBeUndefined();
});
