import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoCustomer } from '#server/people/demo-identity/people.ts';
import { proveAtDemoService, signInThroughDemoService, TestBrowser, withToken } from '#server/people/demo-identity/testing.ts';
import { getIdentityCode } from '#server/people/customers/queries.ts';
import { createApp } from '#server/app.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';

let opened: TestHouse;
beforeAll(async () => {
  opened = await openTestHouse();
});
afterAll(() => opened.close());

const findCustomer = async (n: number) => {
  return opened.database
    .selectFrom('identity_code')
    .innerJoin('customer', 'customer.customer_id', 'identity_code.customer_id')
    .selectAll('customer')
    .where('code_digest', '=', opened.house.secrets.lookupDigest(demoCustomer(n).identityCode))
    .execute();
};
const sessionToken = (browser: TestBrowser) => browser.cookies.get('session;/')?.value;

describe('a customer', () => {
  test('signs in and comes to the page that was asked for', async () => {
    const browser = new TestBrowser(opened);
    const answer = await signInThroughDemoService(browser, '/sign-in?returnTo=%2Fsign-ins%3Ffrom%3Dhere', 'customer-1');
    expect(answer.statusCode).toBe(303);
    expect(answer.headers.location).toBe('/sign-ins?from=here');
    const page = await browser.ask('/sign-ins');
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('Aino Maria Testinen');
  });

  test('is kept with an identity code that only the secret key opens', async () => {
    await signInThroughDemoService(new TestBrowser(opened), '/sign-in', 'customer-2');
    const [customer] = await findCustomer(2);
    const row = await opened.database
      .selectFrom('identity_code')
      .selectAll()
      .where('customer_id', '=', customer!.customer_id)
      .executeTakeFirstOrThrow();
    expect(row.code_encrypted.includes(demoCustomer(2).identityCode)).toBe(false);
    expect(await getIdentityCode(opened.database, opened.house.secrets, customer!.customer_id)).toBe(demoCustomer(2).identityCode);
  });

  test('keeps the e-mail address and phone number that they gave here, whatever the provider knows', async () => {
    await signInThroughDemoService(new TestBrowser(opened), '/sign-in', 'customer-5');
    const [first] = await findCustomer(5);
    expect([first?.email, first?.phone]).toEqual([demoCustomer(5).email, demoCustomer(5).phone]);
    const given = { email: 'given.here@example.com', phone: null };
    await opened.database.updateTable('customer').set(given).where('customer_id', '=', first!.customer_id).execute();
    await signInThroughDemoService(new TestBrowser(opened), '/sign-in', 'customer-5');
    // What was never given is filled in from the provider.
    expect(await findCustomer(5)).toMatchObject([{ email: 'given.here@example.com', phone: demoCustomer(5).phone }]);
  });

  test('who has a new name at the provider has it here after the next sign-in, and stays the same customer', async () => {
    await signInThroughDemoService(new TestBrowser(opened), '/sign-in', 'customer-3');
    const [before] = await findCustomer(3);
    await opened.database.updateTable('customer').set({ family_name: 'Former' }).where('customer_id', '=', before!.customer_id).execute();
    await signInThroughDemoService(new TestBrowser(opened), '/sign-in', 'customer-3');
    expect(await findCustomer(3)).toEqual([before]);
  });

  test('who signs in for the first time in eight browsers at once is one customer', async () => {
    const browsers = Array.from({ length: 8 }, () => new TestBrowser(opened));
    const answers = await Promise.all(
      browsers.map(async (browser) => browser.ask(await proveAtDemoService(browser, '/sign-in', 'customer-4'))),
    );
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(browsers.map(() => 303));
    expect(await findCustomer(4)).toHaveLength(1);
    const customers = await opened.database
      .selectFrom('customer')
      .select('customer_id')
      .where('family_name', '=', 'Esimerkki-Malli')
      .execute();
    expect(customers).toHaveLength(1);
  });

  test('gets a new session at each sign-in, and the one before ends', async () => {
    const browser = new TestBrowser(opened);
    browser.cookies.set('session;/', { value: 'x'.repeat(43), path: '/' });
    await signInThroughDemoService(browser, '/sign-in', 'customer-5');
    const first = sessionToken(browser);
    expect(first).not.toBe('x'.repeat(43));
    await signInThroughDemoService(browser, '/sign-in', 'customer-5');
    expect(sessionToken(browser)).not.toBe(first);
    browser.cookies.set('session;/', { value: first!, path: '/' });
    expect((await browser.ask('/sign-ins')).headers.location).toMatch(/^\/sign-in\?/);
  });

  test('may have begun in two tabs and finish in both', async () => {
    const browser = new TestBrowser(opened);
    const one = await proveAtDemoService(browser, '/sign-in?returnTo=%2Fsign-ins%3Ftab%3D1', 'customer-6');
    const other = await browser.follow('/sign-in?returnTo=%2Fsign-ins%3Ftab%3D2', { until: '/sign-in/answer' });
    expect((await browser.ask(other.way.at(-1)!)).headers.location).toBe('/sign-ins?tab=2');
    expect((await browser.ask(one)).headers.location).toBe('/sign-ins?tab=1');
  });
});

