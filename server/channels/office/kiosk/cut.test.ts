import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { listWaiting } from '#server/line/lines.ts';
import { minutesLater, openTestLine, type TestLine } from '#server/line/testing.ts';
import { newToken } from '#server/platform/secrets/secrets.ts';
import { languages } from '#server/platform/language/language.ts';
import { pairTestDevice } from '../devices/testing.ts';
import type { KeptTicket } from './taking-in.ts';

let line: TestLine;
let cookie: string;
let other: string;
beforeAll(async () => {
  line = await openTestLine();
  // The letters KA and KB.
  cookie = (await pairTestDevice(line)).cookie;
  other = (await pairTestDevice(line, { name: 'Toinen' })).cookie;
});
afterAll(() => line.close());
beforeEach(async () => {
  await line.empty();
  line.clock.set(minutesLater(30).toISOString());
});

let no = 0;
const minutes = (count: number) => count * 60_000;
const kept = (changes: Partial<KeptTicket> = {}): KeptTicket => {
  no += 1;
  return { secret: newToken(), series: 'KA', no, ago: minutes(10), in: 'sv', matter: 'housing', quick: false, ...changes };
};
const post = (tickets: readonly object[], from = cookie) =>
  line.app.inject({ method: 'POST', url: '/api/kiosk/tickets', headers: { cookie: from }, payload: { tickets } });
const send = async (tickets: readonly object[], from = cookie) => (await post(tickets, from)).json<{ results: string[] }>().results;
const waiting = async () => {
  const entries = await listWaiting(line.database, 'tampere', { at: line.clock.now(), most: 100 });
  return entries.map(({ ticket, arrivedAt }) => `${ticket?.series} ${ticket?.no} ${arrivedAt.toISOString().slice(11, 16)}`);
};
const take = (secret: string) =>
  line.app.inject({
    method: 'POST',
    url: '/kiosk/tampere/tickets',
    headers: { 'content-type': 'application/x-www-form-urlencoded', cookie },
    payload: new URLSearchParams({ secret, in: 'sv', matter: 'housing' }).toString(),
  });

