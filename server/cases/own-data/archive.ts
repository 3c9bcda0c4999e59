import { once } from 'node:events';
import { Readable } from 'node:stream';
// Only this side knows Node's own kind of the stream that the library makes.
import type { ReadableStream } from 'node:stream/web';
import { makeZip } from 'client-zip';
import type { House } from '#server/house.ts';
import { MissingFile } from '#server/platform/files/file-store.ts';
import type { HeldFile } from './reading.ts';

export type Written = { name: string; text: string };

/**
 * What was written, and then each file as it was sent, as one ZIP: nothing is compressed again, and one file is open at
 * a time, so that it takes no more memory for two gigabytes than for two pages. A file that the store has lost is named
 * in `missing-files.txt` instead. `onEnd` is called once: when all was taken, or when it broke off.
 */
export function openArchive(
  { files: store, log }: Pick<House, 'files' | 'log'>,
  { written, files, madeAt }: { written: readonly Written[]; files: readonly HeldFile[]; madeAt: Date },
  onEnd: (isWhole: boolean) => Promise<void>,
): Readable {
  let open: Readable | undefined;
  async function* entries() {
    for (const { name, text } of written) yield { name, input: Buffer.from(text), lastModified: madeAt };
    const missing: string[] = [];
    for (const { sha256, path, byteCount, receivedAt } of files) {
      const found = await store.open(sha256).catch(lost);
      if (!found) {
        log.error({ sha256 }, 'a file of a person’s own data is not in the store');
        missing.push(path);
        continue;
      }
      open = found.content;
      yield { name: path, input: found.content, size: byteCount, lastModified: receivedAt };
    }
    if (missing.length > 0) yield { name: 'missing-files.txt', input: Buffer.from(`${missing.join('\n')}\n`), lastModified: madeAt };
  }
  // The library's stream is the one of this very program; its types come from a browser's.
  const archive = Readable.fromWeb(makeZip(entries()) as ReadableStream, { highWaterMark: 256 * 1024 });
  void once(archive, 'close')
    .catch(() => undefined)
    .then(() => {
      open?.destroy();
      return onEnd(archive.readableEnded && !archive.errored);
    })
    .catch((error: unknown) => log.error({ err: error }, 'the end of a person’s own data was not written down'));
  return archive;
}

function lost(error: unknown): undefined {
  if (!(error instanceof MissingFile)) throw error;
}
