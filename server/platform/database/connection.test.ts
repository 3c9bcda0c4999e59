import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '#server/platform/testing/test-database.ts';
import { isTransient, openDatabase } from './connection.ts';

let opened: TestDatabase;
beforeAll(async () => {
  opened = await openTestDatabase();
});
afterAll(() => opened.close());

async function read(expression: string): Promise<unknown> {
  const { rows } = await sql<{ value: unknown }>`select ${sql.raw(expression)} as value`.execute(opened.database);
  return rows[0]?.value;
}

test('a day stays the text of that day, whatever the time zone of the machine', async () => {
  expect(await read(`'2015-03-29'::date`)).toBe('2015-03-29');
  expect(await read(`array['2015-03-29', '2015-12-31']::date[]`)).toEqual(['2015-03-29', '2015-12-31']);
});

test('an instant comes as a Date', async () => {
  expect(await read(`'2015-03-29 01:00:00+02'::timestamptz`)).toEqual(new Date('2015-03-28T23:00:00Z'));
});

test('a large whole number comes as a number, and one that a number cannot hold is refused', async () => {
  expect(await read('9007199254740991::bigint')).toBe(9007199254740991);
  expect(await read('array[1, 2]::bigint[]')).toEqual([1, 2]);
  await expect(read('9007199254740993::bigint')).rejects.toThrow('too large');
});

test('a decimal number stays exact, as text', async () => {
  expect(await read('0.10::numeric')).toBe('0.10');
});

test('a connection that the database cuts does not end the program, and later requests get a new one', async () => {
  const own = openDatabase(opened.url, { poolSize: 1 });
  const cut = sql`select pg_terminate_backend(pg_backend_pid())`.execute(own);
  await expect(cut).rejects.toSatisfy(isTransient);
  await expect.poll(async () => (await sql<{ one: number }>`select 1 as one`.execute(own)).rows).toEqual([{ one: 1 }]);
  await own.destroy();
});

test('a database that does not answer is a passing fault, a broken rule is not', async () => {
  const nobody = openDatabase('postgres://luukku@127.0.0.1:1/luukku');
  await expect(sql`select 1`.execute(nobody)).rejects.toSatisfy(isTransient);
  await nobody.destroy();
  await expect(sql`select 1 / 0`.execute(opened.database)).rejects.not.toSatisfy(isTransient);
});
