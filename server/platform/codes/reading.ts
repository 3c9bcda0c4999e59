import { join } from 'node:path';
import { openThread, ThreadFault } from '../process/thread.ts';
import type { Code } from './code.ts';
import { largestBytes, type ReadingOrder } from './reading/limits.ts';

/** The kinds of files in which codes are looked for. */
export const codeMediaTypes = ['image/jpeg', 'image/png', 'image/tiff', 'application/pdf'] as const;
type CodeMediaType = (typeof codeMediaTypes)[number];

/**
 * What was found in a file. `pages` has the codes of each page, each code once; a photo is one page. `isCut`: the file
 * goes on, but has too many pages or takes too long; codes stand at the beginning.
 */
export type CodesRead = { pages: Code[][]; isCut: boolean };

/**
 * Why nothing could be looked for: another kind of file, too many bytes or pixels, not what it says it is, it kept the
 * reader busy for too long, or too many files are waiting (try again later).
 */
export type ReadingFault = 'type-not-read' | 'too-large' | 'damaged' | 'took-too-long' | 'busy';

const order: (order: ReadingOrder) => Promise<CodesRead | { fault: ReadingFault }> = openThread({
  file: join(import.meta.dirname, 'reading/reading-thread.ts'),
  mostSeconds: 45,
  mostMegabytes: 512,
  mostWaiting: 50,
});

/**
 * Looks for our codes in a photo or a scan, on a thread of its own, since strangers have made the file. Never throws
 * for anything that a file can hold. Other QR codes and text are passed over.
 * @param mediaType what the file is by its content, not by its name
 */
export async function readCodes(bytes: Uint8Array, mediaType: string): Promise<CodesRead | { fault: ReadingFault }> {
  if (!isCodeMediaType(mediaType)) return { fault: 'type-not-read' };
  if (bytes.length > largestBytes) return { fault: 'too-large' };
  try {
    return await order({ bytes, mediaType });
  } catch (error) {
    const fault = error instanceof ThreadFault ? faultOf(error) : undefined;
    if (fault === undefined) throw error;
    return { fault };
  }
}

function isCodeMediaType(mediaType: string): mediaType is CodeMediaType {
  return codeMediaTypes.some((one) => one === mediaType);
}

/** What a file can bring about. A thread that fails otherwise is a fault of the program. */
function faultOf({ reason }: ThreadFault): ReadingFault | undefined {
  switch (reason) {
    case 'took-too-long':
      return 'took-too-long';
    case 'out-of-memory':
      return 'too-large';
    case 'too-many':
      return 'busy';
    case 'failed':
      return undefined;
  }
}
