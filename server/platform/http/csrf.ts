import { randomBytes } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '../errors/refusal.ts';
import type { Secrets } from '../secrets/secrets.ts';

/** A token that proves that a form came from a page of this session. Each page gets another, so that it cannot be guessed from a compressed page. */
export function newCsrfToken(secrets: Secrets, sessionId: string): string {
  const nonce = randomBytes(9).toString('base64url');
  return `${nonce}.${secrets.sign('csrf', `${sessionId}.${nonce}`)}`;
}

export function isCsrfToken(secrets: Secrets, sessionId: string, token: string): boolean {
  const [nonce, signature] = token.split('.');
  return nonce !== undefined && signature !== undefined && secrets.isSigned('csrf', `${sessionId}.${nonce}`, signature);
}

/** Refuses a change that another site's page asked the browser for. */
export function refuseForeignOrigin(request: FastifyRequest, publicUrl: string): void {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Refusal('forged-request');
  const origin = request.headers.origin;
  if (origin !== undefined && origin !== new URL(publicUrl).origin) throw new Refusal('forged-request');
}
