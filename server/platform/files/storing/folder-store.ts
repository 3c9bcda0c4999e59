import * as disk from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { checkHash, type FileStore, MissingFile } from '../file-store.ts';
import { asideName, incomingFolder, isMissing, isOld, nothingThere, receive, sweepIncoming } from './arriving-file.ts';
import { type FileSystem, syncFolder } from './file-system.ts';
import { lengthInside, unsealAll } from './sealing.ts';
import { verified } from './verified.ts';

export type FolderPlace = { folder: string; key: Buffer; fileSystem?: FileSystem };

/** How many files are asked about at once when it is swept. */
const sweptAtOnce = 500;

/**
 * A store in a folder: `ab/<sha256>`, sealed, each renamed into its place once all its bytes are on the disk. Nothing is
 * answered before the folder's entry is there too.
 */
export function folderStore({ folder, key, fileSystem = disk }: FolderPlace): FileStore {
  const pathOf = (sha256: string) => join(folder, checkHash(sha256).slice(0, 2), sha256);
  const kept = new Set<string>();
  const keepFolder = async (path: string) => {
    if (kept.has(path)) return;
    await fileSystem.mkdir(path, { recursive: true, mode: 0o700 });
    // Whoever made it may have been stopped before its own entry was safe.
    await syncFolder(fileSystem, dirname(path));
    kept.add(path);
  };
  const store: FileStore = {
    async put(content, arrival) {
      const { path, discard, sha256, byteCount, mediaType } = await receive({ fileSystem, folder, key }, content, arrival);
      try {
        const place = pathOf(sha256);
        await keepFolder(folder);
        await keepFolder(dirname(place));
        // The same bytes may lie there already: the new ones take their place, whole at every moment, and count as young.
        await fileSystem.rename(path, place);
        await syncFolder(fileSystem, dirname(place));
      } catch (error) {
        await discard();
        throw error;
      }
      return { sha256, byteCount, mediaType };
    },
    has: (sha256) => fileSystem.stat(pathOf(sha256)).then(() => true, isMissing),
    async open(sha256) {
      const found = await fileSystem.stat(pathOf(sha256)).catch(isMissing);
      if (found === false) throw new MissingFile(sha256);
      const content = verified(sha256, unsealAll(key, sealedBytes(fileSystem, pathOf(sha256))));
      return { byteCount: lengthInside(found.size), content: Readable.from(content, { objectMode: false }) };
    },
    async remove(sha256) {
      await fileSystem.rm(pathOf(sha256), { force: true });
    },
    async sweep(now, needs) {
      await sweepIncoming({ fileSystem, folder }, now, (sha256, aside) => fileSystem.rename(aside, pathOf(sha256)));
      let count = 0;
      if (needs)
        for await (const hashes of oldFiles(fileSystem, folder, now)) {
          const needed = await needs(hashes);
          for (const sha256 of hashes) if (!needed.has(sha256) && (await removeIfOld(fileSystem, folder, pathOf(sha256), now))) count += 1;
        }
      return count;
    },
  };
  return store;
}

/** Opens the file when the first byte is asked for, so that nothing stays open for a reader who never comes. */
async function* sealedBytes(fileSystem: FileSystem, path: string): AsyncGenerator<Buffer> {
  const file = await fileSystem.open(path, 'r');
  const content: AsyncIterable<Buffer> = file.createReadStream();
  yield* content;
}

async function* oldFiles(fileSystem: FileSystem, folder: string, now: Date): AsyncGenerator<string[]> {
  let found: string[] = [];
  for (const part of (await fileSystem.readdir(folder).catch(nothingThere)).filter((name) => /^[0-9a-f]{2}$/.test(name))) {
    for (const name of await fileSystem.readdir(join(folder, part))) {
      // What else an operator may have put there stays.
      if (/^[0-9a-f]{64}$/.test(name) && (await isOld(fileSystem, join(folder, part, name), now))) found.push(name);
      if (found.length < sweptAtOnce) continue;
      yield found;
      found = [];
    }
  }
  if (found.length > 0) yield found;
}

/** Takes the file aside first: if somebody has just sent the same bytes, it is young and is put back. */
async function removeIfOld(fileSystem: FileSystem, folder: string, path: string, now: Date): Promise<boolean> {
  const aside = join(incomingFolder(folder), asideName(path.slice(-64)));
  await fileSystem.mkdir(incomingFolder(folder), { recursive: true, mode: 0o700 });
  await fileSystem.rename(path, aside);
  if (await isOld(fileSystem, aside, now)) {
    await fileSystem.rm(aside, { force: true });
    return true;
  }
  await fileSystem.rename(aside, path);
  await syncFolder(fileSystem, dirname(path));
  return false;
}
