import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { languages } from '#server/platform/language/language.ts';
import { newToken } from '#server/platform/secrets/secrets.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { openTestGateway, type TestGateway } from '#server/platform/text-messages/testing.ts';
import { keepCallbacks } from '../calls/keeping.ts';
import { mostCodes } from './limit.ts';
import { callbackCodeHandlers } from './sending.ts';

let opened: TestHouse;
let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openTestGateway();
  opened = await openTestHouse({ now: '2015-03-02T08:30:00Z', settings: { textMessageGateway: gateway.gateway } });
});
afterAll(() => Promise.all([opened.close(), gateway.close()]));
beforeEach(async () => {
  for (const table of [
    ...(['callback_code', 'callback_code_limit', 'callback_word', 'callback_reach', 'callback_request'] as const),
    ...(['callback_window', 'contact_period', 'contact', 'outbox', 'timed_tally'] as const),
  ])
    await opened.database.deleteFrom(table).execute();
  gateway.messages.length = 0;
  gateway.manner = 'takes';
  opened.clock.set('2015-03-02T08:30:00Z');
});

const wish = (more: Record<string, string> = {}) => ({
  ...{ secret: newToken(), topic: 'housing', spoken: 'fi', window: '2015-03-02/afternoon', name: 'Aino T', number: '040 123 4567' },
  ...more,
});
const read = async (url: string, language = 'en') => opened.app.inject({ url, headers: { 'accept-language': language } });
const send = (url: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  opened.app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'accept-language': 'en', ...headers },
    payload: new URLSearchParams(fields).toString(),
  });
const begin = async (more: Record<string, string> = {}) => String((await send('/callback', wish(more))).headers.location);
async function sendCodes(): Promise<string> {
  const due = await opened.database.selectFrom('outbox').select('payload').where('topic', '=', 'callback-code').execute();
  await opened.database.deleteFrom('outbox').execute();
  for (const { payload } of due)
    // The outbox keeps what was put in as it was.
    await callbackCodeHandlers(opened.house)['callback-code'](payload as Record<string, string>, { isLast: true } as never);
  return /\d{6}/u.exec(gateway.messages.at(-1)?.text ?? '')?.[0] ?? '';
}
const requests = () => opened.database.selectFrom('callback_request').select(['via', 'from_at']).execute();
const wrongFor = (code: string) => (code === '000000' ? '111111' : '000000');

// 'GET /callback', 'POST /callback', 'GET /callback/:secret', 'POST /callback/:secret/code' and 'POST /callback/:secret/cancel'
test('somebody who is not signed in is promised a call once the number is proved, sees it by the link and takes it back', async () => {
  expect((await read('/callback?topic=housing&spoken=fi')).body).toContain('Send a code to my number');
  const link = await begin();
  expect(link).toMatch(/^\/callback\/[\w-]{43}$/u);
  expect((await read(link)).body).toContain('Confirm the phone number');
  expect(await requests()).toEqual([]);
  const kept = await opened.database.selectFrom('callback_code').select(['number', 'name']).executeTakeFirstOrThrow();
  expect([kept.number?.includes('401234567'), kept.name?.includes('Aino')]).toEqual([false, false]);
  const code = await sendCodes();
  expect(gateway.messages).toMatchObject([{ to: '+358401234567' }]);
  expect((await send(`${link}/code`, { code: wrongFor(code) })).body).toContain('Tries left: 4');
  await Promise.all(Array.from({ length: 3 }, () => send(`${link}/code`, { code: `${code.slice(0, 3)} ${code.slice(3)}` })));
  expect(await requests()).toEqual([{ via: 'public', from_at: new Date('2015-03-02T10:00:00Z') }]);
  const after = await opened.database.selectFrom('callback_code').select(['number', 'name', 'state']).execute();
  expect(after).toEqual([{ number: null, name: null, state: 'proved' }]);
  expect((await read(link)).body).toContain('We will call you');
  expect((await send(`${link}/cancel`, {})).headers.location).toBe(link);
  expect((await read(link)).body).toContain('Cancelled');
  opened.clock.set('2015-03-05T08:30:00Z');
  await keepCallbacks(opened.house);
  expect((await read(link)).statusCode).toBe(404);
});

