import { type ReadableBytes, RefusedFile } from '../file-store.ts';
import { checkPixels } from './pixels.ts';

/** TIFF 6.0: lists of fields that point at each other and at the packed picture, anywhere in the file. */

const mostPages = 1000;
const mostFields = 4096;
/** Places and lengths of the strips or tiles of one page. */
const mostStrips = 200_000;

export const isTiff = (head: Buffer) => /^(II\*\0|MM\0\*)/.test(head.toString('latin1', 0, 4));

/** How many bytes one value of each type of field takes. */
const widths: Record<number, number> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4 };
const tags = { width: 256, height: 257, stripOffsets: 273, stripLengths: 279, tileOffsets: 324, tileLengths: 325 };

type Field = { type: number; count: number; place: number };

export async function checkTiff(bytes: ReadableBytes): Promise<void> {
  const isLittle = (await bytes.read(0, 1)).toString('latin1') === 'I';
  const reader = { bytes, u16: number(bytes, 2, isLittle), u32: number(bytes, 4, isLittle) };
  const seen = new Set<number>();
  for (let list = await reader.u32(4); list !== 0;) {
    if (seen.has(list) || seen.size >= mostPages) throw new RefusedFile('damaged');
    seen.add(list);
    list = await checkPage(reader, list);
  }
  if (seen.size === 0) throw new RefusedFile('damaged');
}

type Reader = { bytes: ReadableBytes; u16(position: number): Promise<number>; u32(position: number): Promise<number> };

function number(bytes: ReadableBytes, width: 2 | 4, isLittle: boolean) {
  return async (position: number) => {
    const read = await bytes.read(position, width);
    if (read.length < width) throw new RefusedFile('damaged');
    return isLittle ? read.readUIntLE(0, width) : read.readUIntBE(0, width);
  };
}

/** Checks one page; returns where the list of the next one stands, or 0. */
async function checkPage(reader: Reader, list: number): Promise<number> {
  const count = await reader.u16(list);
  if (count === 0 || count > mostFields) throw new RefusedFile('damaged');
  const fields = new Map<number, Field>();
  for (let n = 0; n < count; n++) {
    const at = list + 2 + n * 12;
    const field = { type: await reader.u16(at + 2), count: await reader.u32(at + 4), place: at + 8 };
    const length = (widths[field.type] ?? 1) * field.count;
    // Up to four bytes stand in the list itself, more where it points.
    if (length > 4) field.place = await reader.u32(at + 8);
    if (field.place + length > reader.bytes.byteCount) throw new RefusedFile('damaged');
    fields.set(await reader.u16(at), field);
  }
  checkPixels(await firstValue(reader, fields.get(tags.width)), await firstValue(reader, fields.get(tags.height)));
  await checkPicture(reader, fields);
  return reader.u32(list + 2 + count * 12);
}

/** Every strip or tile lies inside the file: else the picture was cut off. */
async function checkPicture(reader: Reader, fields: ReadonlyMap<number, Field>): Promise<void> {
  const offsets = fields.get(tags.stripOffsets) ?? fields.get(tags.tileOffsets);
  const lengths = fields.get(tags.stripLengths) ?? fields.get(tags.tileLengths);
  if (!offsets || !lengths || offsets.count !== lengths.count || offsets.count === 0 || offsets.count > mostStrips)
    throw new RefusedFile('damaged');
  for (let n = 0; n < offsets.count; n++) {
    const end = (await value(reader, offsets, n)) + (await value(reader, lengths, n));
    if (end > reader.bytes.byteCount) throw new RefusedFile('damaged');
  }
}

async function firstValue(reader: Reader, field: Field | undefined): Promise<number> {
  return field === undefined ? 0 : value(reader, field, 0);
}

function value(reader: Reader, { type, place }: Field, n: number): Promise<number> {
  if (type === 3) return reader.u16(place + n * 2);
  if (type === 4) return reader.u32(place + n * 4);
  throw new RefusedFile('damaged');
}
