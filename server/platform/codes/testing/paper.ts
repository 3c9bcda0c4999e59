import { qrPath, quietZone } from '../qr.ts';

/** A picture of a sheet of paper, one byte of grey a pixel, for tests. */
export type Paper = { width: number; height: number; grey: Uint8Array };

type Place = {
  /** Where the middle of the code lies, in pixels. */
  x: number;
  y: number;
  /** Pixels to a module. */
  module: number;
  degrees?: number;
  /** How far each row is pushed aside, as a share of its distance from the middle. */
  skew?: number;
};

/** A sheet of A4 at 100 dots per inch, unless it is to be larger or smaller. */
export function blankPaper({ width = 827, height = 1169, shade = 255 } = {}): Paper {
  return { width, height, grey: new Uint8Array(width * height).fill(shade) };
}

/** Prints a code onto the paper. */
export function printCode(paper: Paper, text: string, { x, y, module, degrees = 0, skew = 0 }: Place): Paper {
  const { size, isDark } = modulesOf(text);
  const [cosine, sine] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const reach = Math.ceil(size * module);
  for (let row = Math.max(0, Math.floor(y - reach)); row < Math.min(paper.height, y + reach); row += 1) {
    for (let column = Math.max(0, Math.floor(x - reach)); column < Math.min(paper.width, x + reach); column += 1) {
      const [across, down] = [column + 0.5 - x - skew * (row + 0.5 - y), row + 0.5 - y];
      const [u, v] = [(across * cosine + down * sine) / module + size / 2, (down * cosine - across * sine) / module + size / 2];
      const isQuiet = u >= -quietZone && v >= -quietZone && u < size + quietZone && v < size + quietZone;
      if (isQuiet) paper.grey[row * paper.width + column] = isDark(Math.floor(u), Math.floor(v)) ? 20 : 245;
    }
  }
  return paper;
}

/** Speckles, as a bad copier makes them: `share` of all pixels get another shade. The same every time. */
export function addNoise(paper: Paper, share: number): Paper {
  let state = 1;
  const next = () => (state = (state * 48_271) % 0x7fffffff) / 0x7fffffff;
  for (let at = 0; at < paper.grey.length; at += 1) if (next() < share) paper.grey[at] = Math.floor(next() * 256);
  return paper;
}

/** The modules of a code, read off its path: it consists of straight lines between whole numbers, filled by even and odd. */
function modulesOf(text: string): { size: number; isDark: (column: number, row: number) => boolean } {
  const { size, path } = qrPath(text);
  const polygons = path
    .split('Z')
    .filter((part) => part !== '')
    .map((part) =>
      part
        .slice(1)
        .split('L')
        .map((point) => point.split(' ').map(Number)),
    );
  const crossings = polygons.flatMap((points) =>
    points.flatMap(([x = 0, y = 0], index) => {
      const [nextX = 0, nextY = 0] = points[(index + 1) % points.length] ?? [];
      return x === nextX ? [{ x, from: Math.min(y, nextY), to: Math.max(y, nextY) }] : [];
    }),
  );
  const isDark = (column: number, row: number) =>
    crossings.filter(({ x, from, to }) => x <= column && from <= row && row < to).length % 2 === 1;
  const dark = Array.from({ length: size }, (_, row) => Array.from({ length: size }, (__, column) => isDark(column, row)));
  return { size, isDark: (column, row) => dark[row]?.[column] ?? false };
}