describe('somebody who works here', () => {
  test('signs in with the role, skills and languages that the provider tells, as they are today', async () => {
    await signInThroughDemoService(new TestBrowser(opened), '/staff', 'clerk-1');
    const find = () => opened.database.selectFrom('clerk').selectAll().where('name', '=', 'Kaisa Käsittelijä').executeTakeFirstOrThrow();
    const clerk = await find();
    expect(clerk).toMatchObject({
      role: 'clerk',
      skills: opened.house.agency.groups.map(({ id }) => id),
      languages: [...opened.house.agency.languages],
      is_active: true,
    });
    await opened.database.updateTable('clerk').set({ role: 'auditor', skills: [] }).where('clerk_id', '=', clerk.clerk_id).execute();
    await signInThroughDemoService(new TestBrowser(opened), '/staff', 'clerk-1');
    expect(await find()).toEqual(clerk);
  });

  test('who signs in for the first time in eight browsers at once is one clerk', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => signInThroughDemoService(new TestBrowser(opened), '/staff', 'manager-2')),
    );
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(answers.map(() => 303));
    expect(await opened.database.selectFrom('clerk').select('clerk_id').where('name', '=', 'Matti Mittari').execute()).toHaveLength(1);
  });

  test('who is no longer active is refused, and a session that is open ends at once', async () => {
    const browser = new TestBrowser(opened);
    await signInThroughDemoService(browser, '/staff', 'clerk-3');
    await opened.database.updateTable('clerk').set({ is_active: false }).where('name', '=', 'Hanna Handläggare').execute();
    expect((await browser.ask('/sign-ins')).statusCode).toBe(303);
    const answer = await signInThroughDemoService(browser, '/staff', 'clerk-3');
    expect(answer.statusCode).toBe(403);
    const login = await opened.database.selectFrom('login').selectAll().where('reason', '=', 'clerk-not-active').executeTakeFirstOrThrow();
    expect(login).toMatchObject({ door: 'staff', result: 'refused' });
    expect(login.clerk_id).not.toBeNull();
  });
});

