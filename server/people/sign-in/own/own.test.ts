import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { signInCustomer, signInStaff } from '../testing.ts';

let opened: TestHouse;
beforeAll(async () => {
  opened = await openTestHouse();
});
afterAll(() => opened.close());
beforeEach(() => opened.clock.set('2015-03-02T08:00:00Z'));

type Listed = { id: string; kind: string; label: string; isThis: boolean };
// The route's own description says what it answers.
const sessionsOf = async (who: { api(method: 'GET', path: string): Promise<{ json(): unknown }> }) =>
  ((await who.api('GET', '/api/sign-ins')).json() as { sessions: Listed[] }).sessions;

describe('the page of one’s own sign-ins', () => {
  test('marks this browser and lets another be ended, which takes effect at once', async () => {
    const [here, there] = [await signInCustomer(opened, { n: 11 }), await signInCustomer(opened, { n: 11 })];
    const page = await here.get('/sign-ins');
    expect(page.body.match(/Tämä selain/g)).toHaveLength(1);
    const other = (await sessionsOf(here)).find(({ isThis }) => !isThis);
    expect(page.body).toContain(`action="/sign-ins/${other?.id}/end"`);
    expect((await there.get('/sign-ins')).statusCode).toBe(200);
    expect((await here.post(`/sign-ins/${other?.id}/end`)).headers.location).toBe('/sign-ins');
    expect((await there.get('/sign-ins')).statusCode).toBe(303);
    expect((await here.get('/sign-ins')).statusCode).toBe(200);
  });

  test('ends all others, browsers and keys, but not this one and nobody else’s', async () => {
    const here = await signInCustomer(opened, { n: 12 });
    const there = await signInCustomer(opened, { n: 12 });
    const stranger = await signInCustomer(opened, { n: 13 });
    const { key } = (await here.api('POST', '/api/sign-ins/keys', { label: 'calendar' })).json<{ key: string }>();
    await here.post('/sign-ins/end-others');
    expect((await here.get('/sign-ins')).statusCode).toBe(200);
    expect((await there.get('/sign-ins')).statusCode).toBe(303);
    expect((await stranger.get('/sign-ins')).statusCode).toBe(200);
    expect((await opened.app.inject({ url: '/api/sign-ins', headers: { authorization: `Bearer ${key}` } })).statusCode).toBe(401);
  });

  test.each(['fi', 'sv', 'en'])('is there in the language %s', async (language) => {
    const here = await signInStaff(opened);
    const titles: Record<string, string> = { fi: 'Omat kirjautumiset', sv: 'Egna inloggningar', en: 'My sign-ins' };
    expect((await here.get(`/sign-ins?language=${language}`)).body).toContain(`${titles[language]}</h1>`);
  });
});

describe('a key for a machine', () => {
  test('is shown once, works, is listed by its name, and can be removed', async () => {
    const here = await signInCustomer(opened, { n: 14 });
    const made = await here.post('/sign-ins/keys', { label: ' My <calendar> ' });
    const key = /Bearer ([\w-]{43})/.exec(made.body)?.[1] ?? '';
    expect(made.body).toContain('My &lt;calendar>');
    const ask = () => opened.app.inject({ url: '/api/sign-ins', headers: { authorization: `Bearer ${key}` } });
    expect((await ask()).statusCode).toBe(200);
    const list = await here.get('/sign-ins');
    expect(list.body).toContain('My &lt;calendar>');
    expect(list.body).not.toContain(key);
    const line = (await sessionsOf(here)).find(({ kind }) => kind === 'key');
    await here.post(`/sign-ins/${line?.id}/end`);
    expect((await ask()).statusCode).toBe(401);
  });

  test.each(['', '   ', 'x'.repeat(61)])('needs a name of 1 to 60 characters: %j is refused and nothing is made', async (label) => {
    const here = await signInCustomer(opened, { n: 15 });
    const page = await here.post('/sign-ins/keys', { label });
    expect([page.statusCode, page.body.includes('id="label-fault"')]).toEqual([422, true]);
    expect((await here.api('POST', '/api/sign-ins/keys', { label })).statusCode).toBe(400);
    expect((await sessionsOf(here)).filter(({ kind }) => kind === 'key')).toEqual([]);
  });

  test('cannot make another key: a stolen one must not outlive itself', async () => {
    const here = await signInCustomer(opened, { n: 16 });
    const { key } = (await here.api('POST', '/api/sign-ins/keys', { label: 'one' })).json<{ key: string }>();
    const answer = await opened.app.inject({
      method: 'POST',
      url: '/api/sign-ins/keys',
      headers: { authorization: `Bearer ${key}` },
      payload: { label: 'two' },
    });
    expect(answer.statusCode).toBe(403);
  });

  test('is one of ten at most, also when twenty are asked for at once', async () => {
    const here = await signInCustomer(opened, { n: 17 });
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, at) => here.api('POST', '/api/sign-ins/keys', { label: `key ${at}` })),
    );
    expect(answers.filter(({ statusCode }) => statusCode === 201)).toHaveLength(10);
    expect(answers.filter(({ statusCode }) => statusCode === 409)).toHaveLength(10);
  });
});

describe('the warning before the session ends', () => {
  test('is answered by a form without scripts, which comes back to the page', async () => {
    const here = await signInCustomer(opened, { n: 18 });
    opened.clock.advance({ minutes: 29 });
    expect((await here.post('/sign-ins/renew', { returnTo: '/sign-ins' })).headers.location).toBe('/sign-ins');
    opened.clock.advance({ minutes: 29 });
    expect((await here.get('/sign-ins')).statusCode).toBe(200);
  });

  test('leads nowhere else', async () => {
    const here = await signInCustomer(opened, { n: 18 });
    expect((await here.post('/sign-ins/renew', { returnTo: '//elsewhere.example' })).headers.location).toBe('/');
  });

  test('is answered for a script with the new end, as a time of day of the agency', async () => {
    const here = await signInCustomer(opened, { n: 19 });
    opened.clock.advance({ minutes: 10 });
    expect((await here.api('POST', '/api/sign-ins/renew', {})).json()).toEqual({
      endsAt: '2015-03-02T08:40:00.000Z',
      seconds: 1800,
      time: '10.40',
    });
  });

  test('cannot go past the absolute end', async () => {
    const here = await signInCustomer(opened, { n: 19 });
    for (let times = 0; times < 19; times += 1) {
      opened.clock.advance({ minutes: 25 });
      await here.get('/sign-ins');
    }
    expect((await here.api('POST', '/api/sign-ins/renew', {})).json()).toMatchObject({ endsAt: '2015-03-02T16:00:00.000Z', seconds: 300 });
  });
});
