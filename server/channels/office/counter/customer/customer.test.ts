import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openTestLine, type TestLine } from '#server/line/testing.ts';
import { demoCustomer } from '#server/people/demo-identity/people.ts';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';

let line: TestLine;
let clerk: SignedIn;
let other: SignedIn;
let aino: SignedIn;
beforeAll(async () => {
  line = await openTestLine();
  clerk = await signInStaff(line, { n: 2, skills: ['housing'], languages: ['fi'] });
  other = await signInStaff(line, { n: 3, skills: ['housing'], languages: ['fi'] });
  aino = await signInCustomer(line, { n: 1 });
});
afterAll(() => line.close());

let contactId: string;
let address: string;
beforeEach(async () => {
  await sql`truncate contact_note, contact_application, contact_customer, contact_matter, contact_period, contact, clerk_period, view_log cascade`.execute(
    line.database,
  );
  contactId = await line.arrive();
  address = `/counter/contacts/${contactId}/customer`;
  const counters = await line.database.selectFrom('counter').select('counter_id').where('place_id', '=', 'tampere').limit(2).execute();
  for (const [at, person] of [clerk, other].entries())
    await person.post('/counter/open', { place: 'tampere', counter: counters[at]?.counter_id ?? '', also: '' });
  await clerk.post('/counter/next', {});
  await clerk.post(`/counter/contacts/${contactId}/serve`, {});
});

const link = () => clerk.post(address, { who: demoCustomer(1).identityCode });

test('the customer who is served is found by their code, and sees that the visit was the reason', async () => {
  expect((await clerk.get(address)).body).toContain('Henkilötunnus tai viitenumero');
  const unknown = await clerk.post(address, { who: '010190-900P' });
  expect(unknown.statusCode).toBe(422);
  expect(unknown.body).toContain('Asiakasta ei löydy');
  expect((await link()).headers.location).toBe(address);
  expect((await clerk.get(address)).body).toContain('Aino Maria Testinen');
  expect((await aino.get('/who-looked')).body).toContain('Asioit luonamme: Tampere');
});

test('what is noted stays with the customer and is read at the next visit', async () => {
  await link();
  expect((await clerk.post(`${address}/note`, { note: '  ' })).statusCode).toBe(422);
  await clerk.post(`${address}/note`, { note: 'Tuo vuokrasopimuksen <huomenna>' });
  await clerk.post(`/counter/contacts/${contactId}/finish`, {});
  const next = await line.arrive();
  await other.post('/counter/next', {});
  await other.post(`/counter/contacts/${next}/serve`, {});
  await other.post(`/counter/contacts/${next}/customer`, { who: demoCustomer(1).identityCode });
  const { body } = await other.get(`/counter/contacts/${next}/customer`);
  expect(body).toContain('Tuo vuokrasopimuksen &lt;huomenna>');
  expect(body).toMatch(/käynti, Tampere, palveltu: Asuminen, Neuvonta/);
});

test('a wrong customer is taken away again, and another is not linked over one', async () => {
  await link();
  await signInCustomer(line, { n: 2 });
  const over = await clerk.post(address, { who: demoCustomer(2).identityCode });
  expect(over.statusCode).toBe(409);
  expect(over.body).toContain('Asiointiin on jo liitetty toinen asiakas');
  await clerk.post(`${address}/unlink`, {});
  expect((await clerk.post(address, { who: demoCustomer(2).identityCode })).statusCode).toBe(303);
});

test('nobody but the clerk who serves sees whose contact it is, and nobody after it has ended', async () => {
  await link();
  expect((await other.get(address)).statusCode).toBe(409);
  expect((await other.post(`${address}/note`, { note: 'Hei' })).statusCode).toBe(409);
  await clerk.post(`/counter/contacts/${contactId}/finish`, {});
  const after = await clerk.get(address);
  expect(after.statusCode).toBe(409);
  expect(after.body).not.toContain('Aino');
});

test('a protected customer is not opened by a visit', async () => {
  await line.database.updateTable('customer').set({ is_protected: true }).where('customer_id', '=', aino.id).execute();
  const refused = await link();
  expect(refused.statusCode).toBe(403);
  expect(refused.body).not.toContain('Aino');
  await line.database.updateTable('customer').set({ is_protected: false }).where('customer_id', '=', aino.id).execute();
});

test('a case is linked only when it is the customer’s own', async () => {
  await link();
  expect((await clerk.post(`${address}/case`, { case: contactId })).statusCode).toBe(404);
});
