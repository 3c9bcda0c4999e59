import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { tokenDigest } from '#server/platform/secrets/secrets.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { findSession } from './sessions.ts';
import { sweepSignIns } from './sweeping.ts';
import { keyOf, signInCustomer, signInStaff } from './testing.ts';

let opened: TestHouse;
beforeAll(async () => {
  opened = await openTestHouse();
});
afterAll(() => opened.close());
beforeEach(() => opened.clock.set('2015-03-02T08:00:00Z'));

const rowOf = (token: string) =>
  opened.database.selectFrom('session').selectAll().where('token_digest', '=', tokenDigest(token)).executeTakeFirst();
const find = (token: string) => findSession(opened.house, token, opened.clock.now());

describe('a session', () => {
  test('ends when nothing is asked of it for as long as the settings say: a customer’s 30 minutes, the staff’s 20', async () => {
    const [customer, clerk] = [await signInCustomer(opened), await signInStaff(opened)];
    opened.clock.advance({ minutes: 19, seconds: 59 });
    expect((await find(clerk.token))?.isOver).toBe(false);
    opened.clock.advance({ minutes: 9 });
    expect((await find(customer.token))?.isOver).toBe(false);
    opened.clock.advance({ minutes: 30 });
    expect((await find(customer.token))?.isOver).toBe(true);
    expect((await find(clerk.token))?.isOver).toBe(true);
  });

  test('goes on while it is used, to its absolute end after eight hours', async () => {
    const { token } = await signInCustomer(opened);
    for (let quarter = 1; quarter < 32; quarter += 1) {
      opened.clock.advance({ minutes: 15 });
      expect((await find(token))?.isOver).toBe(false);
    }
    opened.clock.advance({ minutes: 15 });
    expect((await find(token))?.isOver).toBe(true);
  });

  test('that ran out may keep what was typed for a day, and reads nothing', async () => {
    const customer = await signInCustomer(opened);
    opened.clock.advance({ minutes: 31 });
    expect((await find(customer.token))?.isOver).toBe(true);
    expect((await customer.get('/sign-ins')).headers.location).toBe('/sign-in?returnTo=%2Fsign-ins');
    opened.clock.advance({ hours: 24 });
    expect(await find(customer.token)).toBeUndefined();
  });

  test('of the staff that ran out leads back through the staff’s door', async () => {
    const clerk = await signInStaff(opened);
    opened.clock.advance({ minutes: 21 });
    expect((await clerk.get('/sign-ins')).headers.location).toBe('/staff?returnTo=%2Fsign-ins');
  });

  test('is written to once a minute at most, however much is asked', async () => {
    const { token } = await signInCustomer(opened);
    const seenAt = async () => (await rowOf(token))?.seen_at.toISOString();
    opened.clock.advance({ seconds: 59 });
    await find(token);
    expect(await seenAt()).toBe('2015-03-02T08:00:00.000Z');
    opened.clock.advance({ seconds: 1 });
    await find(token);
    opened.clock.advance({ seconds: 30 });
    await find(token);
    expect(await seenAt()).toBe('2015-03-02T08:01:00.000Z');
  });

  test('of one minute, the shortest that can be set, goes on while it is used', async () => {
    const house = { ...opened.house, settings: { ...opened.house.settings, sessionIdleMinutes: 1 } };
    const { token } = await signInCustomer({ house, app: opened.app });
    for (let times = 0; times < 5; times += 1) {
      opened.clock.advance({ seconds: 40 });
      expect((await findSession(house, token, opened.clock.now()))?.isOver).toBe(false);
    }
  });

  test('is found by its token alone, of which only a digest is kept', async () => {
    const { token, id } = await signInCustomer(opened, { n: 2 });
    expect((await find(token))?.session.person.id).toBe(id);
    expect(await find(token.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')))).toBeUndefined();
    expect(JSON.stringify(await rowOf(token))).not.toContain(token);
  });

  test('that was ended does not come back, and asking of it in the same moment does not revive it', async () => {
    const customer = await signInCustomer(opened, { n: 3 });
    opened.clock.advance({ minutes: 2 });
    await Promise.all([customer.get('/sign-ins'), customer.post('/sign-out'), customer.get('/sign-ins')]);
    expect(await find(customer.token)).toBeUndefined();
  });
});

describe('a key of a machine', () => {
  test('works in the header for machines without a token against forged requests, and ends after 90 days', async () => {
    const { id } = await signInCustomer(opened);
    const headers = await keyOf(opened, { customerId: id });
    const ask = () => opened.app.inject({ method: 'POST', url: '/api/sign-ins/renew', headers, payload: {} });
    expect((await ask()).statusCode).toBe(200);
    opened.clock.advance({ days: 89 });
    expect((await ask()).statusCode).toBe(200);
    opened.clock.advance({ days: 1 });
    expect((await ask()).statusCode).toBe(401);
  });

  test('does not pass for a browser’s session, nor a browser’s session for a key', async () => {
    const customer = await signInCustomer(opened);
    const { authorization } = await keyOf(opened, { customerId: customer.id });
    const asCookie = { cookie: `session=${authorization.slice('Bearer '.length)}` };
    expect((await opened.app.inject({ url: '/api/sign-ins', headers: asCookie })).statusCode).toBe(401);
    const asKey = { authorization: `Bearer ${customer.token}` };
    expect((await opened.app.inject({ url: '/api/sign-ins', headers: asKey })).statusCode).toBe(401);
  });
});

test('what signing in leaves behind is deleted in time, and nothing that is still needed', async () => {
  await opened.database.deleteFrom('session').execute();
  await opened.app.inject('/sign-in');
  const [ended, open] = [await signInCustomer(opened), await signInCustomer(opened)];
  await ended.post('/sign-out');
  const count = async () => ({
    sessions: (await opened.database.selectFrom('session').select('session_id').execute()).length,
    attempts: (await opened.database.selectFrom('sign_in_attempt').select('state').execute()).length,
    logins: (await opened.database.selectFrom('login').select('login_id').execute()).length,
  });
  const before = await count();
  const sweepAfter = async (length: { days?: number; minutes?: number }) => {
    opened.clock.advance(length);
    await sweepSignIns(opened.database, opened.clock.now());
    return count();
  };
  expect(await sweepAfter({ minutes: 9 })).toEqual(before);
  expect(await sweepAfter({ minutes: 1 })).toEqual({ ...before, attempts: 0 });
  expect(await sweepAfter({ days: 30 })).toEqual({ ...before, attempts: 0, sessions: 1 });
  expect(await rowOf(open.token)).toBeDefined();
  expect(await sweepAfter({ days: 1 })).toEqual({ ...before, attempts: 0, sessions: 0 });
});
