import { v4 as randomId } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { signInCustomer, type SignedIn } from '#server/people/sign-in/testing.ts';
import { demoCustomer } from '#server/people/demo-identity/people.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { noticeHandlers } from './handlers.ts';
import { addNotice } from './notice.ts';
import { listDeliveries } from './queries.ts';
import { deliverAll, firstTry, lastTry, openTestWays, type TestWays } from './testing.ts';
import { waysToTell } from '#server/people/customers/contact-columns.ts';
import { isLetterKind, type NoticeKind, noticeKinds, type Way } from './ways.ts';

let opened: TestHouse;
let outside: TestWays;
let customer: SignedIn;
const reader = demoCustomer(1).identityCode;

beforeAll(async () => {
  [opened, outside] = await Promise.all([openTestHouse(), openTestWays()]);
  customer = await signInCustomer(opened, { n: 1 });
});
afterAll(() => Promise.all([opened.close(), outside.close()]));
beforeEach(async () => {
  outside.clear();
  outside.mailbox.holders.add(reader);
  for (const table of ['notice_attempt', 'notice', 'letter', 'outbox'] as const) await opened.database.deleteFrom(table).execute();
  await want('email');
});

type Reached = { email?: string | null; phone?: string | null; isPhoneChecked?: boolean };

/** How the customer wants to be told, with every address there unless said otherwise. */
async function want(
  toldBy: Way,
  { email = 'liisa@posti.example.fi', phone = '040 123 4567', isPhoneChecked = true }: Reached = {},
): Promise<void> {
  await opened.database
    .updateTable('customer')
    .set({ told_by: toldBy, email, phone, phone_checked_at: isPhoneChecked && phone !== null ? opened.clock.now() : null })
    .where('customer_id', '=', customer.id)
    .execute();
}

function add(kind: NoticeKind, aboutId = randomId()): Promise<boolean> {
  return opened.database
    .transaction()
    .execute((transaction) => addNotice(transaction, { customerId: customer.id, aboutId, kind, at: opened.clock.now() }));
}

const deliver = (attempt = firstTry) => deliverAll(opened, outside.out, attempt);
const list = () => listDeliveries(opened.database, { most: 100 });
const letters = () => opened.database.selectFrom('letter').select(['kind', 'about_id', 'language', 'state']).execute();

/** What reached the world outside, by way. */
async function reached(): Promise<Record<Way, number>> {
  const { mail, gateway, mailbox } = outside;
  return {
    email: mail.letters.length,
    'text-message': gateway.messages.length,
    'official-mailbox': mailbox.messages.length,
    letter: (await letters()).length,
  };
}
const nothing = { email: 0, 'text-message': 0, 'official-mailbox': 0, letter: 0 };

describe.each(waysToTell)('somebody who wants to be told by %s', (way) => {
  test.each(noticeKinds)('of a %s is told so, once, however many ask at once', async (kind) => {
    await want(way);
    const aboutId = randomId();
    const added = await Promise.all(Array.from({ length: 8 }, () => add(kind, aboutId)));
    expect(added.filter(Boolean)).toHaveLength(1);
    await deliver();
    await deliver();
    // A letter tells of what one can read on paper; the rest goes the next best way.
    const by = way === 'letter' && !isLetterKind(kind) ? 'email' : way;
    expect(await reached()).toEqual({ ...nothing, [by]: 1 });
    expect(await list()).toMatchObject([{ kind, way: by, wished: way, state: by === 'letter' ? 'on-paper' : 'sent' }]);
  });
});

describe('where the chosen way has no address', () => {
  const none = { email: null, phone: null };
  test.each<[Way, Reached, NoticeKind, Way | undefined]>([
    ['email', { email: null }, 'decision', 'text-message'],
    ['email', { email: null, isPhoneChecked: false }, 'decision', 'letter'],
    ['email', { email: null, isPhoneChecked: false }, 'cosignature', undefined],
    ['text-message', { phone: '12', email: null }, 'message', 'letter'],
    ['letter', { email: null }, 'draft-link', 'text-message'],
    ['official-mailbox', none, 'receipt', 'official-mailbox'],
    ...(['receipt', 'request', 'reminder', 'decision', 'message'] as const).map((kind): [Way, Reached, NoticeKind, Way] => [
      'email',
      none,
      kind,
      'letter',
    ]),
    ...(['draft-link', 'cosignature', 'file-problem'] as const).map((kind): [Way, Reached, NoticeKind, undefined] => [
      'email',
      none,
      kind,
      undefined,
    ]),
  ])('%s with %j: a %s goes by %s', async (toldBy, addresses, kind, by) => {
    await want(toldBy, addresses);
    expect(await add(kind)).toBe(by !== undefined);
    await deliver();
    expect(await reached()).toEqual(by === undefined ? nothing : { ...nothing, [by]: 1 });
  });

  test('any more, the next best is taken', async () => {
    await add('receipt');
    await want('email', { email: null });
    await deliver();
    expect(await list()).toMatchObject([
      {
        way: 'text-message',
        state: 'sent',
        attempts: [
          { way: 'email', problem: 'no-address' },
          { way: 'text-message', result: 'sent' },
        ],
      },
    ]);
  });
});

