import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { demoCustomer } from '#server/people/demo-identity/people.ts';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { getContact } from '../details.ts';
import { giveChecked } from '../testing.ts';

let opened: TestHouse;
let clerk: SignedIn;
let aino: SignedIn;
const recognised = 'Näytti henkilökortin palvelupisteessä';
beforeAll(async () => {
  opened = await openTestHouse();
  clerk = await signInStaff(opened, { n: 1, name: 'Kaisa Käsittelijä' });
});
afterAll(() => opened.close());
beforeEach(async () => {
  for (const table of ['contact_check', 'contact_notice', 'contact_event', 'customer_address', 'view_log'] as const)
    await opened.database.deleteFrom(table).execute();
  aino = await signInCustomer(opened, { n: 1 });
  await opened.database
    .updateTable('customer')
    .set({
      ...{ email: 'aino.testinen@example.com', phone: '+358401230001', language: 'fi', told_by: 'email' },
      ...{ email_checked_at: null, phone_checked_at: null, told_by_given_at: null },
    })
    .where('customer_id', '=', aino.id)
    .execute();
});

const ways = () => getContact(opened.database, aino.id);
const words = () => opened.database.selectFrom('contact_notice').select(['kind', 'address']).orderBy('notice_id').execute();
const fieldOf = (html: string, name: string) => new RegExp(`name="${name}"[^>]* value="([^"]*)"`).exec(html)?.[1] ?? '';

/** Opens the customer's contact details and gives what the clerk's form would send. */
async function openForm() {
  const { body } = await clerk.post(`/customers/${aino.id}/contact/open`, { recognised });
  const names = ['seen', 'email', 'phone', 'street', 'postalCode', 'city'];
  return { recognised, language: 'fi', toldBy: '', country: 'FI', ...Object.fromEntries(names.map((name) => [name, fieldOf(body, name)])) };
}
const save = (fields: Record<string, string>) => clerk.post(`/customers/${aino.id}/contact`, fields);

test('a clerk finds a customer who calls by their identity code, and says how they were recognised', async () => {
  const missing = await clerk.post('/customer-contact/find', { who: demoCustomer(1).identityCode, recognised: 'x' });
  expect(missing.statusCode).toBe(422);
  expect(missing.body).toContain('Kirjoita, miten tunnistit asiakkaan');
  const nobody = await clerk.post('/customer-contact/find', { who: '010190-900P', recognised });
  expect(nobody.body).toContain('Asiakasta ei löytynyt.');
  expect(await opened.database.selectFrom('view_log').select('view_id').execute()).toEqual([]);

  const found = await clerk.post('/customer-contact/find', { who: demoCustomer(1).identityCode, recognised });
  for (const text of ['Aino Maria Testinen', 'aino.testinen@example.com']) expect(found.body).toContain(text);
  const looked = (await aino.get('/who-looked')).body;
  for (const text of ['Yhteystiedot', recognised]) expect(looked).toContain(text);
});

test('what a clerk corrects is unchecked, leaves an event each, and is told where the customer was reached before', async () => {
  await giveChecked(opened, aino, 'phone', '0407654321');
  await aino.post('/contact/told-by', { toldBy: 'text-message' });
  await opened.database.deleteFrom('contact_notice').execute();
  await opened.database.deleteFrom('contact_event').execute();

  const form = await openForm();
  const changed = { email: 'uusi@example.com', phone: '050 111 2222', street: 'Uusikuja 5', postalCode: '00200', city: 'Helsinki' };
  expect((await save({ ...form, ...changed, language: 'sv' })).headers.location).toBe('/customer-contact?done=saved');
  expect(await ways()).toMatchObject({
    ...{ email: 'uusi@example.com', emailCheckedAt: null, phone: '+358501112222', phoneCheckedAt: null },
    ...{ language: 'sv', address: expect.anything(), toldBy: 'email', toldByGivenAt: null },
  });
  expect(await words()).toEqual([
    { kind: 'address-changed', address: 'aino.testinen@example.com' },
    { kind: 'email-changed', address: 'aino.testinen@example.com' },
    { kind: 'phone-changed', address: '+358407654321' },
  ]);
  const auditor = await signInStaff(opened, { role: 'auditor' });
  const { changes } = (await auditor.api('GET', '/api/changes')).json<{ changes: { kind: string; clerkName: string | null }[] }>();
  const byClerk = changes.filter(({ clerkName }) => clerkName === 'Kaisa Käsittelijä').map(({ kind }) => kind);
  expect(byClerk.toSorted()).toEqual(['address-changed', 'email-changed', 'language-changed', 'phone-changed']);
  const log = (await auditor.get('/changes')).body;
  expect(log).toContain('Sähköpostiosoite muutettiin');
  expect(log).not.toContain('uusi@example.com');
});

test('what a clerk leaves as it is stays, checked or not', async () => {
  await giveChecked(opened, aino, 'email', 'aino@new.example');
  const before = await ways();
  await opened.database.deleteFrom('contact_event').execute();
  expect((await save(await openForm())).statusCode).toBe(303);
  expect(await ways()).toEqual(before);
  expect(await opened.database.selectFrom('contact_event').select('kind').execute()).toEqual([]);
});

test('a customer who wants letters gets them, once there is an address', async () => {
  const form = await openForm();
  const refused = await save({ ...form, toldBy: 'letter' });
  expect(refused.statusCode).toBe(422);
  expect(refused.body).toContain('Kirjoita katuosoite');
  const address = { street: 'Koekatu 1', postalCode: '00100', city: 'Helsinki' };
  expect((await save({ ...form, ...address, toldBy: 'letter' })).statusCode).toBe(303);
  expect(await ways()).toMatchObject({ toldBy: 'letter', address: expect.anything() });
});

test('nothing is changed when one field cannot be read, and the page keeps the rest', async () => {
  const form = await openForm();
  const answer = await save({ ...form, email: 'uusi@example.com', phone: 'ei ole' });
  expect(answer.statusCode).toBe(422);
  expect(answer.body).toContain('value="uusi@example.com"');
  expect((await ways()).email).toBe('aino.testinen@example.com');
});

test('nothing is changed when the customer changed it meanwhile', async () => {
  const form = await openForm();
  await aino.post('/contact/address', { street: 'Koekatu 1', postalCode: '00100', city: 'Helsinki', country: 'FI' });
  const answer = await save({ ...form, email: 'uusi@example.com' });
  expect(answer.statusCode).toBe(409);
  expect(answer.body).toContain('Yhteystietoja on muutettu');
  expect((await ways()).email).toBe('aino.testinen@example.com');
});

test('of many clerks who save the same form at once, one does', async () => {
  const form = await openForm();
  const answers = await Promise.all(Array.from({ length: 8 }, (_, index) => save({ ...form, email: `e${index}@example.com` })));
  expect(answers.filter(({ statusCode }) => statusCode === 303)).toHaveLength(1);
  expect(answers.filter(({ statusCode }) => statusCode === 409)).toHaveLength(7);
});

test('a clerk’s correction ends a check that was under way', async () => {
  await aino.post('/contact/email', { email: 'pending@example.com' });
  await save({ ...(await openForm()), email: 'uusi@example.com' });
  expect((await aino.get('/contact')).body).not.toContain('pending@example.com');
});

test('a language button keeps what the clerk typed', async () => {
  const answer = await save({ ...(await openForm()), email: 'typed@example.com', _language: 'sv' });
  expect(answer.body).toContain('value="typed@example.com"');
  expect(answer.body).toContain('Kundens kontaktuppgifter');
});