describe('signing out', () => {
  test('ends the session here and at the provider, clears the browser and leads to the front page', async () => {
    const browser = new TestBrowser(opened);
    await signInThroughDemoService(browser, '/sign-in', 'customer-7');
    const token = sessionToken(browser);
    const page = await browser.ask('/sign-ins');
    const out = await browser.ask('/sign-out', withToken(page.body, {}));
    expect(out.headers['clear-site-data']).toBe('"cache", "storage"');
    expect(out.headers.location).toMatch(/\/demo-identity\/session\/end\?.*id_token_hint=/);
    expect((await browser.follow(out.headers.location!)).way.at(-1)).toBe('/');
    browser.cookies.set('session;/', { value: token!, path: '/' });
    expect((await browser.ask('/sign-ins')).headers.location).toMatch(/^\/sign-in\?/);
    // The provider asks who it is: its own sign-in has ended too.
    expect((await browser.follow('/sign-in', { until: '/sign-in/answer' })).way.at(-1)).toMatch(/^\/demo-identity\/people\//);
  });

  test('without signing out, the provider knows the person at the next sign-in', async () => {
    const browser = new TestBrowser(opened);
    await signInThroughDemoService(browser, '/sign-in', 'customer-7');
    expect((await browser.follow('/sign-in', { until: '/sign-in/answer' })).way.at(-1)).toMatch(/^\/sign-in\/answer\?/);
  });

  test('a page of another site cannot end the sign-in at the provider without its token', async () => {
    const browser = new TestBrowser(opened);
    await signInThroughDemoService(browser, '/sign-in', 'customer-7');
    await browser.follow('/demo-identity/session/end?client_id=customers');
    expect((await browser.follow('/sign-in', { until: '/sign-in/answer' })).way.at(-1)).toMatch(/^\/sign-in\/answer\?/);
  });

  test('whoever is signed out already is led to the front page', async () => {
    const answer = await new TestBrowser(opened).ask('/sign-out', {});
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/']);
  });
});

test('a sign-in that begins at one node of several is finished at another', async () => {
  const other = await createApp(opened.house);
  const browser = new TestBrowser(opened);
  const nodes = [opened.app, other];
  let address = '/sign-in';
  for (let step = 0; !address.startsWith('/demo-identity/people/'); step += 1) {
    browser.app = nodes[step % 2]!;
    address = (await browser.ask(address)).headers.location ?? '';
  }
  browser.app = other;
  const resumed = (await browser.ask(address, { person: 'customer-9' })).headers.location ?? '';
  browser.app = opened.app;
  const answer = (await browser.ask(resumed)).headers.location ?? '';
  browser.app = other;
  expect((await browser.ask(answer)).headers.location).toBe('/');
  browser.app = opened.app;
  expect((await browser.ask('/sign-ins')).body).toContain('Ida Påhittman');
  await other.close();
});

describe('the demo identity service', () => {
  test('asks anew at the other door: a customer is no clerk', async () => {
    const browser = new TestBrowser(opened);
    await signInThroughDemoService(browser, '/sign-in', 'customer-8');
    const answer = await signInThroughDemoService(browser, '/staff', 'auditor-1');
    expect(answer.statusCode).toBe(303);
    expect((await browser.ask('/sign-ins')).body).toContain('Taina Tarkastaja');
  });

  test('lets nobody through the staff’s door as a customer', async () => {
    const browser = new TestBrowser(opened);
    const { way } = await browser.follow('/staff');
    expect((await browser.ask(way.at(-1)!, { person: 'customer-1' })).statusCode).toBe(400);
  });

  test('does not take a choice from another browser than the one that began', async () => {
    const { way } = await new TestBrowser(opened).follow('/sign-in');
    const answer = await new TestBrowser(opened).ask(way.at(-1)!, { person: 'customer-1' });
    expect(answer.statusCode).toBe(400);
    expect(answer.headers.location).toBeUndefined();
  });

  test('shows its people in the language that was chosen', async () => {
    const browser = new TestBrowser(opened);
    const { way } = await browser.follow('/sign-in?language=sv');
    expect((await browser.ask(way.at(-1)!)).body).toContain('Alla personer är påhittade');
  });

  test('leads back with a page, not an error of its own, when its address is opened too late', async () => {
    const answer = await new TestBrowser(opened).follow('/demo-identity/auth/abcdefghijklmnop');
    expect([answer.answer.statusCode, answer.way.at(-1)]).toEqual([400, '/demo-identity/failed']);
  });
});
