import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { TestBrowser, withToken } from '#server/people/demo-identity/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { startForeignProvider, type ForeignProvider } from './testing.ts';

let provider: ForeignProvider;
let opened: TestHouse;
const names = { identityCode: 'fi_ssn', givenName: 'given_name', familyName: 'family_name' };
const staffNames = { name: 'name', role: 'groups', skills: 'skills', languages: 'languages', seesProtected: 'protected' };
const honest = { fi_ssn: '010190-900P', given_name: 'Test', family_name: 'Person' };

beforeAll(async () => {
  provider = await startForeignProvider();
  const account = { issuer: provider.issuer, clientId: 'agency', clientSecret: 'secret' };
  opened = await openTestHouse({
    settings: {
      isDemoIdentityOn: false,
      customerSignIn: { provider: account, scope: 'openid profile ssn', claims: names },
      staffSignIn: { provider: account, scope: 'openid', claims: staffNames },
    },
  });
});
afterAll(async () => {
  await opened.close();
  await provider.close();
});
beforeEach(() => Object.assign(provider, { claims: honest, token: {}, signsFalsely: false, isBroken: false }));

/** Begins at a door and comes back with what this provider says. Its code is the nonce, as it keeps no memory. */
async function comeBack(door: string, changes: Record<string, string> = {}, browser = new TestBrowser(opened)) {
  const begun = await browser.ask(door);
  const asked = new URL(begun.headers.location ?? '');
  const given = { code: asked.searchParams.get('nonce')!, state: asked.searchParams.get('state')!, iss: provider.issuer, ...changes };
  return { browser, asked, answer: await browser.ask(`/sign-in/answer?${new URLSearchParams(given).toString()}`) };
}
const lastReason = async () =>
  (await opened.database.selectFrom('login').select('reason').orderBy('login_id', 'desc').limit(1).executeTakeFirstOrThrow()).reason;

test('a provider of another party is asked with everything that binds its answer to this browser', async () => {
  const { asked, answer } = await comeBack('/sign-in');
  expect(Object.fromEntries(asked.searchParams)).toMatchObject({
    client_id: 'agency',
    response_type: 'code',
    scope: 'openid profile ssn',
    code_challenge_method: 'S256',
    redirect_uri: `${opened.house.settings.publicUrl}/sign-in/answer`,
  });
  expect([answer.statusCode, answer.headers.location]).toEqual([303, '/']);
});

test('a form may lead to the provider, and to no other site', async () => {
  const answer = await opened.app.inject('/');
  expect(answer.headers['content-security-policy']).toContain(`form-action 'self' ${provider.issuer};`);
});

test('signing out leads to the provider’s own sign-out', async () => {
  const { browser } = await comeBack('/sign-in');
  const out = await browser.ask('/sign-out', withToken((await browser.ask('/sign-ins')).body, {}));
  expect(out.headers.location).toMatch(new RegExp(`^${provider.issuer}/end\\?.*id_token_hint=`));
});

test('the provider’s signed token is kept encrypted, and no longer than the session', async () => {
  const { browser } = await comeBack('/sign-in');
  const find = () =>
    opened.database.selectFrom('session').select('id_token_encrypted').orderBy('session_id', 'desc').limit(1).executeTakeFirstOrThrow();
  expect((await find()).id_token_encrypted?.includes('eyJ')).toBe(false);
  await browser.ask('/sign-out', withToken((await browser.ask('/sign-ins')).body, {}));
  expect((await find()).id_token_encrypted).toBeNull();
});

test('the demo identity service is not there', async () => {
  for (const address of ['/demo-identity/.well-known/openid-configuration', '/demo-identity/failed']) {
    expect((await opened.app.inject(address)).statusCode).toBe(404);
  }
});

