/** A file in which codes are to be looked for. */
export type ReadingOrder = { bytes: Uint8Array; mediaType: string };

/** A scan of many pages is larger than an attachment. */
export const largestBytes = 40 * 1024 * 1024;
/** More than A4 at 600 dots per inch, and more than phones take. */
export const mostPixels = 60_000_000;
export const mostPages = 60;
export const mostImagesOfPage = 20;
/** After so many seconds what has been found is given back; the thread itself is ended later. */
export const enoughSeconds = 30;

/** A file, or one of its pages, has more pixels than we want to unpack. */
export class TooManyPixels extends Error {}

/** @throws TooManyPixels */
export function checkPixels(width: number, height: number): void {
  if (!(width > 0 && height > 0 && width * height <= mostPixels)) throw new TooManyPixels(`${width} × ${height}`);
}

/** Tells whether it is time to stop. */
export type Patience = { isOver: () => boolean };

export function startPatience(): Patience {
  const end = performance.now() + enoughSeconds * 1000;
  return { isOver: () => performance.now() > end };
}
