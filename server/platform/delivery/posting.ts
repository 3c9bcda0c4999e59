import type { Static, TSchema } from 'typebox';
import { Check } from 'typebox/value';
import { DeliveryFailed } from './delivery-failed.ts';

export type Posted = { headers?: Record<string, string>; body: string | FormData; seconds: number };
export type Answer = { status: number; text: string };

const longestAnswer = 64 * 1024;

/**
 * Posts something to a service outside the house and reads its answer, whatever its status. A redirect is not followed: it
 * would take what was written elsewhere.
 * @throws DeliveryFailed for now, when no answer comes in time.
 */
export async function post(address: string, { headers = {}, body, seconds }: Posted): Promise<Answer> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers,
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(seconds * 1000),
    });
    return { status: response.status, text: await readStart(response) };
  } catch (error) {
    throw new DeliveryFailed(codeOf(error), false);
  }
}

/** At most 64 kB: what we ask has short answers, and one that never ends must not fill the memory. */
async function readStart(response: Response): Promise<string> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of response.body ?? []) {
    pieces.push(piece);
    length += piece.byteLength;
    if (length > longestAnswer) break;
  }
  return Buffer.concat(pieces).toString('utf8');
}

/** What is not as the service describes it is not understood, and so not taken for an answer. */
export function readJson<S extends TSchema>(shape: S, text: string): Static<S> {
  const data = parse(text);
  if (!Check(shape, data)) throw new DeliveryFailed('answer-not-understood', false);
  return data;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** 401 and 403 mean our own secret, not whom we write to; 408, 425 and 429 ask for patience. Every other 4xx refuses for good. */
const passing: readonly number[] = [401, 403, 408, 425, 429];

/** What an answer other than "taken" means for what was posted. */
export function refusalOf(status: number): DeliveryFailed {
  return new DeliveryFailed(`HTTP ${status}`, status >= 400 && status < 500 && !passing.includes(status));
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if (error.name === 'TimeoutError') return 'ETIMEDOUT';
  const { cause } = error;
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : 'no-answer';
}
