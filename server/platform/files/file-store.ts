import type { Readable } from 'node:stream';
import type { MediaType } from './types/media-types.ts';

/** Why a file is not taken in. The words for each stand in `texts.ts`. */
export const fileFaults = [
  'empty',
  'too-large',
  'too-many-files',
  'wrong-type',
  'wrong-content',
  'too-many-pixels',
  'damaged',
  'encrypted-pdf',
  'has-trailing-data',
] as const;
export type FileFault = (typeof fileFaults)[number];

/** Thrown while a file arrives: nothing of it is kept. */
export class RefusedFile extends Error {
  override name = 'RefusedFile';
  readonly fault: FileFault;

  constructor(fault: FileFault) {
    super(fault);
    this.fault = fault;
  }
}

/** What is known of a file that lies in the store. `sha256`: 64 hexadecimal digits, of the bytes as they were sent. */
export type StoredFile = { sha256: string; byteCount: number; mediaType: MediaType };

/** Bytes that can be read at any place, without holding all of them. */
export type ReadableBytes = {
  byteCount: number;
  /** At most `length` bytes; fewer at the end. */
  read(position: number, length: number): Promise<Buffer>;
};

export type Arrival = {
  /** The file is refused as `too-large` when it goes on after so many bytes. */
  mostBytes: number;
  /** Decides the type by the content before anything is kept, or throws a RefusedFile. */
  typeOf(bytes: ReadableBytes): Promise<MediaType>;
};

/**
 * Keeps files by their content: the same bytes are kept once, and are never changed. It knows nothing of whose they are.
 * Two kinds of store keep to the same contract: a folder, and a bucket at an S3-compatible service.
 */
export type FileStore = {
  /** Answers when the bytes would outlive a power cut. Throws a RefusedFile, and keeps nothing, when the file is not taken in. */
  put(content: AsyncIterable<Uint8Array>, arrival: Arrival): Promise<StoredFile>;
  has(sha256: string): Promise<boolean>;
  /**
   * The bytes as they were sent. The stream fails before its last bytes when they are not those of `sha256`, so that
   * nobody takes a changed file for whole. Throws a MissingFile.
   */
  open(sha256: string): Promise<{ byteCount: number; content: Readable }>;
  /** Where two owners may have sent the same bytes, only a sweep removes them without a race: let that do it. */
  remove(sha256: string): Promise<void>;
  /**
   * Removes what was left half done more than 24 hours ago and, if it is told which of a few hundred files somebody
   * `needs`, those older than that which nobody does. Returns how many stored files went.
   */
  sweep(now: Date, needs?: (hashes: readonly string[]) => Promise<ReadonlySet<string>>): Promise<number>;
};

export class MissingFile extends Error {
  override name = 'MissingFile';
}

/** The store does not answer, or has no room: what was to be kept is not, and may be sent again. */
export class FileStoreUnavailable extends Error {
  override name = 'FileStoreUnavailable';
  readonly code = 'FILE_STORE_UNAVAILABLE';
}

export function checkHash(sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new TypeError('not a SHA-256 in hexadecimal digits');
  return sha256;
}

export const leftoverAgeMilliseconds = 24 * 3600 * 1000;
