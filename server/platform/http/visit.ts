import type { FastifyRequest } from 'fastify';
import { isLanguage, type Language } from '../language/language.ts';
import { type CookieJar, readCookies } from './cookies.ts';
import { newCsrfToken } from './csrf.ts';
import { type PostedForm, readQuery, singleValue } from './posted-form.ts';
import { isRefetch } from './live/refetching.ts';
import type { ServerParts } from './server.ts';
import type { Visit } from './route.ts';

/** What is known of a request before any route sees it. */
export async function openVisit(request: FastifyRequest, parts: ServerParts, jar: CookieJar): Promise<Visit> {
  const now = parts.clock.now();
  const cookies = readCookies(request.headers.cookie);
  const found = await foundSession(parts, request, cookies.get(jar.nameOf('session')), now);
  const chosen = chosenLanguage(request);
  return {
    ...strangersVisit(request, parts, jar),
    language: languageOf(request, cookies.get(jar.nameOf('language')), chosen, parts.frame.languages),
    session: found?.isOver ? undefined : found?.session,
    overSession: found?.isOver ? found.session : undefined,
    changesLanguage: request.method === 'POST' && chosen !== undefined,
    // A key is sent by hand, never by a browser of itself: it needs no proof against forgery.
    csrfToken: found?.session.kind === 'browser' ? newCsrfToken(parts.secrets, found.session) : '',
  };
}

/** A visit of which nothing is known: for an answer that must succeed although the request cannot be read or the database is away. */
export function strangersVisit(request: FastifyRequest, parts: ServerParts, jar: CookieJar): Visit {
  const cookies = readCookies(request.headers.cookie);
  return {
    language: languageOf(request, cookies.get(jar.nameOf('language')), undefined, parts.frame.languages),
    session: undefined,
    overSession: undefined,
    changesLanguage: false,
    csrfToken: '',
    address: request.url,
    now: parts.clock.now(),
    frame: parts.frame,
    clientAddress: request.ip,
    userAgent: (request.headers['user-agent'] ?? '').slice(0, 400),
    cookies,
  };
}

/** The language button of a form with files: known only when the form is read. */
export function chooseLanguage(visit: Visit, form: PostedForm): void {
  const asked = singleValue(form, '_language');
  if (!isLanguage(asked) || !visit.frame.languages.includes(asked)) return;
  visit.language = asked;
  visit.changesLanguage = true;
}

/** A key counts only in the header that machines send, a browser's session only in its cookie: neither can pass for the other. */
async function foundSession(parts: ServerParts, request: FastifyRequest, cookie: string | undefined, now: Date) {
  const bearer = bearerToken(request);
  const token = bearer ?? cookie;
  const found = token ? await parts.findSession(token, now, { prolongs: !isRefetch(request) }) : undefined;
  return found?.session.kind === (bearer ? 'key' : 'browser') ? found : undefined;
}

function bearerToken(request: FastifyRequest): string | undefined {
  return /^Bearer ([\w-]{43})$/.exec(request.headers.authorization ?? '')?.[1];
}

/** The language asked for by `?language=` or by a language button of a form. */
function chosenLanguage(request: FastifyRequest): Language | undefined {
  const posted = request.body instanceof Map ? singleValue(request.body, '_language') : undefined;
  const asked = posted ?? readQuery(request.url).get('language')?.[0];
  return isLanguage(asked) ? asked : undefined;
}

function languageOf(
  request: FastifyRequest,
  kept: string | undefined,
  chosen: Language | undefined,
  offered: readonly Language[],
): Language {
  const accepted = (request.headers['accept-language'] ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase());
  const wishes = [chosen, kept, ...accepted];
  // An agency offers at least one language: its check says so.
  return offered.find((language) => language === wishes.find((wish) => offered.some((one) => one === wish))) ?? offered[0]!;
}
