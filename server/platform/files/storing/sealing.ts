import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { ReadableBytes } from '../file-store.ts';

/**
 * How files are encrypted where they lie: AES-256-GCM in pieces of 64 KiB, each with its own tag, so that any place can be
 * read and no byte is given out unproven. A head of four letters and 16 random bytes makes the file's own key of the
 * house's. A piece's nonce is its number and whether it is the last: none can be moved, left out or cut off unseen.
 */
const letters = Buffer.from('LKF1');
const headLength = letters.length + 16;
const pieceLength = 64 * 1024;
const tagLength = 16;
const sealedPieceLength = pieceLength + tagLength;

/** Thrown when what lies in the store was changed, or was sealed with another key. */
export class BrokenSeal extends Error {
  override name = 'BrokenSeal';
}

/** How many bytes so many take once they are sealed. */
export function sealedLength(byteCount: number): number {
  return headLength + byteCount + tagLength * Math.max(1, Math.ceil(byteCount / pieceLength));
}

/** Throws a BrokenSeal when no file has so many bytes once it is sealed. */
export function lengthInside(sealedByteCount: number): number {
  const body = sealedByteCount - headLength;
  const byteCount = body - tagLength * Math.max(1, Math.ceil(body / sealedPieceLength));
  if (byteCount < 0 || sealedLength(byteCount) !== sealedByteCount) throw new BrokenSeal('its length is not that of a sealed file');
  return byteCount;
}

/** Seals what comes, in the order it comes. */
export function startSealing(houseKey: Buffer) {
  const head = Buffer.concat([letters, randomBytes(16)]);
  const key = keyOf(houseKey, head);
  let kept: Uint8Array[] = [];
  let keptLength = 0;
  let count = 0;
  const seal = (content: Uint8Array, isLast: boolean) => {
    const cipher = createCipheriv('aes-256-gcm', key, nonce(count++, isLast));
    return Buffer.concat([cipher.update(content), cipher.final(), cipher.getAuthTag()]);
  };
  return {
    head,
    /** Gives the pieces that are full. The last one waits for more, or for the end. */
    *add(content: Uint8Array): Generator<Buffer> {
      kept.push(content);
      keptLength += content.length;
      if (keptLength <= pieceLength) return;
      const all = Buffer.concat(kept, keptLength);
      let at = 0;
      for (; all.length - at > pieceLength; at += pieceLength) yield seal(all.subarray(at, at + pieceLength), false);
      kept = [all.subarray(at)];
      keptLength = all.length - at;
    },
    end: () => seal(Buffer.concat(kept, keptLength), true),
  };
}

/** Reads a sealed file at any place. `readSealed` gives so many of its bytes, fewer at its end. */
export function openSealed(
  houseKey: Buffer,
  sealedByteCount: number,
  readSealed: (position: number, length: number) => Promise<Buffer>,
): ReadableBytes {
  const byteCount = lengthInside(sealedByteCount);
  const count = Math.max(1, Math.ceil(byteCount / pieceLength));
  let key: Buffer | undefined;
  let last: { number: number; content: Buffer } | undefined;
  const piece = async (number: number) => {
    if (last?.number === number) return last.content;
    key ??= keyOf(houseKey, await readSealed(0, headLength));
    const sealed = await readSealed(headLength + number * sealedPieceLength, sealedPieceLength);
    last = { number, content: unseal(key, sealed, number, number === count - 1) };
    return last.content;
  };
  return {
    byteCount,
    async read(position, length) {
      const end = Math.min(position + length, byteCount);
      const parts: Buffer[] = [];
      for (let at = position; at < end;) {
        const content = await piece(Math.floor(at / pieceLength));
        const part = content.subarray(at % pieceLength, (at % pieceLength) + end - at);
        parts.push(part);
        at += part.length;
      }
      return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
    },
  };
}

/** Opens a sealed file from its first byte to its last, as it comes. */
export async function* unsealAll(houseKey: Buffer, sealed: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let key: Buffer | undefined;
  let number = 0;
  let kept: Buffer = Buffer.alloc(0);
  for await (const chunk of sealed) {
    kept = kept.length === 0 ? Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length) : Buffer.concat([kept, chunk]);
    if (key === undefined) {
      if (kept.length < headLength) continue;
      key = keyOf(houseKey, kept.subarray(0, headLength));
      kept = kept.subarray(headLength);
    }
    // A piece is the last when nothing follows it.
    for (; kept.length > sealedPieceLength; kept = kept.subarray(sealedPieceLength))
      yield unseal(key, kept.subarray(0, sealedPieceLength), number++, false);
  }
  if (key === undefined) throw new BrokenSeal('it is cut off');
  yield unseal(key, kept, number, true);
}

function keyOf(houseKey: Buffer, head: Buffer): Buffer {
  if (head.length !== headLength || !head.subarray(0, letters.length).equals(letters)) throw new BrokenSeal('it is not a sealed file');
  return Buffer.from(hkdfSync('sha256', houseKey, head.subarray(letters.length), 'file', 32));
}

function nonce(number: number, isLast: boolean): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeUInt32BE(number, 4);
  bytes.writeUInt8(isLast ? 1 : 0, 11);
  return bytes;
}

function unseal(key: Buffer, sealed: Buffer, number: number, isLast: boolean): Buffer {
  if (sealed.length < tagLength) throw new BrokenSeal('it is cut off');
  const end = sealed.length - tagLength;
  const decipher = createDecipheriv('aes-256-gcm', key, nonce(number, isLast), { authTagLength: tagLength });
  decipher.setAuthTag(sealed.subarray(end));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, end)), decipher.final()]);
  } catch {
    throw new BrokenSeal('its bytes were changed, or it was sealed with another key');
  }
}
