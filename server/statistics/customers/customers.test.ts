import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { callNext } from '#server/line/calling.ts';
import { linkCustomer, unlinkCustomer } from '#server/line/linking.ts';
import { finishContact, serveContact } from '#server/line/serving.ts';
import { minutesLater, openTestLine, type TestLine } from '#server/line/testing.ts';
import { undoLast } from '#server/line/undoing.ts';
import { signInCustomer, signInStaff } from '#server/people/sign-in/testing.ts';
import { compareCustomers, countCustomersNightly, countCustomersNow } from './counting.ts';

let line: TestLine;
let clerks: { tampere: string; oulu: string };
let people: string[];
beforeAll(async () => {
  line = await openTestLine();
  people = await Promise.all(Array.from({ length: 7 }, async (_, n) => (await signInCustomer(line, { n: n + 1 })).id));
});
afterAll(() => line.close());
beforeEach(async () => {
  line.clock.set('2015-03-03T02:00:00Z');
  for (const table of ['customers_served', 'served_pseudonym', 'reporting_year', 'erasure_run', 'contact_customer'] as const)
    await line.database.deleteFrom(table).execute();
  await line.empty();
  clerks = { tampere: await line.openCounter(), oulu: await line.openCounter({ placeId: 'oulu' }) };
});

/** A visit of somebody (1 to 7), which is served and linked to them. */
async function visit(n: number, placeId: 'tampere' | 'oulu' = 'tampere', from = minutesLater(0)) {
  const contactId = await line.arrive({ placeId, arrivedAt: from });
  const clerkId = clerks[placeId];
  await line.change((transaction) => callNext(transaction, clerkId, from));
  await line.change((transaction) => serveContact(transaction, { contactId, clerkId, at: from }));
  const held = { contactId, clerkId, at: minutesLater(5, from) };
  await line.change((transaction) => finishContact(transaction, held));
  const link = { contactId, customerId: people[n - 1] ?? '' };
  await line.change((transaction) => linkCustomer(transaction, { ...link, byClerkId: clerkId, at: held.at }));
  return { held, link };
}

/** What the night counted, by municipality; `all` is the whole country. */
async function count(year = 2015): Promise<Record<string, string>> {
  await countCustomersNow(line.house, line.clock.now());
  expect(await compareCustomers(line.house)).toEqual([]);
  return numbers(year);
}

async function numbers(year = 2015): Promise<Record<string, string>> {
  const rows = await line.database
    .selectFrom('customers_served as s')
    .leftJoin('municipality as m', 'm.municipality_id', 's.municipality_id')
    .select(['m.name', 's.customers', 's.visits'])
    .where('s.year', '=', year)
    .execute();
  // Names were checked in every language when they were written.
  return Object.fromEntries(
    rows.map(({ name, customers, visits }) => [(name as { fi: string } | null)?.fi ?? 'all', `${customers} of ${visits}`]),
  );
}

const pseudonyms = async () =>
  (await line.database.selectFrom('served_pseudonym').select(['year', 'pseudonym']).execute()).map(({ year, pseudonym }) => ({
    year,
    pseudonym: pseudonym.toString('hex'),
  }));

test('whoever comes twice to one city is one customer, and to two cities one in each and one in all', async () => {
  await countCustomersNightly(line.house);
  await visit(1);
  await visit(1, 'tampere', minutesLater(60));
  await visit(1, 'oulu', minutesLater(120));
  await visit(2, 'oulu', minutesLater(180));
  // Nobody was recorded for this one.
  const { link } = await visit(3, 'oulu', minutesLater(240));
  await line.change((transaction) => unlinkCustomer(transaction, link));
  expect(await count()).toEqual({ Tampere: '1 of 2', Oulu: '2 of 2', all: '2 of 4' });
  expect(new Set((await pseudonyms()).map(({ pseudonym }) => pseudonym)).size).toBe(2);
});

test('counting again and again, or at once, changes nothing', async () => {
  await countCustomersNightly(line.house);
  await visit(1);
  const first = await count();
  const before = await pseudonyms();
  await Promise.all(Array.from({ length: 8 }, () => countCustomersNow(line.house, line.clock.now())));
  await Promise.all(Array.from({ length: 4 }, () => countCustomersNightly(line.house)));
  expect(await numbers()).toEqual(first);
  expect(await pseudonyms()).toEqual(before);
});

test('a visit that is taken back or linked to another is counted by how it stands', async () => {
  await countCustomersNightly(line.house);
  const { held, link } = await visit(1);
  expect(await count()).toEqual({ Tampere: '1 of 1', all: '1 of 1' });
  await line.change((transaction) => undoLast(transaction, { ...held, at: minutesLater(0.2, held.at) }));
  expect(await count()).toEqual({});
  await line.change((transaction) => finishContact(transaction, { ...held, at: minutesLater(1, held.at) }));
  const [before] = [await count(), await pseudonyms()].slice(1);
  await line.change((transaction) => unlinkCustomer(transaction, link));
  await line.change((transaction) => linkCustomer(transaction, { ...link, customerId: people[1] ?? '', byClerkId: null, at: held.at }));
  expect(await count()).toEqual({ Tampere: '1 of 1', all: '1 of 1' });
  expect(await pseudonyms()).not.toEqual(before);
});

