import { type ReadableBytes, RefusedFile } from '../file-store.ts';

const headLength = 1024;
/** An archive is read from its end, where a comment of at most 65 535 bytes may stand after its last record of 22. */
const archiveTail = 65_557;
const tailLength = 4096;

const page = /<(?:!doctype\s+html|html|head|body|script|iframe|svg|object|embed)[\s>/]|<\?php/i;

/**
 * Refuses a file that another program would take for something else: a document that readers look for in the first
 * 1024 bytes, a page, or an archive, which is read from its end. It is served with one type only, and never run; this keeps
 * away from others what was made to be two things at once.
 */
export async function refuseSecondMeaning(bytes: ReadableBytes): Promise<void> {
  const head = (await bytes.read(0, headLength)).toString('latin1');
  if ((!head.startsWith('%PDF-') && head.includes('%PDF-')) || page.test(head)) throw new RefusedFile('wrong-content');
  const tail = await bytes.read(Math.max(0, bytes.byteCount - archiveTail), archiveTail);
  if (page.test(tail.toString('latin1', Math.max(0, tail.length - tailLength))) || endsAnArchive(tail))
    throw new RefusedFile('has-trailing-data');
}

function endsAnArchive(tail: Buffer): boolean {
  for (let at = tail.lastIndexOf('PK\x05\x06', undefined, 'latin1'); at !== -1;) {
    if (at + 22 <= tail.length && at + 22 + tail.readUInt16LE(at + 20) === tail.length) return true;
    at = at === 0 ? -1 : tail.lastIndexOf('PK\x05\x06', at - 1, 'latin1');
  }
  return false;
}
