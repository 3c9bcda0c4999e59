import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { callNext } from '#server/line/calling.ts';
import { listWaiting } from '#server/line/lines.ts';
import { minutesLater, openTestLine, type TestLine } from '#server/line/testing.ts';
import { signInStaff } from '#server/people/sign-in/testing.ts';
import { languages } from '#server/platform/language/language.ts';
import { newToken } from '#server/platform/secrets/secrets.ts';
import { pairTestDevice } from '../devices/testing.ts';

let line: TestLine;
let cookie: string;
beforeAll(async () => {
  line = await openTestLine();
  cookie = (await pairTestDevice(line)).cookie;
});
afterAll(() => line.close());
beforeEach(async () => {
  await line.empty();
  line.clock.set(minutesLater(5).toISOString());
});

const form = { 'content-type': 'application/x-www-form-urlencoded', 'accept-language': 'en' };
const post = (url: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  line.app.inject({ method: 'POST', url, headers: { ...form, ...headers }, payload: new URLSearchParams(fields).toString() });
async function join(): Promise<string> {
  const secret = newToken();
  await post('/join/tampere', { secret, matter: 'housing', spoken: 'fi' });
  return secret;
}
const say = (ticket: string, language = 'en') => post('/kiosk/tampere/here', { in: language, ticket }, { cookie });
const page = async (secret: string) => (await line.app.inject({ url: `/ticket/${secret}`, headers: { 'accept-language': 'en' } })).body;
const arePresent = async () => {
  const waiting = await listWaiting(line.database, 'tampere', { at: line.clock.now(), most: 9 });
  return waiting.map(({ isPresent }) => isPresent);
};
const call = (clerkId: string) => line.change((transaction) => callNext(transaction, clerkId, line.clock.now()));

describe('whoever took a number from afar is called only after they have said that they are there', () => {
  test('on the page of the number, as often as they press', async () => {
    const secret = await join();
    const clerkId = await line.openCounter();
    expect(await call(clerkId)).toBeUndefined();
    expect(await page(secret)).toContain('You are not called before you have said that you are here');
    const answers = await Promise.all(Array.from({ length: 5 }, () => post(`/ticket/${secret}/here`, {})));
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([303]));
    expect(await page(secret)).toContain('We know that you are here.');
    expect(await call(clerkId)).toBeDefined();
    // Called meanwhile: the page says where to go.
    expect((await post(`/ticket/${secret}/here`, {})).headers.location).toBe(`/ticket/${secret}`);
  });

  test.each(['M 001', 'm1', ' 1 ', 'M001'])('at the kiosk, typed as %j', async (typed) => {
    await join();
    expect((await say(typed)).headers.location).toBe('/kiosk/tampere/here?in=en&done=yes');
    expect(await arePresent()).toEqual([true]);
  });

  test('at the reception', async () => {
    await join();
    const clerk = await signInStaff(line);
    const said = (await clerk.get('/reception?place=tampere')).body;
    expect(said).toContain('matkalla');
    const address = /action="(\/reception\/tampere\/contacts\/[\w-]+\/here)"/.exec(said)?.[1] ?? '';
    expect((await clerk.post(address)).statusCode).toBe(303);
    expect(await arePresent()).toEqual([true]);
    expect((await clerk.get('/reception?place=tampere')).body).not.toContain('matkalla');
  });
});

describe('the kiosk', () => {
  test.each(['', 'M', 'A 1', '2', 'M 999', '=1', '99999'])(
    'says that %j is no number of the day, and keeps what was typed',
    async (typed) => {
      await join();
      await line.arrive({ ticket: { day: '2015-03-02', series: 'A' } });
      const answer = await say(typed);
      expect(answer.statusCode).toBe(422);
      expect(answer.body).toContain('There is no such number today.');
      expect(await arePresent()).toContain(false);
    },
  );

  test('sends whoever is no longer in line to the staff', async () => {
    const secret = await join();
    await post(`/ticket/${secret}/leave`, {});
    expect((await say('M 1')).body).toContain('This number is no longer in line.');
  });

  test.each(languages)('asks for the number in %s', async (language) => {
    const read = (url: string) => line.app.inject({ url, headers: { cookie } });
    expect((await read(`/kiosk/tampere?in=${language}`)).body).toContain(`/kiosk/tampere/here?in=${language}`);
    for (const address of [`/kiosk/tampere/here?in=${language}`, `/kiosk/tampere/here?in=${language}&done=yes`])
      expect((await read(address)).body).toContain(`<html lang="${language}"`);
  });
});
