import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { proveAtDemoService, signInThroughDemoService, TestBrowser } from '#server/people/demo-identity/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';

let opened: TestHouse;
beforeAll(async () => {
  opened = await openTestHouse();
});
afterAll(() => opened.close());
beforeEach(async () => {
  await opened.database.deleteFrom('login').execute();
  await opened.database.deleteFrom('tally').execute();
});

const logins = () =>
  opened.database.selectFrom('login').select(['door', 'method', 'result', 'reason']).orderBy('at').orderBy('login_id').execute();
const tallies = () =>
  opened.database.selectFrom('tally').select(['day', 'measure', 'channel', 'benefit', 'counted']).orderBy('tally_id').execute();
const counted = (measure: string) => ({ day: '2015-03-02', measure, channel: 'online', benefit: '', counted: 1 });
const refused = (reason: string, method = 'demo-identity') => ({ door: 'customers', method, result: 'refused', reason });

describe('an answer is refused, recorded, and counted when it answers a sign-in', () => {
  const giveIn = async (browser: TestBrowser, address: string) => {
    const { statusCode, body } = await browser.ask(address);
    const isSignedIn = browser.cookies.has('session;/');
    return {
      statusCode,
      offersToStartAgain: body.includes('href="/sign-in"'),
      isSignedIn,
      logins: await logins(),
      tallies: await tallies(),
    };
  };
  const refusedAs = (reason: string, method?: string) => ({
    statusCode: 400,
    offersToStartAgain: true,
    isSignedIn: false,
    logins: [refused(reason, method)],
    tallies: [counted('logins-refused')],
  });
  // Anybody can send such an answer, however often: it is no sign-in of a customer, so the figure leaves it out.
  const strayAnswer = () => ({ ...refusedAs('unknown-attempt', 'unknown'), tallies: [] });

  test('when it is given in a second time', async () => {
    const browser = new TestBrowser(opened);
    const address = await proveAtDemoService(browser, '/sign-in', 'customer-1');
    const cookies = new Map(browser.cookies);
    expect((await browser.ask(address)).statusCode).toBe(303);
    await opened.database.deleteFrom('login').execute();
    await opened.database.deleteFrom('tally').execute();
    const replaying = new TestBrowser(opened);
    for (const [name, cookie] of cookies) replaying.cookies.set(name, cookie);
    expect(await giveIn(replaying, address)).toEqual(strayAnswer());
  });

  test('when its state was made up', async () => {
    const browser = new TestBrowser(opened);
    const address = new URL(await proveAtDemoService(browser, '/sign-in', 'customer-1'), browser.site);
    address.searchParams.set('state', 'A'.repeat(43));
    expect(await giveIn(browser, address.href)).toEqual(strayAnswer());
  });

  test('when its state holds what no database takes', async () => {
    expect(await giveIn(new TestBrowser(opened), '/sign-in/answer?code=x&state=%00')).toEqual(strayAnswer());
  });

  test('when it comes from another browser than the one that began', async () => {
    const address = await proveAtDemoService(new TestBrowser(opened), '/sign-in', 'customer-1');
    const other = new TestBrowser(opened);
    await other.ask('/sign-in');
    expect(await giveIn(other, address)).toEqual(strayAnswer());
  });

  test('when it proves another sign-in than the one that began: a foreign nonce', async () => {
    const browser = new TestBrowser(opened);
    const address = await proveAtDemoService(browser, '/sign-in', 'customer-1');
    await opened.database.updateTable('sign_in_attempt').set({ nonce: 'another' }).execute();
    expect(await giveIn(browser, address)).toEqual(refusedAs('answer-not-valid'));
  });

  test('when its code was stolen: the proof of who asked for it is missing', async () => {
    const browser = new TestBrowser(opened);
    const address = await proveAtDemoService(browser, '/sign-in', 'customer-1');
    await opened.database
      .updateTable('sign_in_attempt')
      .set({ code_verifier: 'a'.repeat(43) })
      .execute();
    expect(await giveIn(browser, address)).toEqual(refusedAs('answer-not-valid'));
  });

  test('when it names another issuer', async () => {
    const browser = new TestBrowser(opened);
    const address = new URL(await proveAtDemoService(browser, '/sign-in', 'customer-1'), browser.site);
    address.searchParams.set('iss', 'https://elsewhere.example');
    expect(await giveIn(browser, address.href)).toEqual(refusedAs('answer-not-valid'));
  });

  test('when it comes after ten minutes', async () => {
    const browser = new TestBrowser(opened);
    const address = await proveAtDemoService(browser, '/sign-in', 'customer-1');
    opened.clock.advance({ minutes: 10 });
    expect(await giveIn(browser, address)).toEqual(refusedAs('attempt-expired'));
    opened.clock.advance({ minutes: -10 });
  });

  test('when the person stopped at the provider', async () => {
    const browser = new TestBrowser(opened);
    const address = new URL(await proveAtDemoService(browser, '/sign-in', 'customer-1'), browser.site);
    address.searchParams.delete('code');
    address.searchParams.set('error', 'access_denied');
    expect(await giveIn(browser, address.href)).toEqual(refusedAs('cancelled'));
  });
});

test('a sign-in that was refused did not use up the person’s own: a forged answer leaves it as it was', async () => {
  const browser = new TestBrowser(opened);
  const address = await proveAtDemoService(browser, '/sign-in', 'customer-1');
  await browser.ask('/sign-in/answer?code=x&state=AAAAAAAAAAAAAAAAAAAA');
  expect((await browser.ask(address)).statusCode).toBe(303);
});

test('of eight answers given in at once with the same state, one signs in', async () => {
  const browser = new TestBrowser(opened);
  const address = await proveAtDemoService(browser, '/sign-in', 'customer-2');
  const { pathname, search } = new URL(address, browser.site);
  const headers = { cookie: browser.cookiesFor(pathname) };
  const answers = await Promise.all(Array.from({ length: 8 }, () => opened.app.inject({ method: 'GET', url: pathname + search, headers })));
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([303, ...Array<number>(7).fill(400)]);
});

test('logins of customers are counted, logins of the staff are recorded only', async () => {
  await signInThroughDemoService(new TestBrowser(opened), '/sign-in', 'customer-1');
  await signInThroughDemoService(new TestBrowser(opened), '/staff', 'clerk-1');
  await signInThroughDemoService(new TestBrowser(opened), '/sign-in', 'customer-1');
  expect(await tallies()).toEqual([counted('logins-succeeded'), counted('logins-succeeded')]);
  const succeeded = (door: string) => ({ door, method: 'demo-identity', result: 'succeeded', reason: null });
  expect(await logins()).toEqual([succeeded('customers'), succeeded('staff'), succeeded('customers')]);
});

describe('after signing in, nobody is led', () => {
  test.each([
    '//elsewhere.example',
    'https://elsewhere.example/',
    '/\\elsewhere.example',
    '/.//elsewhere.example',
    '/sign-in',
    'javascript:alert(1)',
  ])('to %s', async (to) => {
    const answer = await signInThroughDemoService(new TestBrowser(opened), `/sign-in?returnTo=${encodeURIComponent(to)}`, 'customer-1');
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/']);
  });
});
