import { type ReadableBytes, RefusedFile } from '../file-store.ts';
import { type Box, mostBoxes, readBox } from './boxes.ts';
import { checkPixels } from './pixels.ts';

/** HEIC (ISO/IEC 23008-12): boxes from the first byte to the last; `meta` tells the size of every picture in it. */

const brands = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx']);

/** By its brands. AVIF has the same build and other brands. */
export function isHeic(head: Buffer): boolean {
  if (head.length < 16 || head.toString('latin1', 4, 8) !== 'ftyp') return false;
  const end = Math.min(head.readUInt32BE(0), head.length);
  for (let at = 8; at + 4 <= end; at += at === 8 ? 8 : 4) if (brands.has(head.toString('latin1', at, at + 4))) return true;
  return false;
}

export async function checkHeic(bytes: ReadableBytes): Promise<void> {
  const seen = new Set<string>();
  for (let position = 0; position < bytes.byteCount;) {
    const box = await readBox(bytes, position, bytes.byteCount);
    if (box === undefined || seen.size > mostBoxes) throw new RefusedFile('has-trailing-data');
    if (box.end > bytes.byteCount) throw new RefusedFile(seen.has('mdat') ? 'has-trailing-data' : 'damaged');
    // `meta` and what it holds begin with a version and flags of four bytes.
    if (box.type === 'meta') await checkSizes(bytes, { ...box, begin: box.begin + 4 });
    seen.add(box.type);
    position = box.end;
  }
  if (!seen.has('meta')) throw new RefusedFile('damaged');
}

/** A picture may be put together of tiles; the size of the whole is among the sizes. */
async function checkSizes(bytes: ReadableBytes, meta: Box): Promise<void> {
  const properties = await findBox(bytes, meta, 'iprp');
  const shared = properties && (await findBox(bytes, properties, 'ipco'));
  let count = 0;
  for await (const box of shared ? boxesIn(bytes, shared) : []) {
    if (box.type !== 'ispe') continue;
    const size = await bytes.read(box.begin + 4, 8);
    if (size.length < 8) throw new RefusedFile('damaged');
    checkPixels(size.readUInt32BE(0), size.readUInt32BE(4));
    count += 1;
  }
  if (count === 0) throw new RefusedFile('damaged');
}

async function findBox(bytes: ReadableBytes, around: Box, type: string): Promise<Box | undefined> {
  for await (const box of boxesIn(bytes, around)) if (box.type === type) return box;
  return undefined;
}

async function* boxesIn(bytes: ReadableBytes, around: Box): AsyncGenerator<Box> {
  for (let position = around.begin, count = 0; position < around.end; count++) {
    const box = await readBox(bytes, position, around.end);
    if (box === undefined || box.end > around.end || count > mostBoxes) throw new RefusedFile('damaged');
    yield box;
    position = box.end;
  }
}
