import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, linkSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { chooseAccount, findClosedFolder, type Account } from './embedded-account.ts';
import { copyBinaries, EmbeddedPostgresError, getBinaries, type Binaries } from './embedded-binaries.ts';
import { makePlace } from './embedded-place.ts';

const execute = promisify(execFile);

/** A PostgreSQL data folder on this disk with what is needed to start and stop it. */
export interface Cluster {
  readonly folder: string;
  readonly data: string;
  readonly password: string;
  /** Runs a program of PostgreSQL as its account; gives what it printed. */
  readonly run: (program: 'initdb' | 'pg_ctl' | 'postgres', args: string[]) => Promise<string>;
  /** Writes a file of the data folder, whole or not at all. */
  readonly write: (name: string, text: string) => void;
}

/** Where a cluster is wanted. `mayMove` allows another folder when this one is closed to PostgreSQL's account. */
export interface Place {
  readonly folder: string;
  readonly mayMove?: boolean;
  readonly onProgress?: (line: string) => void;
}

/** Makes the data folder under `folder` unless it is there. Several starts at once make one. */
export async function prepareCluster({ folder: wanted, mayMove = false, onProgress = () => undefined }: Place): Promise<Cluster> {
  const account = chooseAccount(wanted);
  const folder = makePlace(resolve(wanted), account, mayMove, onProgress);
  const binaries = reachableBinaries(folder, account);
  const password = keepPassword(folder, account);
  const cluster: Cluster = {
    folder,
    data: join(folder, 'data'),
    password,
    run: (program, args) => runAs(account, binaries, folder, program, args),
    write: (name, text) => writeOwned(join(folder, 'data', name), text, account),
  };
  if (!existsSync(join(cluster.data, 'PG_VERSION'))) {
    onProgress('Making the database …');
    await initialise(cluster);
  }
  checkVersion(cluster, binaries);
  return cluster;
}

function reachableBinaries(folder: string, account: Account): Binaries {
  const binaries = getBinaries();
  if (findClosedFolder(join(binaries.root, 'bin'), account) === undefined) return binaries;
  return copyBinaries(binaries, folder);
}

/** The password of the database: random, made once, readable by the account alone. */
function keepPassword(folder: string, account: Account): string {
  const path = join(folder, 'password');
  if (!existsSync(path)) {
    const unfinished = `${path}.${randomBytes(4).toString('hex')}`;
    writeOwned(unfinished, randomBytes(24).toString('base64url'), account);
    try {
      // A link, unlike a rename, does not replace what a start at the same moment has put there.
      linkSync(unfinished, path);
    } catch (error) {
      if (!existsSync(path)) throw error;
    }
    rmSync(unfinished, { force: true });
  }
  return readFileSync(path, 'utf8').trim();
}

/** A half-made folder never gets the right name: an interrupted start leaves nothing that looks like a database. */
async function initialise(cluster: Cluster): Promise<void> {
  removeAbandoned(cluster.folder);
  const unfinished = join(cluster.folder, `unfinished-${randomBytes(4).toString('hex')}`);
  const isMade = () => existsSync(join(cluster.data, 'PG_VERSION'));
  try {
    await cluster.run('initdb', [
      ...['-D', unfinished, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${join(cluster.folder, 'password')}`],
      ...['-E', 'UTF8', '--locale=C.UTF-8', '--data-checksums', '--no-instructions'],
    ]);
    renameSync(unfinished, cluster.data);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!isMade()) throw error;
  }
}

/** What earlier starts left half-made; one that is at work now was begun a moment ago. */
function removeAbandoned(folder: string): void {
  const longAgo = Date.now() - 600_000;
  for (const name of readdirSync(folder).filter((one) => one.startsWith('unfinished-'))) {
    const path = join(folder, name);
    if (statSync(path).mtimeMs < longAgo) rmSync(path, { recursive: true, force: true });
  }
}

function checkVersion(cluster: Cluster, binaries: Binaries): void {
  const made = readFileSync(join(cluster.data, 'PG_VERSION'), 'utf8').trim();
  if (binaries.version.startsWith(`${made}.`)) return;
  throw new EmbeddedPostgresError(
    `The database in ${cluster.data} was made by PostgreSQL ${made}, and this release brings ${binaries.version}. ` +
      'Take a copy with the earlier release, or set DATA_DIR to a new folder.',
  );
}

function writeOwned(path: string, text: string, account: Account): void {
  const unfinished = `${path}.${randomBytes(4).toString('hex')}`;
  writeFileSync(unfinished, text, { mode: 0o600 });
  if (account.ids !== undefined) chownSync(unfinished, account.ids.uid, account.ids.gid);
  renameSync(unfinished, path);
}

async function runAs(account: Account, binaries: Binaries, folder: string, program: string, args: string[]): Promise<string> {
  // Nothing of our own environment is passed on: PostgreSQL reads PGDATA, PGPORT and others from it.
  const env = { PATH: process.env['PATH'], HOME: folder, LC_ALL: 'C.UTF-8', TZ: 'UTC' };
  try {
    const { stdout } = await execute(join(binaries.root, 'bin', program), args, { ...account.ids, env, cwd: '/' });
    return stdout;
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
    throw new EmbeddedPostgresError(`${program} failed as ${account.name}: ${said || String(error)}`);
  }
}
