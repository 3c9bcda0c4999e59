import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { endMandate } from '#server/people/mandates/queries.ts';
import { grantOf, startTestRegister, type TestRegister } from '#server/people/mandates/register/testing.ts';
import { isSignedQuestion, signQuestion } from '#server/people/mandates/register/signing.ts';
import { onNextPage, signInCustomer, type SignedIn } from '#server/people/sign-in/testing.ts';
import { testClock } from '#server/platform/testing/test-clock.ts';
import { testSecrets } from '#server/platform/testing/test-database.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';

let opened: TestHouse;
let register: TestRegister;
const registerClock = testClock();
beforeAll(async () => {
  register = await startTestRegister(testSecrets, registerClock);
  opened = await openTestHouse({ settings: { mandateRegister: register.account } });
});
afterAll(async () => {
  await opened.close();
  await register.close();
});
beforeEach(() => {
  opened.clock.set('2015-03-02T08:00:00Z');
  registerClock.set('2015-03-02T08:00:00Z');
  register.fault = undefined;
  register.grants.length = 0;
});

let n = 200;
/** Two customers, of whom the second has let the first act at the register. */
async function pair(issues?: readonly string[]): Promise<{ agent: SignedIn; principal: SignedIn; code: string }> {
  n += 2;
  register.grants.push(grantOf(register, n, n + 1, issues));
  const [agent, principal] = [await signInCustomer(opened, { n }), await signInCustomer(opened, { n: n + 1 })];
  return { agent, principal, code: grantOf(register, n, n + 1).principalCode };
}

/** Goes to the register, chooses there, and comes back. Returns where the answer led. */
async function fetchFrom(agent: SignedIn, principalCode: string): Promise<string | undefined> {
  const sent = await agent.post('/acting/register');
  const user = new URL(sent.headers.location ?? '').searchParams.get('user') ?? '';
  const code = register.register.choose(user, principalCode) ?? '';
  return (await agent.get(`/acting/register/answer?${new URLSearchParams({ code }).toString()}`)).headers.location;
}

const mandatesOf = (principal: SignedIn) =>
  opened.database.selectFrom('mandate').selectAll().where('customer_id', '=', principal.id).orderBy('recorded_at').execute();

async function fetched(pairOf: Awaited<ReturnType<typeof pair>>): Promise<string> {
  expect(await fetchFrom(pairOf.agent, pairOf.code)).toBe('/acting?register=kept');
  return (await mandatesOf(pairOf.principal)).at(-1)?.mandate_id ?? '';
}

describe('a mandate of the national register', () => {
  test('is fetched there by the one who may act, and serves online only', async () => {
    const { agent, principal, code } = await pair();
    const sent = await agent.post('/acting/register');
    const address = new URL(sent.headers.location ?? '');
    expect(address.origin + address.pathname).toBe(`${register.account.url}/oauth/authorize`);
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      client_id: 'luukku',
      response_type: 'code',
      redirect_uri: `${opened.house.settings.publicUrl}/acting/register/answer`,
      lang: 'fi',
    });
    expect(address.href).not.toContain(code);
    expect(await fetchFrom(agent, code)).toBe('/acting?register=kept');
    expect(await mandatesOf(principal)).toMatchObject([
      { agent_id: agent.id, basis: 'suomi-fi', channels: ['online'], actions: ['view', 'apply', 'appeal'], benefits: [], ended_at: null },
    ]);
    expect((await agent.get('/acting')).body).toContain(principal.name);
  });

  test('lets an account number be changed only where the register has a mandate for that too', async () => {
    const both = await pair([register.account.issue, register.account.accountIssue ?? '']);
    await fetched(both);
    expect((await mandatesOf(both.principal))[0]?.actions).toEqual(['view', 'apply', 'change-account', 'appeal']);
    const alone = await pair([register.account.accountIssue ?? '']);
    expect(await fetchFrom(alone.agent, alone.code)).toBe('/acting?register=none');
    expect(await mandatesOf(alone.principal)).toEqual([]);
  });

  test('makes a customer of somebody who has never been one, whose own sign-in finds it', async () => {
    n += 2;
    register.grants.push(grantOf(register, n, n + 1));
    const agent = await signInCustomer(opened, { n });
    expect(await fetchFrom(agent, grantOf(register, n, n + 1).principalCode)).toBe('/acting?register=kept');
    const principal = await signInCustomer(opened, { n: n + 1 });
    expect(await mandatesOf(principal)).toHaveLength(1);
  });

  test('told twice, or 8 times at once, is one', async () => {
    const both = await pair();
    await fetched(both);
    await fetched(both);
    const sessions = await Promise.all(Array.from({ length: 8 }, () => signInCustomer(opened, { n })));
    await Promise.all(sessions.map((session) => fetchFrom(session, both.code)));
    expect(await mandatesOf(both.principal)).toHaveLength(1);
  });

  test('is asked of the register each time somebody begins: what it no longer allows has ended', async () => {
    const both = await pair();
    const mandate = await fetched(both);
    expect((await both.agent.post('/acting/begin', { mandate })).statusCode).toBe(303);
    await (await onNextPage(opened, both.agent)).post('/acting/end');
    register.grants.length = 0;
    expect((await both.agent.post('/acting/begin', { mandate })).statusCode).toBe(403);
    expect(await mandatesOf(both.principal)).toMatchObject([{ ended_by: 'register' }]);
    expect((await onNextPage(opened, both.agent)).id).toBe(both.agent.id);
  });

  test('takes over what the register allows now', async () => {
    const both = await pair([register.account.issue, register.account.accountIssue ?? '']);
    const mandate = await fetched(both);
    register.grants.length = 0;
    register.grants.push(grantOf(register, n, n + 1));
    await both.agent.post('/acting/begin', { mandate });
    const { person } = { person: await onNextPage(opened, both.agent) };
    expect(person.id).toBe(both.principal.id);
    expect((await mandatesOf(both.principal))[0]?.actions).toEqual(['view', 'apply', 'appeal']);
  });

  test('that the principal ended here stays ended, whatever the register says', async () => {
    const both = await pair();
    const mandateId = await fetched(both);
    await endMandate(opened.database, { customerId: both.principal.id, mandateId }, 'principal', opened.clock.now());
    expect(await fetchFrom(both.agent, both.code)).toBe('/acting?register=none');
    expect((await both.agent.post('/acting/begin', { mandate: mandateId })).statusCode).toBe(403);
  });
});

