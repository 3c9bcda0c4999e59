/** The kinds of file that are taken in, each with the endings of names and the declared types that fit it. The first ending is the usual one. */
export const mediaTypes = {
  'application/pdf': { endings: ['pdf'], declared: ['application/x-pdf'] },
  'image/jpeg': { endings: ['jpg', 'jpeg', 'jpe', 'jfif'], declared: ['image/jpg', 'image/pjpeg'] },
  'image/png': { endings: ['png'], declared: ['image/x-png'] },
  'image/tiff': { endings: ['tif', 'tiff'], declared: ['image/tif', 'image/x-tiff', 'image/x-tif'] },
  'image/heic': { endings: ['heic', 'heif'], declared: ['image/heif', 'image/heic-sequence', 'image/heif-sequence'] },
} as const;
export type MediaType = keyof typeof mediaTypes;

/** For the `accept` of a file field: endings too, since some systems know no type of HEIC. */
export const acceptedTypes = Object.entries(mediaTypes)
  .flatMap(([type, { endings }]) => [type, ...endings.map((ending) => `.${ending}`)])
  .join(',');

/** Who sends declares nothing by these. A part of a form without a type of its own counts as text/plain. */
const saysNothing = new Set([
  '',
  'text/plain',
  'image/*',
  'application/octet-stream',
  'binary/octet-stream',
  'application/unknown',
  'application/x-unknown',
  'application/download',
  'application/x-download',
  'application/force-download',
]);

export function fitsDeclared(type: MediaType, declared: string): boolean {
  const said = declared.trim().toLowerCase();
  return saysNothing.has(said) || said === type || mediaTypes[type].declared.some((one) => one === said);
}

/** The ending of a name, in small letters: `undefined` when it has none. A day such as `1.2.2015` is no ending. */
export function endingOf(name: string): string | undefined {
  return /\.([a-z][a-z0-9]{0,9})$/i.exec(name.trim())?.[1]?.toLowerCase();
}

export function fitsEnding(type: MediaType, ending: string): boolean {
  return mediaTypes[type].endings.some((one) => one === ending);
}

export function isKnownEnding(ending: string): boolean {
  return Object.values(mediaTypes).some(({ endings }) => endings.some((one) => one === ending));
}
