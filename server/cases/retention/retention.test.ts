import fc from 'fast-check';
import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { countRun, eraseNightly, eraseRun, type RuleSum } from './running.ts';
import { addOldCase, countRows, type OldCase } from './testing.ts';

let opened: TestHouse;
let customer: SignedIn;
let clerk: SignedIn;
// Ten years after 2015-03-02 by the agency's rules for closed cases; Helsinki is two hours ahead.
const now = '2025-03-02T10:00:00Z';
const boundary = new Date('2015-03-01T22:00:00Z');
const day = 24 * 3_600_000;
const before = (milliseconds: number) => new Date(boundary.getTime() - milliseconds);

beforeAll(async () => {
  opened = await openTestHouse({ now });
  customer = await signInCustomer(opened, { n: 1 });
  clerk = await signInStaff(opened, { n: 1 });
});
afterAll(() => opened.close());
beforeEach(async () => {
  opened.clock.set(now);
  for (const table of ['erasure_run'] as const) await opened.database.deleteFrom(table).execute();
  await opened.database.updateTable('erasure_lease').set({ run_id: null, ends_at: null, finished_on: null }).execute();
});

const add = (one: Partial<OldCase> & { at: Date }) => addOldCase(opened.database, { customerId: customer.id, clerkId: clerk.id, ...one });
const isThere = async (id: string) => (await countRows(opened.database, id)) > 0;
const of = (sums: readonly RuleSum[], rule: string) => sums.find((sum) => sum.rule === rule);

test('a case that was closed long enough ago goes with everything that belongs to it, and a count says so before', async () => {
  const [old, young] = [await add({ at: before(1) }), await add({ at: boundary })];
  const counted = of(await countRun(opened.house), 'closed-case');
  expect(await isThere(old)).toBe(true);
  const erased = of(await eraseRun(opened.house), 'closed-case');
  expect(erased).toEqual({ rule: 'closed-case', firstKeptOn: '2015-03-02', items: 1, rows: 23, files: 1 });
  expect(counted).toEqual(erased);
  expect(await countRows(opened.database, old)).toBe(0);
  expect(await isThere(young)).toBe(true);
  const left = await sql<{ n: number }>`select (select count(*) from notice_attempt) + (select count(*) from information_request_item)
    + (select count(*) from attachment where application_id is null) as n`.execute(opened.database);
  // Of the younger case: what was asked, and the file in its message. Notices have a shorter time of their own.
  expect(left.rows[0]?.n).toBe(2);
});

test('what was erased is written down by rule, and a count as a count', async () => {
  await add({ at: before(1) });
  await countRun(opened.house);
  opened.clock.set('2025-03-02T10:00:01Z');
  await eraseRun(opened.house);
  const runs = await opened.database
    .selectFrom('erasure_run')
    .select(['is_dry', 'before_on', 'erased', 'rows_erased', 'files_freed'])
    .where('rule', '=', 'closed-case')
    .orderBy('at')
    .execute();
  const numbers = { before_on: '2015-03-02', erased: 1, rows_erased: 23, files_freed: 1 };
  expect(runs).toEqual([
    { is_dry: true, ...numbers },
    { is_dry: false, ...numbers },
  ]);
});

const blockers: Record<string, (id: string) => Promise<unknown>> = {
  'an event in the time that counts': (id) => change(sql`update case_event set at = ${boundary} where application_id = ${id}`),
  'an open request': (id) => change(sql`update information_request set state = 'open', settled_at = null where application_id = ${id}`),
  'late information to look at': (id) =>
    change(sql`update late_information set settled_at = null, settled_by = null, outcome = null where application_id = ${id}`),
  'a signature asked for': (id) => change(sql`update cosignature set state = 'asked', settled_at = null where application_id = ${id}`),
  'a letter not yet posted': (id) => change(sql`update letter set state = 'waiting' where application_id = ${id}`),
  'a notice not yet sent': (id) => change(sql`update notice set state = 'waiting' where application_id = ${id}`),
  'an unanswered message': (id) => change(sql`update message set answered_at = null where application_id = ${id}`),
  'a file that came since': (id) => change(sql`update attachment set received_at = ${boundary} where application_id = ${id}`),
  'a decision that can be appealed': (id) => change(sql`update decision set deemed_served_on = '2025-02-01' where application_id = ${id}`),
  'a benefit paid until the day that counts': (id) =>
    change(sql`update decision set outcome = 'granted', period_to_on = '2015-03-02' where application_id = ${id}`),
  'a benefit paid until further notice': (id) =>
    change(sql`update decision set outcome = 'granted', period_to_on = null where application_id = ${id}`),
};
const change = (statement: ReturnType<typeof sql>) => statement.execute(opened.database);

describe('an old case stays because of', () => {
  test.each(Object.entries(blockers))('%s', async (_name, block) => {
    const id = await add({ at: before(30 * day) });
    await block(id);
    await eraseRun(opened.house);
    expect(await countRows(opened.database, id)).toBeGreaterThanOrEqual(18);
    await sql`update application set stage_since = ${new Date(now)} where application_id = ${id}`.execute(opened.database);
  });
});

