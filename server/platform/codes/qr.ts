import { type DrawingContext, render } from 'bwip-js/node';

/** Light modules around the code, without which readers miss it (ISO/IEC 18004). */
export const quietZone = 4;

/** A QR code as one SVG path. `size` is its width and height in modules without the quiet zone; the path begins at 0,0. */
export type QrPath = { size: number; path: string };

/**
 * A QR code of a text. A quarter of it may be dirty or torn. Code texts in capital letters, digits and hyphens give
 * the smallest codes: printed, 20 mm with the quiet zone is enough for them.
 */
export function qrPath(text: string): QrPath {
  // Any mask is right: to weigh all eight against each other takes longer than the drawing. The types lack options of single kinds.
  return render({ bcid: 'qrcode', text, eclevel: 'Q', mask: 3, scale: 1 } as Parameters<typeof render>[0], collectPath());
}

/** A QR code with its quiet zone as an SVG document. */
export function qrSvg(text: string): string {
  const { size, path } = qrPath(text);
  const whole = size + 2 * quietZone;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-quietZone} ${-quietZone} ${whole} ${whole}" width="${whole}" height="${whole}">` +
    `<path fill-rule="evenodd" d="${path}"/></svg>`
  );
}

/** What the library asks of a canvas: it draws a code as polygons, two units to a module. */
function collectPath(): DrawingContext<QrPath> {
  const unitsPerModule = 2;
  let size = 0;
  let path = '';
  const nothing = () => undefined;
  return {
    scale: (x, y) => [x, y],
    measure: () => ({ width: 0, ascent: 0, descent: 0 }),
    init: (width) => {
      size = width / unitsPerModule;
    },
    polygon: (points) => {
      path += `M${points.map(([x, y]) => `${x / unitsPerModule} ${y / unitsPerModule}`).join('L')}Z`;
    },
    line: nothing,
    hexagon: nothing,
    ellipse: nothing,
    fill: nothing,
    text: nothing,
    end: () => ({ size, path }),
  };
}
