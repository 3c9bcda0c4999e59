import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { Busboy } from '@fastify/busboy';
import { Refusal } from '../../errors/refusal.ts';
import { watchPace } from './pace.ts';
import type { UploadLimits } from './upload-limits.ts';

export type Part =
  | { kind: 'field'; name: string; value: string }
  /** The next part comes when `content` was read to its end. */
  | { kind: 'file'; name: string; fileName: string; declaredType: string; content: Readable };

/**
 * The parts of a `multipart/form-data` request, one after the other as they come. Throws a Refusal when it is not whole,
 * too large or too slow; a file that is just being read fails with the same.
 */
export async function* partsOf(request: IncomingMessage, limits: UploadLimits): AsyncGenerator<Part> {
  const parser = openParser(request, limits);
  const waiting: Part[] = [];
  const open = new Set<Readable>();
  let failure: Error | undefined;
  let isOver = false;
  let wake = () => {};
  const fail = (error: Error) => {
    failure ??= error;
    request.unpipe(parser);
    for (const content of open) content.destroy(error);
    wake();
  };
  const arrive = (part: Part) => {
    waiting.push(part);
    wake();
  };
  parser.on('field', (name: unknown, value, isNameCut, isValueCut) => {
    if (typeof name !== 'string') fail(new Refusal('bad-request'));
    else if (isNameCut || isValueCut) fail(new Refusal('too-large'));
    else arrive({ kind: 'field', name, value });
  });
  parser.on('file', (name: unknown, content, fileName: unknown, _encoding, declaredType) => {
    open.add(content);
    content.once('close', () => open.delete(content));
    // Whoever reads it hears of its errors; one that still waits has no reader.
    content.on('error', () => {});
    if (typeof name !== 'string') return fail(new Refusal('bad-request'));
    arrive({ kind: 'file', name, fileName: typeof fileName === 'string' ? fileName : '', declaredType, content });
  });
  for (const limit of ['partsLimit', 'fieldsLimit'] as const) parser.on(limit, () => fail(new Refusal('too-large')));
  parser.on('error', () => fail(new Refusal('bad-request')));
  parser.on('finish', () => {
    isOver = true;
    wake();
  });
  const pace = watchPace(request, limits, fail);
  request.pipe(parser);
  try {
    while (true) {
      if (failure) throw failure;
      const part = waiting.shift();
      if (part) yield part;
      else if (isOver) return;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    pace.stop();
    fail(new Refusal('bad-request'));
  }
}

function openParser(request: IncomingMessage, { fields, bytesPerField, files }: UploadLimits) {
  try {
    return new Busboy({
      headers: { ...request.headers, 'content-type': request.headers['content-type'] ?? '' },
      // A field is what has no file name: a browser names every file, chosen or not.
      isPartAFile: (_name, _type, fileName) => fileName !== undefined,
      limits: { fields, fieldSize: bytesPerField, parts: fields + files * 20, headerPairs: 20, headerSize: 8192 },
    });
  } catch {
    // It names no boundary.
    throw new Refusal('bad-request');
  }
}