describe.each(['email', 'text-message'] as const)('an address for %s that does not work', (way) => {
  beforeEach(async () => {
    await want(way);
    [outside.mail.manner, outside.gateway.manner] = ['refuses-address', 'refuses'];
  });

  test.each(['decision', 'request', 'reminder'] as const)('gives way to one letter for a %s', async (kind) => {
    const aboutId = randomId();
    await add(kind, aboutId);
    await deliver();
    await deliver();
    expect(await letters()).toEqual([{ kind, about_id: aboutId, language: 'fi', state: 'waiting' }]);
    expect(await list()).toMatchObject([
      {
        way: 'letter',
        wished: way,
        state: 'on-paper',
        attempts: [
          { way, result: 'failed' },
          { way: 'letter', result: 'on-paper' },
        ],
      },
    ]);
  });

  test.each(['receipt', 'message', 'draft-link', 'cosignature', 'file-problem'] as const)('leaves a %s failed', async (kind) => {
    await add(kind);
    await deliver();
    expect(await reached()).toEqual(nothing);
    expect(await list()).toMatchObject([{ way, state: 'failed', attempts: [{ result: 'failed' }] }]);
  });
});

describe('a gateway', () => {
  beforeEach(() => want('text-message'));

  test('that was down takes the message when it is up again, once', async () => {
    outside.gateway.manner = 'is-broken';
    await add('decision');
    await expect(deliver()).rejects.toThrow('HTTP 503');
    outside.gateway.manner = 'is-busy';
    await expect(deliver({ attempt: 2, isLast: false })).rejects.toThrow('HTTP 429');
    outside.gateway.manner = 'takes';
    await deliver({ attempt: 3, isLast: false });
    expect(await reached()).toEqual({ ...nothing, 'text-message': 1 });
    expect(await list()).toMatchObject([
      { state: 'sent', attempts: [{ problem: 'HTTP 503' }, { problem: 'HTTP 429' }, { attempt: 3, result: 'sent' }] },
    ]);
    expect(outside.gateway.messages).toMatchObject([{ to: '+358401234567', text: expect.stringContaining('Sinulle on uusi päätös. ') }]);
  });

  test('that stays down for all tries leaves what presses to a letter, and the rest failed', async () => {
    outside.gateway.manner = 'is-broken';
    await add('request');
    await deliver(lastTry);
    expect(await reached()).toEqual({ ...nothing, letter: 1 });
    await add('receipt');
    await expect(deliver(lastTry)).rejects.toThrow('HTTP 503');
    expect((await list()).map(({ kind, state }) => `${kind} ${state}`).sort()).toEqual(['receipt failed', 'request on-paper']);
  });
});

describe('the official mailbox', () => {
  beforeEach(() => want('official-mailbox'));

  test('holds the words of a notice, and nothing of the case', async () => {
    await add('decision');
    await deliver();
    const [message] = outside.mailbox.messages;
    expect(message).toMatchObject({ recipient: { id: reader }, electronic: { title: 'Sinulle on uusi päätös', attachments: [] } });
    for (const hidden of customer.name.split(' ')) expect(JSON.stringify(message?.electronic)).not.toContain(hidden);
  });

  test.each<[string, () => void, string]>([
    ['not in use', () => outside.mailbox.holders.clear(), 'not-in-use'],
    ['refusing', () => (outside.mailbox.manner = 'refuses'), 'HTTP 400'],
  ])('that is %s gives way to exactly one letter, though the job runs many times at once', async (_how, spoil, problem) => {
    spoil();
    await add('receipt');
    const [word] = await opened.database.selectFrom('outbox').select('payload').where('topic', '=', 'notice').execute();
    const { notice } = noticeHandlers(opened.house, outside.out);
    // addNotice wrote it: ids by name.
    await Promise.all(Array.from({ length: 6 }, () => notice(word?.payload as Record<string, string>, firstTry)));
    await deliver();
    expect(await reached()).toEqual({ ...nothing, letter: 1 });
    expect(await list()).toMatchObject([
      {
        way: 'letter',
        state: 'on-paper',
        attempts: [
          { way: 'official-mailbox', problem },
          { way: 'letter', result: 'on-paper' },
        ],
      },
    ]);
  });

  test('that is not set up gives way to a letter', async () => {
    await add('message');
    await deliverAll(opened, { ...outside.out, mailbox: undefined });
    expect(await reached()).toEqual({ ...nothing, letter: 1 });
  });

  test('that has nobody’s account gives way to e-mail for what no letter tells of', async () => {
    outside.mailbox.holders.clear();
    await add('file-problem');
    await deliver();
    expect(await reached()).toEqual({ ...nothing, email: 1 });
  });

  test('that is out of order is tried again, and has one message though an answer was lost', async () => {
    outside.mailbox.manner = 'is-broken';
    await add('decision');
    await expect(deliver()).rejects.toThrow('HTTP 500');
    outside.mailbox.manner = 'takes-unheard';
    await expect(deliver()).rejects.toThrow();
    outside.mailbox.manner = 'takes';
    await deliver();
    expect(await reached()).toEqual({ ...nothing, 'official-mailbox': 1 });
    expect((await list())[0]?.state).toBe('sent');
  });

  test('that stays out of order for all tries gives way to a letter', async () => {
    outside.mailbox.manner = 'is-broken';
    await add('receipt');
    await deliver(lastTry);
    expect(await reached()).toEqual({ ...nothing, letter: 1 });
  });
});
