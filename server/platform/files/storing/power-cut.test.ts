import { spawn } from 'node:child_process';
import { createHash, randomBytes, randomInt } from 'node:crypto';
import * as disk from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FileStore } from '../file-store.ts';
import type { FileSystem } from './file-system.ts';
import { folderStore } from './folder-store.ts';

const key = randomBytes(32);
const anyPdf = { mostBytes: 1_000_000, typeOf: async () => 'application/pdf' as const };
const checkout = join(import.meta.dirname, '../../../..');

let parent: string;
let folder: string;
beforeEach(async () => {
  parent = await disk.mkdtemp(join(tmpdir(), 'power-cut-'));
  folder = join(parent, 'files');
});
afterEach(() => disk.rm(parent, { recursive: true }));

async function* pieces(content: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < content.length; at += 7000) yield content.subarray(at, at + 7000);
}

/** Every file with a final name, read through the store: it throws when one is not whole. */
async function readAll(place: string, store: FileStore): Promise<Set<string>> {
  const names = (await disk.readdir(place, { recursive: true }).catch(() => [])).filter((name) => /^..\/[0-9a-f]{64}$/.test(name));
  for (const name of names) {
    const hash = createHash('sha256');
    for await (const piece of (await store.open(name.slice(3))).content) hash.update(piece);
    expect(hash.digest('hex')).toBe(name.slice(3));
  }
  return new Set(names.map((name) => name.slice(3)));
}

