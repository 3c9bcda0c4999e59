import { chmodSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, expect, test } from 'vitest';
import type { Place } from './embedded-cluster.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres.ts';

// One folder for all tests but those on the making of one; each test leaves its server stopped.
const parent = makeParent();
const folder = join(parent, 'postgres');
let started: EmbeddedPostgres[] = [];

afterEach(async () => {
  for (const server of started) await server.stop();
  started = [];
});
afterAll(() => rmSync(parent, { recursive: true, force: true }));

function makeParent(): string {
  const made = mkdtempSync(join(tmpdir(), 'embedded-'));
  chmodSync(made, 0o711);
  return made;
}

async function start(place: Place = { folder }): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres(place);
  started.push(server);
  return server;
}

/** A place of its own for one test. */
async function withParent(work: (own: string) => Promise<void>): Promise<void> {
  const own = makeParent();
  try {
    await work(own);
    for (const server of started) await server.stop();
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
}

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

const portOf = (url: string) => new URL(url).port;
const postmaster = () => Number(readFileSync(join(folder, 'data/postmaster.pid'), 'utf8').split('\n')[0]);

test('it keeps what was written, and its port, from one start to the next', async () => {
  const first = await start();
  await query(first.url, 'create table place (name text); insert into place values ($$Sodankylä$$)');
  await first.stop();
  const second = await start();
  expect(await query(second.url, 'select name from place')).toEqual([{ name: 'Sodankylä' }]);
  expect(portOf(second.url)).toBe(portOf(first.url));
  expect(second.isAdopted).toBe(false);
});

test('it commits to the disk, checks its pages, and lets nobody in without the password', async () => {
  const { url } = await start();
  const settings = await query(
    url,
    `select name, setting from pg_settings
    where name in ('fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums', 'listen_addresses') order by name`,
  );
  expect(Object.fromEntries(settings.map(({ name, setting }) => [name, setting]))).toEqual({
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    data_checksums: 'on',
    listen_addresses: '127.0.0.1',
  });
  const address = new URL(url);
  address.password = 'guessed';
  await expect(query(address.href, 'select 1')).rejects.toThrow('password authentication failed');
  expect(statSync(join(folder, 'password')).mode & 0o777).toBe(0o600);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
});

test('the program is no superuser in its own database', async () => {
  const { url } = await start();
  expect(await query(url, 'select rolsuper from pg_roles where rolname = current_user')).toEqual([{ rolsuper: false }]);
});

test('a server that a killed program left running is taken over', async () => {
  const first = await start();
  const second = await start();
  expect(second.isAdopted).toBe(true);
  expect(second.url).toBe(first.url);
});

test('after the server itself was killed, everything that was acknowledged is there', async () => {
  const first = await start();
  await query(first.url, 'create table municipality (name text); insert into municipality values ($$Utsjoki$$)');
  process.kill(postmaster(), 'SIGKILL');
  const second = await start();
  expect(await query(second.url, 'select name from municipality')).toEqual([{ name: 'Utsjoki' }]);
});

test('a lock left by a killed server whose number another process has now is seen through', async () => {
  const first = await start();
  await first.stop();
  // A container counts its processes from one again: here the number is that of this very test.
  const lock = join(folder, 'data/postmaster.pid');
  writeFileSync(lock, `${process.pid}\n${join(folder, 'data')}\n1425283200\n${portOf(first.url)}\n\n127.0.0.1\n`);
  const second = await start();
  expect(await query(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('when two programs start at once, both work with one server, and a half-made folder does not count', async () => {
  await withParent(async (own) => {
    mkdirSync(join(own, 'postgres/unfinished-1'), { recursive: true });
    writeFileSync(join(own, 'postgres/unfinished-1/PG_VERSION'), '18\n');
    const place = { folder: join(own, 'postgres') };
    const [first, second] = await Promise.all([start(place), start(place)]);
    expect(first.url).toBe(second.url);
    expect(await query(first.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});

test('a program that stops leaves the server to another that still works with it', async () => {
  const { url, stop } = await start();
  const other = new pg.Client({ connectionString: url });
  await other.connect();
  await stop();
  expect((await other.query<{ one: number }>('select 1 as one')).rows).toEqual([{ one: 1 }]);
  await other.end();
  await stop();
  await expect(query(url, 'select 1')).rejects.toThrow('ECONNREFUSED');
});

test('a database of another release is not touched, and the way out is told', async () => {
  await withParent(async (own) => {
    mkdirSync(join(own, 'postgres/data'), { recursive: true });
    writeFileSync(join(own, 'postgres/data/PG_VERSION'), '16\n');
    await expect(start({ folder: join(own, 'postgres') })).rejects.toThrow('was made by PostgreSQL 16');
  });
});

const isRoot = process.getuid?.() === 0;

test.runIf(isRoot)('as root, a folder that is closed to the account is named, with what to do', async () => {
  await withParent(async (own) => {
    chmodSync(own, 0o700);
    await expect(start({ folder: join(own, 'postgres') })).rejects.toThrow(new RegExp(`may not enter ${own}.*Set DATA_DIR`));
  });
});

test.runIf(isRoot)('as root in a closed home, the database goes to a folder that the account may enter', async () => {
  await withParent(async (own) => {
    chmodSync(own, 0o700);
    const lines: string[] = [];
    const place = { folder: join(own, 'postgres'), mayMove: true, onProgress: (line: string) => void lines.push(line) };
    const server = await start(place);
    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(lines.join('\n')).toContain(`may not enter ${own}: the database goes to /var/lib/luukku/`);
    await server.stop();
    rmSync(realpathSync(place.folder), { recursive: true });
  });
});
