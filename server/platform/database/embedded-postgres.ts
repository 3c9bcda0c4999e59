import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { EmbeddedPostgresError } from './embedded-binaries.ts';
import { prepareCluster, type Cluster, type Place } from './embedded-cluster.ts';
import { clearDeadLock, findLivingServer } from './embedded-liveness.ts';
import { findFreePort, isFree } from '../process/free-port.ts';

export interface EmbeddedPostgres {
  /** Address of the database, with its password. Its owner is no superuser. */
  readonly url: string;
  readonly isAdopted: boolean;
  /** Stops the server at once but cleanly, unless another process still works with it. */
  readonly stop: () => Promise<void>;
}

export interface EmbeddedPostgresOptions extends Place {
  /** Settings of PostgreSQL that differ from ours: tests do without safety from power cuts. */
  readonly settings?: Readonly<Record<string, string | number>>;
}

const ownSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  jit: 'off',
  // Statements and the details of errors hold personal data, which belongs in no log.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
};

/**
 * Starts the PostgreSQL that npm brought, or takes over the one that a killed process left running.
 * Throws EmbeddedPostgresError with advice when that cannot work here.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const cluster = await prepareCluster(options);
  const { port, isAdopted } = await startServer(cluster, options.settings ?? {});
  return {
    url: address(cluster, port, 'luukku', 'luukku'),
    isAdopted,
    stop: () => stopServer(cluster, port),
  };
}

function address({ password }: Cluster, port: number, user: string, database: string): string {
  return `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;
}

async function startServer(cluster: Cluster, settings: Record<string, string | number>): Promise<{ port: number; isAdopted: boolean }> {
  let fault: unknown;
  // Again and again: a server that is going down, or coming up for another process, answers a little later.
  for (let attempt = 0; attempt < 40; attempt++) {
    try {
      const living = await findLivingServer(cluster.data);
      const port = living ?? (await launch(cluster, settings));
      await makeOwnDatabase(cluster, port);
      return { port, isAdopted: living !== undefined };
    } catch (error) {
      fault = error;
      await sleep(250);
    }
  }
  const log = join(cluster.folder, 'server.log');
  const lastWords = existsSync(log) ? readFileSync(log, 'utf8').slice(-800) : '';
  throw new EmbeddedPostgresError(`The embedded PostgreSQL did not start: ${String(fault)}\n${lastWords}`);
}

async function launch(cluster: Cluster, settings: Record<string, string | number>): Promise<number> {
  await clearDeadLock(cluster.data);
  const kept = findKeptPort(cluster);
  const port = kept !== undefined && (await isFree(kept)) ? kept : await findFreePort();
  const lines = Object.entries({ ...ownSettings, ...settings, port }).map(
    ([name, value]) => `${name} = '${String(value).replaceAll("'", "''")}'`,
  );
  cluster.write('postgresql.auto.conf', `${lines.join('\n')}\n`);
  // pg_ctl gives the server a session of its own: Ctrl-C in a terminal reaches us first, and we stop it in order.
  await cluster.run('pg_ctl', ['-D', cluster.data, '-w', '-t', '120', '-s', '-l', join(cluster.folder, 'server.log'), 'start']);
  return port;
}

function findKeptPort(cluster: Cluster): number | undefined {
  const path = join(cluster.data, 'postgresql.auto.conf');
  const kept = existsSync(path) ? /^port = '(\d+)'/m.exec(readFileSync(path, 'utf8'))?.[1] : undefined;
  return kept === undefined ? undefined : Number(kept);
}

/** The program works as the owner of its database, never as superuser, just as on an operator's PostgreSQL. */
async function makeOwnDatabase(cluster: Cluster, port: number): Promise<void> {
  await withSuperuser(cluster, port, async (client) => {
    const answer = await client.query<{ folder: string; has_role: boolean; has_database: boolean }>(
      `select current_setting('data_directory') as folder,
        exists (select from pg_roles where rolname = 'luukku') as has_role,
        exists (select from pg_database where datname = 'luukku') as has_database`,
    );
    const found = answer.rows[0];
    if (found?.folder !== cluster.data) throw new Error(`another server answers at port ${port}`);
    if (!found.has_role) await client.query(`create role luukku login createdb createrole password '${cluster.password}'`);
    // An older data folder's role could not make the roles that wall off customers' rows.
    else await client.query('alter role luukku createrole');
    if (!found.has_database) await client.query('create database luukku owner luukku');
  });
}

async function stopServer(cluster: Cluster, port: number): Promise<void> {
  const others = await withSuperuser(cluster, port, async (client) => {
    const answer = await client.query(`select pid from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`);
    return answer.rows.length;
  }).catch(() => 0);
  if (others > 0 || !existsSync(join(cluster.data, 'postmaster.pid'))) return;
  await cluster.run('pg_ctl', ['-D', cluster.data, '-w', '-s', '-m', 'fast', 'stop']);
}

async function withSuperuser<T>(cluster: Cluster, port: number, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: address(cluster, port, 'postgres', 'postgres'), connectionTimeoutMillis: 5000 });
  // A server that is killed in the middle is told by the failing query.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
