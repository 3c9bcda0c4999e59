import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sendApplication } from '#server/cases/applications/testing.ts';
import { addCase, standOf, type TestCase } from '#server/cases/desk/testing.ts';
import { protect } from '#server/cases/protection/testing.ts';
import { findCustomerByCode, getIdentityCode, keepCustomer } from '#server/people/customers/queries.ts';
import { demoCustomer } from '#server/people/demo-identity/people.ts';
import { addTestMandate } from '#server/people/mandates/testing.ts';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { sealKey, sealViews } from '#server/people/view-log/sealing/sealing.ts';
import { verifyViews } from '#server/people/view-log/sealing/verifying.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { mergeCustomers, undoMerge } from './merging.ts';
import { contentOf, rowsOf } from './testing.ts';

let opened: TestHouse;
let administrator: SignedIn;
let n = 0;
let kept: TestCase;
let merged: TestCase;
beforeAll(async () => {
  opened = await openTestHouse();
  administrator = await signInStaff(opened, { role: 'administrator' });
});
afterAll(() => opened.close());
beforeEach(async () => {
  n += 3;
  kept = await addCase(opened, { n });
  merged = await addCase(opened, { n: n + 1, benefit: 'studentAid' });
});

const reason = 'Sama henkilö, tunnus oli kirjattu väärin';
const merge = (from = merged.customerId, into = kept.customerId) =>
  mergeCustomers(opened.house, { keptId: into, mergedId: from, clerkId: administrator.id, reason, at: opened.clock.now() });
const undo = (mergeId: string) =>
  undoMerge(opened.house, { mergeId, clerkId: administrator.id, reason: 'Olivatkin eri ihmisiä', at: opened.clock.now() });
const codes = (place: number) => findCustomerByCode(opened.database, opened.house.secrets, demoCustomer(place).identityCode);

async function refusalOf(work: Promise<unknown>): Promise<string> {
  const error = await work.catch((thrown: unknown) => thrown);
  if (!(error instanceof Refusal)) throw error;
  return error.code;
}

describe('the catalogue', () => {
  test('knows every table with rows of customers, and none can keep a row of a record that was merged', async () => {
    const { rows } = await sql<{ place: string }>`
      select k.conrelid::regclass || '.' || k.conname as place from pg_constraint k
      where k.contype = 'f' and k.connamespace = 'public'::regnamespace and k.confrelid = 'customer'::regclass
        and k.conrelid not in ('customer'::regclass, 'customer_merge'::regclass)
        and k.confkey <> array[(select attnum from pg_attribute where attrelid = 'customer'::regclass and attname = 'open_id')]`.execute(
      opened.database,
    );
    expect(rows.map(({ place }) => place)).toEqual([]);
  });

  test('moves what hangs on a case with the case', async () => {
    const { rows } = await sql<{ place: string }>`select k.conname as place from pg_constraint k
      where k.contype = 'f' and k.connamespace = 'public'::regnamespace and cardinality(k.conkey) > 1 and k.confupdtype <> 'c'
        and exists (select from pg_attribute a where a.attrelid = k.confrelid and a.attnum = any (k.confkey) and a.attname = 'customer_id')`.execute(
      opened.database,
    );
    expect(rows.map(({ place }) => place)).toEqual([]);
  });

  test('has an index wherever a key leads to a customer, so that no merging reads whole tables', async () => {
    const { rows } = await sql<{ place: string }>`select k.conname as place from pg_constraint k
      where k.contype = 'f' and k.connamespace = 'public'::regnamespace and k.confrelid = 'customer'::regclass
        and not exists (select from pg_index i where i.indrelid = k.conrelid and i.indkey[0] = k.conkey[1])`.execute(opened.database);
    expect(rows.map(({ place }) => place).filter((place) => place !== 'merge_keeps_customer')).toEqual([]);
  });
});

