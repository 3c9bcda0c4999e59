import { imageSize } from 'image-size';
import { answerOrders } from '../../process/thread.ts';
import { readCode, writeCode, type Code } from '../code.ts';
import type { CodesRead, ReadingFault } from '../reading.ts';
import { checkPixels, startPatience, TooManyPixels, type Patience, type ReadingOrder } from './limits.ts';
import { textsOfPdf } from './pdf-pages.ts';
import { forgetMemory, textsOfFile } from './pixels.ts';
import { textsOfTiff } from './tiff-pages.ts';

/** The thread that looks for codes in files that strangers have made. What libraries complain of is nobody's news. */
for (const level of ['log', 'info', 'warn', 'error'] as const) console[level] = () => undefined;

answerOrders(async (order): Promise<CodesRead | { fault: ReadingFault }> => {
  // Only `readCodes` gives orders here.
  const { bytes, mediaType } = order as ReadingOrder;
  try {
    const { pages, isCut } = await textsOf(bytes, mediaType, startPatience());
    return { pages: pages.map(codesIn), isCut };
  } catch (error) {
    return { fault: error instanceof TooManyPixels ? 'too-large' : 'damaged' };
  } finally {
    forgetMemory();
  }
});

async function textsOf(bytes: Uint8Array, mediaType: string, patience: Patience): Promise<{ pages: string[][]; isCut: boolean }> {
  if (mediaType === 'application/pdf') return textsOfPdf(bytes, patience);
  if (mediaType === 'image/tiff') return textsOfTiff(bytes, patience);
  const { width, height, type } = imageSize(bytes);
  if (type !== 'jpg' && type !== 'png') throw new Error('another kind of picture');
  checkPixels(width, height);
  return { pages: [await textsOfFile(bytes)], isCut: false };
}

/** Our own codes among the texts of a page, each once. */
function codesIn(texts: readonly string[]): Code[] {
  const codes = new Map<string, Code>();
  for (const text of texts) {
    const read = readCode(text);
    // A bare number in a strange QR code may look like a reference by chance: on paper we always write it as a code.
    if ('code' in read && /^\s*L1/iu.test(text)) codes.set(writeCode(read.code), read.code);
  }
  return [...codes.values()];
}
