import { mostBytesPerFile } from '../../files/received-file.ts';

/** What a route that takes files lets in. A route may name others than these. */
export type UploadLimits = {
  bytesPerFile: number;
  /** Files after so many are refused one by one; the first ones are kept. */
  files: number;
  fields: number;
  bytesPerField: number;
  /** Of the whole request, with files that are refused. */
  bytesInAll: number;
  /** Without a single byte. */
  idleSeconds: number;
  /** From the first byte to the last: ten files of ten megabytes over a line of 60 kB/s. */
  longestSeconds: number;
};

const usual = {
  bytesPerFile: mostBytesPerFile,
  files: 10,
  fields: 200,
  bytesPerField: 64 * 1024,
  idleSeconds: 60,
  longestSeconds: 1800,
};

export function limitsOf(given: true | Partial<UploadLimits>): UploadLimits {
  const named = { ...usual, ...(given === true ? {} : given) };
  // Files that are too large are read to their end, so that those after them are found.
  return { bytesInAll: named.bytesPerFile * (named.files + 10), ...named };
}
