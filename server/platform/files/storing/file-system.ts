import type * as promises from 'node:fs/promises';

/** What a store asks of the file system: all of it goes through this, so that a test can see in which order. */
export type FileSystem = Pick<typeof promises, 'mkdir' | 'open' | 'readdir' | 'rename' | 'rm' | 'stat'>;

/** Makes a folder's entries outlive a power cut: a rename alone is kept only by the memory. */
export async function syncFolder(fileSystem: FileSystem, path: string): Promise<void> {
  const folder = await fileSystem.open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
