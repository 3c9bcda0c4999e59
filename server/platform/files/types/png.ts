import { crc32 } from 'node:zlib';
import { type ReadableBytes, RefusedFile } from '../file-store.ts';
import { checkPixels } from './pixels.ts';

/** PNG (ISO/IEC 15948): a signature, then chunks, each with a checksum; IHDR first and IEND last. */

const signature = Buffer.from('89504e470d0a1a0a', 'hex');
const piece = 64 * 1024;
/** Pictures have a chunk for some kilobytes; a file of nothing but tiny chunks only costs time. */
const mostChunks = 50_000;

export const isPng = (head: Buffer) => head.subarray(0, 8).equals(signature);

export async function checkPng(bytes: ReadableBytes): Promise<void> {
  let position = signature.length;
  let hasData = false;
  for (let count = 0; count < mostChunks; count++) {
    const head = await bytes.read(position, 8);
    if (head.length < 8) throw new RefusedFile('damaged');
    const length = head.readUInt32BE(0);
    const type = head.toString('latin1', 4, 8);
    if (!/^[a-z]{4}$/i.test(type) || position + length + 12 > bytes.byteCount) throw new RefusedFile('damaged');
    if ((count === 0) !== (type === 'IHDR')) throw new RefusedFile('damaged');
    if (type === 'IHDR') await checkHeader(bytes, position + 8, length);
    if ((await checksum(bytes, position + 4, length + 4)) !== (await bytes.read(position + length + 8, 4)).readUInt32BE(0))
      throw new RefusedFile('damaged');
    hasData ||= type === 'IDAT' && length > 0;
    position += length + 12;
    if (type === 'IEND') {
      if (!hasData || length > 0) throw new RefusedFile('damaged');
      if (position < bytes.byteCount) throw new RefusedFile('has-trailing-data');
      return;
    }
  }
  throw new RefusedFile('damaged');
}

async function checkHeader(bytes: ReadableBytes, position: number, length: number): Promise<void> {
  if (length !== 13) throw new RefusedFile('damaged');
  const header = await bytes.read(position, 13);
  checkPixels(header.readUInt32BE(0), header.readUInt32BE(4));
}

async function checksum(bytes: ReadableBytes, position: number, length: number): Promise<number> {
  let sum = 0;
  for (let done = 0; done < length; done += piece) sum = crc32(await bytes.read(position + done, Math.min(piece, length - done)), sum);
  return sum;
}
