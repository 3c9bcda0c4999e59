import utif, { type IFD } from 'utif2';
import { checkPixels, mostPages, type Patience } from './limits.ts';
import { textsOfPicture } from './pixels.ts';

/** TIFF 6.0: the tags of a page that are looked at before it is unpacked. */
const tags = { width: 't256', height: 't257', bits: 't258', packing: 't259', samples: 't277', tileWidth: 't322', tileHeight: 't323' };
/** None, fax (three ways), LZW, JPEG (two), deflate (two), PackBits: the library's readers for raw photos stay unused. */
const packings = [1, 2, 3, 4, 5, 6, 7, 8, 32946, 32773];
const mostBitsOfPixel = 64;

/**
 * The texts of the QR codes on each page of a TIFF file, as scanners and fax machines make it.
 * @throws TooManyPixels for the first page; later pages that are too large end the reading
 */
export async function textsOfTiff(bytes: Uint8Array, patience: Patience): Promise<{ pages: string[][]; isCut: boolean }> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const directories = utif.decode(file).filter((directory) => directory[tags.width] !== undefined);
  if (directories.length === 0) throw new Error('no page');
  const pages: string[][] = [];
  for (const directory of directories.slice(0, mostPages)) {
    if (patience.isOver()) break;
    checkPage(directory);
    utif.decodeImage(file, directory);
    const { width, height } = directory;
    pages.push(await textsOfPicture({ width, height, channels: 4, data: utif.toRGBA8(directory) }));
    // Unpacked pages are not kept: a long file would fill the memory.
    directory.data = new Uint8Array();
  }
  return { pages, isCut: pages.length < directories.length };
}

function checkPage(directory: IFD): void {
  const valueOf = (tag: string, otherwise: number) => (directory[tag] === undefined ? otherwise : numberOf(directory[tag]));
  checkPixels(valueOf(tags.width, 0), valueOf(tags.height, 0));
  checkPixels(valueOf(tags.tileWidth, 1), valueOf(tags.tileHeight, 1));
  const bits = valueOf(tags.bits, 1) * valueOf(tags.samples, 1);
  if (!(bits > 0 && bits <= mostBitsOfPixel) || !packings.includes(valueOf(tags.packing, 1))) throw new Error('not a scan');
}

function numberOf(tag: unknown): number {
  const first: unknown = Array.isArray(tag) ? tag[0] : tag;
  return typeof first === 'number' ? first : Number.NaN;
}
