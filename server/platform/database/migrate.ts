import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { runMigrations as migrateJobs } from 'graphile-worker';
import pg from 'pg';

export const migrationsFolder = join(import.meta.dirname, '../../../database/migrations');

export interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
}

export class MigrationError extends Error {
  override name = 'MigrationError';
}

export interface MigrateOptions {
  /** A direct connection: not through a pooler, which would lose the lock between two statements. */
  readonly url: string;
  readonly appliedAt: Date;
  readonly folder?: string;
  readonly onProgress?: (line: string) => void;
}

/** The migrations of a folder (`NNNN_name.sql`) in order. */
export async function listMigrations(folder = migrationsFolder): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  const misnamed = names.find((name) => !/^\d{4}_[a-z0-9_]+\.sql$/.test(name));
  if (misnamed !== undefined) throw new MigrationError(`${misnamed} is not named like 0001_people.sql`);
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(folder, name), 'utf8');
      return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/**
 * Brings a database forward: each file in one transaction, once, one process at a time, and the tables of the
 * job queue after them. A file whose first line is `-- no-transaction` holds one statement and runs without.
 * Gives the names applied. Throws MigrationError when an applied file was changed, removed or overtaken.
 */
export async function migrate({ url, appliedAt, folder, onProgress = () => undefined }: MigrateOptions): Promise<string[]> {
  const migrations = await listMigrations(folder);
  const client = new pg.Client({ connectionString: url, application_name: 'luukku-migrate' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await prepare(client);
    const pending = listPending(migrations, await readApplied(client));
    for (const [index, migration] of pending.entries()) {
      onProgress(`${index + 1}/${pending.length} ${migration.name}`);
      await apply(client, migration, appliedAt);
    }
    await migrateJobs({ connectionString: url });
    return pending.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

/** The names of migrations that the database lacks: none when it is ready for this release. */
export async function listMissing(applied: readonly string[], folder?: string): Promise<string[]> {
  const have = new Set(applied);
  return (await listMigrations(folder)).map(({ name }) => name).filter((name) => !have.has(name));
}

async function prepare(client: pg.Client): Promise<void> {
  await client.query(`set statement_timeout = 0; set lock_timeout = '10s'`);
  // Asked again and again: a session that waits inside the lock function would hold up
  // `create index concurrently`, which waits for every older statement to end.
  for (let attempt = 0; !(await tryLock(client)); attempt++) {
    if (attempt > 3000) throw new MigrationError('another process has been migrating this database for ten minutes');
    await sleep(200);
  }
  await client.query(`
    create table if not exists migration (
      name text constraint migration_pkey primary key,
      sha256 text not null,
      applied_at timestamptz not null
    )`);
  await limitStatements(client);
}

async function tryLock(client: pg.Client): Promise<boolean> {
  const answer = await client.query<{ is_held: boolean }>(`select pg_try_advisory_lock(hashtext('luukku migration')) as is_held`);
  return answer.rows[0]?.is_held === true;
}

/**
 * Limits for every later session of this role here. Kept by the database, because a pooler refuses
 * them as start-up parameters and shares sessions in which we would set them.
 */
async function limitStatements(client: pg.Client): Promise<void> {
  const limits = { statement_timeout: '30s', idle_in_transaction_session_timeout: '60s' };
  const database = client.escapeIdentifier(client.database ?? 'luukku');
  for (const [name, value] of Object.entries(limits)) {
    await client.query(`alter role current_user in database ${database} set ${name} = '${value}'`);
  }
}

async function readApplied(client: pg.Client): Promise<Map<string, string>> {
  const answer = await client.query<{ name: string; sha256: string }>('select name, sha256 from migration order by name');
  return new Map(answer.rows.map(({ name, sha256 }) => [name, sha256]));
}

function listPending(migrations: Migration[], applied: Map<string, string>): Migration[] {
  const known = new Set(migrations.map(({ name }) => name));
  for (const name of applied.keys()) {
    if (!known.has(name)) throw new MigrationError(`the database has ${name}, which this release does not: it is newer than the program`);
  }
  const lastApplied = [...applied.keys()].at(-1) ?? '';
  for (const { name, sha256 } of migrations) {
    const before = applied.get(name);
    if (before !== undefined && before !== sha256) throw new MigrationError(`${name} was changed after it was applied`);
    if (before === undefined && name < lastApplied)
      throw new MigrationError(`${name} sorts before ${lastApplied}, which is already applied`);
  }
  return migrations.filter(({ name }) => !applied.has(name));
}

async function apply(client: pg.Client, migration: Migration, appliedAt: Date): Promise<void> {
  const isPlain = migration.sql.startsWith('-- no-transaction');
  try {
    if (!isPlain) await client.query('begin');
    await client.query(migration.sql);
    const { name, sha256 } = migration;
    await client.query('insert into migration (name, sha256, applied_at) values ($1, $2, $3)', [name, sha256, appliedAt]);
    if (!isPlain) await client.query('commit');
  } catch (error) {
    if (!isPlain) await client.query('rollback').catch(() => undefined);
    throw new MigrationError(`${migration.name}${place(migration, error)}: ${String(error)}`, { cause: error });
  }
}

function place({ sql }: Migration, error: unknown): string {
  if (!(error instanceof Error && 'position' in error)) return '';
  return ` line ${sql.slice(0, Number(error.position)).split('\n').length}`;
}
