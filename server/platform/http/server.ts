import fastify, { LogController, type FastifyBaseLogger, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import rateLimit from '@fastify/rate-limit';
import type { Clock } from '../clock/clock.ts';
import { Refusal } from '../errors/refusal.ts';
import type { FileStore } from '../files/file-store.ts';
import type { Secrets } from '../secrets/secrets.ts';
import { answerRefusal } from './answer-refusal.tsx';
import { cookieJar } from './cookies.ts';
import { readCsrfToken, refuseForeignOrigin } from './csrf.ts';
import { asActor } from '../database/acting.ts';
import { actorOf } from './actor.ts';
import { wakingAfter } from '../jobs/waking.ts';
import { checkJson, checkTexts, withoutOwnFields } from './input.ts';
import { type Agent, hasRight, type Session } from './person.ts';
import { type PostedForm, readPostedForm, readQuery, singleValue } from './posted-form.ts';
import { rateBuckets } from './live/refetching.ts';
import { sendReply, setSafetyHeaders } from './reply.ts';
import type { Frame, Route, Visit } from './route.ts';
import { sendEvents } from './live/send-events.ts';
import { endUpload, isUpload, type SentText, takeTexts, takeUpload, type Upload } from './uploads/take-upload.ts';
import { limitsOf } from './uploads/upload-limits.ts';
import { chooseLanguage, openVisit, strangersVisit } from './visit.ts';

export type ServerParts = {
  routes: readonly Route[];
  frame: Frame;
  clock: Clock;
  secrets: Secrets;
  publicUrl: string;
  log: FastifyBaseLogger;
  /** Where the files of an upload go. */
  files: FileStore;
  /** Finds the session of a token, and lets its idle time begin anew unless told otherwise; `isOver` when it has run out but not been ended by anyone. */
  findSession(token: string, now: Date, how: { prolongs: boolean }): Promise<{ session: Session; isOver: boolean } | undefined>;
  /** Lets a session be about whoever signed in, and no longer about another. */
  endActing(sessionId: string): Promise<void>;
  /** Other sites that a form may lead to by a redirect: those of the identity providers. */
  formSites: readonly string[];
  /** Called after an answer that left word in the outbox. */
  wakeRelay(): void;
  trustedProxies: readonly string[];
  /** Requests a minute from one address or session; 0 sets no limit. */
  requestsPerMinute: number;
};

const largestBody = 512 * 1024;

/** The web server: every route with its right, its input checked, its answer dressed. Throws when a route is not whole. */
export async function createServer(parts: ServerParts): Promise<FastifyInstance> {
  const app = fastify({
    loggerInstance: parts.log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: largestBody,
    // The longest that a request may take to arrive. An upload over a slow line has its own, shorter limits.
    requestTimeout: 31 * 60_000,
    trustProxy: parts.trustedProxies.length > 0 ? [...parts.trustedProxies] : false,
    routerOptions: { maxParamLength: 200 },
  });
  const jar = cookieJar(parts.publicUrl.startsWith('https:'));
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, readPostedForm(String(body)));
    } catch (error) {
      // Whatever reading a form throws is an Error.
      done(error as Error);
    }
  });
  const takers = new Set(
    parts.routes.filter(({ takesFiles, takesTexts }) => takesFiles || takesTexts).map(({ method, path }) => `${method} ${path}`),
  );
  app.addContentTypeParser('multipart/form-data', (request, _body, done) =>
    // Nothing is read before the person may send it: the route's handler does.
    done(takers.has(`${request.method} ${request.routeOptions.url}`) ? null : new Refusal('wrong-content-type')),
  );
  if (parts.requestsPerMinute > 0) {
    await app.register(rateLimit, {
      ...rateBuckets(parts.requestsPerMinute),
      timeWindow: '1 minute',
      allowList: (request) => request.url.startsWith('/assets/') || request.url === '/health' || request.url === '/ready',
      errorResponseBuilder: () => new Refusal('too-many-requests'),
    });
  }
  app.addHook('onRequest', async (_request, reply) => setSafetyHeaders(reply, parts.publicUrl, parts.formSites));
  logRequests(app, parts.log);
  const visitOf = (request: FastifyRequest) => openVisit(request, parts, jar);
  const visitToRefuse = async (request: FastifyRequest) => {
    try {
      return await visitOf(request);
    } catch {
      return strangersVisit(request, parts, jar);
    }
  };
  app.setErrorHandler(async (error, request, reply) => {
    await endUpload(error, request, reply);
    return answerRefusal(error, await visitToRefuse(request), request, reply, parts.log);
  });
  app.setNotFoundHandler(async (request, reply) =>
    answerRefusal(new Refusal('not-found'), await visitOf(request), request, reply, parts.log),
  );
  for (const route of parts.routes) addRoute(app, route, parts, visitOf, jar);
  return app;
}

function addRoute(
  app: FastifyInstance,
  route: Route,
  parts: ServerParts,
  visitOf: (request: FastifyRequest) => Promise<Visit>,
  jar: ReturnType<typeof cookieJar>,
): void {
  if (!Object.hasOwn(route, 'right')) throw new Error(`${route.method} ${route.path} names no right`);
  if (route.method === 'POST' && !route.body && !route.takesForm && !route.takesFiles && !route.takesTexts)
    throw new Error(`${route.method} ${route.path} names no body`);
  app.route({
    method: route.method,
    url: route.path,
    config: { live: route.live },
    handler: async (request: FastifyRequest, reply: FastifyReply) => {
      const seen = await visitOf(request);
      await refuseLostMandate(route, seen, parts);
      const visit = admit(route, seen);
      const upload = (route.takesFiles || route.takesTexts) && isUpload(request) ? await uploadOf(route, request, visit, parts) : undefined;
      if (route.method === 'POST' && !upload) refuseForgery(route, request, visit, parts, request.body);
      const act = () => asActor(actorOf(route, visit), () => route.answer(visit, inputOf(route, request, upload)));
      const answer = await wakingAfter(() => parts.wakeRelay(), act);
      if (answer.kind === 'events') return sendEvents(answer, request, reply, visit, () => isAdmitted(route, request, visitOf));
      return sendReply(answer, request, reply, jar, visit);
    },
  });
}

