import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { v5 as derivedId } from 'uuid';
import type { House } from '#server/house.ts';
import type { FileFault } from '#server/platform/files/file-store.ts';
import { receiveFile } from '#server/platform/files/received-file.ts';
import type { PaperChannel } from '../queries.ts';
import type { PaperDays } from '../received-day.ts';
import { addScans, findUnread } from './queries.ts';
import { readScan, type ScanOutcome } from './reading.ts';

/** What became of one file: as of every scan, or that it was there before, or why it was not taken in. */
export type FolderOutcome = { name: string; result: ScanOutcome | FileFault | 'unreadable' };

export type FolderOfScans = PaperDays & { folder: string; channel: PaperChannel };

type Taking = Pick<House, 'database' | 'agency' | 'settings' | 'files' | 'clock'>;

/** Names of imports are made of this and of where, how and when the papers came. */
const namesOfImports = '5f3c6f5e-6a0e-5c0e-9a0b-4f0f2b5f8d11';

/**
 * Takes in every file of a folder, in the order of their names: each is stored, its code read, and it goes to the case that
 * the code names, or waits to be registered or sorted. Links and folders within are passed over. One bad file does not stand
 * in the way of the others. Done again, or after it was broken off, it takes in only what is not there yet.
 */
export async function takeInFolder(house: Taking, from: FolderOfScans, onFile: (outcome: FolderOutcome) => void): Promise<FolderOutcome[]> {
  const { channel, receivedOn, pointReceivedOn } = from;
  const folder = resolve(from.folder);
  const importId = derivedId([folder, channel, receivedOn, pointReceivedOn].join('\n'), namesOfImports);
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.flatMap((entry) => (entry.isFile() && !entry.name.startsWith('.') ? [entry.name] : [])).sort();
  const outcomes: FolderOutcome[] = [];
  for (const name of names) {
    const result = await takeInFile(house, join(folder, name), name, { importId, channel, receivedOn, pointReceivedOn });
    outcomes.push({ name, result });
    onFile({ name, result });
  }
  return outcomes;
}

type Arrived = PaperDays & { importId: string; channel: PaperChannel };

async function takeInFile(house: Taking, path: string, name: string, arrived: Arrived): Promise<FolderOutcome['result']> {
  const { files, database, clock } = house;
  try {
    const { fileName, result } = await receiveFile(files, { field: 'file', name, declaredType: '', content: createReadStream(path) });
    if (result.kind === 'refused') return result.fault;
    const arriving = { ...arrived, files: [{ fileName, file: result.file }], clerkId: null, at: clock.now(), reader: 'caller' } as const;
    await database.transaction().execute((transaction) => addScans(house, transaction, arriving));
    const unread = await findUnread(database, arrived.importId, result.file.sha256);
    return unread === undefined ? 'settled' : await readScan(house, unread);
  } catch (error) {
    // The disk does not give this file; everything else stops the command.
    if (error instanceof Error && 'syscall' in error && (error.syscall === 'open' || error.syscall === 'read')) return 'unreadable';
    throw error;
  }
}
