import { randomBytes, randomInt } from 'node:crypto';
import { writeSync } from 'node:fs';
import { folderStore } from '#server/platform/files/storing/folder-store.ts';

/** A process that stores files until it is killed: `argv` names the folder and the key. Says each file's hash once it is answered as stored. */
const [, , folder = '', key = ''] = process.argv;
const store = folderStore({ folder, key: Buffer.from(key, 'hex') });

async function* pieces(content: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < content.length; at += 16_000) yield content.subarray(at, at + 16_000);
}

async function storeWithoutEnd(): Promise<never> {
  for (;;) {
    const content = randomBytes(randomInt(1, 300_000));
    const { sha256 } = await store.put(pieces(content), { mostBytes: 1_000_000, typeOf: async () => 'application/pdf' });
    // At once and not by a stream: what is killed next has said it.
    writeSync(1, `${sha256}\n`);
  }
}

await Promise.all(Array.from({ length: 4 }, storeWithoutEnd));
