import { RefusedFile } from '../file-store.ts';

/** The most pixels of one picture. Opened, it takes four bytes for each: a small file can hold a picture that no machine can open (ASVS 5.2.6). */
export const mostPixels = 80_000_000;

/** Throws a RefusedFile for a picture without extent, or with more pixels than can be opened. */
export function checkPixels(width: number, height: number): void {
  if (width < 1 || height < 1) throw new RefusedFile('damaged');
  if (width * height > mostPixels) throw new RefusedFile('too-many-pixels');
}