describe('a process that is killed while it stores files', () => {
  test('keeps every file that it had answered, gives no half file a name, and leaves only what is swept', async () => {
    const answered: string[] = [];
    for (let round = 0; round < 10; round++) {
      answered.push(...(await storeUntilKilled()));
      const kept = await readAll(folder, folderStore({ folder, key }));
      expect(answered.filter((sha256) => !kept.has(sha256))).toEqual([]);
    }
    expect(answered.length).toBeGreaterThan(10);
    const store = folderStore({ folder, key });
    await store.sweep(new Date(Date.now() + 25 * 3_600_000));
    expect(await disk.readdir(join(folder, 'incoming'))).toEqual([]);
    expect((await readAll(folder, store)).size).toBeGreaterThanOrEqual(answered.length);
  });

  /** Lets a process store files and kills it outright at a moment of chance. Gives the hashes that it had said. */
  async function storeUntilKilled(): Promise<string[]> {
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', 'server/platform/files/storing/storing-process.ts', folder, key.toString('hex')],
      {
        cwd: checkout,
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    let said = '';
    const ended = new Promise((resolve) => child.stdout.once('close', resolve));
    const begun = new Promise((resolve) => child.stdout.once('data', resolve));
    child.stdout.on('data', (data: Buffer) => (said += data.toString()));
    await Promise.race([begun, ended]);
    await sleep(randomInt(0, 200));
    child.kill('SIGKILL');
    await ended;
    // The last line may have been cut with the process.
    return said.split('\n').slice(0, -1);
  }
});

describe('a power cut at any moment', () => {
  // After a cut a disk has at least what was synced; of the rest it may have all names and none of the bytes, or nothing.
  test.each([
    ['loses all names that were not synced', 'synced-names'],
    ['keeps all names, but only the bytes that were synced', 'all-names'],
  ] as const)('that %s takes no answered file, and no file with a final name is half', async (_what, kind) => {
    const cuttable = cuttableDisk(parent);
    const store = folderStore({ folder, key, fileSystem: cuttable.fileSystem });
    const answered: { sha256: string; at: number }[] = [];
    const contents = Array.from({ length: 12 }, () => randomBytes(randomInt(1, 30_000)));
    await Promise.all(
      contents.map(async (content) => {
        const { sha256 } = await store.put(pieces(content), anyPdf);
        answered.push({ sha256, at: cuttable.moments.length });
      }),
    );
    expect(cuttable.moments.length).toBeGreaterThan(12 * 4);
    for (const [index, moment] of cuttable.moments.entries()) {
      const after = join(parent, `after-${index}`);
      for (const [path, content] of moment[kind]) {
        const place = join(after, path);
        await disk.mkdir(dirname(place), { recursive: true });
        await disk.writeFile(place, content);
      }
      const kept = await readAll(join(after, 'files'), folderStore({ folder: join(after, 'files'), key }));
      const due = answered.filter(({ at }) => at <= index).map(({ sha256 }) => sha256);
      expect(due.filter((sha256) => !kept.has(sha256))).toEqual([]);
      await disk.rm(after, { recursive: true, force: true });
    }
  });
});

type Inode = { synced: Buffer };
type Moment = Record<'synced-names' | 'all-names', Map<string, Buffer>>;

/**
 * A disk that remembers, after each of its calls, what a power cut would leave below `root`: the bytes of a file as they
 * were at its last sync, and a name in a folder once that folder was synced. A folder that nobody synced into its parent
 * takes all below it along.
 */
function cuttableDisk(root: string): { fileSystem: FileSystem; moments: Moment[] } {
  const names = new Map<string, Inode | 'folder'>();
  let syncedNames = new Map<string, Inode | 'folder'>();
  const moments: Moment[] = [];
  const relative = (path: string) => path.slice(root.length + 1);
  const filesOf = (from: ReadonlyMap<string, Inode | 'folder'>) =>
    new Map([...from].flatMap(([path, one]) => (one !== 'folder' && isReached(from, path) ? [[relative(path), one.synced]] : [])));
  const isReached = (from: ReadonlyMap<string, unknown>, path: string): boolean =>
    dirname(path) === root || (from.has(dirname(path)) && isReached(from, dirname(path)));
  const remember = () => moments.push({ 'synced-names': filesOf(syncedNames), 'all-names': filesOf(names) });
  const syncFolder = (path: string) => {
    const isIn = (name: string) => dirname(name) === path;
    syncedNames = new Map([...[...syncedNames].filter(([name]) => !isIn(name)), ...[...names].filter(([name]) => isIn(name))]);
  };
  const fileSystem: FileSystem = {
    ...disk,
    // Of its overloads the store uses this one.
    mkdir: (async (path: string, options: { recursive: true; mode: number }) => {
      for (let made = path; made !== root && !names.has(made); made = dirname(made)) names.set(made, 'folder');
      await disk.mkdir(path, options);
      remember();
    }) as typeof disk.mkdir,
    open: async (path, flags, mode) => {
      const handle = await disk.open(path, flags, mode);
      const name = String(path);
      const sync = handle.sync.bind(handle);
      const isFolder = flags === 'r' && (await handle.stat()).isDirectory();
      if (flags !== 'r') names.set(name, { synced: Buffer.alloc(0) });
      handle.sync = async () => {
        await sync();
        const inode = names.get(name);
        if (isFolder) syncFolder(name);
        else if (inode !== undefined && inode !== 'folder') inode.synced = await disk.readFile(name);
        remember();
      };
      return handle;
    },
    rename: async (from, to) => {
      const inode = names.get(String(from));
      await disk.rename(from, to);
      if (inode) names.set(String(to), inode);
      names.delete(String(from));
      remember();
    },
    rm: async (path, options) => {
      await disk.rm(path, options);
      names.delete(String(path));
      remember();
    },
  };
  return { fileSystem, moments };
}

test('the disk of these tests is no kinder than a real one: without the syncs, files are lost', async () => {
  const { fileSystem, moments } = cuttableDisk(parent);
  await fileSystem.mkdir(folder, { recursive: true });
  const file = await fileSystem.open(join(folder, 'a'), 'wx+');
  await file.appendFile('x');
  await fileSystem.rename(join(folder, 'a'), join(folder, 'b'));
  await file.close();
  expect(moments.at(-1)?.['all-names'].get(join(basename(folder), 'b'))?.length).toBe(0);
  expect(moments.at(-1)?.['synced-names'].size).toBe(0);
});