describe('merging', () => {
  test('moves every row, and leaves nothing with the old record', async () => {
    const [before, moving] = [await rowsOf(opened, kept.customerId), await rowsOf(opened, merged.customerId)];
    const { counts } = await merge();
    expect(counts).toEqual(moving);
    expect(await rowsOf(opened, merged.customerId)).toEqual({});
    const after = await rowsOf(opened, kept.customerId);
    expect(after).toMatchObject({ application: 2, identity_code: 2 });
    // One event on each of the two cases.
    expect(after.case_event).toBe((before.case_event ?? 0) + (moving.case_event ?? 0) + 2);
    expect((await standOf(opened, { ...merged, customerId: kept.customerId })).events.at(-1)).toBe('customers-merged');
  });

  test('lets both identity codes find the kept record, whose own stays the current one', async () => {
    await merge();
    expect([await codes(n), await codes(n + 1)]).toEqual([kept.customerId, kept.customerId]);
    expect(await getIdentityCode(opened.database, opened.house.secrets, kept.customerId)).toBe(demoCustomer(n).identityCode);
  });

  test('ends the sessions of the old record; whoever signs in with its code lands on the kept one', async () => {
    const before = await signInCustomer(opened, { n: n + 1 });
    await merge();
    expect((await before.get('/matters')).statusCode).toBe(303);
    const after = await signInCustomer(opened, { n: n + 1 });
    expect(after.id).toBe(kept.customerId);
    expect((await after.get(`/applications/${merged.applicationId}`)).statusCode).toBe(200);
    expect((await after.get(`/applications/${merged.applicationId}`)).body).toContain('Yhdistimme ne');
  });

  test('keeps the stricter protection, whichever record had it', async () => {
    await protect(opened, merged);
    await merge();
    const rows = await opened.database
      .selectFrom('application')
      .select('is_protected')
      .where('customer_id', '=', kept.customerId)
      .execute();
    expect(rows.map((row) => row.is_protected)).toEqual([true, true]);
  });

  test('of two drafts of a benefit the later one goes on, and the other is kept in the history', async () => {
    const draft = (customerId: string, at: string) => ({
      ...{ customer_id: customerId, draft_id: newId(), benefit: 'sicknessAllowance', form_version: '2015-01-01', answers: '{}' },
      ...{ completed_pages: [], started_at: new Date(at), saved_at: new Date(at), expires_on: '2016-01-01' },
    });
    const [older, later] = [draft(kept.customerId, '2015-03-01T10:00Z'), draft(merged.customerId, '2015-03-02T10:00Z')];
    await opened.database.insertInto('draft').values([older, later]).execute();
    const { mergeId } = await merge();
    const drafts = async (customerId: string) =>
      (await opened.database.selectFrom('draft').select('draft_id').where('customer_id', '=', customerId).execute()).map(
        (row) => row.draft_id,
      );
    expect(await drafts(kept.customerId)).toEqual([later.draft_id]);
    await undo(mergeId);
    expect([await drafts(kept.customerId), await drafts(merged.customerId)]).toEqual([[older.draft_id], [later.draft_id]]);
  });

  test('leaves nobody as their own agent or cosigner, and points other people’s agents to the kept record', async () => {
    const other = await addCase(opened, { n: n + 2 });
    await addTestMandate(opened, { principal: { id: merged.customerId }, agent: { id: kept.customerId } });
    const ofOther = await addTestMandate(opened, { principal: { id: other.customerId }, agent: { id: merged.customerId } });
    await opened.database
      .insertInto('cosignature')
      .values({
        ...{ customer_id: merged.customerId, cosignature_id: newId(), application_id: merged.applicationId, name: 'Toinen' },
        ...{ code_digest: Buffer.from('x'), state: 'signed', asked_at: opened.clock.now(), settled_at: opened.clock.now() },
        signer_id: kept.customerId,
      })
      .execute();
    await opened.database
      .updateTable('application')
      .set({ agent_id: kept.customerId, agent_basis: 'written' })
      .where('application_id', '=', merged.applicationId)
      .execute();
    const before = [await contentOf(opened, kept.customerId), await contentOf(opened, merged.customerId)];
    const { mergeId } = await merge();
    const mandates = await opened.database
      .selectFrom('mandate')
      .select(['mandate_id', 'agent_id'])
      .where('agent_id', '=', kept.customerId)
      .execute();
    expect(mandates).toEqual([{ mandate_id: ofOther, agent_id: kept.customerId }]);
    const states = await opened.database
      .selectFrom('cosignature')
      .select(['state', 'signer_id'])
      .where('customer_id', '=', kept.customerId)
      .execute();
    expect(states).toEqual([{ state: 'cancelled', signer_id: null }]);
    await undo(mergeId);
    const after = [await contentOf(opened, kept.customerId), await contentOf(opened, merged.customerId)];
    for (const content of [...before, ...after]) delete content.case_event;
    expect(after).toEqual(before);
  });

  test('leaves the seals of who looked whole; the person sees the looks at both records', async () => {
    const clerk = await signInStaff(opened, { n: 2, skills: ['student'], languages: ['fi'] });
    await clerk.get(`/cases/${merged.applicationId}`);
    await sealViews(opened.house);
    await merge();
    const faults: string[] = [];
    const key = sealKey(opened.house.secrets);
    await verifyViews(opened.database, key, { now: opened.clock.now(), outside: [], tell: (fault) => faults.push(fault) });
    expect(faults).toEqual([]);
    const customer = await signInCustomer(opened, { n });
    const { body } = await customer.get('/who-looked');
    expect(body).toContain('Hakemuksesi käsittely: Opintotuki');
  });
});