test('nobody without the secret sees or cancels a request, nor from another site', async () => {
  const link = await begin();
  const code = await sendCodes();
  for (const other of [`/callback/${newToken()}`, '/callback/x']) {
    expect((await read(other)).statusCode).toBe(404);
    expect((await send(`${other}/code`, { code })).statusCode).toBe(404);
    expect((await send(`${other}/cancel`, {})).statusCode).toBe(404);
  }
  const elsewhere = { origin: 'https://elsewhere.example' };
  expect((await send('/callback', wish(), elsewhere)).statusCode).toBe(403);
  expect((await send(`${link}/code`, { code }, elsewhere)).statusCode).toBe(403);
  expect((await send(`${link}/cancel`, {})).statusCode).toBe(404);
  expect(await requests()).toEqual([]);
});

test('a code is over after five wrong ones, however many at once, and after a quarter of an hour', async () => {
  const link = await begin();
  const code = await sendCodes();
  await Promise.all(Array.from({ length: 12 }, () => send(`${link}/code`, { code: wrongFor(code) })));
  await send(`${link}/code`, { code });
  expect((await read(link)).body).toContain('The code is no longer good');
  const late = await begin();
  const second = await sendCodes();
  opened.clock.set('2015-03-02T08:46:00Z');
  await send(`${late}/code`, { code: second });
  expect(await requests()).toEqual([]);
  await keepCallbacks(opened.house);
  expect(await opened.database.selectFrom('callback_code').select('contact_id').execute()).toEqual([]);
});

test('of 200 wishes from one address all but a few are refused in words, and leave nothing behind', async () => {
  const numbers = Array.from({ length: 200 }, (_, no) => `+35840100${1000 + no}`);
  const answers = await Promise.all(numbers.map((number) => send('/callback', wish({ number }))));
  const refused = answers.filter(({ statusCode }) => statusCode === 429);
  expect(refused).toHaveLength(200 - mostCodes.address);
  expect(refused[0]?.body).toContain('You have asked for many codes');
  const [codes, outbox, limits] = await Promise.all([
    opened.database.selectFrom('callback_code').select('contact_id').execute(),
    opened.database.selectFrom('outbox').select('topic').where('topic', '=', 'callback-code').execute(),
    opened.database.selectFrom('callback_code_limit').select('asked').execute(),
  ]);
  expect([codes.length, outbox.length, limits.length]).toEqual([mostCodes.address, mostCodes.address, mostCodes.address + 1]);
});

test('one number is sent few codes, and the same wish sent twice one', async () => {
  const fields = wish();
  const links = await Promise.all(Array.from({ length: 4 }, () => send('/callback', fields)));
  expect(new Set(links.map(({ headers }) => headers.location)).size).toBe(1);
  for (let sent = 1; sent < mostCodes.number; sent += 1) expect((await send('/callback', wish())).statusCode).toBe(303);
  expect((await send('/callback', wish())).statusCode).toBe(429);
});

test('what is not offered is refused in words, before any code is sent; a number that is not reached is said', async () => {
  for (const [wrong, words] of [
    [{ window: '2015-02-27/morning' }, 'no longer there'],
    [{ topic: 'magic' }, 'no longer there'],
    [{ number: '12' }, 'Check the phone number'],
    [{ name: ' ' }, 'Write the name'],
  ] as const) {
    const refused = await send('/callback', wish(wrong));
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain(words);
  }
  expect(await opened.database.selectFrom('callback_code').select('contact_id').execute()).toEqual([]);
  const link = await begin();
  gateway.manner = 'refuses';
  await sendCodes();
  expect((await read(link)).body).toContain('could not be sent');
});

test('without a way to send codes the page says how else to go on', async () => {
  const other = await openTestHouse();
  const { body } = await other.app.inject({ url: '/callback', headers: { 'accept-language': 'en' } });
  for (const address of ['/callbacks/new', '/places', '/guidance']) expect(body).toContain(`href="${address}"`);
  await other.close();
});

test.each(languages)('speaks %s', async (language) => {
  for (const path of ['/callback?topic=housing&spoken=sv', await begin()])
    expect((await read(path, language)).body).toContain(`<html lang="${language}"`);
});
