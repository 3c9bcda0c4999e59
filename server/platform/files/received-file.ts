import { type FileFault, type FileStore, RefusedFile, type StoredFile } from './file-store.ts';
import { cleanFileName } from './file-names.ts';
import { typeByContent } from './types/type-by-content.ts';

/** What became of one file of an upload. One that was refused does not stand in the way of the others. */
export type ReceivedFile = {
  /** Name of the form's field. */
  field: string;
  /** As it may be shown and kept: cleaned, with an ending that fits the content. */
  fileName: string;
  result: { kind: 'stored'; file: StoredFile } | { kind: 'refused'; fault: FileFault };
};

export type SentFile = {
  field: string;
  /** As it was sent: anybody can write anything there. */
  name: string;
  declaredType: string;
  content: AsyncIterable<Uint8Array>;
};

/** The most bytes of one file, unless a route says otherwise. */
export const mostBytesPerFile = 10 * 1024 * 1024;

/** Puts one file into the store if it is one that is taken in. Throws only when the store fails or the sending breaks off. */
export async function receiveFile(store: FileStore, sent: SentFile, mostBytes = mostBytesPerFile): Promise<ReceivedFile> {
  try {
    const file = await store.put(sent.content, { mostBytes, typeOf: (bytes) => typeByContent(bytes, sent) });
    return { field: sent.field, fileName: cleanFileName(sent.name, file.mediaType), result: { kind: 'stored', file } };
  } catch (error) {
    if (!(error instanceof RefusedFile)) throw error;
    return refusedFile(sent, error.fault);
  }
}

export function refusedFile({ field, name }: Pick<SentFile, 'field' | 'name'>, fault: FileFault): ReceivedFile {
  return { field, fileName: cleanFileName(name), result: { kind: 'refused', fault } };
}
