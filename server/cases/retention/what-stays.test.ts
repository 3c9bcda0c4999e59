import { randomUUID as randomId } from 'node:crypto';
import { utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { seedPlaces } from '#server/agency/network/places/seeding.ts';
import { sendApplication } from '#server/cases/applications/testing.ts';
import { pngFile, postFiles, type TestFile } from '#server/cases/attachments/testing.ts';
import { sealKey, sealViews } from '#server/people/view-log/sealing/sealing.ts';
import { verifyViews } from '#server/people/view-log/sealing/verifying.ts';
import { addTestMandate } from '#server/people/mandates/testing.ts';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { compareFigures, repairFigures } from '#server/statistics/recount.ts';
import { countRun, eraseRun, type RuleSum } from './running.ts';
import { addOldCase, countRows, type OldCase, sha256Of } from './testing.ts';

let opened: TestHouse;
let customer: SignedIn;
let clerk: SignedIn;
const now = '2025-03-02T10:00:00Z';
const boundary = new Date('2015-03-01T22:00:00Z');
beforeAll(async () => {
  opened = await openTestHouse({ now });
  clerk = await signInStaff(opened, { n: 1 });
  await seedPlaces(opened.database, opened.house.agency.network, opened.clock.now());
});
afterAll(() => opened.close());
beforeEach(async () => {
  opened.clock.set(now);
  customer = await signInCustomer(opened, { n: 1 });
});

const add = (one: Partial<OldCase> & { at: Date }) => addOldCase(opened.database, { customerId: customer.id, clerkId: clerk.id, ...one });
const isThere = async (id: string) => (await countRows(opened.database, id)) > 0;
const of = (sums: readonly RuleSum[], rule: string) => sums.find((sum) => sum.rule === rule);

test('figures stay as they were counted, also when they are built anew', async () => {
  const { timeZone } = opened.house.agency;
  opened.clock.set('2015-03-01T10:00:00Z');
  const id = await sendApplication(await signInCustomer(opened, { n: 4 }));
  opened.clock.set(now);
  await sql`update application set stage = 'withdrawn' where application_id = ${id}`.execute(opened.database);
  const received = () =>
    opened.database
      .selectFrom('figure')
      .select(sql<number>`sum(counted)::int`.as('n'))
      .where('measure', '=', 'applications-received')
      .executeTakeFirst();
  const figures = await received();
  expect(figures?.n).toBeGreaterThan(0);
  await eraseRun(opened.house);
  expect(await isThere(id)).toBe(false);
  expect(await received()).toEqual(figures);
  const lost = (await compareFigures(opened.database, timeZone)).filter(({ key }) => key < '2015-03-02');
  expect(lost).toEqual([]);
  await repairFigures(opened.database, timeZone);
  expect(await received()).toEqual(figures);
});

/** The instant at which the first day begins that a rule keeps, in Helsinki's winter. */
const ages: Record<string, Date> = {
  message: new Date('2023-03-01T22:00:00Z'),
  notice: new Date('2024-03-01T22:00:00Z'),
  'discarded-scan': new Date('2024-09-01T21:00:00Z'),
  'cancelled-paper': new Date('2024-03-01T22:00:00Z'),
  mandate: boundary,
  login: new Date('2023-03-01T22:00:00Z'),
  'own-data-report': new Date('2023-03-01T22:00:00Z'),
  contact: new Date('2023-03-01T22:00:00Z'),
  appointment: new Date('2023-03-01T22:00:00Z'),
};

/** Writes one row of each kind, of the age that is given. */
const writing: Record<string, (at: Date) => Promise<unknown>> = {
  message: (at) => {
    const id = newId();
    return sql`insert into message (customer_id, message_id, thread_id, benefit_group, direction, state, subject, text, language, saved_at, sent_at, answered_at)
      values (${customer.id}, ${id}, ${id}, 'housing', 'from-customer', 'sent', 'a', 'b', 'fi', ${at}, ${at}, ${at})`.execute(
      opened.database,
    );
  },
  notice: (at) =>
    sql`insert into notice (customer_id, notice_id, kind, channel, language, state, created_at, settled_at)
      values (${customer.id}, ${newId()}, 'message', 'email', 'fi', 'sent', ${at}, ${at})`.execute(opened.database),
  'discarded-scan': async (at) => {
    const hash = sha256Of(String(at));
    await sql`insert into stored_file (sha256, byte_count, media_type, scan, stored_at) values (${hash}, 1, 'image/png', 'not-scanned', ${at})`.execute(
      opened.database,
    );
    return sql`insert into scan (scan_id, sha256, file_name, page_count, state, channel, received_on, taken_in_at, import_id, settled_at, discarded_because)
      values (${newId()}, ${hash}, 'a.tif', 1, 'discarded', 'post', ${at}, ${at}, ${newId()}, ${at}, 'a')`.execute(opened.database);
  },
  'cancelled-paper': (at) =>
    sql`insert into paper_application (customer_id, application_id, benefit, benefit_group, form_version, language, channel, received_on, answers, unknown_answers,
        registered_by, registered_at, saved_at, state, settled_at, settled_by, cancelled_because, paper_code)
      values (${customer.id}, ${newId()}, 'studentAid', 'student', '2015-01-01', 'fi', 'post', ${at}, '{}', '{}', ${clerk.id}, ${at}, ${at}, 'cancelled', ${at},
        ${clerk.id}, 'a', ${`P${at.getTime() % 2 ? '2222222' : '3333333'}`})`.execute(opened.database),
  mandate: async (at) => {
    const id = await addTestMandate(opened, { principal: customer, agent: await signInCustomer(opened, { n: 2 }), basis: 'written' });
    return sql`update mandate set ended_at = ${at}, ended_by = 'principal' where mandate_id = ${id}`.execute(opened.database);
  },
  login: (at) =>
    sql`insert into login (login_id, at, door, method, result) values (${newId()}, ${at}, 'customers', 'a', 'succeeded')`.execute(
      opened.database,
    ),
  'own-data-report': (at) =>
    sql`insert into own_data_report (customer_id, report_id, begun_at, ended_at, outcome, file_count)
      values (${customer.id}, ${newId()}, ${at}, ${at}, 'sent', 0)`.execute(opened.database),
  contact: async (at) => {
    const id = newId();
    await sql`insert into contact (contact_id, channel, arrived_at, outcome, ended_at) values (${id}, 'phone', ${at}, 'served', ${at})`.execute(
      opened.database,
    );
    await sql`insert into contact_customer (customer_id, contact_id, linked_at) values (${customer.id}, ${id}, ${at})`.execute(
      opened.database,
    );
    return sql`insert into contact_note (customer_id, contact_id, note_no, text, clerk_id, at)
      values (${customer.id}, ${id}, 1, 'a', ${clerk.id}, ${at})`.execute(opened.database);
  },
  appointment: async (at) => {
    const id = newId();
    const from = new Date(at.getTime() - 1_800_000);
    await sql`insert into appointment (appointment_id, channel, place_id, benefit_groups, language, from_at, to_at, state, share, created_at,
        booked_at, booked_by, clerk_id, secret_digest)
      values (${id}, 'phone', 'tampere', '{housing}', 'fi', ${from}, ${at}, 'kept', 'public', ${from}, ${from}, 'clerk', ${clerk.id},
        ${Buffer.from(id)})`.execute(opened.database);
    return sql`insert into appointment_customer (customer_id, appointment_id, linked_at) values (${customer.id}, ${id}, ${from})`.execute(
      opened.database,
    );
  },
};

test.each(Object.keys(writing))('of the kind %s what is a moment older than the first kept day goes, and that day stays', async (kind) => {
  const first = ages[kind] ?? boundary;
  await writing[kind]?.(first);
  await writing[kind]?.(new Date(first.getTime() - 1));
  const counted = of(await countRun(opened.house), kind);
  expect(counted?.items).toBe(1);
  expect(of(await eraseRun(opened.house), kind)).toEqual(counted);
  expect(of(await countRun(opened.house), kind)?.items).toBe(0);
});

test('a thread stays whole while something in it is young or unanswered', async () => {
  const old = new Date('2020-01-01T10:00:00Z');
  const thread = newId();
  const write = (at: Date, isAnswered: boolean) =>
    sql`insert into message (customer_id, message_id, thread_id, benefit_group, direction, state, subject, text, language, saved_at, sent_at, answered_at)
      values (${customer.id}, ${newId()}, ${thread}, 'housing', 'from-customer', 'sent', 'a', 'b', 'fi', ${at}, ${at}, ${isAnswered ? at : null})`.execute(
      opened.database,
    );
  await write(old, true);
  await write(old, false);
  expect(of(await eraseRun(opened.house), 'message')?.items).toBe(0);
  await sql`update message set answered_at = sent_at where thread_id = ${thread}`.execute(opened.database);
  expect(of(await eraseRun(opened.house), 'message')?.items).toBe(2);
});

test('a mandate by which a browser still acts stays', async () => {
  const id = await addTestMandate(opened, { principal: customer, agent: await signInCustomer(opened, { n: 2 }), basis: 'court-guardian' });
  await sql`update mandate set ended_at = '2010-01-01', ended_by = 'principal' where mandate_id = ${id}`.execute(opened.database);
  await sql`update session set acts_for = ${customer.id}, mandate_id = ${id} where customer_id <> ${customer.id} and customer_id is not null`.execute(
    opened.database,
  );
  expect(of(await eraseRun(opened.house), 'mandate')?.items).toBe(0);
  await sql`update session set acts_for = null, mandate_id = null`.execute(opened.database);
  expect(of(await eraseRun(opened.house), 'mandate')?.items).toBe(1);
});

test('the log of views goes in whole seals, and what is left is still proved', async () => {
  const look = (at: string) =>
    sql`insert into view_log (customer_id, view_id, at, clerk_id, clerk_role, what, reason, reason_text)
      values (${customer.id}, ${newId()}, ${at}, ${clerk.id}, 'clerk', 'case', 'entered', 'Asiakas soitti')`.execute(opened.database);
  for (const at of ['2019-01-01T10:00:00Z', '2024-01-01T10:00:00Z']) {
    opened.clock.set(at);
    await look(at);
    await sealViews(opened.house);
  }
  opened.clock.set(now);
  expect(of(await countRun(opened.house), 'view-log')?.items).toBe(1);
  expect(of(await eraseRun(opened.house), 'view-log')?.items).toBe(1);
  const faults: string[] = [];
  const how = { now: opened.clock.now(), outside: [], tell: (fault: string) => void faults.push(fault) };
  expect(await verifyViews(opened.database, sealKey(opened.house.secrets), how)).toMatchObject({ seals: 1, views: 1 });
  expect(faults).toEqual([]);
});

test('a content stays in the books as long as anything refers to it', async () => {
  await eraseRun(opened.house);
  const shared = `shared ${newId()}`;
  const old = await add({ at: new Date('2014-12-01T10:00:00Z'), content: shared });
  const young = await add({ at: boundary, content: shared });
  expect(of(await countRun(opened.house), 'closed-case')?.files).toBe(0);
  expect(of(await eraseRun(opened.house), 'closed-case')?.files).toBe(0);
  expect([await isThere(old), await isThere(young)]).toEqual([false, true]);
  expect(await opened.database.selectFrom('stored_file').select('sha256').where('sha256', '=', sha256Of(shared)).execute()).toHaveLength(1);
});

test('a file of an old case is sent again while it is being erased: every one that was taken in can be opened', async () => {
  opened.clock.set('2015-01-02T10:00:00Z');
  const open = await sendApplication(await signInCustomer(opened, { n: 1 }));
  // The store goes by the clock of its files.
  const today = new Date();
  opened.clock.set(today.toISOString());
  customer = await signInCustomer(opened, { n: 1 });
  const send = (file: TestFile) => postFiles(opened, customer, `/api/applications/${open}/attachments`, { uploadKey: randomId() }, [file]);
  const idOf = (answer: Awaited<ReturnType<typeof send>>) => answer.json<{ taken: { id: string }[] }>().taken[0]?.id ?? '';
  for (let round = 0; round < 5; round++) {
    const picture = pngFile('kuva.png', 10 + round);
    const first = idOf(await send(picture));
    const { sha256 } = await opened.database
      .selectFrom('attachment')
      .select('sha256')
      .where('attachment_id', '=', first)
      .executeTakeFirstOrThrow();
    // As if it had lain for years in a case that is long closed.
    const at = new Date('2010-01-01T10:00:00Z');
    const old = await add({ at });
    await sql`update attachment set application_id = ${old}, received_at = ${at} where attachment_id = ${first}`.execute(opened.database);
    const long = new Date(today.getTime() - 400 * 86_400_000);
    await utimes(join(opened.house.settings.dataFolder, 'files', sha256.slice(0, 2), sha256), long, long);
    const [, ...sent] = await Promise.all([eraseRun(opened.house), ...Array.from({ length: 4 }, () => send(picture))]);
    expect(await isThere(old)).toBe(false);
    const taken = sent.filter(({ statusCode }) => statusCode < 300);
    expect(taken.length).toBeGreaterThan(0);
    for (const answer of [...taken, await send(picture)]) {
      const file = await customer.get(`/attachments/${idOf(answer)}/file`);
      expect([file.statusCode, file.rawPayload.equals(picture.content)]).toEqual([200, true]);
    }
  }
});

test('the bytes of a file go from the store when nothing refers to it any more', async () => {
  opened.clock.set('2015-01-02T10:00:00Z');
  const open = await sendApplication(await signInCustomer(opened, { n: 3 }));
  opened.clock.set(new Date().toISOString());
  const other = await signInCustomer(opened, { n: 3 });
  const fields = { uploadKey: randomId() };
  await postFiles(opened, other, `/api/applications/${open}/attachments`, fields, [pngFile('vanha.png', 200)]);
  const { sha256 } = await opened.database
    .selectFrom('attachment')
    .select('sha256')
    .where('application_id', '=', open)
    .executeTakeFirstOrThrow();
  await sql`update attachment set application_id = ${await add({ customerId: other.id, at: new Date('2010-01-01T10:00:00Z') })}, received_at = '2010-01-01'
    where sha256 = ${sha256}`.execute(opened.database);
  const long = new Date(Date.now() - 400 * 86_400_000);
  await utimes(join(opened.house.settings.dataFolder, 'files', sha256.slice(0, 2), sha256), long, long);
  expect(await opened.house.files.has(sha256)).toBe(true);
  await eraseRun(opened.house);
  expect(await opened.house.files.has(sha256)).toBe(false);
});
