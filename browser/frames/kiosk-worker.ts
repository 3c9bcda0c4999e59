import { codeImage } from '../kiosk/code-image.ts';

/**
 * Stands between the pages of a kiosk and the network. While the network is there it changes nothing. When it is cut, the page
 * that the kiosk keeps for a cut is shown instead, with what was chosen so far.
 */

type Extended = Event & { waitUntil(work: Promise<unknown>): void };
type Asked = Extended & { request: Request; respondWith(answer: Promise<Response>): void };
type WorkerScope = {
  addEventListener(name: string, answer: (event: Asked) => void): void;
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
};

// The type check knows the scope of a page only.
const scope = globalThis as unknown as WorkerScope;
const cacheName = 'kiosk';
/** Where the screen of the last number lies, so that it can be shown again. */
const shownName = 'kiosk-shown';
/** Longer than this nobody stands before a screen that does nothing. */
const patienceMilliseconds = 8000;

scope.addEventListener('install', (event) => event.waitUntil(scope.skipWaiting()));
scope.addEventListener('activate', (event) => event.waitUntil(scope.clients.claim()));
scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const { pathname, searchParams } = new URL(request.url);
  const placeId = /^\/kiosk\/([a-z0-9-]+)(?:\/|$)/.exec(pathname)?.[1];
  if (request.mode === 'navigate' && placeId !== undefined) event.respondWith(showScreen(request, `/kiosk/${placeId}`));
  // Drawn here: the page of a cut asks for it when there is no network.
  else if (placeId !== undefined && pathname.endsWith('/code')) event.respondWith(drawCode(searchParams));
  else if (pathname.startsWith('/assets/')) event.respondWith(showAsset(request));
});

const drawCode = async (asked: URLSearchParams): Promise<Response> => codeImage(asked.get('address') ?? '');

async function showScreen(request: Request, start: string): Promise<Response> {
  // Read before it is sent: a body is read once.
  const posted = request.method === 'POST' ? await request.clone().text() : undefined;
  const answer = await askNetwork(request).catch(() => undefined);
  const { pathname, search } = new URL(request.url);
  const isTicket = pathname.startsWith(`${start}/tickets/`);
  if (answer) {
    if (isTicket && answer.ok) await keepShown(pathname, answer.clone());
    else if (pathname === start) await caches.delete(shownName);
    return answer;
  }
  const shown = isTicket ? await caches.match(pathname, { cacheName: shownName }) : undefined;
  if (shown) return shown;
  const cut = `${start}/cut`;
  // Whether the number was given before the answer was lost, nobody knows here: asked for under the same secret it is one.
  if (posted !== undefined) return Response.redirect(`${cut}?${chosenIn(new URLSearchParams(posted))}`, 303);
  if (isTicket) {
    const chosen = new URLSearchParams(search);
    chosen.set('secret', pathname.slice(`${start}/tickets/`.length));
    return Response.redirect(`${cut}?${chosenIn(chosen)}`, 303);
  }
  return (await caches.match(cut, { cacheName })) ?? Response.error();
}

/** Throws when there is no answer, not a whole one, none in time, or only word that the house is down. */
async function askNetwork(request: Request): Promise<Response> {
  let timer = 0;
  const late = new Promise<never>((_resolve, reject) => {
    timer = Number(setTimeout(() => reject(new Error('no answer in time')), patienceMilliseconds));
  });
  const asking = fetch(request).then(async (answer) => {
    if ([502, 503, 504].includes(answer.status)) throw new Error('the house is down');
    // A redirect has no body that could be read here.
    if (answer.type !== 'opaqueredirect') await answer.clone().arrayBuffer();
    return answer;
  });
  return Promise.race([asking, late]).finally(() => clearTimeout(timer));
}

function chosenIn(from: URLSearchParams): string {
  const chosen = new URLSearchParams();
  for (const name of ['secret', 'in', 'matter', 'quick']) {
    const value = from.get(name);
    if (value !== null) chosen.set(name, value);
  }
  return chosen.toString();
}

/** The last number only: the next person's takes its place. */
async function keepShown(pathname: string, answer: Response): Promise<void> {
  await caches.delete(shownName);
  await (await caches.open(shownName)).put(pathname, answer);
}

/** A file's name changes with its content, so one that is kept is always right. */
async function showAsset(request: Request): Promise<Response> {
  return (await caches.match(request, { cacheName })) ?? fetch(request);
}