test('links that were erased because their time was over do not lessen what was counted', async () => {
  await countCustomersNightly(line.house);
  await visit(1);
  const before = await count();
  await line.database.deleteFrom('contact_customer').execute();
  const [rule] = line.house.agency.retention.rules.filter(({ kind }) => kind === 'contact');
  await sql`insert into erasure_run (run_id, at, is_dry, rule, before_on, erased) values
    (gen_random_uuid(), ${line.clock.now()}, false, ${rule?.id}, '2015-03-03', 1)`.execute(line.database);
  expect(await count()).toEqual(before);
});

test('in the next year the same person has another pseudonym, and the year is that of the local clock', async () => {
  await countCustomersNightly(line.house);
  await visit(1);
  line.clock.set('2016-01-01T02:00:00Z');
  await countCustomersNightly(line.house);
  // Ten minutes past midnight of New Year in Helsinki.
  await visit(1, 'tampere', new Date('2015-12-31T22:10:00Z'));
  expect([await count(2015), await count(2016)]).toEqual(Array.from({ length: 2 }, () => ({ Tampere: '1 of 1', all: '1 of 1' })));
  const found = await pseudonyms();
  expect(found.map(({ year }) => year).sort()).toEqual([2015, 2016]);
  expect(new Set(found.map(({ pseudonym }) => pseudonym)).size).toBe(2);
});

test('a closed year keeps its numbers, and neither key nor pseudonyms; nothing is added to it any more', async () => {
  await countCustomersNightly(line.house);
  const { link } = await visit(1);
  line.clock.set('2016-01-31T02:00:00Z');
  await countCustomersNightly(line.house);
  expect(await pseudonyms()).toHaveLength(1);
  line.clock.set('2016-02-01T02:00:00Z');
  await Promise.all([countCustomersNightly(line.house), countCustomersNightly(line.house)]);
  expect(await pseudonyms()).toEqual([]);
  const [year] = await line.database.selectFrom('reporting_year').select(['inner_key', 'outer_key']).where('year', '=', 2015).execute();
  expect(year).toEqual({ inner_key: null, outer_key: null });
  await line.change((transaction) => unlinkCustomer(transaction, link));
  await visit(2);
  expect(await count()).toEqual({ Tampere: '1 of 1', all: '1 of 1' });
});

test('a key digests as HMAC-SHA-256 does', async () => {
  await countCustomersNightly(line.house);
  await visit(1);
  await count();
  const { inner, outer } = await line.database
    .selectFrom('reporting_year')
    .select(['inner_key as inner', 'outer_key as outer'])
    .executeTakeFirstOrThrow();
  const { createHmac } = await import('node:crypto');
  const key = (inner ?? Buffer.alloc(0)).map((byte) => byte ^ 0x36);
  expect(Buffer.from(key.map((byte) => byte ^ 0x5c)).equals(outer ?? Buffer.alloc(0))).toBe(true);
  const message = Buffer.from((people[0] ?? '').replaceAll('-', ''), 'hex');
  expect((await pseudonyms())[0]?.pseudonym).toBe(createHmac('sha256', key).update(message).digest('hex'));
});

test('no role of a request reads or writes keys and pseudonyms, and none writes the numbers', async () => {
  const { rows } = await sql<{ may: string }>`
    select concat_ws(' ', r.rolname, p.privilege, t.name) as may
    from pg_roles r, unnest(array['reporting_year', 'served_pseudonym', 'customers_served']) t (name),
      unnest(array['select', 'insert', 'update', 'delete']) p (privilege)
    where r.rolname like 'luukku\\_%' and has_table_privilege(r.rolname, t.name, p.privilege) order by 1`.execute(line.database);
  expect(rows.map(({ may }) => may)).toEqual(['overseer', 'staff', 'viewer'].map((role) => `luukku_${role} select customers_served`));
});

test('the page and its files tell no number of fewer than five customers', async () => {
  await countCustomersNightly(line.house);
  for (const n of [1, 2, 3, 4, 5, 6]) await visit(n, 'tampere', minutesLater(10 * n));
  for (const n of [5, 6, 7]) await visit(n, 'oulu', minutesLater(10 * n));
  await count();
  const manager = await signInStaff(line, { role: 'manager' });
  const csv = (await manager.get('/statistics/customers/customers-by-municipality.csv?year=2015&language=en')).body;
  expect(csv.trim().split('\r\n').slice(1)).toEqual(['Tampere,6,0,6', 'Oulu,fewer than 5,0,', 'The whole country,7,0,9']);
  const page = (await manager.get('/statistics/customers?year=2015&language=en')).body;
  expect(page).toContain('fewer than 5');
  expect((await manager.get('/statistics/customers?year=2014&language=en')).body).toContain('The year 2014 has not been counted.');
});
