import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { minutesLater, openTestLine, type TestLine } from '#server/line/testing.ts';
import { languages } from '#server/platform/language/language.ts';
import { newToken } from '#server/platform/secrets/secrets.ts';
import { pairTestDevice } from '../devices/testing.ts';
import { mostTaken } from '../tickets/taking.ts';

let line: TestLine;
let cookie: string;
beforeAll(async () => {
  line = await openTestLine();
  ({ cookie } = await pairTestDevice(line));
});
afterAll(() => line.close());
beforeEach(async () => {
  for (const table of ['contact_period', 'contact', 'clerk_period', 'ticket_counter', 'ticket_limit', 'line_day', 'line_rule'] as const)
    await line.database.deleteFrom(table).execute();
  line.clock.set(minutesLater(0).toISOString());
});

const ask = (url: string) => line.app.inject({ url, headers: { cookie } });
const get = async (address: string) => (await ask(address)).body;
const wish = (changes: Record<string, string> = {}) => ({ secret: newToken(), in: 'sv', matter: 'housing', ...changes });
const take = (form: Record<string, string> = wish(), remoteAddress = '10.0.0.1') =>
  line.app.inject({
    method: 'POST',
    url: '/kiosk/tampere/tickets',
    remoteAddress,
    headers: { 'content-type': 'application/x-www-form-urlencoded', cookie },
    payload: new URLSearchParams(form).toString(),
  });
const numbers = async () => {
  const rows = await line.database.selectFrom('contact').select(['ticket_series', 'ticket_no']).orderBy('ticket_no').execute();
  return rows.map(({ ticket_series, ticket_no }) => `${ticket_series} ${ticket_no}`);
};

describe('the kiosk', () => {
  test('asks one thing after the other, and shows how long it takes before a number is taken', async () => {
    await line.openCounter();
    await line.arrive();
    expect(await get('/kiosk/tampere')).toContain('svenska');
    expect(await get('/kiosk/tampere?in=sv')).toContain('Vad gäller ditt ärende?');
    const confirm = await get('/kiosk/tampere?in=sv&matter=housing');
    expect(confirm).toContain('Beräknad väntetid');
    expect(confirm).toContain('Före dig i kön: 1');
    expect(await numbers()).toEqual(['null null']);
  });

  test('gives a number and puts whoever took it in line, in the language that they chose', async () => {
    const answer = await take(wish({ quick: 'yes' }));
    expect(answer.statusCode).toBe(303);
    const ticket = await get(String(answer.headers.location));
    expect(ticket).toContain('A 001');
    expect(ticket).toContain('Ditt könummer är');
    const { rows } = {
      rows: await line.database.selectFrom('contact_period').select(['benefit_group', 'language', 'is_quick', 'place_id']).execute(),
    };
    expect(rows).toEqual([{ benefit_group: 'housing', language: 'sv', is_quick: true, place_id: 'tampere' }]);
  });

  test('gives a number to whoever cannot say what their matter is about, and any clerk serves them', async () => {
    await line.openCounter({ benefitGroups: ['student'], languages: ['sv'] });
    expect(await get('/kiosk/tampere?in=sv')).toContain('Vet inte eller annat ärende');
    expect(await get('/kiosk/tampere?in=sv&matter=any')).toMatch(/Annat ärende.*Du får hjälp genast/s);
    const answer = await take(wish({ matter: 'any' }));
    expect(await get(String(answer.headers.location))).toMatch(/A 001.*Annat ärende/s);
  });

  test('keeps no language in the browser: the next person has another', async () => {
    const answers = [await ask('/kiosk/tampere?in=sv'), await take()];
    expect(answers.map(({ headers }) => headers['set-cookie'])).toEqual([undefined, undefined]);
    expect(await get('/kiosk/tampere')).toContain('lang="fi"');
  });

  test('gives one number to one press, however often and fast it comes', async () => {
    const form = wish();
    const answers = await Promise.all(Array.from({ length: 12 }, () => take(form)));
    expect(new Set(answers.map(({ headers }) => headers.location)).size).toBe(1);
    expect(await numbers()).toHaveLength(1);
    // A press that comes again after closing shows the number that was given.
    line.clock.set('2015-03-02T18:00:00Z');
    expect((await take(form)).headers.location).toContain(form.secret);
  });

  test('gives everybody another number when many press at once', async () => {
    await Promise.all(Array.from({ length: 20 }, () => take()));
    expect(new Set(await numbers()).size).toBe(20);
  });

  test('gives an address no more than its share in a minute, however many ask at once', async () => {
    const answers = await Promise.all(Array.from({ length: mostTaken.kiosk + 5 }, () => take()));
    expect(answers.filter(({ statusCode }) => statusCode === 429)).toHaveLength(5);
    expect(await numbers()).toHaveLength(mostTaken.kiosk);
    expect((await take()).body).toContain('Vänta en minut');
    expect((await take(wish(), '10.0.0.2')).statusCode).toBe(303);
    line.clock.set(minutesLater(1).toISOString());
    expect((await take()).statusCode).toBe(303);
    // What is older than two days is gone with the first number of a later minute.
    line.clock.set(minutesLater(3 * 24 * 60).toISOString());
    await take();
    expect(await line.database.selectFrom('ticket_limit').select('taken').execute()).toEqual([{ taken: 1 }]);
  });

  test('says a matter that the place does not serve is not there', async () => {
    expect((await ask('/kiosk/tampere?in=sv&matter=magic')).statusCode).toBe(404);
    expect((await take(wish({ matter: 'magic' }))).statusCode).toBe(404);
  });
});

