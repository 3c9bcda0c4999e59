import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addCase, type TestCase } from '#server/cases/desk/testing.ts';
import { signInStaff } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { type Actor, asActor } from './acting.ts';

/** The walls by themselves: no question here says whose rows it wants. */
let opened: TestHouse;
let mine: TestCase;
let other: TestCase;
let clerkId: string;
let tables: string[];
beforeAll(async () => {
  opened = await openTestHouse();
  mine = await addCase(opened, { n: 1 });
  other = await addCase(opened, { n: 2, benefit: 'studentAid' });
  clerkId = (await signInStaff(opened)).id;
  const found = await sql<{ name: string }>`select relname as name from pg_class
    where relrowsecurity and relnamespace = 'public'::regnamespace order by 1`.execute(opened.database);
  tables = found.rows.map(({ name }) => name);
});
afterAll(() => opened.close());

/** Whose rows of a table an actor is given when they ask for all of it; `denied` when the table is shut. */
async function ownersSeen(actor: Actor, table: string): Promise<string[] | 'denied'> {
  try {
    const { rows } = await asActor(actor, () =>
      sql<{ customer_id: string }>`select distinct customer_id from ${sql.table(table)}`.execute(opened.database),
    );
    return rows.map((row) => row.customer_id).sort();
  } catch (error) {
    if (error instanceof Error && /permission denied/.test(error.message)) return 'denied';
    throw error;
  }
}

const customer = (): Actor => ({ kind: 'customer', customerId: mine.customerId, selfId: mine.customerId });
const viewer = (): Actor => ({ kind: 'viewer', clerkId, customerId: mine.customerId });
const staff = (): Actor => ({ kind: 'staff', clerkId, skills: ['housing'] });
const overseer = (): Actor => ({ kind: 'overseer', clerkId });

describe('whatever is asked', () => {
  test('every table with rows of customers is walled', async () => {
    const { rows } = await sql<{ name: string }>`select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attname = 'customer_id' and not c.relrowsecurity
      order by 1`.execute(opened.database);
    // Sessions and sign-ins are read by the system alone: no role has a right to them.
    expect(rows.map(({ name }) => name)).toEqual(['session', 'sign_in_link']);
  });

  test('a customer is given only their own rows of any table', async () => {
    for (const table of tables) {
      const seen = await ownersSeen(customer(), table);
      if (seen !== 'denied') expect([table, ...seen].filter((one) => one !== mine.customerId)).toEqual([table]);
    }
    expect(await ownersSeen(customer(), 'application')).toEqual([mine.customerId]);
  });

  test('whoever opened a customer is given that customer’s rows and nobody else’s', async () => {
    for (const table of tables) {
      const seen = await ownersSeen(viewer(), table);
      if (seen !== 'denied') expect([table, ...seen].filter((one) => one !== mine.customerId)).toEqual([table]);
    }
    expect(await ownersSeen(viewer(), 'application')).toEqual([mine.customerId]);
  });

  test('lists give staff the cases of their skills, and no answers, names or addresses', async () => {
    expect(await ownersSeen(staff(), 'application')).toEqual([mine.customerId]);
    for (const column of ['answers', 'unknown_answers'])
      await expect(asActor(staff(), () => sql`select ${sql.ref(column)} from application`.execute(opened.database))).rejects.toThrow(
        'permission denied',
      );
    for (const table of ['customer', 'customer_address', 'identity_code', 'case_note', 'attachment', 'draft', 'view_log'])
      expect([table, await ownersSeen(staff(), table)]).toEqual([table, 'denied']);
  });

  test('oversight reads what happened, and nothing of what is written', async () => {
    expect(await ownersSeen(overseer(), 'case_event')).toEqual([mine.customerId, other.customerId].sort());
    await expect(asActor(overseer(), () => sql`select answers from application`.execute(opened.database))).rejects.toThrow(
      'permission denied',
    );
    await expect(asActor(overseer(), () => sql`select given_names from customer`.execute(opened.database))).rejects.toThrow(
      'permission denied',
    );
    for (const table of ['identity_code', 'case_note', 'attachment', 'customer_address'])
      expect([table, await ownersSeen(overseer(), table)]).toEqual([table, 'denied']);
  });

  test('nobody signed in is given no row of any customer', async () => {
    for (const table of [...tables, 'session', 'sign_in_link', 'clerk'])
      expect([table, await ownersSeen({ kind: 'public' }, table).catch(() => 'denied')]).toEqual([table, 'denied']);
  });

  test('nobody writes rows of another', async () => {
    await expect(
      asActor(customer(), () =>
        sql`insert into case_event (customer_id, event_id, application_id, kind, at, actor, details)
          values (${other.customerId}, gen_random_uuid(), ${other.applicationId}, 'note-written', now(), 'customer', '{}')`.execute(
          opened.database,
        ),
      ),
    ).rejects.toThrow('row-level security');
    const changed = await asActor(viewer(), () => opened.database.updateTable('application').set({ language: 'sv' }).executeTakeFirst());
    expect(changed.numUpdatedRows).toBe(1n);
  });

  test('what happened and who looked can be added to, never changed', async () => {
    for (const actor of [customer(), viewer(), staff(), overseer()])
      for (const statement of [
        'update case_event set kind = kind',
        'delete from case_event',
        'update view_log set what = what',
        'delete from view_log',
      ])
        await expect(asActor(actor, () => sql.raw(statement).execute(opened.database))).rejects.toThrow('permission denied');
  });
});

test('the context ends with its transaction, also when the statement fails', async () => {
  await expect(asActor(customer(), () => sql`select 1/0`.execute(opened.database))).rejects.toThrow('division by zero');
  const { rows } = await sql<{
    who: string;
    whose: string;
  }>`select current_user as who, current_setting('luukku.customer_id', true) as whose`.execute(opened.database);
  expect(rows[0]?.who).not.toMatch(/^luukku_/);
  expect(rows[0]?.whose ?? '').toBe('');
});

test('an actor whose id is no UUID never reaches the database', async () => {
  const hostile: Actor = { kind: 'viewer', clerkId: `' ; reset role; --`, customerId: mine.customerId };
  await expect(asActor(hostile, () => sql`select 1`.execute(opened.database))).rejects.toThrow('no UUID');
});
