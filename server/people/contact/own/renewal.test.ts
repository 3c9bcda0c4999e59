import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { proveAtDemoService, signInThroughDemoService, TestBrowser, withToken } from '#server/people/demo-identity/testing.ts';
import { keyOf, signInCustomer } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';

let opened: TestHouse;
let browser: TestBrowser;
const address = { street: 'Uusikuja 5', postalCode: '00200', city: 'Helsinki', country: 'FI' };
beforeAll(async () => {
  opened = await openTestHouse();
});
afterAll(() => opened.close());
beforeEach(async () => {
  opened.clock.set('2015-03-02T08:00:00Z');
  for (const table of ['contact_draft', 'customer_address', 'contact_notice'] as const) await opened.database.deleteFrom(table).execute();
  browser = new TestBrowser(opened);
  await signInThroughDemoService(browser, '/sign-in', 'customer-1');
});

const linkOf = (html: string) => /href="(\/sign-in\?renew[^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
const addresses = () => opened.database.selectFrom('customer_address').select('street').execute();
const drafts = () => opened.database.selectFrom('contact_draft').select('part').execute();

async function post(path: string, fields: Record<string, string>) {
  return browser.ask(path, withToken((await browser.ask('/contact')).body, fields));
}

/** Goes to prove it anew at the demo identity service, as the person who is chosen there. */
async function proveAs(person: string, link: string) {
  const asked = await browser.follow(link, { until: '/sign-in/answer' });
  const page = asked.way.at(-1) ?? '';
  // Whoever is signed in at the service is asked all the same.
  expect(page).toContain('/demo-identity/people/');
  const chosen = await browser.follow(page, { fields: withToken(asked.answer.body, { person }), until: '/sign-in/answer' });
  return browser.ask(chosen.way.at(-1) ?? '');
}

test('whoever signed in a moment ago corrects contact details at once', async () => {
  expect((await browser.ask('/contact/address')).body).toContain('name="street"');
  expect((await post('/contact/address', address)).headers.location).toBe('/contact?done=saved');
});

test('after ten minutes the person proves who they are anew, comes back, and finds what they typed', async () => {
  opened.clock.advance({ minutes: 10 });
  const asked = await browser.ask('/contact/address');
  expect(asked.body).toContain('Vahvista, kuka olet');
  expect(asked.body).not.toContain('name="street"');

  const refused = await post('/contact/address', address);
  expect(refused.headers.location).toBe('/contact/address');
  expect(await addresses()).toEqual([]);
  const waiting = await browser.ask('/contact/address');
  expect(waiting.body).toContain('Kirjoittamasi on tallessa');

  const link = linkOf(waiting.body);
  const begun = await browser.ask(link);
  expect(Object.fromEntries(new URL(begun.headers.location ?? '').searchParams)).toMatchObject({ prompt: 'login', max_age: '0' });
  const back = await proveAs('customer-1', link);
  expect(back.headers.location).toBe('/contact/address');
  const form = await browser.ask('/contact/address');
  expect(form.body).toContain('value="Uusikuja 5"');
  expect(form.body).toContain('Täytimme lomakkeelle');
  expect((await browser.ask('/contact/address', withToken(form.body, address))).headers.location).toBe('/contact?done=saved');
  expect(await addresses()).toEqual([{ street: 'Uusikuja 5' }]);
  expect(await drafts()).toEqual([]);
});

test('another person who signs in meanwhile comes to their own front page and sees nothing of the first', async () => {
  opened.clock.advance({ minutes: 11 });
  await post('/contact/address', address);
  const back = await proveAs('customer-2', linkOf((await browser.ask('/contact/address')).body));
  expect(back.headers.location).toBe('/');
  const own = await browser.ask('/contact/address');
  expect(own.body).not.toContain('Uusikuja');
  expect((await browser.ask('/contact')).body).toContain('Väinö');
});

test('what was typed when the session ran out waits until its person is back', async () => {
  const page = await browser.ask('/contact/email');
  opened.clock.advance({ minutes: 31 });
  const answer = await browser.ask('/contact/email', withToken(page.body, { email: 'typed@example.com' }));
  expect(answer.headers.location).toBe('/sign-in?returnTo=%2Fcontact%2Femail');
  await proveAs('customer-1', answer.headers.location ?? '');
  expect((await browser.ask('/contact/email')).body).toContain('value="typed@example.com"');
});

test('a sign-in that the identity service gave without asking counts from when it asked', async () => {
  await opened.database.updateTable('session').set({ proved_at: null }).execute();
  expect((await browser.ask('/contact/address')).body).toContain('Vahvista, kuka olet');
  // The service is signed in already, and answers at once.
  await browser.ask(await proveAtDemoService(browser, '/sign-in', 'customer-1'));
  const { proved_at: at } = await opened.database
    .selectFrom('session')
    .select('proved_at')
    .where('ended_at', 'is', null)
    .orderBy('session_id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  expect(at?.getTime()).toBeLessThanOrEqual(opened.clock.now().getTime());
});

test('the language and looking need no proof', async () => {
  opened.clock.advance({ minutes: 20 });
  expect((await browser.ask('/contact')).statusCode).toBe(200);
  expect((await post('/contact/language', { language: 'sv' })).headers.location).toBe('/contact?done=saved');
  expect((await post('/contact/language', { language: 'fi' })).headers.location).toBe('/contact?done=saved');
});

test('a machine’s key reads, and is told in words that it cannot correct', async () => {
  const person = await signInCustomer(opened, { n: 1 });
  const headers = await keyOf(opened, { customerId: person.id });
  expect((await opened.app.inject({ method: 'GET', url: '/api/contact', headers })).statusCode).toBe(200);
  for (const [url, payload] of [
    ['/api/contact/address', address],
    ['/api/contact/email', { address: 'new@example.com' }],
    ['/api/contact/told-by', { toldBy: 'letter' }],
    ['/api/contact/phone/code', { code: '123456' }],
  ] as const) {
    const answer = await opened.app.inject({ method: 'POST', url, headers, payload });
    expect([answer.statusCode, answer.json<{ error: string }>().error]).toEqual([403, 'proof-needed']);
    expect(answer.json<{ message: string }>().message).toContain('kirjaudu uudelleen');
  }
  const posted = { ...headers, 'content-type': 'application/x-www-form-urlencoded' };
  const page = await opened.app.inject({
    method: 'POST',
    url: '/contact/address',
    headers: posted,
    payload: new URLSearchParams(address).toString(),
  });
  expect(page.statusCode).toBe(403);
  expect(await drafts()).toEqual([]);
});

test('a browser that proved it long ago is refused by the interface for machines too', async () => {
  const person = await signInCustomer(opened, { n: 1 });
  opened.clock.advance({ minutes: 10 });
  const answer = await person.api('POST', '/api/contact/address', address);
  expect(answer.json()).toMatchObject({ error: 'proof-needed' });
});