describe('no numbers are given', () => {
  const refused = async () => {
    expect((await take()).headers.location).toBe('/kiosk/tampere');
    expect(await numbers()).toEqual([]);
    return get('/kiosk/tampere');
  };

  test('outside the hours of numbers, and the kiosk says when they are given again and what else can be done', async () => {
    line.clock.set('2015-03-02T18:00:00Z');
    const said = await refused();
    for (const words of ['Vuoronumeroita ei anneta nyt', 'tiistaina', 'Könummer ges inte ut nu', 'No queue numbers', 'asioida verkossa'])
      expect(said).toContain(words);
    line.clock.set('2015-03-02T05:00:00Z');
    expect(await refused()).toContain('Numeroita annetaan tänään');
  });

  test('when the line was closed for the day', async () => {
    const clerkId = await line.openCounter();
    await line.database
      .insertInto('line_day')
      .values({ place_id: 'tampere', day: '2015-03-02', closed_at: minutesLater(-5), closed_by: clerkId, closed_reason: 'Sairastapauksia' })
      .execute();
    const said = await refused();
    expect(said).toContain('Kaikki, joilla on jo numero, palvellaan.');
    expect(said).toContain('tiistaina');
  });

  test('when those of the day are used up', async () => {
    const rule = { first_ticket_no: 1, last_ticket_no: 999, most_calls: 3, near_count: 3, remote_minutes: 10, is_cleared_at_night: true };
    await line.database
      .insertInto('line_rule')
      .values({ place_id: 'tampere', most_tickets_a_day: 2, ...rule })
      .execute();
    await Promise.all([take(), take(), take(), take()]);
    expect(await numbers()).toEqual(['A 1', 'A 2']);
    expect(await get('/kiosk/tampere')).toContain('Dagens könummer har tagit slut');
  });
});

test.each(languages)('every screen of the kiosk speaks %s', async (language) => {
  const { location } = (await take(wish({ in: language }))).headers;
  for (const address of [`/kiosk/tampere?in=${language}`, `/kiosk/tampere?in=${language}&quick=yes&matter=student`, String(location)])
    expect(await get(address)).toContain(`<html lang="${language}"`);
});
