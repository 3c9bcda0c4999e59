import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { minutesLater, openTestLine, type TestLine } from '#server/line/testing.ts';
import { signInStaff } from '#server/people/sign-in/testing.ts';
import { newToken, tokenDigest } from '#server/platform/secrets/secrets.ts';

let line: TestLine;
let secret: string;
let contactId: string;
beforeAll(async () => {
  line = await openTestLine();
});
afterAll(() => line.close());
let no = 0;
beforeEach(async () => {
  line.clock.set(minutesLater(10).toISOString());
  for (const table of ['callback_reach', 'callback_attempt', 'callback_request', 'timed_tally'] as const)
    await line.database.deleteFrom(table).execute();
  secret = newToken();
  no += 1;
  contactId = await line.arrive({ ticket: { day: '2015-03-02', series: 'M', no }, isPresent: false, followerDigest: tokenDigest(secret) });
});

const send = (number: string, to = secret, headers: Record<string, string> = {}) =>
  line.app.inject({
    method: 'POST',
    url: `/ticket/${to}/callback`,
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'accept-language': 'en', ...headers },
    payload: new URLSearchParams({ number }).toString(),
  });
const read = async (path = '') => (await line.app.inject({ url: `/ticket/${secret}${path}`, headers: { 'accept-language': 'en' } })).body;
const period = () =>
  line.database
    .selectFrom('contact_period')
    .select(['channel', 'place_id', 'since_at', 'is_present', 'kind'])
    .where('contact_id', '=', contactId)
    .where('to_at', 'is', null)
    .executeTakeFirstOrThrow();

// 'GET /ticket/:secret/callback' and 'POST /ticket/:secret/callback'
test('whoever knows the secret of a number is called instead, and keeps the place in time', async () => {
  expect(await read()).toContain(`/ticket/${secret}/callback`);
  expect(await read('/callback')).toContain('You keep your place in line');
  const before = await period();
  expect((await send('040 123 4567')).headers.location).toBe(`/ticket/${secret}`);
  const since = before.since_at;
  expect(await period()).toEqual({ channel: 'callback', place_id: null, since_at: since, is_present: true, kind: 'waiting' });
  expect(await read()).toContain('We will call you when it is your turn');
  const clerk = await signInStaff(line, { n: 1, skills: ['housing'], languages: ['fi'] });
  const { counter_id: counter } = await line.database
    .selectFrom('counter')
    .select('counter_id')
    .where('place_id', '=', 'oulu')
    .limit(1)
    .executeTakeFirstOrThrow();
  await clerk.post('/counter/open', { place: 'oulu', counter, also: '', calls: 'yes' });
  await clerk.post('/counter/next', {});
  expect((await clerk.get(`/counter/contacts/${contactId}/callback`)).body).toContain('+358401234567');
  expect(await read()).toContain('We are calling you now');
  await clerk.post(`/counter/contacts/${contactId}/callback/attempt`, { result: 'reached' });
  await clerk.post(`/counter/contacts/${contactId}/finish`, {});
  const counted = await line.database.selectFrom('timed_tally').select(['measure', 'channel']).execute();
  expect(counted).not.toContainEqual({ measure: 'contacts-served', channel: 'office' });
  // Nothing was promised for a time, so there is no promise to keep.
  expect(counted.map(({ measure }) => measure)).not.toContain('callbacks-promised');
});

test('nobody without the secret is, nor from another site, nor with what is no number', async () => {
  expect((await send('040 123 4567', newToken())).statusCode).toBe(404);
  expect((await line.app.inject(`/ticket/${newToken()}/callback`)).statusCode).toBe(404);
  expect((await send('040 123 4567', secret, { origin: 'https://elsewhere.example' })).statusCode).toBe(403);
  expect((await send('12')).statusCode).toBe(422);
  expect((await period()).channel).toBe('office');
});

test('many presses make one request, and two numbers of a line are not both called at one phone', async () => {
  const answers = await Promise.all(Array.from({ length: 6 }, () => send('040 123 4567')));
  expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([303]));
  expect(await line.database.selectFrom('callback_request').select('contact_id').execute()).toHaveLength(1);
  secret = newToken();
  await line.arrive({ ticket: { day: '2015-03-02', series: 'A', no: 500 + no }, followerDigest: tokenDigest(secret) });
  expect((await send('040 123 4567')).statusCode).toBe(409);
});

test('outside the hours for calling nobody is called instead', async () => {
  line.clock.set('2015-03-02T17:00:00Z');
  expect(await read('/callback')).toContain('These are not hours for calling');
  await send('040 123 4567');
  expect((await period()).channel).toBe('office');
});
