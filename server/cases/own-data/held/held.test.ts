import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '#server/platform/testing/test-database.ts';
import { heldInCases, leftOut, otherParts } from './in-cases.ts';
import { labels } from '../labels.ts';
import { allHeld } from '../reading.ts';

let opened: TestDatabase;
beforeAll(async () => {
  opened = await openTestDatabase();
});
afterAll(() => opened.close());

type Column = { table: string; column: string };

/** Every column of the database that says which customer a row is of, or names a customer in another part. */
async function customerColumns(): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select c.table_name as "table", c.column_name as "column" from information_schema.columns c
      join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
    where c.table_schema = 'public' and c.column_name = 'customer_id'
    union
    select r.relname, a.attname from pg_constraint k join pg_class r on r.oid = k.conrelid
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any (k.conkey)
    where k.contype = 'f' and k.confrelid = 'customer'::regclass`.execute(opened.database);
  return rows;
}

test('every table with a row of a customer is in the report, or named as left out with a reason', async () => {
  const forgotten = (await customerColumns()).filter(
    ({ table, column }) =>
      !allHeld.some((held) => held.table === table && held.by === column) &&
      !(column === 'customer_id' && Object.hasOwn(leftOut, table)) &&
      !Object.hasOwn(otherParts, `${table}.${column}`),
  );
  expect(forgotten).toEqual([]);
});

test('nothing is named as left out that is not there, or is in the report after all', async () => {
  const there = (await customerColumns()).map(({ table, column }) => `${table}.${column}`);
  expect(Object.keys(leftOut).filter((table) => !there.includes(`${table}.customer_id`))).toEqual([]);
  expect(Object.keys(otherParts).filter((name) => !there.includes(name))).toEqual([]);
  expect(allHeld.filter(({ table }) => Object.hasOwn(leftOut, table))).toEqual([]);
  expect(new Set(allHeld.map(({ id }) => id)).size).toBe(allHeld.length);
});

test('every column of a table in the report is given, or left out with a reason', async () => {
  const { rows } = await sql<Column>`
    select table_name as "table", column_name as "column" from information_schema.columns where table_schema = 'public'`.execute(
    opened.database,
  );
  for (const held of allHeld) {
    const columns = rows.filter(({ table }) => table === held.table).map(({ column }) => column);
    expect([held.id, [...held.columns, ...Object.keys(held.without)].toSorted()]).toEqual([held.id, columns.toSorted()]);
  }
});

/** Numbers, keys and what only a program can read: in the JSON, not on the readable page. */
const forMachines = new Set([
  ...['mandate_id', 'merged_id', 'draft_id', 'message_id', 'thread_id', 'notice_id', 'request_id', 'requirement_id', 'item_no', 'about'],
  ...['form_version', 'completed_pages', 'unknown_answers', 'typed', 'phrases', 'sha256', 'subject', 'was_unknown', 'tries_left'],
  ...['idle_expires_at', 'proved_at'],
  // Shown as identity_code.
  'code_encrypted',
]);

test('what is given has a name that people read, unless it is for machines only', () => {
  const names = labels('fi');
  const columns = [...allHeld, ...heldInCases].flatMap((held) => [...held.columns, ...Object.keys(held.more)]);
  expect([...new Set(columns)].filter((column) => !Object.hasOwn(names, column) && !forMachines.has(column))).toEqual([]);
});