describe('an answer is refused', () => {
  test.each([
    ['a false signature', () => void (provider.signsFalsely = true)],
    ['a token of another issuer', () => void (provider.token = { iss: 'https://elsewhere.example' })],
    ['a token for another agency', () => void (provider.token = { aud: 'another' })],
    ['a token for another sign-in', () => void (provider.token = { nonce: 'another' })],
    ['a token without a nonce', () => void (provider.token = { nonce: undefined })],
    ['a token that has expired', () => void (provider.token = { exp: Math.floor(Date.now() / 1000) - 3600 })],
    ['a token without a subject', () => void (provider.token = { sub: undefined })],
  ])('with %s', async (_fault, spoil) => {
    spoil();
    const { answer, browser } = await comeBack('/sign-in');
    expect([answer.statusCode, await lastReason(), browser.cookies.has('session;/')]).toEqual([400, 'answer-not-valid', false]);
  });

  test('without naming its issuer, since this provider always does', async () => {
    const browser = new TestBrowser(opened);
    const asked = new URL((await browser.ask('/sign-in')).headers.location ?? '').searchParams;
    const answer = await browser.ask(`/sign-in/answer?code=${asked.get('nonce')}&state=${asked.get('state')}`);
    expect([answer.statusCode, await lastReason()]).toEqual([400, 'answer-not-valid']);
  });

  test.each([
    ['identity-code-missing', { ...honest, fi_ssn: undefined }],
    ['identity-code-missing', { ...honest, fi_ssn: ['010190-900P'] }],
    ['identity-code-not-valid', { ...honest, fi_ssn: '010190-900A' }],
    ['identity-code-not-valid', { ...honest, fi_ssn: '300290-9007' }],
    ['name-missing', { ...honest, given_name: '  ' }],
    ['name-missing', { ...honest, family_name: 'x\u0000y' }],
    ['name-missing', { ...honest, family_name: 'x'.repeat(201) }],
  ])('with the reason %s', async (reason, claims) => {
    provider.claims = claims;
    const { answer } = await comeBack('/sign-in');
    expect([answer.statusCode, await lastReason()]).toEqual([400, reason]);
  });

  test('when a known subject comes with another person’s identity code', async () => {
    await comeBack('/sign-in');
    provider.claims = { ...honest, fi_ssn: '010190-901R' };
    const { answer } = await comeBack('/sign-in');
    expect([answer.statusCode, await lastReason()]).toEqual([400, 'identity-changed']);
    expect(await opened.database.selectFrom('customer').select('customer_id').execute()).toHaveLength(1);
  });

  test.each([
    [{ name: 'Test Person', groups: ['everybody'] }],
    [{ name: 'Test Person', groups: ['clerk', 'administrator'] }],
    [{ name: 'Test Person', groups: 'customer' }],
    [{ name: 'Test Person', groups: 'root' }],
    [{ name: 'Test Person' }],
  ])('at the staff’s door without exactly one role of ours', async (claims) => {
    provider.claims = claims;
    const { answer } = await comeBack('/staff');
    expect([answer.statusCode, await lastReason()]).toEqual([403, 'role-unknown']);
  });

  test('when the provider is out of order, and the person is told to try again', async () => {
    const browser = new TestBrowser(opened);
    await browser.ask('/sign-in');
    const asked = new URL((await browser.ask('/sign-in')).headers.location ?? '').searchParams;
    provider.isBroken = true;
    const answer = await browser.ask(`/sign-in/answer?code=x&state=${asked.get('state')}&iss=${encodeURIComponent(provider.issuer)}`);
    expect([answer.statusCode, await lastReason()]).toEqual([503, 'provider-unreachable']);
  });
});

test('a clerk who is a customer too is both, each through one door', async () => {
  const customer = await comeBack('/sign-in');
  provider.claims = { name: 'Test Person', groups: ['clerk'], skills: 'nothing-known', languages: 'fi, SV x1' };
  const clerk = await comeBack('/staff');
  expect([customer.answer.statusCode, clerk.answer.statusCode]).toEqual([303, 303]);
  const row = await opened.database.selectFrom('clerk').selectAll().executeTakeFirstOrThrow();
  expect(row).toMatchObject({ name: 'Test Person', role: 'clerk', skills: [], languages: ['fi', 'sv'] });
});

test('a provider that does not answer at the start is told as a disturbance, and asked again the next time', async () => {
  const other = await startForeignProvider();
  other.isBroken = true;
  const account = { issuer: other.issuer, clientId: 'agency', clientSecret: 'secret' };
  const house = await openTestHouse({ settings: { customerSignIn: { provider: account, scope: 'openid', claims: names } } });
  expect((await house.app.inject('/sign-in')).statusCode).toBe(503);
  other.isBroken = false;
  expect((await house.app.inject('/sign-in')).statusCode).toBe(303);
  await house.close();
  await other.close();
});