describe('numbers that kiosks gave during a cut', () => {
  test('get their places by the time at which they were given, whichever kiosk sends first', async () => {
    await line.arrive({ ticket: { day: '2015-03-02', series: 'V' }, arrivedAt: minutesLater(15) });
    const late = kept({ series: 'KB', no: 1, ago: minutes(5) });
    const early = [kept({ no: 7, ago: minutes(20) }), kept({ no: 8, ago: minutes(10) })];
    expect(await send([late], other)).toEqual(['taken']);
    expect(await send(early)).toEqual(['taken', 'taken']);
    expect(await waiting()).toEqual(['KA 7 08:40', 'V 1 08:45', 'KA 8 08:50', 'KB 1 08:55']);
  });

  test('are taken in also when the matter was not known', async () => {
    expect(await send([kept({ matter: 'any' }), kept({ matter: 'magic' })])).toEqual(['taken', 'matter-not-served']);
  });

  test('are followed by the code on them as soon as they are in line; until then its page says what to wait for', async () => {
    const ticket = kept({ in: 'fi' });
    const page = async () => (await line.app.inject({ url: `/ticket/${ticket.secret}?language=fi` })).body;
    expect(await page()).toContain('jonka yhteys oli poikki');
    await send([ticket]);
    expect(await page()).toContain(`Vuoronumero KA ${String(ticket.no).padStart(3, '0')}`);
    const { body } = await line.app.inject({ url: '/kiosk/tampere/cut', headers: { cookie } });
    expect(body).toContain(`data-ticket="${line.house.settings.publicUrl}/ticket/"`);
  });

  test('are taken in once, however often and fast they are sent', async () => {
    const tickets = [kept(), kept(), kept()];
    const answers = await Promise.all(Array.from({ length: 8 }, () => send(tickets)));
    expect(answers.flat().filter((result) => result === 'taken')).toHaveLength(3);
    // The answer was lost and they come again: the first time stands.
    line.clock.advance({ minutes: 9 });
    expect(await send(tickets)).toEqual(['known', 'known', 'known']);
    expect((await waiting()).map((words) => words.slice(-5))).toEqual(['08:50', '08:50', '08:50']);
  });

  test('stand for what the kiosk asked for before it was cut off: one visitor, called by the number in hand', async () => {
    const ticket = kept();
    await take(ticket.secret);
    expect(await waiting()).toEqual(['A 1 09:00']);
    expect(await send([ticket])).toEqual(['taken']);
    expect(await waiting()).toEqual([`KA ${ticket.no} 09:00`]);
    // The message that was thought lost arrives after all.
    await take(ticket.secret);
    expect(await waiting()).toEqual([`KA ${ticket.no} 09:00`]);
    expect(await send([ticket])).toEqual(['known']);
  });

  test('are one visitor too when both messages arrive at the same moment', async () => {
    const tickets = Array.from({ length: 6 }, () => kept());
    await Promise.all([...tickets.map(({ secret }) => take(secret)), ...tickets.map((ticket) => send([ticket]))]);
    await send(tickets);
    expect((await waiting()).map((words) => words.slice(0, -6)).toSorted()).toEqual(tickets.map((ticket) => `KA ${ticket.no}`).toSorted());
  });

  test('are refused by name one by one, and keep no other out', async () => {
    const same = kept();
    const tickets = [
      kept({ ago: -1 }),
      kept({ ago: minutes(24 * 60) }),
      kept({ ago: Number.MAX_SAFE_INTEGER }),
      // Half past eight: before the office opened.
      kept({ ago: minutes(2.5 * 60) }),
      kept({ series: 'KB' }),
      kept({ matter: 'magic' }),
      same,
      kept({ no: same.no }),
      kept({ ago: 0 }),
    ];
    expect(await send(tickets)).toEqual([
      'in-future',
      'another-day',
      'another-day',
      'not-open',
      'another-series',
      'matter-not-served',
      'taken',
      'number-taken',
      'taken',
    ]);
    expect(await waiting()).toHaveLength(2);
  });

  test('are refused when they were given after the line was closed, and taken in when before', async () => {
    const clerkId = await line.openCounter();
    await line.database
      .insertInto('line_day')
      .values({ place_id: 'tampere', day: '2015-03-02', closed_at: minutesLater(20), closed_by: clerkId, closed_reason: 'Sairastapauksia' })
      .execute();
    expect(await send([kept({ ago: minutes(11) }), kept({ ago: minutes(9) })])).toEqual(['taken', 'line-closed']);
  });

  test('come fifty at once and no more, each whole', async () => {
    expect((await post(Array.from({ length: 51 }, () => kept()))).statusCode).toBe(400);
    for (const wrong of [[], [{ ...kept(), secret: 'mine' }], [{ ...kept(), no: 0 }], [{ ...kept(), ago: '0' }], [{ ...kept(), more: 1 }]])
      expect((await post(wrong)).statusCode).toBe(400);
    expect(await waiting()).toEqual([]);
  });
});

describe('the page that a kiosk keeps for a cut', () => {
  const page = async (from = cookie) => (await line.app.inject({ url: '/kiosk/tampere/cut', headers: { cookie: from } })).body;

  test('has every screen in every language, the kiosk’s letters and its last number of the day', async () => {
    await send([kept({ no: 12 })]);
    const said = await page();
    for (const language of languages)
      for (const screen of ['matter', 'quick', 'confirm', 'ticket', 'foot'])
        expect(said).toContain(`data-screen="${screen}" lang="${language}"`);
    for (const words of ['data-series="KA"', 'data-last-no="12"', 'data-day="2015-03-02"', 'Odotusaika ei ole nyt tiedossa.'])
      expect(said).toContain(words);
    expect(await page(other)).toContain('data-last-no="0"');
  });

  test('knows when numbers are given, and that today there are none any more', async () => {
    const openings = async () => {
      const text = /data-openings="([^"]*)"/.exec(await page())?.[1] ?? '';
      // As the page writes them: pairs of instants.
      return (JSON.parse(text) as [number, number][]).map(([from]) => new Date(from).toISOString().slice(0, 10));
    };
    expect((await openings()).slice(0, 2)).toEqual(['2015-03-02', '2015-03-03']);
    const clerkId = await line.openCounter();
    await line.database
      .insertInto('line_day')
      .values({ place_id: 'tampere', day: '2015-03-02', closed_at: minutesLater(20), closed_by: clerkId, closed_reason: 'Sairastapauksia' })
      .execute();
    expect((await openings())[0]).toBe('2015-03-03');
  });
});
