import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { MissingFile, type FileStore } from '#server/platform/files/file-store.ts';
import { openArchive } from './archive.ts';
import type { HeldFile } from './reading.ts';
import { entriesOf } from './testing.ts';

const log = pino({ level: 'silent' });
const madeAt = new Date('2015-03-02T08:00:00Z');
const megabyte = 1024 * 1024;

/** A store that makes up its files as they are read, and tells how much was asked of it and what was left open. */
function endlessStore(megabytes: number) {
  const seen = { megabytes: 0, opened: 0, closed: 0 };
  const piece = randomBytes(megabyte);
  const store: Pick<FileStore, 'open'> = {
    open: async (sha256) => {
      if (sha256 === 'lost') throw new MissingFile(sha256);
      seen.opened += 1;
      let left = megabytes;
      const content = new Readable({
        highWaterMark: megabyte,
        read() {
          seen.megabytes += left > 0 ? 1 : 0;
          this.push(left-- > 0 ? piece : null);
        },
      });
      content.once('close', () => (seen.closed += 1));
      return { byteCount: megabytes * megabyte, content };
    },
  };
  // Nothing else of a store is asked for.
  return { seen, files: store as FileStore };
}

const file = (sha256: string, n: number, megabytes: number): HeldFile => ({
  sha256,
  byteCount: megabytes * megabyte,
  path: `files/00${n}-kuva.png`,
  receivedAt: madeAt,
});

test('only as much is read as was taken: two gigabytes never wait in memory', async () => {
  const { seen, files } = endlessStore(2000);
  const ends: boolean[] = [];
  const archive = openArchive(
    { files, log },
    { written: [], files: [file('a', 1, 2000)], madeAt },
    async (isWhole) => void ends.push(isWhole),
  );
  let taken = 0;
  for await (const chunk of archive.iterator({ destroyOnReturn: false })) {
    // A ZIP is bytes, which a stream cannot say.
    taken += (chunk as Uint8Array).length;
    expect(seen.megabytes - taken / megabyte).toBeLessThan(8);
    if (taken > 50 * megabyte) break;
  }
  archive.destroy();
  await expect.poll(() => ends).toEqual([false]);
  await expect.poll(() => seen.closed).toBe(1);
});

test('files come one after the other, whole, and that all was taken is told once', async () => {
  const { seen, files } = endlessStore(3);
  const ends: boolean[] = [];
  const written = [{ name: 'my-data.html', text: 'ä' }];
  const archive = openArchive(
    { files, log },
    { written, files: [file('a', 1, 3), file('b', 2, 3)], madeAt },
    async (isWhole) => void ends.push(isWhole),
  );
  const entries = entriesOf(Buffer.concat(await archive.toArray()));
  expect([...entries].map(([name, { length }]) => [name, length])).toEqual([
    ['my-data.html', 2],
    ['files/001-kuva.png', 3 * megabyte],
    ['files/002-kuva.png', 3 * megabyte],
  ]);
  await expect.poll(() => ends).toEqual([true]);
  expect(seen).toEqual({ megabytes: 6, opened: 2, closed: 2 });
});

test('a file that the store has lost is named, and the others come all the same', async () => {
  const { files } = endlessStore(1);
  const archive = openArchive({ files, log }, { written: [], files: [file('lost', 1, 1), file('b', 2, 1)], madeAt }, async () => undefined);
  const entries = entriesOf(Buffer.concat(await archive.toArray()));
  expect([...entries.keys()]).toEqual(['files/002-kuva.png', 'missing-files.txt']);
  expect(entries.get('missing-files.txt')?.toString()).toBe('files/001-kuva.png\n');
});
