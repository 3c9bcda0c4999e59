import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { samplePdf } from '../files/testing.ts';
import { openOfficialMailbox, type OfficialMailbox } from './official-mailbox.ts';
import { openTestMailbox, type TestMailbox } from './testing.ts';

let server: TestMailbox;
let mailbox: OfficialMailbox;
const reader = '010101A999X';
const message = { externalId: 'notice-1', identityCode: reader, title: 'Sinulle on uusi päätös', text: 'Kirjaudu sisään.' };

function open(changed: Partial<TestMailbox['account']> = {}, seconds = 5): OfficialMailbox {
  const opened = openOfficialMailbox({ officialMailbox: { ...server.account, ...changed } }, seconds);
  if (!opened) throw new Error('no mailbox');
  return opened;
}

beforeAll(async () => {
  server = await openTestMailbox();
});
afterAll(() => server.close());
beforeEach(() => {
  server.manner = 'takes';
  server.messages.length = 0;
  server.files.clear();
  server.tokens.clear();
  server.tokensGiven = 0;
  server.holders = new Set([reader]);
  mailbox = open();
});

describe('whether somebody has the mailbox in use', () => {
  test('is what the service says', async () => {
    expect(await mailbox.isInUse(reader)).toBe(true);
    expect(await mailbox.isInUse('020202A998Y')).toBe(false);
  });
});

describe('a message', () => {
  test('arrives with its title, text, sender and receiver', async () => {
    await mailbox.send(message);
    expect(server.messages).toMatchObject([
      {
        externalId: 'notice-1',
        sender: { serviceId: 'kela' },
        recipient: { id: reader },
        electronic: { title: message.title, body: message.text, bodyFormat: 'Text', replyAllowedBy: 'No one', attachments: [] },
      },
    ]);
  });

  test('takes its PDFs along, byte for byte', async () => {
    const pdf = new Uint8Array(samplePdf('Päätös'));
    await mailbox.send({ ...message, attachments: [{ fileName: 'Päätös.pdf', pdf }] });
    const [id = ''] = server.messages.flatMap(({ electronic }) => electronic.attachments.map(({ attachmentId }) => attachmentId));
    const file = server.files.get(id);
    expect(file).toMatchObject({ name: 'Päätös.pdf', type: 'application/pdf' });
    expect(file?.bytes.equals(Buffer.from(pdf))).toBe(true);
  });

  test('that is sent again with its id, or by many at once, is one message', async () => {
    await Promise.all(Array.from({ length: 10 }, () => mailbox.send(message)));
    await mailbox.send(message);
    expect(server.messages).toHaveLength(1);
  });

  test('whose answer was lost is not sent twice by the next try', async () => {
    server.manner = 'takes-unheard';
    await expect(mailbox.send(message)).rejects.toMatchObject({ isPermanent: false });
    server.manner = 'takes';
    await mailbox.send(message);
    expect(server.messages).toHaveLength(1);
  });

  test('goes nowhere without an account', () => {
    expect(openOfficialMailbox({ officialMailbox: undefined })).toBeUndefined();
  });
});

describe('the token', () => {
  test('is fetched once for many', async () => {
    await Promise.all(Array.from({ length: 10 }, (_, n) => mailbox.send({ ...message, externalId: `notice-${n}` })));
    expect([server.messages.length, server.tokensGiven]).toEqual([10, 1]);
  });

  test('that the service has forgotten is renewed, once for all who find out', async () => {
    await mailbox.send(message);
    server.tokens.clear();
    await Promise.all(Array.from({ length: 10 }, (_, n) => mailbox.send({ ...message, externalId: `later-${n}` })));
    expect([server.messages.length, server.tokensGiven]).toEqual([11, 2]);
  });

  test('is fetched again after it was refused', async () => {
    const wrong = open({ password: 'wrong' });
    await expect(wrong.send(message)).rejects.toMatchObject({ message: 'token HTTP 400', isPermanent: false });
    await expect(wrong.send(message)).rejects.toMatchObject({ message: 'token HTTP 400' });
  });
});

describe('a message that is not taken', () => {
  test.each([
    ['is-busy', 'HTTP 429', false],
    ['is-broken', 'HTTP 500', false],
    ['refuses', 'HTTP 400', true],
  ] as const)('by a service that %s fails with %s; for good: %s', async (manner, code, isPermanent) => {
    server.manner = manner;
    const failure = await mailbox.send(message).catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: 'DeliveryFailed', message: code, isPermanent });
    // The service repeated all of it in its answer.
    expect(JSON.stringify(failure) + String(failure)).not.toMatch(/010101|päätös/);
  });

  test('since its receiver has no mailbox fails for good', async () => {
    server.holders.clear();
    await expect(mailbox.send(message)).rejects.toMatchObject({ message: 'HTTP 404', isPermanent: true });
  });

  test('by a service that says nothing, or is not there, is worth another try', async () => {
    server.manner = 'is-silent';
    await expect(open({}, 0.2).send(message)).rejects.toMatchObject({ message: 'ETIMEDOUT', isPermanent: false });
    const gone = await openTestMailbox();
    await gone.close();
    await expect(open({ url: gone.account.url }).send(message)).rejects.toMatchObject({ message: 'ECONNREFUSED', isPermanent: false });
  });
});
