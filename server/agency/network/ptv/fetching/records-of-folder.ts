import { lstat, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { mostFileBytes, type SourceFile } from '../reading/reading.ts';

const mostFiles = 2000;

/** The JSON files of a folder by their names; links, other files and folders in it are passed over. One that is too large has a byte too many. */
export async function readFolder(folder: string): Promise<SourceFile[]> {
  const names = (await readdir(folder)).filter((name) => name.toLowerCase().endsWith('.json')).toSorted();
  if (names.length > mostFiles) throw new Error(`there are more than ${mostFiles} files in ${folder}`);
  const files: SourceFile[] = [];
  for (const fileName of names) {
    const path = join(folder, fileName);
    const about = await lstat(path);
    if (!about.isFile()) continue;
    await using handle = await open(path);
    const bytes = Buffer.alloc(Math.min(about.size, mostFileBytes + 1));
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, 0);
    files.push({ fileName, bytes: bytes.subarray(0, bytesRead) });
  }
  return files;
}