describe('an answer of the register', () => {
  test('counts once, and only in the browser that was sent there, within a quarter of an hour', async () => {
    const { agent, code } = await pair();
    const other = await signInCustomer(opened, { n: n + 1 });
    const sent = await agent.post('/acting/register');
    const user = new URL(sent.headers.location ?? '').searchParams.get('user') ?? '';
    const answer = `/acting/register/answer?code=${register.register.choose(user, code) ?? ''}`;
    expect((await other.get(answer)).headers.location).toBe('/acting?register=none');
    opened.clock.advance({ minutes: 15 });
    expect((await agent.get(answer)).headers.location).toBe('/acting?register=none');
    registerClock.set(opened.clock.now().toISOString());
    expect(await fetchFrom(agent, code)).toBe('/acting?register=kept');
    expect((await agent.get(answer)).headers.location).toBe('/acting?register=none');
  });

  test('of another’s choice at the register is worth nothing in one’s own session', async () => {
    const [one, two] = [await pair(), await pair()];
    const sent = await two.agent.post('/acting/register');
    const user = new URL(sent.headers.location ?? '').searchParams.get('user') ?? '';
    const stolen = register.register.choose(user, two.code) ?? '';
    await one.agent.post('/acting/register');
    expect((await one.agent.get(`/acting/register/answer?code=${stolen}`)).statusCode).toBe(503);
    expect(await mandatesOf(two.principal)).toEqual([]);
  });

  test.each(['silent', 'error', 'nonsense'] as const)('that is %s lets nobody act, and ends nothing', async (fault) => {
    const both = await pair();
    const mandate = await fetched(both);
    register.fault = fault;
    const begun = await both.agent.post('/acting/begin', { mandate });
    expect([begun.statusCode, begun.body.includes(both.code)]).toEqual([503, false]);
    expect((await both.agent.post('/acting/register')).statusCode).toBe(503);
    expect(await mandatesOf(both.principal)).toMatchObject([{ ended_at: null }]);
    expect((await onNextPage(opened, both.agent)).id).toBe(both.agent.id);
  });
});

test('a question is signed over its path and the time, as the register describes', () => {
  const at = new Date('2015-03-02T08:00:00Z');
  const path = '/service/hpa/user/register/luukku/140385-900D?requestId=1';
  const header = signQuestion(path, register.account, at);
  expect(header).toBe('luukku 2015-03-02T08:00:00.000Z BCf70aGjCgGP0uU329rVBUOvPu1H5HMl/QLC++v7Xzo=');
  expect(isSignedQuestion(header, path, register.account, at)).toBe(true);
  expect(isSignedQuestion(header, `${path}2`, register.account, at)).toBe(false);
  expect(isSignedQuestion(header, path, { ...register.account, key: 'another' }, at)).toBe(false);
  expect(isSignedQuestion(header, path, register.account, new Date('2015-03-02T08:06:00Z'))).toBe(false);
});

test('where invented people are on, a demo register stands in: its page, chosen from, leads back', async () => {
  const demo = await openTestHouse();
  const agent = await signInCustomer(demo, { n: 1 });
  await signInCustomer(demo, { n: 2 });
  const sent = new URL((await agent.post('/acting/register')).headers.location ?? '');
  const choosing = await agent.get(sent.pathname + sent.search);
  expect(choosing.body).toContain('Väinö Kokeilija');
  const principal = /name="principal" value="([^"]+)"/.exec(choosing.body)?.[1] ?? '';
  const user = /name="user" value="([^"]+)"/.exec(choosing.body)?.[1] ?? '';
  expect((await agent.post(sent.pathname, { user, principal: '010101-9999' })).statusCode).toBe(400);
  expect((await agent.get(`${sent.pathname}?client_id=a&response_type=code&redirect_uri=b&user=c&lang=fi`)).statusCode).toBe(404);
  const chosen = await agent.post(sent.pathname, { user, principal });
  expect((await agent.get(chosen.headers.location ?? '')).headers.location).toBe('/acting?register=kept');
  expect((await agent.get('/acting')).body).toContain('Väinö Kokeilija');
  await demo.close();
});
