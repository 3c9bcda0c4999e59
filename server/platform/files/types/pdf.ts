import { type ReadableBytes, RefusedFile } from '../file-store.ts';

/**
 * PDF (ISO 32000): begins with its version at the very first byte and ends with the place of its table and an end mark.
 * What it holds, scripts and files among it, is not looked into: it is packed in ways that only a whole reader opens.
 * It is shown by a reader without scripts, or saved.
 */

const piece = 64 * 1024;
const tailLength = 2048;

export const isPdf = (head: Buffer) => /^%PDF-[12]\.\d/.test(head.toString('latin1', 0, 8));

export async function checkPdf(bytes: ReadableBytes): Promise<void> {
  await checkEnd(bytes);
  for await (const text of texts(bytes)) if (isEncrypted(text)) throw new RefusedFile('encrypted-pdf');
}

async function checkEnd(bytes: ReadableBytes): Promise<void> {
  const begin = Math.max(0, bytes.byteCount - piece);
  const text = (await bytes.read(begin, piece)).toString('latin1');
  const end = text.lastIndexOf('%%EOF');
  if (end === -1) throw new RefusedFile('damaged');
  // Some programs fill up with spaces or zeros.
  if (!/^[\0\s]*$/.test(text.slice(end + 5))) throw new RefusedFile('has-trailing-data');
  if (!/startxref\s+\d+\s*$/.test(text.slice(Math.max(0, end - tailLength), end))) throw new RefusedFile('damaged');
}

/** The trailer, which is never packed, points at how the rest is encrypted. */
function isEncrypted(text: string): boolean {
  return /\/Encrypt\s*(?:\d+\s+\d+\s+R\b|<<)/.test(text);
}

/** The whole file piece by piece; each begins with the end of the one before, so that no word is cut. */
async function* texts(bytes: ReadableBytes): AsyncGenerator<string> {
  let carried = '';
  for (let position = 0; position < bytes.byteCount; position += piece) {
    const text = carried + (await bytes.read(position, piece)).toString('latin1');
    yield text;
    carried = text.slice(-64);
  }
}
