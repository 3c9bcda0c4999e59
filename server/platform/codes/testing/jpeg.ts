import { BitWriter } from './bits.ts';
import type { Paper } from './paper.ts';

/** ITU-T T.81, table K.3: how many codes of each length 1–16 there are for the sizes 0–11 of a difference. */
const sizeCodeCounts = [0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0];
const sizes = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const sizeCodes = ['00', '010', '011', '100', '101', '110', '1110', '11110', '111110', '1111110', '11111110', '111111110'];
const endOfSquare = '0';

/** A baseline JPEG in grey. Each square of eight pixels has one shade, that of its middle: enough to read a code off it. */
export function jpegOf({ width, height, grey }: Paper): Buffer {
  // A byte of ones would begin a marker: a byte of zeros follows it.
  const bits = new BitWriter((byte) => (byte === 0xff ? [0] : []));
  let before = 0;
  for (let row = 0; row < height; row += 8) {
    for (let column = 0; column < width; column += 8) {
      const at = Math.min(row + 4, height - 1) * width + Math.min(column + 4, width - 1);
      const level = (grey[at] ?? 0) - 128;
      writeDifference(bits, level - before);
      bits.write(endOfSquare);
      before = level;
    }
  }
  return Buffer.concat([Buffer.from([0xff, 0xd8]), ...headers(width, height), bits.end('1'), Buffer.from([0xff, 0xd9])]);
}

function writeDifference(bits: BitWriter, difference: number): void {
  const size = difference === 0 ? 0 : Math.floor(Math.log2(Math.abs(difference))) + 1;
  bits.write(sizeCodes[size] ?? '');
  if (size > 0) bits.write((difference > 0 ? difference : difference + 2 ** size - 1).toString(2).padStart(size, '0'));
}

function headers(width: number, height: number): Buffer[] {
  // The mean of a square is stored eight times as large: divided by eight here, it comes out as it is.
  const divisors = Array.from({ length: 64 }, () => 8);
  return [
    segment(0xdb, [0, ...divisors]),
    segment(0xc0, [8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0]),
    segment(0xc4, [0x00, ...sizeCodeCounts, ...sizes]),
    segment(0xc4, [0x10, 1, ...Array.from({ length: 15 }, () => 0), 0]),
    segment(0xda, [1, 1, 0x00, 0, 63, 0]),
  ];
}

function segment(marker: number, data: readonly number[]): Buffer {
  const length = data.length + 2;
  return Buffer.from([0xff, marker, length >> 8, length & 255, ...data]);
}
