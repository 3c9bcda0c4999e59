import { createHash } from 'node:crypto';
import { BrokenSeal } from './sealing.ts';

/** Gives the bytes on, but holds the last ones back until all have shown to be those of `sha256`. */
export async function* verified(sha256: string, content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  let held: Buffer | undefined;
  for await (const piece of content) {
    hash.update(piece);
    if (held) yield held;
    held = piece;
  }
  if (hash.digest('hex') !== sha256) throw new BrokenSeal('it holds another file');
  if (held) yield held;
}
