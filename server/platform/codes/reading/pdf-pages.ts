import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { getDocument, ImageKind, OPS, VerbosityLevel, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { checkPixels, mostImagesOfPage, mostPages, mostPixels, type Patience } from './limits.ts';
import { textsOfPicture, type Picture } from './pixels.ts';

const library = dirname(createRequire(import.meta.filename).resolve('pdfjs-dist/package.json'));

/**
 * The texts in which codes may stand on each page of a PDF: of the QR codes in its pictures, and its words, since a
 * form that was filled in on a computer has its code printed beside the drawn one. Nothing is drawn and no script run.
 */
export async function textsOfPdf(bytes: Uint8Array, patience: Patience): Promise<{ pages: string[][]; isCut: boolean }> {
  const task = getDocument({
    data: Uint8Array.from(bytes),
    verbosity: VerbosityLevel.ERRORS,
    maxImageSize: mostPixels,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    wasmUrl: `${join(library, 'wasm')}/`,
    iccUrl: `${join(library, 'iccs')}/`,
    standardFontDataUrl: `${join(library, 'standard_fonts')}/`,
  });
  try {
    const document = await task.promise;
    const pages: string[][] = [];
    for (let number = 1; number <= Math.min(document.numPages, mostPages) && !patience.isOver(); number += 1) {
      const page = await document.getPage(number);
      pages.push([...(await textsOfPictures(page, patience)), ...(await wordsOf(page))]);
      page.cleanup();
    }
    return { pages, isCut: pages.length < document.numPages };
  } finally {
    await task.destroy();
  }
}

async function textsOfPictures(page: PDFPageProxy, patience: Patience): Promise<string[]> {
  const texts: string[] = [];
  const { fnArray, argsArray } = await page.getOperatorList();
  const painted = fnArray.flatMap((operator, index) => {
    // The arguments of an operator are as many and of such kinds as it needs.
    const args: unknown = argsArray[index];
    if (!isPicture(operator) || !Array.isArray(args)) return [];
    const first: unknown = args[0];
    return [first];
  });
  for (const image of painted.slice(0, mostImagesOfPage)) {
    if (patience.isOver()) break;
    const picture = toPicture(await unpack(page, image));
    if (picture) texts.push(...(await textsOfPicture(picture)));
  }
  return texts;
}

function isPicture(operator: number): boolean {
  return [OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageMaskXObject].includes(operator);
}

/** A picture is given itself, by its name, or (a mask) with a name for its data. */
async function unpack(page: PDFPageProxy, image: unknown): Promise<unknown> {
  const data = isObject(image) ? image['data'] : undefined;
  const name = typeof image === 'string' ? image : typeof data === 'string' ? data : undefined;
  if (name === undefined) return image;
  const objects = name.startsWith('g_') ? page.commonObjs : page.objs;
  return new Promise((resolve) => void objects.get(name, resolve));
}

/** What the library has unpacked, in one of its three kinds, or a mask of one bit a pixel; undefined for what it could not unpack. */
function toPicture(image: unknown): Picture | undefined {
  if (!isObject(image)) return undefined;
  const { width, height, kind, data } = image;
  if (typeof width !== 'number' || typeof height !== 'number') return undefined;
  if (!(data instanceof Uint8Array || data instanceof Uint8ClampedArray)) return undefined;
  checkPixels(width, height);
  if (kind === ImageKind.RGB_24BPP) return { width, height, channels: 3, data };
  if (kind === ImageKind.RGBA_32BPP) return { width, height, channels: 4, data };
  return { width, height, channels: 1, data: unpackBits(data, width, height) };
}

/** One bit a pixel, each row beginning with a new byte. */
function unpackBits(bits: Uint8Array | Uint8ClampedArray, width: number, height: number): Uint8Array {
  const rowLength = Math.ceil(width / 8);
  const grey = new Uint8Array(width * height);
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const byte = bits[row * rowLength + (column >> 3)] ?? 0;
      grey[row * width + column] = (byte >> (7 - (column & 7))) & 1 ? 255 : 0;
    }
  }
  return grey;
}

async function wordsOf(page: PDFPageProxy): Promise<string[]> {
  const { items } = await page.getTextContent();
  const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : ' ') : '')).join('');
  return text.match(/\bL1[A-Z]-[0-9A-Z-]{1,40}/gu)?.slice(0, 50) ?? [];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