test('whatever the ages: nothing younger than its rule goes, all that is older goes, and nothing of an open case', async () => {
  const anyCase = fc.record({
    age: fc.oneof(fc.integer({ min: -3 * day, max: 3 * day }), fc.integer({ min: -3000 * day, max: 2000 * day })),
    stage: fc.constantFrom('pending', 'in-process', 'decided', 'withdrawn', 'decided'),
    benefit: fc.constantFrom('generalHousingAllowance', 'sicknessAllowance', 'studentAid'),
    blocker: fc.option(fc.constantFrom(...Object.keys(blockers).filter((name) => !name.includes('file') && !name.includes('paid'))), {
      freq: 4,
    }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(anyCase, { minLength: 5, maxLength: 9 }), async (cases) => {
      const ids: { id: string; mustStay: boolean }[] = [];
      for (const { age, stage, benefit, blocker } of cases) {
        const at = before(age);
        const id = await add({ at, stage, benefit });
        if (blocker !== null) await blockers[blocker]?.(id);
        // Fifteen years for student aid: these begin on 2 March 2010.
        const firstKept = benefit === 'studentAid' ? new Date('2010-03-01T22:00:00Z') : boundary;
        ids.push({ id, mustStay: stage === 'pending' || stage === 'in-process' || at >= firstKept || blocker !== null });
      }
      await eraseRun(opened.house, 2);
      for (const { id, mustStay } of ids) {
        expect([id, await isThere(id)]).toEqual([id, mustStay]);
        // Rules of other kinds may take a notice or an answer to a survey from a closed case, and never from an open one.
        if (mustStay) expect(await countRows(opened.database, id)).toBeGreaterThanOrEqual(18);
      }
    }),
    { numRuns: 6 },
  );
});

test('a run that is stopped in the middle keeps what it did, and the next goes on from there', async () => {
  await sql`delete from erasure_run`.execute(opened.database);
  const ids: string[] = [];
  for (let n = 0; n < 7; n++) ids.push(await add({ at: before((100 - n) * day) }));
  await sql`create function stop_here() returns trigger language plpgsql as $$ begin
    if old.application_id = ${sql.lit(ids[4])} then raise exception 'the power went'; end if; return old; end $$`.execute(opened.database);
  await sql`create trigger stop_here before delete on application for each row execute function stop_here()`.execute(opened.database);
  await expect(eraseRun(opened.house, 2)).rejects.toThrow('the power went');
  expect(await Promise.all(ids.map(isThere))).toEqual([false, false, false, false, true, true, true]);
  expect(await countRows(opened.database, ids[4] ?? '')).toBe(20);
  const stopped = await opened.database
    .selectFrom('erasure_run')
    .select(['erased', 'ended_at'])
    .where('rule', '=', 'closed-case')
    .execute();
  expect(stopped).toEqual([{ erased: 4, ended_at: null }]);
  await sql`drop trigger stop_here on application`.execute(opened.database);
  expect(of(await eraseRun(opened.house, 2), 'closed-case')?.items).toBe(3);
  expect(await Promise.all(ids.map(isThere))).not.toContain(true);
});

test('of many runs at once one erases, and the others are told', async () => {
  for (let n = 0; n < 6; n++) await add({ at: before(n * day + 1) });
  const runs = await Promise.allSettled(Array.from({ length: 8 }, () => eraseRun(opened.house, 1)));
  const done = runs.flatMap((run) => (run.status === 'fulfilled' ? [of(run.value, 'closed-case')?.items] : []));
  expect(done).toEqual([6]);
  for (const run of runs) if (run.status === 'rejected') expect(run.reason).toMatchObject({ code: 'erasure-under-way' });
});

test('a run whose node was lost gives way after ten minutes', async () => {
  const at = opened.clock.now();
  await opened.database
    .updateTable('erasure_lease')
    .set({ run_id: newId(), ends_at: new Date(at.getTime() + 600_000) })
    .execute();
  await expect(eraseRun(opened.house)).rejects.toMatchObject({ code: 'erasure-under-way' });
  opened.clock.set('2025-03-02T10:10:00Z');
  await expect(eraseRun(opened.house)).resolves.toBeDefined();
});

test('at night one run is made where the agency asks for it, in its hours and on whatever node comes first', async () => {
  const { agency } = opened.house;
  const house = { ...opened.house, agency: { ...agency, retention: { ...agency.retention, nightly: { fromHour: 2, hours: 3 } } } };
  const id = await add({ at: before(30 * day) });
  opened.clock.set('2025-03-02T23:59:00Z');
  await eraseNightly(house);
  expect(await isThere(id)).toBe(true);
  opened.clock.set('2025-03-03T00:00:00Z');
  await Promise.all([eraseNightly(house), eraseNightly(house)]);
  expect(await isThere(id)).toBe(false);
  const another = await add({ at: before(30 * day) });
  await eraseNightly(house);
  expect(await isThere(another)).toBe(true);
  opened.clock.set('2025-03-04T00:00:00Z');
  await eraseNightly(opened.house);
  expect(await isThere(another)).toBe(true);
});
