import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '#server/platform/database/embedded-postgres.ts';
import { listMigrations, migrate } from '#server/platform/database/migrate.ts';

/** One PostgreSQL for all tests of this checkout, kept between runs. A power cut may spoil it: delete the folder then. */
export async function startTestCluster(): Promise<EmbeddedPostgres> {
  return startEmbeddedPostgres({
    folder: join(import.meta.dirname, '../../../.test-data/postgres'),
    mayMove: true,
    // A database of a test lives for seconds, and one that is being vacuumed by itself cannot be dropped.
    settings: {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      autovacuum: 'off',
      max_connections: 300,
      max_wal_size: '4GB',
    },
  });
}

/**
 * The name of a database that is migrated and never used, to be cloned. Named after the migrations themselves,
 * so that a changed file makes a new one.
 */
export async function prepareTemplate(url: string): Promise<string> {
  const migrations = await listMigrations();
  const name = `template_${migrations
    .map(({ sha256 }) => sha256)
    .reduce(combine, '')
    .slice(0, 16)}`;
  await withClient(url, async (client) => {
    // Several test runs may begin at once: one makes the template, the others wait for it.
    await client.query(`select pg_advisory_lock(hashtext('template'))`);
    await dropAbandoned(client, name);
    const found = await client.query('select from pg_database where datname = $1', [name]);
    if (found.rows.length > 0) return;
    await client.query(`drop database if exists ${name}_unfinished with (force)`);
    await client.query(`create database ${name}_unfinished`);
    await migrate({ url: databaseUrl(url, `${name}_unfinished`), appliedAt: new Date(0) });
    await client.query(`alter database ${name}_unfinished rename to ${name}`);
  });
  return name;
}

/** A fresh copy of the template. Its name carries our process id: what a killed run leaves can be told. */
export async function cloneDatabase(url: string, template: string): Promise<string> {
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`;
  await withClient(url, (client) => client.query(`create database ${name} template ${template}`));
  return databaseUrl(url, name);
}

/** Drops a database made by cloneDatabase. */
export async function dropDatabase(url: string, cloneUrl: string): Promise<void> {
  const name = new URL(cloneUrl).pathname.slice(1);
  await withClient(url, (client) => client.query(`drop database if exists ${name} with (force)`));
}

function combine(before: string, sha256: string): string {
  const sum = BigInt(`0x${before || '0'}`) * 31n + BigInt(`0x${sha256}`);
  return BigInt.asUintN(256, sum).toString(16).padStart(64, '0');
}

function databaseUrl(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}

async function dropAbandoned(client: pg.Client, template: string): Promise<void> {
  const found = await client.query<{ name: string }>(
    `select datname as name from pg_database where datname like 'test\\_%' or (datname like 'template\\_%' and datname <> $1)`,
    [template],
  );
  for (const { name } of found.rows) {
    const pid = Number(/^test_(\d+)_/.exec(name)?.[1] ?? 0);
    // An outdated template in use by another run refuses to be dropped, and is dropped next time.
    if (pid === 0 || !isRunning(pid)) await client.query(`drop database if exists ${name}`).catch(() => undefined);
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