describe('undoing', () => {
  test('gives each record what it had, with what came to its cases since; what came later stays with the kept one', async () => {
    const { mergeId } = await merge();
    const customer = await signInCustomer(opened, { n });
    await sendApplication(customer);
    await undo(mergeId);
    expect(await rowsOf(opened, merged.customerId)).toMatchObject({ application: 1, identity_code: 1 });
    expect(await rowsOf(opened, kept.customerId)).toMatchObject({ application: 2, identity_code: 1 });
    expect([await codes(n), await codes(n + 1)]).toEqual([kept.customerId, merged.customerId]);
    expect((await standOf(opened, merged)).events.slice(-2)).toEqual(['customers-merged', 'customers-unmerged']);
    expect((await customer.get('/matters')).statusCode).toBe(303);
  });

  test('is refused the second time, after its time, and while the kept record is merged itself', async () => {
    const third = await addCase(opened, { n: n + 2 });
    const { mergeId } = await merge();
    const next = await merge(kept.customerId, third.customerId);
    expect(await refusalOf(undo(mergeId))).toBe('merge-stands');
    await undo(next.mergeId);
    await undo(mergeId);
    expect(await refusalOf(undo(mergeId))).toBe('merge-stands');
    const late = await merge();
    opened.clock.advance({ days: 31 });
    expect(await refusalOf(undo(late.mergeId))).toBe('merge-stands');
  });
});

describe('many at once', () => {
  test('of two mergings that cross, one comes about and nothing is lost', async () => {
    const answers = await Promise.allSettled([
      merge(),
      merge(kept.customerId, merged.customerId),
      merge(),
      merge(kept.customerId, merged.customerId),
    ]);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const owners = await opened.database
      .selectFrom('application')
      .select('customer_id')
      .distinct()
      .where('application_id', 'in', [kept.applicationId, merged.applicationId])
      .execute();
    expect(owners).toHaveLength(1);
  });

  test('a chain begun at both ends loses nothing', async () => {
    const last = await addCase(opened, { n: n + 2 });
    await Promise.allSettled([merge(), merge(kept.customerId, last.customerId)]);
    const open = await opened.database
      .selectFrom('customer')
      .select('customer_id')
      .where('customer_id', 'in', [kept.customerId, merged.customerId, last.customerId])
      .where('merged_into', 'is', null)
      .execute();
    const owned = await Promise.all(open.map(({ customer_id }) => rowsOf(opened, customer_id)));
    expect(owned.reduce((sum, { application = 0 }) => sum + application, 0)).toBe(3);
  });

  test('applications that are sent while their record is merged come to the kept record, or are refused to the sender', async () => {
    const identity = { ...demoCustomer(n + 1), email: undefined, phone: undefined };
    const senders = await Promise.all(Array.from({ length: 6 }, () => signInCustomer(opened, { n: n + 1 })));
    const sending = senders.map((sender) =>
      sendApplication(sender).then(
        () => true,
        () => false,
      ),
    );
    const merging = merge();
    const sent = (await Promise.all(sending)).filter(Boolean).length;
    await merging;
    expect(await rowsOf(opened, merged.customerId)).toEqual({});
    expect((await rowsOf(opened, kept.customerId)).application).toBeGreaterThanOrEqual(2 + sent);
    const again = await opened.database
      .transaction()
      .execute((transaction) => keepCustomer(transaction, opened.house.secrets, identity, opened.clock.now()));
    expect(again).toBe(kept.customerId);
  });

  test('whoever writes to a record in the moment of its merging is refused and not forgotten', async () => {
    const [begun, ended] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const note = opened.database.transaction().execute(async (transaction) => {
      await sql`select 1 from customer where customer_id = ${merged.customerId} for key share`.execute(transaction);
      begun.resolve();
      await ended.promise;
      await transaction
        .insertInto('customer_address')
        .values({
          ...{ customer_id: merged.customerId, street: 'Katu 1', postal_code: '00100', city: 'Helsinki' },
          country: 'FI',
          given_at: opened.clock.now(),
        })
        .execute();
    });
    await begun.promise;
    const merging = merge();
    ended.resolve();
    await Promise.all([note, merging]);
    expect(await rowsOf(opened, kept.customerId)).toMatchObject({ customer_address: 1 });
    await expect(
      opened.database
        .insertInto('contact_check')
        .values({
          ...{ customer_id: merged.customerId, kind: 'email', address: 'a@example.org', code_digest: Buffer.from('x'), tries_left: 1 },
          ...{ sent_at: opened.clock.now(), expires_at: opened.clock.now(), notice_id: newId() },
        })
        .execute(),
    ).rejects.toMatchObject({ constraint: 'contact_check_is_of_customer' });
  });
});
