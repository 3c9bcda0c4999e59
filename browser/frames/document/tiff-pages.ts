import { decode, decodeImage, type IFD, toRGBA8 } from 'utif2';
import type { DrawnPage } from './pages.ts';

/** The pages of a TIFF: only their sizes are read at first, each picture when it is looked at. Throws when none can be read. */
export function readTiff(bytes: ArrayBuffer): DrawnPage[] {
  const pages = decode(bytes).filter((page) => numberIn(page, 't256') > 0 && numberIn(page, 't257') > 0);
  if (pages.length === 0) throw new Error('there is no picture in it');
  return pages.map((page) => drawnPage(bytes, page));
}

function drawnPage(bytes: ArrayBuffer, page: IFD): DrawnPage {
  return {
    width: numberIn(page, 't256'),
    height: numberIn(page, 't257'),
    async draw(canvas) {
      decodeImage(bytes, page);
      const { width, height } = page;
      canvas.width = width;
      canvas.height = height;
      const pixels = new Uint8ClampedArray(toRGBA8(page));
      canvas.getContext('2d')?.putImageData(new ImageData(pixels, width, height), 0, 0);
    },
  };
}

/** The first value of a field: `t256` is the width, `t257` the height. */
function numberIn(page: IFD, field: string): number {
  const value = page[field];
  return Array.isArray(value) ? Number(value[0]) : 0;
}
