import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, purgeZXingModule, readBarcodes, type ReaderOptions } from 'zxing-wasm/reader';

const resolve = createRequire(import.meta.filename).resolve;
const wasm = readFileSync(resolve('zxing-wasm/reader/zxing_reader.wasm'));
// Without the binary at hand the library would fetch it from somebody else's server.
const overrides = { wasmBinary: Uint8Array.from(wasm).buffer };
const options: ReaderOptions = { formats: ['QRCode'], tryHarder: true, maxNumberOfSymbols: 10 };

/** Above this a picture is made smaller first: our codes are 20 mm wide, and 12 million pixels show an A4 page at 350 dpi. */
const enoughPixels = 12_000_000;

/** A picture in rows from the top, `channels` bytes a pixel: grey, or red, green and blue (and a fourth, unused). */
export type Picture = { width: number; height: number; channels: 1 | 3 | 4; data: Uint8Array | Uint8ClampedArray };

/** The texts of the QR codes in a JPEG or PNG file. Its size in pixels has been checked. */
export async function textsOfFile(bytes: Uint8Array): Promise<string[]> {
  return textsOf(bytes);
}

/** The texts of the QR codes in a picture. */
export async function textsOfPicture(picture: Picture): Promise<string[]> {
  return textsOf(toImageData(picture));
}

async function textsOf(input: Parameters<typeof readBarcodes>[0]): Promise<string[]> {
  prepareZXingModule({ overrides });
  try {
    return (await readBarcodes(input, options)).filter(({ isValid }) => isValid).map(({ text }) => text);
  } catch (error) {
    forgetMemory();
    throw error;
  }
}

/** The memory of the reader grows with the largest picture and is given back only as a whole. */
export function forgetMemory(): void {
  purgeZXingModule();
}

/** A picture as the reader takes it. A large one is made smaller by a whole number: each new pixel is the mean of a square. */
function toImageData({ width, height, channels, data }: Picture): ImageData {
  if (data.length < width * height * channels) throw new RangeError('the picture has fewer pixels than it says');
  const step = Math.ceil(Math.sqrt((width * height) / enoughPixels));
  const [columns, rows] = [Math.floor(width / step), Math.floor(height / step)];
  const small = new Uint8ClampedArray(columns * rows * 4);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const grey = meanOf(data, channels, (row * step * width + column * step) * channels, step, width * channels);
      small.fill(grey, (row * columns + column) * 4, (row * columns + column) * 4 + 3);
      small[(row * columns + column) * 4 + 3] = 255;
    }
  }
  return { data: small, width: columns, height: rows, colorSpace: 'srgb' };
}

/** The mean brightness of a square of `step` pixels. Green stands for brightness: print is dark in every colour. */
function meanOf(data: Picture['data'], channels: number, start: number, step: number, rowLength: number): number {
  const brightest = channels === 1 ? 0 : 1;
  let sum = 0;
  for (let y = 0; y < step; y += 1) {
    for (let x = 0; x < step; x += 1) sum += data[start + y * rowLength + x * channels + brightest] ?? 0;
  }
  return sum / (step * step);
}
