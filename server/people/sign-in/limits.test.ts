import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { proveAtDemoService, TestBrowser } from '#server/people/demo-identity/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';

let opened: TestHouse;
beforeAll(async () => {
  opened = await openTestHouse({ settings: { isRateLimited: true, rateLimitPerMinute: 100_000 } });
});
afterAll(() => opened.close());
beforeEach(() => opened.clock.advance({ minutes: 5 }));

const ask = (url: string, remoteAddress = '192.0.2.1') => opened.app.inject({ url, remoteAddress });

test('sixty sign-ins a minute may begin at one address; the next is told to wait, elsewhere nobody is', async () => {
  const statuses = [];
  for (let times = 0; times < 61; times += 1) statuses.push((await ask('/sign-in')).statusCode);
  expect(statuses.filter((status) => status === 303)).toHaveLength(60);
  expect(statuses.at(-1)).toBe(429);
  expect((await ask('/sign-in', '192.0.2.2')).statusCode).toBe(303);
  opened.clock.advance({ seconds: 1 });
  expect((await ask('/sign-in')).statusCode).toBe(303);
});

test('a flood of forged answers is not recorded without end, and keeps nobody out who began properly', async () => {
  const browser = new TestBrowser(opened);
  const address = await proveAtDemoService(browser, '/sign-in', 'customer-1');
  const statuses = [];
  for (let times = 0; times < 40; times += 1)
    statuses.push((await ask('/sign-in/answer?code=x&state=forged-forged-forged', '127.0.0.1')).statusCode);
  expect(statuses.filter((status) => status === 400)).toHaveLength(30);
  expect(statuses.at(-1)).toBe(429);
  expect(await opened.database.selectFrom('login').select('login_id').execute()).toHaveLength(30);
  expect((await browser.ask(address)).statusCode).toBe(303);
});
