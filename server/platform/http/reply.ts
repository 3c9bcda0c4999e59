import { gzipSync } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { renderToString } from 'preact-render-to-string';
import { contentDisposition } from '../files/file-names.ts';
import type { CookieJar } from './cookies.ts';
import type { EventsReply, Reply, StreamReply, Visit } from './route.ts';

const yearSeconds = 31_536_000;

/**
 * Headers that keep every answer to this site. There is no inline script or style anywhere.
 * `formSites`: where a form may lead by a redirect besides this site, to sign in or out at an identity provider.
 */
export function setSafetyHeaders(reply: FastifyReply, publicUrl: string, formSites: readonly string[]): void {
  reply.headers({
    'content-security-policy':
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
      `form-action ${["'self'", ...formSites].join(' ')}; ` +
      "frame-ancestors 'none'; base-uri 'none'",
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=()',
    'cache-control': 'no-store',
  });
  if (publicUrl.startsWith('https:')) reply.header('strict-transport-security', `max-age=${yearSeconds}; includeSubDomains`);
}

/** Sends what a route answered. A language that was chosen on the way is kept in a cookie; that of a file is the file's alone. */
export function sendReply(
  answer: Exclude<Reply, EventsReply>,
  request: FastifyRequest,
  reply: FastifyReply,
  jar: CookieJar,
  visit: Visit,
): FastifyReply {
  if (answer.kind !== 'file' && (visit.changesLanguage || /[?&]language=/.test(request.url)))
    reply.header('set-cookie', jar.write({ name: 'language', value: visit.language, maxAgeSeconds: yearSeconds }));
  switch (answer.kind) {
    case 'page':
      for (const cookie of answer.cookies ?? []) reply.header('set-cookie', jar.write(cookie));
      if (answer.embeds) reply.header('content-security-policy', framePolicy(answer.embeds, reply));
      return sendHtml(`<!doctype html>${renderToString(answer.page)}`, answer.status, request, reply);
    case 'redirect':
      for (const cookie of answer.cookies ?? []) reply.header('set-cookie', jar.write(cookie));
      if (answer.clearsSite) reply.header('clear-site-data', '"cache", "storage"');
      return reply.redirect(answer.to, 303);
    case 'json':
      return reply.code(answer.status).type('application/json; charset=utf-8').send(JSON.stringify(answer.data));
    case 'text':
      if (answer.fileName) reply.header('content-disposition', `attachment; filename="${answer.fileName}"`);
      return reply.type(answer.contentType).send(answer.text);
    case 'stream':
      return sendStream(answer, reply);
    case 'archive':
      return reply
        .headers({
          'content-security-policy': "sandbox; default-src 'none'",
          'content-disposition': contentDisposition('attachment', answer.fileName),
        })
        .type('application/zip')
        .send(answer.content);
    case 'file':
      if (answer.etag !== undefined) {
        reply.headers({ etag: answer.etag, 'cache-control': 'private, no-cache' });
        if (request.headers['if-none-match']?.includes(answer.etag)) return reply.code(304).send();
      }
      return reply.header('content-disposition', `attachment; filename="${answer.fileName}"`).type(answer.contentType).send(answer.content);
  }
}

/**
 * The page around a frame may hold it. The frame itself is a stranger to this site: it runs our script that draws, and no
 * other; it may ask for nothing, so what somebody sent can neither load nor tell anything.
 */
function framePolicy(embeds: 'frame' | 'nothing', reply: FastifyReply): string {
  if (embeds === 'frame') return `${String(reply.getHeader('content-security-policy'))}; frame-src 'self'`;
  return (
    "sandbox allow-scripts; default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; img-src data: blob:; " +
    "frame-ancestors 'self'; base-uri 'none'; form-action 'none'"
  );
}

/** What people sent is never part of a page of ours: no script, form or request of it works, whatever its bytes are taken for (ASVS 3.2.1, 5.4.1). */
function sendStream(answer: StreamReply, reply: FastifyReply): FastifyReply {
  return reply
    .headers({
      'content-security-policy': "sandbox; default-src 'none'",
      'content-disposition': contentDisposition('isShown' in answer ? 'inline' : 'attachment', answer.fileName),
      'content-length': answer.byteCount,
    })
    .type(answer.mediaType)
    .send(answer.content);
}

export function sendHtml(html: string, status: number, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  reply.code(status).type('text/html; charset=utf-8').header('vary', 'accept-encoding, cookie');
  if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return reply.send(html);
  return reply.header('content-encoding', 'gzip').send(gzipSync(html, { level: 4 }));
}
