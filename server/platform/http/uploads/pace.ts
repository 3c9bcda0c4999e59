import type { IncomingMessage } from 'node:http';
import { Refusal } from '../../errors/refusal.ts';
import type { UploadLimits } from './upload-limits.ts';

/** Watches a request come in. Calls `fail` when it breaks off, is too slow, or does not end. */
export function watchPace(request: IncomingMessage, limits: UploadLimits, fail: (error: Error) => void): { stop(): void } {
  let byteCount = 0;
  const tooSlow = () => fail(new Refusal('too-slow'));
  // While we have stopped it ourselves, to write what has come, it cannot send.
  const idle = setTimeout(() => (request.isPaused() ? idle.refresh() : tooSlow()), limits.idleSeconds * 1000);
  const longest = setTimeout(tooSlow, limits.longestSeconds * 1000);
  const count = (chunk: Buffer) => {
    byteCount += chunk.length;
    idle.refresh();
    if (byteCount > limits.bytesInAll) fail(new Refusal('too-large'));
  };
  const breakOff = () => {
    if (!request.readableEnded) fail(new Refusal('bad-request'));
  };
  const end = () => clearTimeout(idle);
  request.on('data', count).on('end', end).on('close', breakOff).on('error', breakOff);
  return {
    stop() {
      clearTimeout(idle);
      clearTimeout(longest);
      request.off('data', count).off('end', end).off('close', breakOff);
    },
  };
}

/** Reads on for a while without keeping anything, so that whoever sends can hear why it was refused. */
export function linger(request: IncomingMessage, seconds: number): Promise<void> {
  return new Promise((resolve) => {
    if (request.readableEnded || request.destroyed) return resolve();
    const timer = setTimeout(resolve, seconds * 1000);
    const done = () => {
      clearTimeout(timer);
      resolve();
    };
    request.once('end', done).once('close', done).once('error', done);
    request.resume();
  });
}
