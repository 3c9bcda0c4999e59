import utif from 'utif2';
import { checkPixels, mostPages, type Patience } from './limits.ts';
import { textsOfPicture } from './pixels.ts';

/** TIFF 6.0: the tags that hold the width and the height of a page. */
const widthTag = 't256';
const heightTag = 't257';

/**
 * The texts of the QR codes on each page of a TIFF file, as scanners and fax machines make it.
 * @throws TooManyPixels for the first page; later pages that are too large end the reading
 */
export async function textsOfTiff(bytes: Uint8Array, patience: Patience): Promise<{ pages: string[][]; isCut: boolean }> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const directories = utif.decode(file).filter((directory) => directory[widthTag] !== undefined);
  if (directories.length === 0) throw new Error('no page');
  const pages: string[][] = [];
  for (const directory of directories.slice(0, mostPages)) {
    if (patience.isOver()) break;
    checkPixels(numberOf(directory[widthTag]), numberOf(directory[heightTag]));
    utif.decodeImage(file, directory);
    const { width, height } = directory;
    pages.push(await textsOfPicture({ width, height, channels: 4, data: utif.toRGBA8(directory) }));
    // Unpacked pages are not kept: a long file would fill the memory.
    directory.data = new Uint8Array();
  }
  return { pages, isCut: pages.length < directories.length };
}

function numberOf(tag: unknown): number {
  const first: unknown = Array.isArray(tag) ? tag[0] : tag;
  return typeof first === 'number' ? first : Number.NaN;
}