/** Lets a person on who has the route's right. A session that is over counts only for keeping what was typed. */
function admit(route: Route, visit: Visit): Visit {
  const person = visit.session?.person ?? (route.keepsTyped ? visit.overSession?.person : undefined);
  if (person?.role === 'customer' && person.agent) refuseBeyondMandate(route, person.agent);
  if (!hasRight(route.right, person)) throw new Refusal(person ? 'not-allowed' : 'sign-in-needed');
  return person ? Object.assign(visit, { person }) : visit;
}

/** Whether whoever asked may still: the session goes on, and its person has the right. Throws what is no answer to that. */
async function isAdmitted(route: Route, request: FastifyRequest, visitOf: (request: FastifyRequest) => Promise<Visit>): Promise<boolean> {
  const visit = await visitOf(request);
  try {
    admit(route, visit);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

/** What is shown or changed by such a route is somebody's own: it matters for whom one acts. */
function isAboutSomebody({ right }: Route): boolean {
  return right === 'own-matters' || right === 'own-person';
}

/** Whose mandate has ended meanwhile is told so once, before anything is shown or changed, and is then back to themselves. */
async function refuseLostMandate(route: Route, visit: Visit, parts: ServerParts): Promise<void> {
  const session = visit.session ?? visit.overSession;
  if (!session?.hasLostMandate || !isAboutSomebody(route)) return;
  await parts.endActing(session.id);
  throw new Refusal('mandate-not-valid');
}

/** An agent does what the mandate allows, and nothing that is the principal's own person. */
function refuseBeyondMandate(route: Route, agent: Agent): void {
  if (route.right === 'own-person') throw new Refusal('mandate-lacks-action');
  if (route.right !== 'own-matters') return;
  const action = route.action ?? (route.method === 'GET' ? 'view' : 'apply');
  if (!agent.actions.includes(action)) throw new Refusal('mandate-lacks-action');
}

function refuseForgery(route: Route, request: FastifyRequest, visit: Visit, parts: ServerParts, posted: unknown): void {
  if (visit.session?.kind === 'key') return;
  refuseForeignOrigin(request, parts.publicUrl);
  const session = visit.session ?? visit.overSession;
  if (!session) return;
  const header = request.headers['x-csrf-token'];
  const token = typeof header === 'string' ? header : posted instanceof Map ? singleValue(posted, '_csrf') : undefined;
  const proof = token === undefined ? undefined : readCsrfToken(parts.secrets, session, token);
  if (!proof) throw new Refusal('forged-request');
  // The page was made before the person began, or stopped, to act for another: what it says of them is not so any more.
  if (isAboutSomebody(route) && !proof.isForSame) throw new Refusal('acting-changed');
}

type Sent = Upload & { texts?: readonly SentText[] };

/** Reads a request with files. Nothing is stored before its token is seen: it stands before the first file, or in the header. */
async function uploadOf(route: Route, request: FastifyRequest, visit: Visit, parts: ServerParts): Promise<Sent> {
  if (visit.session?.kind !== 'key') refuseForeignOrigin(request, parts.publicUrl);
  // The router gives names and texts.
  await route.admitsFiles?.(visit, request.params as Record<string, string>);
  const check = (form: PostedForm) => refuseForgery(route, request, visit, parts, form);
  if (route.takesTexts) {
    const { form, files } = await takeTexts(request.raw, { limits: limitsOf(route.takesTexts), admit: check });
    chooseLanguage(visit, form);
    return { form, files: [], texts: files };
  }
  const upload = await takeUpload(request.raw, { limits: limitsOf(route.takesFiles ?? {}), store: parts.files, admit: check });
  chooseLanguage(visit, upload.form);
  return upload;
}

const noForm: PostedForm = new Map();

function inputOf(route: Route, request: FastifyRequest, upload: Sent | undefined) {
  const sent = upload?.form ?? request.body;
  const posted = sent instanceof Map ? withoutOwnFields(sent) : undefined;
  if (!posted && (route.takesForm || route.takesFiles || route.takesTexts)) throw new Refusal('wrong-content-type');
  const checkBody = () => {
    if (!route.body) return {};
    return posted ? checkTexts(route.body, posted) : checkJson(route.body, request.body ?? {});
  };
  const query = new Map([...readQuery(request.url)].filter(([name]) => name !== 'language'));
  // The shapes give the types: what passes them is what the route's types say.
  return {
    params: route.params ? checkTexts(route.params, new Map(Object.entries(request.params ?? {}).map(([k, v]) => [k, [String(v)]]))) : {},
    query: route.query ? checkTexts(route.query, query) : {},
    body: checkBody(),
    form: posted ?? noForm,
    files: upload?.files ?? [],
    texts: upload?.texts ?? [],
  } as Parameters<Route['answer']>[1];
}

/** One line for each request: the route's pattern, never the address, which can name a case. */
function logRequests(app: FastifyInstance, log: FastifyBaseLogger): void {
  app.addHook('onResponse', async (request, reply) => {
    const entry = {
      request: request.id,
      method: request.method,
      route: request.routeOptions.url ?? 'unknown',
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime),
    };
    if (entry.route !== '/health' && entry.route !== '/ready') log.info(entry, 'request');
  });
}
