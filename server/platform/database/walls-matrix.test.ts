import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addCase, type TestCase } from '#server/cases/desk/testing.ts';
import { signInStaff } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { type Actor, asActor } from './acting.ts';

/**
 * Every role against every table that the catalogue says has rows of customers, reading and writing another customer's rows
 * with no check but the database's own. A table that is added tomorrow is in it.
 */
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
  const found = await sql<{ name: string }>`select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and a.attname = 'customer_id' order by 1`.execute(
    opened.database,
  );
  tables = found.rows.map(({ name }) => name);
});
afterAll(() => opened.close());

const roles = ['customer', 'viewer', 'staff', 'overseer', 'public'] as const;
type Role = (typeof roles)[number];

function actorOf(role: Role): Actor {
  switch (role) {
    case 'customer':
      return { kind: 'customer', customerId: mine.customerId, selfId: mine.customerId };
    case 'viewer':
      return { kind: 'viewer', clerkId, customerId: mine.customerId };
    case 'staff':
      // Of another skill than the other customer's case.
      return { kind: 'staff', clerkId, skills: ['housing'] };
    case 'overseer':
      return { kind: 'overseer', clerkId };
    case 'public':
      return { kind: 'public' };
  }
}

/** What a statement does inside the walls, and takes back: how many rows it reached, or that it was refused. */
async function reach(role: Role, statement: ReturnType<typeof sql>): Promise<number | 'denied'> {
  const takenBack = new Error('taken back');
  let reached = 0;
  try {
    await asActor(actorOf(role), () =>
      opened.database.transaction().execute(async (transaction) => {
        const { rows, numAffectedRows } = await statement.execute(transaction);
        reached = Number(numAffectedRows ?? rows.length);
        throw takenBack;
      }),
    );
  } catch (error) {
    if (error === takenBack) return reached;
    if (error instanceof Error && /permission denied|row-level security/.test(error.message)) return 'denied';
    throw error;
  }
  return reached;
}

/** What has no content, and is for oversight as it is. */
const wholly: Partial<Record<Role, readonly string[]>> = { overseer: ['case_event', 'login', 'notice', 'notice_attempt', 'view_log'] };
/** What is let through on purpose: lists of states for staff and oversight, without content (0020 and later say why for each). */
const readable: Partial<Record<Role, readonly string[]>> = {
  staff: ['case_holder', 'decision', 'information_request', 'letter', 'survey_answer'],
  overseer: [
    'application',
    'case_event',
    'case_holder',
    'customer',
    'decision',
    'draft',
    'information_request',
    'letter',
    'login',
    'notice',
    'notice_attempt',
    'survey_answer',
    'view_log',
  ],
};
const changeable: Partial<Record<Role, readonly string[]>> = { overseer: ['notice'] };

async function everyTable(role: Role, statementOf: (table: string) => ReturnType<typeof sql>, allowed: readonly string[] = []) {
  const through: string[] = [];
  for (const table of tables) {
    const reached = await reach(role, statementOf(table));
    if (reached !== 'denied' && reached > 0 && !allowed.includes(table)) through.push(`${table}: ${reached}`);
  }
  return through;
}

test('the catalogue has the tables', () => {
  expect(tables.length).toBeGreaterThan(30);
  for (const name of ['application', 'customer', 'message', 'session', 'view_log', 'identity_code']) expect(tables).toContain(name);
});

describe.each(roles)('as %s, another customer’s rows', (role) => {
  const whole = sql`*`;
  test('are not read whole from any table', async () => {
    expect(
      await everyTable(
        role,
        (table) => sql`select ${whole} from ${sql.table(table)} where customer_id = ${other.customerId}`,
        wholly[role],
      ),
    ).toEqual([]);
  });

  test('are not counted, but where a list of states is for such staff', async () => {
    expect(
      await everyTable(
        role,
        (table) => sql`select customer_id from ${sql.table(table)} where customer_id = ${other.customerId}`,
        readable[role],
      ),
    ).toEqual([]);
  });

  test('are not added to any table', async () => {
    const through: string[] = [];
    for (const table of tables) {
      // The walls are looked at before any other rule of the row.
      const reached = await reach(role, sql`insert into ${sql.table(table)} (customer_id) values (${other.customerId})`);
      if (reached !== 'denied') through.push(table);
    }
    expect(through).toEqual([]);
  });

  test('are not changed in any table', async () => {
    expect(
      await everyTable(
        role,
        (table) => sql`update ${sql.table(table)} set customer_id = customer_id where customer_id = ${other.customerId}`,
        changeable[role],
      ),
    ).toEqual([]);
  });

  test('are not deleted from any table', async () => {
    expect(await everyTable(role, (table) => sql`delete from ${sql.table(table)} where customer_id = ${other.customerId}`)).toEqual([]);
    expect(await everyTable(role, (table) => sql`truncate ${sql.table(table)} cascade`)).toEqual([]);
  });

  test('are not made of one’s own', async () => {
    expect(
      await everyTable(
        role,
        (table) => sql`update ${sql.table(table)} set customer_id = ${other.customerId} where customer_id = ${mine.customerId}`,
      ),
    ).toEqual([]);
  });
});

test('every policy for customers, and for whoever opened one, is the wall of that one customer, or named here', async () => {
  // A table that happens to be empty in these tests is held too.
  const { rows } = await sql<{ name: string; role: string }>`select distinct p.policyname as name, r as role
    from pg_policies p cross join unnest(p.roles) r where p.schemaname = 'public' and r in ('luukku_customer', 'luukku_viewer', 'public')
      and (p.permissive <> 'PERMISSIVE' or p.qual is distinct from '(customer_id = ( SELECT acting_customer() AS acting_customer))'
        or coalesce(p.with_check, p.qual) <> p.qual) order by 1, 2`.execute(opened.database);
  expect(rows).toEqual([
    // Somebody who acts for others sees their own mandates.
    { name: 'own_mandates_as_agent', role: 'luukku_customer' },
    // The log of views: also looks at a record that was merged into one's own.
    { name: 'own_rows', role: 'luukku_customer' },
    // A scan that nobody has sorted yet belongs to nobody.
    { name: 'unsorted_scans_for_viewer', role: 'luukku_viewer' },
  ]);
});
