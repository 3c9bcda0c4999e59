import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, realpathSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findClosedFolder, type Account } from './embedded-account.ts';
import { EmbeddedPostgresError } from './embedded-binaries.ts';

const placeForRoot = '/var/lib/luukku';

/**
 * Makes the folder of a cluster, owned by its account and closed to all others, and gives its real path.
 * A checkout in root's own home is closed to every other account: then (with `mayMove`) the folder is a link to
 * one under /var/lib/luukku.
 */
export function makePlace(folder: string, account: Account, mayMove: boolean, onProgress: (line: string) => void): string {
  // As root we make the folders above passable for the account, which may not list them.
  mkdirSync(dirname(folder), { recursive: true, mode: account.ids === undefined ? 0o700 : 0o711 });
  const closed = findClosedFolder(dirname(folder), account);
  if (closed !== undefined && !existsSync(folder)) {
    if (!mayMove) throw closedFolder(closed, account);
    mkdirSync(placeForRoot, { recursive: true, mode: 0o711 });
    const place = join(placeForRoot, randomBytes(4).toString('hex'));
    onProgress(`The account ${account.name} may not enter ${closed}: the database goes to ${place}`);
    own(place, account);
    symlinkSync(place, folder);
  }
  if (closed === undefined) own(folder, account);
  const place = realpathSync(folder);
  const stillClosed = findClosedFolder(place, account);
  if (stillClosed !== undefined) throw closedFolder(stillClosed, account);
  return place;
}

function own(folder: string, account: Account): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    if (account.ids !== undefined) chownSync(folder, account.ids.uid, account.ids.gid);
    chmodSync(folder, 0o700);
  } catch {
    throw new EmbeddedPostgresError(
      `The folder ${folder} belongs to another account than ${account.name}. ` +
        'Start Luukku as the account that made it, or set DATA_DIR to a folder of your own.',
    );
  }
}

function closedFolder(closed: string, account: Account): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    `PostgreSQL runs as the account ${account.name}, which may not enter ${closed}. ` +
      'Set DATA_DIR to a folder outside of it (for example /var/lib/luukku), or start Luukku as an ordinary user.',
  );
}
