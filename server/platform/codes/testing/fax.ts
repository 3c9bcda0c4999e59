import { BitWriter } from './bits.ts';
import type { Paper } from './paper.ts';

/** ITU-T T.4, tables 2 and 3: the codes of runs that are multiples of eight. Other runs do not occur: see `faxRows`. */
const white: Record<number, string> = {
  0: '00110101',
  8: '10011',
  16: '101010',
  24: '0101000',
  32: '00011011',
  40: '00101001',
  48: '00001011',
  56: '01011001',
  64: '11011',
  128: '10010',
  192: '010111',
  256: '0110111',
};
const black: Record<number, string> = {
  0: '0000110111',
  8: '000101',
  16: '0000010111',
  24: '00000010111',
  32: '000001101010',
  40: '000001101100',
  48: '000001100100',
  56: '000000101000',
  64: '0000001111',
  128: '000011001000',
  192: '000011001001',
  256: '000001011011',
};
const horizontalMode = '001';
const endOfBlock = '000000000001000000000001';

/**
 * A paper in black and white, packed by ITU-T T.6 with each row in horizontal mode. Every eight pixels of a row take
 * the shade of the first.
 */
export function faxRows({ width, height, grey }: Paper): Buffer {
  if (width % 8 !== 0) throw new Error('the width must be a multiple of eight');
  const bits = new BitWriter();
  for (let row = 0; row < height; row += 1) {
    const runs = runsOf(grey.subarray(row * width, (row + 1) * width));
    if (runs.length % 2 === 1) runs.push(0);
    for (const [index, run] of runs.entries()) {
      if (index % 2 === 0) bits.write(horizontalMode);
      writeRun(bits, run, index % 2 === 0 ? white : black);
    }
  }
  bits.write(endOfBlock);
  return bits.end('0');
}

/** Lengths of white and black by turns, white first. */
function runsOf(row: Uint8Array): number[] {
  const runs = [0];
  let isBlack = false;
  for (let column = 0; column < row.length; column += 8) {
    if ((row[column] ?? 255) < 128 !== isBlack) {
      runs.push(0);
      isBlack = !isBlack;
    }
    runs[runs.length - 1] = (runs.at(-1) ?? 0) + 8;
  }
  return runs;
}

function writeRun(bits: BitWriter, run: number, codes: Record<number, string>): void {
  let rest = run;
  while (rest >= 64) {
    const part = Math.min(256, rest - (rest % 64));
    bits.write(codes[part] ?? '');
    rest -= part;
  }
  bits.write(codes[rest] ?? '');
}
