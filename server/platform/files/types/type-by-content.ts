import { type ReadableBytes, RefusedFile } from '../file-store.ts';
import { endingOf, fitsDeclared, fitsEnding, isKnownEnding, type MediaType } from './media-types.ts';
import { checkHeic, isHeic } from './heic.ts';
import { checkJpeg, isJpeg } from './jpeg.ts';
import { checkPdf, isPdf } from './pdf.ts';
import { checkPng, isPng } from './png.ts';
import { checkTiff, isTiff } from './tiff.ts';
import { refuseSecondMeaning } from './second-meaning.ts';

type Kind = { type: MediaType; is: (head: Buffer) => boolean; check: (bytes: ReadableBytes) => Promise<void> };

const kinds: readonly Kind[] = [
  { type: 'application/pdf', is: isPdf, check: checkPdf },
  { type: 'image/jpeg', is: isJpeg, check: checkJpeg },
  { type: 'image/png', is: isPng, check: checkPng },
  { type: 'image/tiff', is: isTiff, check: checkTiff },
  { type: 'image/heic', is: isHeic, check: checkHeic },
];

/**
 * What a file is, by its content alone: then its name and declared type must fit it, it must be whole, and it must not be
 * something else too (ASVS 5.2.2). Throws a RefusedFile.
 */
export async function typeByContent(bytes: ReadableBytes, said: { name: string; declaredType: string }): Promise<MediaType> {
  if (bytes.byteCount === 0) throw new RefusedFile('empty');
  const head = await bytes.read(0, 64);
  const kind = kinds.find(({ is }) => is(head));
  const ending = endingOf(said.name);
  // A page named .pdf says something untrue; an archive named .zip is what it says, only not taken in.
  if (kind === undefined) throw new RefusedFile(ending !== undefined && isKnownEnding(ending) ? 'wrong-content' : 'wrong-type');
  if (ending !== undefined && !fitsEnding(kind.type, ending)) throw new RefusedFile('wrong-content');
  if (!fitsDeclared(kind.type, said.declaredType)) throw new RefusedFile('wrong-content');
  await kind.check(bytes);
  await refuseSecondMeaning(bytes);
  return kind.type;
}
