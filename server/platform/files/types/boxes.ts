import type { ReadableBytes } from '../file-store.ts';

/** A box of an ISO media file (ISO/IEC 14496-12), as HEIC and moving pictures are built of. */
export type Box = {
  type: string;
  /** Where its content begins. */ begin: number;
  /** Where the next box begins; may lie outside the file. */ end: number;
};

/** Reads the head of the box at `position`; undefined where none stands. `end`: where the boxes around it end. */
export async function readBox(bytes: ReadableBytes, position: number, end: number): Promise<Box | undefined> {
  const head = await bytes.read(position, Math.min(16, end - position));
  if (head.length < 8) return undefined;
  const type = head.toString('latin1', 4, 8);
  if (!/^[\x20-\x7e\xa9]{4}$/.test(type)) return undefined;
  const length = head.readUInt32BE(0);
  if (length === 0) return { type, begin: position + 8, end };
  if (length === 1) {
    const long = head.length < 16 ? 0 : Number(head.readBigUInt64BE(8));
    return long < 16 ? undefined : { type, begin: position + 16, end: position + long };
  }
  return length < 8 ? undefined : { type, begin: position + 8, end: position + length };
}

/** Where the boxes that follow each other from `position` on end: before the first that is none, or is cut short. */
export async function endOfBoxes(bytes: ReadableBytes, position: number): Promise<number> {
  let at = position;
  for (let count = 0; count < mostBoxes; count++) {
    const box = await readBox(bytes, at, bytes.byteCount);
    if (box === undefined || box.end > bytes.byteCount) break;
    at = box.end;
  }
  return at;
}

export const mostBoxes = 10_000;
