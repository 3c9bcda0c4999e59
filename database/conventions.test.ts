import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '#server/platform/testing/test-database.ts';

let opened: TestDatabase;
beforeAll(async () => {
  opened = await openTestDatabase();
});
afterAll(() => opened.close());

/** What a catalogue query finds wrong, one line each. */
async function list(query: string): Promise<string[]> {
  const { rows } = await sql<{ fault: string }>`${sql.raw(query)}`.execute(opened.database);
  return rows.map(({ fault }) => fault);
}

const tables = `pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`;
const columns = `pg_attribute a join pg_class c on c.oid = a.attrelid
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped`;

describe('names', () => {
  test('a table is named for one row of it', async () => {
    const names = await list(`select c.relname::text as fault from ${tables}`);
    const singularWithS = /(ss|us|is|address)$/;
    expect(
      names.filter((name) => !/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(name) || (name.endsWith('s') && !singularWithS.test(name))),
    ).toEqual([]);
  });

  test('an instant has its time zone and ends with _at', async () => {
    expect(
      await list(`select c.relname || '.' || a.attname as fault from ${columns}
      and (a.atttypid = 'timestamp'::regtype
        or (a.atttypid = 'timestamptz'::regtype and a.attname !~ '(^|_)(at|since)$'))`),
    ).toEqual([]);
  });

  test('a day ends with _on', async () => {
    expect(
      await list(`select c.relname || '.' || a.attname as fault from ${columns}
      and a.atttypid = 'date'::regtype and a.attname !~ '_on$' and a.attname <> 'day'`),
    ).toEqual([]);
  });

  test('a rule is named for what it keeps, not numbered by the database', async () => {
    // The names that PostgreSQL makes up: table_column_check, table_check1, table_column_fkey, table_column_key, table_column_excl.
    expect(
      await list(`select c.relname || ': ' || k.conname as fault
      from pg_constraint k join pg_class c on c.oid = k.conrelid
      where k.connamespace = 'public'::regnamespace and k.contype <> 'n'
        and (k.conname ~ '_(check|fkey|key|excl)[0-9]*$' or k.conname ~ '[0-9]$')`),
    ).toEqual([]);
  });
});

describe('growth', () => {
  test('what belongs to a customer can be spread over machines by the customer', async () => {
    // Looked up by something else than the customer, and few: kept whole on every machine.
    const wholeEverywhere = ['sign_in_link', 'session', 'login', 'upload_link', 'scan'];
    const faults = await list(`select c.relname::text as fault from ${columns} and a.attname = 'customer_id'
      and not exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'p' and k.conkey[1] = a.attnum)`);
    expect(faults.filter((name) => !wholeEverywhere.includes(name))).toEqual([]);
  });

  test('every table has a primary key', async () => {
    expect(
      await list(`select c.relname::text as fault from ${tables}
      and not exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'p')`),
    ).toEqual([]);
  });
});

describe('no hidden work', () => {
  test('no trigger runs behind a statement, but the wall that keeps the marks of a booked day', async () => {
    // As an index does: what is booked of a day is never written but by what books it (docs/decisions/0020-appointments.md).
    const walls = ['booked_time_is_cleared', 'booked_time_is_marked', 'booked_time_is_not_moved'];
    expect(
      await list(`select t.tgname::text as fault from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where c.relnamespace = 'public'::regnamespace and not t.tgisinternal order by t.tgname`),
    ).toEqual(walls);
  });

  test('a number that the database gives out is an identity, not a serial', async () => {
    expect(
      await list(`select c.relname || '.' || a.attname as fault from ${columns} and a.attidentity = ''
      and exists (select from pg_depend d join pg_class s on s.oid = d.objid
        where d.refobjid = c.oid and d.refobjsubid = a.attnum and s.relkind = 'S' and d.deptype = 'a')`),
    ).toEqual([]);
  });

  test('no time comes from the database: the program passes it in', async () => {
    expect(
      await list(`select c.relname || '.' || a.attname as fault
      from pg_attrdef d join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum join pg_class c on c.oid = d.adrelid
      where c.relnamespace = 'public'::regnamespace and pg_get_expr(d.adbin, d.adrelid) ~* 'now|current_|timestamp'`),
    ).toEqual([]);
    expect(
      await list(`select p.proname::text as fault from pg_proc p
      where p.pronamespace = 'public'::regnamespace and p.prosrc ~* '\\m(now\\(\\)|current_date|current_timestamp|clock_timestamp)'`),
    ).toEqual([]);
  });
});
