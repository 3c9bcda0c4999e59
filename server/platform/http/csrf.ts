import { randomBytes } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '../errors/refusal.ts';
import type { Secrets } from '../secrets/secrets.ts';
import type { Session } from './person.ts';

type Signed = Pick<Session, 'id' | 'person'>;

/**
 * A token that proves that a form came from a page of this session, and about whose matters the page was. Each page gets
 * another, so that it cannot be guessed from a compressed page.
 */
export function newCsrfToken(secrets: Secrets, session: Signed): string {
  const nonce = randomBytes(9).toString('base64url');
  const mandate = mandateOf(session);
  return `${nonce}.${mandate}.${secrets.sign('csrf', `${session.id}.${nonce}.${mandate}`)}`;
}

/** What a token proves: undefined when it is none of this session. `isForSame`: its page was about those whom the session is about now. */
export function readCsrfToken(secrets: Secrets, session: Signed, token: string): { isForSame: boolean } | undefined {
  const [nonce, mandate, signature] = token.split('.');
  if (nonce === undefined || mandate === undefined || signature === undefined) return undefined;
  if (!secrets.isSigned('csrf', `${session.id}.${nonce}.${mandate}`, signature)) return undefined;
  return { isForSame: mandate === mandateOf(session) };
}

/** The mandate by which the session acts for another; empty when it acts for nobody. */
function mandateOf({ person }: Signed): string {
  return person.role === 'customer' ? (person.agent?.mandateId ?? '') : '';
}

/** Refuses a change that another site's page asked the browser for. */
export function refuseForeignOrigin(request: FastifyRequest, publicUrl: string): void {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Refusal('forged-request');
  const origin = request.headers.origin;
  if (origin !== undefined && origin !== new URL(publicUrl).origin) throw new Refusal('forged-request');
}
