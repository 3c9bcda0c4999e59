import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { cloneDatabase, dropDatabase } from '#server/platform/testing/test-cluster.ts';
import { listMissing, migrate, MigrationError } from './migrate.ts';

const appliedAt = new Date('2015-03-02T08:00:00Z');
let folder: string;
let url: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'migrations-'));
  // An empty database: the template that every PostgreSQL has.
  url = await cloneDatabase(inject('clusterUrl'), 'template1');
});
afterEach(async () => {
  await dropDatabase(inject('clusterUrl'), url);
  await rm(folder, { recursive: true });
});

const write = (name: string, sql: string) => writeFile(join(folder, name), sql);
const run = () => migrate({ url, appliedAt, folder });

async function query(text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

test('each migration is applied once, in order', async () => {
  await write('0002_second.sql', 'alter table place add column name text');
  await write('0001_first.sql', 'create table place (place_id integer primary key)');
  expect(await run()).toEqual(['0001_first.sql', '0002_second.sql']);
  expect(await run()).toEqual([]);
  expect(await query('select name, applied_at from migration order by name')).toEqual([
    { name: '0001_first.sql', applied_at: appliedAt },
    { name: '0002_second.sql', applied_at: appliedAt },
  ]);
});

test('eight nodes that start at once apply each migration once', async () => {
  await write('0001_first.sql', 'create table place (place_id integer primary key)');
  await write('0002_second.sql', 'insert into place values (1)');
  const applied = await Promise.all(Array.from({ length: 8 }, run));
  expect(applied.flat().sort()).toEqual(['0001_first.sql', '0002_second.sql']);
});

test('a migration that fails leaves nothing of itself behind, and says file and line', async () => {
  await write('0001_first.sql', 'create table place (place_id integer primary key);\ninsert into plaice values (1);');
  await expect(run()).rejects.toThrow(/0001_first\.sql line 2: .*plaice/);
  expect(await query(`select to_regclass('place') as place`)).toEqual([{ place: null }]);
  await write('0001_first.sql', 'create table place (place_id integer primary key)');
  expect(await run()).toEqual(['0001_first.sql']);
});

test('an index can be built beside running work', async () => {
  await write('0001_first.sql', 'create table place (place_id integer primary key, name text)');
  await write('0002_index.sql', '-- no-transaction\ncreate index concurrently place_name on place (name)');
  expect(await Promise.all([run(), run()]).then((applied) => applied.flat())).toHaveLength(2);
});

test('a migration that was changed, removed or overtaken after it was applied is refused', async () => {
  await write('0001_first.sql', 'select 1');
  await write('0003_third.sql', 'select 3');
  await run();
  await write('0002_second.sql', 'select 2');
  await expect(run()).rejects.toThrow('0002_second.sql sorts before 0003_third.sql');
  await rm(join(folder, '0002_second.sql'));
  await write('0001_first.sql', 'select 1 -- changed');
  await expect(run()).rejects.toThrow('0001_first.sql was changed after it was applied');
  await rm(join(folder, '0001_first.sql'));
  await expect(run()).rejects.toThrow(MigrationError);
});

test('a file that is not named like a migration is refused', async () => {
  await write('first.sql', 'select 1');
  await expect(run()).rejects.toThrow('first.sql is not named like');
});

test('what a database lacks can be told', async () => {
  await write('0001_first.sql', 'select 1');
  await write('0002_second.sql', 'select 2');
  expect(await listMissing(['0001_first.sql'], folder)).toEqual(['0002_second.sql']);
});

test('later sessions have a limit on how long a statement may take', async () => {
  await write('0001_first.sql', 'select 1');
  await run();
  expect(await query('show statement_timeout')).toEqual([{ statement_timeout: '30s' }]);
});
