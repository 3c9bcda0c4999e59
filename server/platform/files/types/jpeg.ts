import { type ReadableBytes, RefusedFile } from '../file-store.ts';
import { endOfBoxes } from './boxes.ts';
import { checkPixels } from './pixels.ts';

/** JPEG (ITU-T T.81): segments with a length each, the packed picture between them, and an end marker. */

const piece = 64 * 1024;
const mostSegments = 20_000;
/** Behind the picture. */
const mostParts = 50;

export const isJpeg = (head: Buffer) => head.length >= 3 && head.readUIntBE(0, 3) === 0xff_d8_ff;

export async function checkJpeg(bytes: ReadableBytes): Promise<void> {
  await checkTail(bytes, await endOfPicture(bytes, 0));
}

/** Walks a picture that begins at `start` from marker to marker; returns where it ends. */
async function endOfPicture(bytes: ReadableBytes, start: number): Promise<number> {
  let position = start + 2;
  let hasFrame = false;
  for (let count = 0; count < mostSegments; count++) {
    const head = await bytes.read(position, 9);
    const marker = head[1];
    if (head.length < 2 || head[0] !== 0xff || marker === undefined) throw new RefusedFile('damaged');
    // Any number of FF may stand before a marker.
    if (marker === 0xff) position += 1;
    else if (marker === 0xd9) {
      if (!hasFrame) throw new RefusedFile('damaged');
      return position + 2;
    } else if (isAlone(marker)) position += 2;
    else {
      if (head.length < 4 || head.readUInt16BE(2) < 2) throw new RefusedFile('damaged');
      const next = position + 2 + head.readUInt16BE(2);
      if (isFrame(marker)) {
        if (head.length < 9) throw new RefusedFile('damaged');
        checkPixels(head.readUInt16BE(7), head.readUInt16BE(5));
        hasFrame = true;
      }
      position = marker === 0xda ? await nextMarker(bytes, next) : next;
    }
  }
  throw new RefusedFile('damaged');
}

/** Start of frame, in all its kinds: it tells the size. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** Markers without a length: restarts, and one for private use. */
function isAlone(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);
}

/** The packed picture runs on to the first marker that is neither a restart nor an escaped FF. */
async function nextMarker(bytes: ReadableBytes, from: number): Promise<number> {
  for (let position = from; position < bytes.byteCount;) {
    const read = await bytes.read(position, piece);
    for (let at = read.indexOf(0xff); at !== -1 && at + 1 < read.length; at = read.indexOf(0xff, at + 1)) {
      const code = read[at + 1] ?? 0;
      if (code !== 0 && code !== 0xff && !isAlone(code)) return position + at;
    }
    // The last byte is looked at again, with what follows it.
    position += Math.max(read.length - 1, 1);
  }
  throw new RefusedFile('damaged');
}

/**
 * What may follow a picture. Telephones write more behind it, and evidence is kept as it was sent: further pictures (a
 * light map, a depth map), a moving picture, padding, and the notes of some makers. Anything else may be another file.
 */
async function checkTail(bytes: ReadableBytes, end: number): Promise<void> {
  let position = end;
  for (let parts = 0; position < bytes.byteCount && parts < mostParts; parts++) {
    const next = await endOfPart(bytes, position);
    if (next === position) break;
    position = next;
  }
  if (position < bytes.byteCount && !(await isMakersNote(bytes, end, position))) throw new RefusedFile('has-trailing-data');
}

async function endOfPart(bytes: ReadableBytes, position: number): Promise<number> {
  if (isJpeg(await bytes.read(position, 3))) return endOfPicture(bytes, position);
  const filled = await endOfZeros(bytes, position);
  // A moving picture begins with a box `ftyp`, whose length of four bytes begins with three zeros.
  const isMoving = filled - position >= 3 && (await bytes.read(filled + 1, 4)).toString('latin1') === 'ftyp';
  return isMoving ? endOfBoxes(bytes, filled - 3) : filled;
}

async function endOfZeros(bytes: ReadableBytes, from: number): Promise<number> {
  for (let position = from; ;) {
    const read = await bytes.read(position, piece);
    const at = read.findIndex((byte) => byte !== 0);
    if (at !== -1 || read.length === 0) return position + Math.max(at, 0);
    position += read.length;
  }
}

/** Notes that makers of telephones write last: Samsung's with a list of its parts, OnePlus’s by its last letters, vivo’s by its first. */
async function isMakersNote(bytes: ReadableBytes, end: number, position: number): Promise<boolean> {
  const last = (await bytes.read(bytes.byteCount - 4, 4)).toString('latin1');
  const first = (await bytes.read(position, 6)).toString('latin1');
  return last === 'jxrs' || first === 'vivo{"' || (last === 'SEFT' && (await isSamsungNote(bytes, end)));
}

/** The list stands before its own length: `SEFH`, version, count, then for each part its kind, how far before the list it begins, and its length. */
async function isSamsungNote(bytes: ReadableBytes, end: number): Promise<boolean> {
  const listLength = (await bytes.read(bytes.byteCount - 8, 4)).readUInt32LE(0);
  const begin = bytes.byteCount - 8 - listLength;
  if (begin < end || listLength < 12 || listLength > piece) return false;
  const list = await bytes.read(begin, listLength);
  const count = list.readUInt32LE(8);
  if (list.toString('latin1', 0, 4) !== 'SEFH' || listLength !== 12 + count * 12) return false;
  const farthest = Math.max(0, ...Array.from({ length: count }, (_, n) => list.readUInt32LE(16 + n * 12)));
  return begin - farthest >= end;
}
