import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { minutesLater, openTestLine, type TestLine } from '#server/line/testing.ts';
import { languages } from '#server/platform/language/language.ts';
import { newToken } from '#server/platform/secrets/secrets.ts';
import { mostTaken } from '../tickets/taking.ts';

let line: TestLine;
beforeAll(async () => {
  line = await openTestLine();
});
afterAll(() => line.close());
beforeEach(async () => {
  for (const table of ['contact_period', 'contact', 'clerk_period', 'ticket_counter', 'ticket_limit'] as const)
    await line.database.deleteFrom(table).execute();
  line.clock.set(minutesLater(0).toISOString());
});

const get = async (address: string, language = 'en') =>
  (await line.app.inject({ url: address, headers: { 'accept-language': language } })).body;
const wish = (changes: Record<string, string> = {}) => ({ secret: newToken(), matter: 'housing', spoken: 'sv', ...changes });
const join = (fields: Record<string, string> = wish(), remoteAddress = '10.0.0.1') =>
  line.app.inject({
    method: 'POST',
    url: '/join/tampere',
    remoteAddress,
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'accept-language': 'en' },
    payload: new URLSearchParams(fields).toString(),
  });

test('the page of an office that gives numbers leads there; of one that does not, or is no office, it does not', async () => {
  expect(await get('/places/tampere')).toContain('href="/join/tampere"');
  line.clock.set('2015-03-02T18:00:00Z');
  expect(await get('/places/tampere')).not.toContain('/join/');
});

test('says how long each matter takes, and what becomes of whoever is not there when called', async () => {
  await line.openCounter();
  await line.arrive();
  const said = await get('/join/tampere');
  for (const words of ['Housing', 'Studying', 'min, mostly', 'we call at most 3 times', 'they will put you back in line'])
    expect(said).toContain(words);
});

test('a number from afar has a letter of its own, and leads to the page by which it is followed', async () => {
  const fields = wish({ quick: 'yes' });
  expect((await join(fields)).headers.location).toBe(`/ticket/${fields.secret}`);
  const page = await get(`/ticket/${fields.secret}`);
  expect(page).toContain('M 001');
  const period = await line.database.selectFrom('contact_period').select(['benefit_group', 'language', 'is_quick']).execute();
  expect(period).toEqual([{ benefit_group: 'housing', language: 'sv', is_quick: true }]);
});

test('who does not know what their matter is about gets a number too', async () => {
  expect(await get('/join/tampere')).toContain('I don’t know, or another matter');
  expect((await join(wish({ matter: 'any' }))).statusCode).toBe(303);
  expect(await line.database.selectFrom('contact_period').select('benefit_group').execute()).toEqual([{ benefit_group: 'any' }]);
});

test('the same form sent many times at once gives one number', async () => {
  const fields = wish();
  await Promise.all(Array.from({ length: 8 }, () => join(fields)));
  expect(await line.database.selectFrom('contact').select('ticket_no').execute()).toHaveLength(1);
});

test('who chose nothing is asked to, and what they chose besides is kept, also when they change the language', async () => {
  const { secret, spoken } = wish();
  const again = await join({ secret, spoken, quick: 'yes' });
  expect(again.statusCode).toBe(422);
  expect(again.body).toContain('Choose what your matter is about.');
  expect(again.body).toContain(`value="${secret}"`);
  const changed = await join({ secret, spoken, matter: 'student', _language: 'sv' });
  expect(changed.body).toContain('Ta ett könummer');
  expect(changed.body).toMatch(/id="matter-student"[^>]*checked/);
  expect(await line.database.selectFrom('contact').select('ticket_no').execute()).toEqual([]);
});

test('an address takes no more numbers in a day than its share, however many it asks for at once', async () => {
  const answers = await Promise.all(Array.from({ length: mostTaken.remote + 4 }, () => join()));
  expect(answers.filter(({ statusCode }) => statusCode === 429)).toHaveLength(4);
  line.clock.set(minutesLater(120).toISOString());
  expect((await join()).body).toContain('Take a number at the office.');
  expect((await join(wish(), '10.0.0.2')).statusCode).toBe(303);
});

test('says why there are no numbers and when there are again', async () => {
  line.clock.set('2015-03-02T18:00:00Z');
  expect((await join()).headers.location).toBe('/join/tampere');
  const said = await get('/join/tampere');
  for (const words of ['No queue numbers are given now', 'Tuesday 3 March', 'online at any time']) expect(said).toContain(words);
  expect(said).not.toContain('<form');
});

test.each(languages)('the page speaks %s', async (language) => {
  expect(await get('/join/tampere', language)).toContain(`<html lang="${language}"`);
});
