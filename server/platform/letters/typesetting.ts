import { join } from 'node:path';
import { openThread } from '../process/thread.ts';
import { cleanTexts } from './clean-text.ts';

/** A page to be set: the name of its template in `templates/`, what stands on it as JSON, and when it was made (seconds). */
export type TypesettingOrder = { template: string; data: string; at: number };

const order: (order: TypesettingOrder) => Promise<Uint8Array> = openThread({
  file: join(import.meta.dirname, 'typesetting-thread.ts'),
  // A print batch of some hundreds of letters takes some seconds.
  mostSeconds: 120,
  mostMegabytes: 512,
  mostWaiting: 200,
});

/**
 * Makes a tagged PDF (PDF/UA-1, so that a screen reader can read it) of a template and its data, on a thread of its
 * own. Every text of the data stays text. `at` is the moment that the document says it was made.
 * @throws ThreadFault
 */
export async function typeset(template: string, data: object, at: Date): Promise<Buffer> {
  const pdf = await order({ template, data: JSON.stringify(cleanTexts(data)), at: Math.floor(at.getTime() / 1000) });
  return Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
}
