import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type Arrival, leftoverAgeMilliseconds, RefusedFile, type StoredFile } from '../file-store.ts';
import type { FileSystem } from './file-system.ts';
import { openSealed, sealedLength, startSealing } from './sealing.ts';

/** A file that has arrived whole and sealed, on the disk but not yet in its place. */
export type ArrivedFile = StoredFile & {
  path: string;
  sealedByteCount: number;
  /** Digest of the sealed bytes, for a store that checks what it gets. */
  sealedSha256: string;
  discard: () => Promise<void>;
};

type Place = { fileSystem: FileSystem; folder: string; key: Buffer };

/** Where files lie while they arrive: in the same file system as their place, so that a rename is all that is left to do. */
export const incomingFolder = (folder: string) => join(folder, 'incoming');

/** Writes what comes into a file of its own, decides its type, and makes it outlive a power cut. Throws and keeps nothing when it is not taken in. */
export async function receive(place: Place, content: AsyncIterable<Uint8Array>, arrival: Arrival): Promise<ArrivedFile> {
  const { fileSystem, folder } = place;
  await fileSystem.mkdir(incomingFolder(folder), { recursive: true, mode: 0o700 });
  const path = join(incomingFolder(folder), randomUUID());
  const discard = () => fileSystem.rm(path, { force: true });
  const file = await fileSystem.open(path, 'wx+', 0o600);
  try {
    const written = await write(place.key, file, content, arrival.mostBytes);
    const bytes = openSealed(place.key, sealedLength(written.byteCount), async (position, length) => {
      const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(length), 0, length, position);
      return buffer.subarray(0, bytesRead);
    });
    const mediaType = await arrival.typeOf(bytes);
    await file.sync();
    await file.close();
    return { ...written, mediaType, path, discard };
  } catch (error) {
    await file.close();
    await discard();
    throw error;
  }
}

type Handle = Awaited<ReturnType<FileSystem['open']>>;

async function write(key: Buffer, file: Handle, content: AsyncIterable<Uint8Array>, mostBytes: number) {
  const hash = createHash('sha256');
  const sealedHash = createHash('sha256');
  const sealing = startSealing(key);
  let byteCount = 0;
  const append = async (sealed: Buffer) => {
    sealedHash.update(sealed);
    await file.appendFile(sealed);
  };
  await append(sealing.head);
  for await (const chunk of content) {
    byteCount += chunk.length;
    if (byteCount > mostBytes) throw new RefusedFile('too-large');
    hash.update(chunk);
    for (const sealed of sealing.add(chunk)) await append(sealed);
  }
  await append(sealing.end());
  return { byteCount, sha256: hash.digest('hex'), sealedByteCount: sealedLength(byteCount), sealedSha256: sealedHash.digest('hex') };
}

/** What a stored file is called while a sweep looks at it a last time. */
export const asideName = (sha256: string) => `aside-${sha256}`;

/** Removes what a stop in the middle of an upload left more than a day ago. A file that a sweep laid aside and left goes back. */
export async function sweepIncoming(
  { fileSystem, folder }: Omit<Place, 'key'>,
  now: Date,
  putBack?: (sha256: string, aside: string) => Promise<void>,
): Promise<void> {
  for (const name of await fileSystem.readdir(incomingFolder(folder)).catch(nothingThere)) {
    const path = join(incomingFolder(folder), name);
    const [, sha256] = /^aside-([0-9a-f]{64})$/.exec(name) ?? [];
    if (sha256 !== undefined && putBack) await putBack(sha256, path);
    else if (await isOld(fileSystem, path, now)) await fileSystem.rm(path, { force: true });
  }
}

export async function isOld(fileSystem: FileSystem, path: string, now: Date): Promise<boolean> {
  return fileSystem.stat(path).then(({ mtimeMs }) => now.getTime() - mtimeMs > leftoverAgeMilliseconds, isMissing);
}

/** False for a file that is not there; throws any other error. */
export function isMissing(error: unknown): false {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
  throw error;
}

/** A folder that nobody has made yet holds nothing. */
export function nothingThere(error: unknown): string[] {
  return isMissing(error) || [];
}
