import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '#server/platform/testing/test-database.ts';
import { erasedKinds, keptBeyondCase } from './kinds.ts';

let opened: TestDatabase;
beforeAll(async () => {
  opened = await openTestDatabase();
});
afterAll(() => opened.close());

test('every table with an application’s id goes with the case, or is named as kept beyond it with a reason', async () => {
  const { rows } = await sql<{ table: string }>`
    select c.table_name as "table" from information_schema.columns c
      join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
    where c.table_schema = 'public' and c.column_name = 'application_id'`.execute(opened.database);
  const { parts, table: root } = erasedKinds['closed-case'];
  const going = new Set([root, ...parts.filter(({ through }) => !through).map(({ table }) => table)]);
  expect(rows.map(({ table }) => table).filter((table) => !going.has(table) && !Object.hasOwn(keptBeyondCase, table))).toEqual([]);
});

test('nothing that refers to a row is left when the row goes', async () => {
  const { rows } = await sql<{ from: string; to: string }>`
    select r.relname as "from", t.relname as "to" from pg_constraint k join pg_class r on r.oid = k.conrelid join pg_class t on t.oid = k.confrelid
    where k.contype = 'f' and r.relname <> t.relname`.execute(opened.database);
  const left: string[] = [];
  for (const [kind, { table, parts }] of Object.entries(erasedKinds)) {
    const order = [...parts.map((part) => part.table), table];
    for (const { from, to } of rows.filter((one) => order.includes(one.to)))
      if (order.indexOf(from) === -1 || order.lastIndexOf(from) > order.lastIndexOf(to)) left.push(`${kind}: ${from} refers to ${to}`);
  }
  // Sessions end of themselves, and keep the mandate until then.
  expect(left).toEqual(['mandate: session refers to mandate']);
});
