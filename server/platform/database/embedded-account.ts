import { readFileSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname } from 'node:path';
import { EmbeddedPostgresError } from './embedded-binaries.ts';

/** The account that PostgreSQL runs as; `ids` is set when it is not ours. */
export interface Account {
  readonly name: string;
  readonly ids?: { readonly uid: number; readonly gid: number };
}

/**
 * PostgreSQL refuses to run as root: then it gets an unprivileged account that the machine already has.
 * A folder that already belongs to such an account keeps it, whatever accounts were added since.
 */
export function chooseAccount(folder: string): Account {
  if (process.getuid?.() !== 0) return { name: userInfo().username };
  const accounts = listAccounts();
  const owner = statSync(folder, { throwIfNoEntry: false })?.uid;
  const wanted = [
    ...accounts.filter(({ ids }) => ids.uid !== 0 && ids.uid === owner),
    ...['postgres', 'node', 'nobody'].flatMap((name) => accounts.filter((account) => account.name === name)),
  ];
  const [account] = wanted;
  if (account === undefined) {
    throw new EmbeddedPostgresError(
      'PostgreSQL does not run as root, and this machine has none of the accounts postgres, node and nobody. ' +
        'Start Luukku as an ordinary user, or set DATABASE_URL.',
    );
  }
  return account;
}

function listAccounts(): { name: string; ids: { uid: number; gid: number } }[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length > 3)
    .map(([name = '', , uid, gid]) => ({ name, ids: { uid: Number(uid), gid: Number(gid) } }));
}

/**
 * The nearest folder on the way down to `path` that the account may not enter, or nothing when the way is open.
 * Reads the permission bits: good for the common case (a home of 0700), while starting shows the rest.
 */
export function findClosedFolder(path: string, account: Account): string | undefined {
  if (account.ids === undefined) return undefined;
  const { uid, gid } = account.ids;
  const above = dirname(path) === path ? undefined : findClosedFolder(dirname(path), account);
  if (above !== undefined) return above;
  const state = statSync(path, { throwIfNoEntry: false });
  if (state === undefined || !state.isDirectory()) return undefined;
  const bit = state.uid === uid ? 0o100 : state.gid === gid ? 0o010 : 0o001;
  return (state.mode & bit) === 0 ? path : undefined;
}
