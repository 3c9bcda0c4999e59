/** What somebody asked for at a kiosk. `secret` names it: asked again, the same number is given. */
export type Wish = { secret: string; in: string; matter: string; quick: boolean };

/** A number that the kiosk gave itself. `takenAt` by the clock of this machine, in milliseconds. */
export type Kept = Wish & { series: string; no: number; day: string; takenAt: number; isSettled: boolean };

/** Of the last contact with the server: how far its clock is before that of this machine, in milliseconds. */
const clockKey = 'kiosk-clock';
const storeName = 'tickets';
/** As many as the server takes in one message. */
const mostSent = 50;
const patienceMilliseconds = 8000;
/** What was settled is kept a little, so that a page that is loaded anew shows the same number. */
const keptMilliseconds = 36 * 3_600_000;
/** When each number was given by a clock that nobody sets; lost when the page is loaded anew. */
const steady = new Map<string, number>();

export const noteClock = (serverNow: number): void => window.localStorage.setItem(clockKey, String(serverNow - Date.now()));

/** The time as the server would say, as far as is known. */
export const likelyNow = (): number => Date.now() + Number(window.localStorage.getItem(clockKey) ?? '0');

/** As long as a secret of the server's own: 256 random bits. */
export function newSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** Gives the next number of the kiosk's own on that day, and the one that was given already to a wish that comes again. */
export async function keepTicket(wish: Wish, { series, day, lastNo }: { series: string; day: string; lastNo: number }): Promise<Kept> {
  return within('readwrite', async (store) => {
    // The store holds what is put there here and nothing else.
    const all = (await done(store.getAll())) as Kept[];
    const before = all.find(({ secret }) => secret === wish.secret);
    if (before) return before;
    const numbers = all.filter((one) => one.series === series && one.day === day).map(({ no }) => no);
    const kept: Kept = { ...wish, series, day, no: Math.max(lastNo, ...numbers) + 1, takenAt: Date.now(), isSettled: false };
    await done(store.put(kept));
    steady.set(wish.secret, performance.now());
    return kept;
  });
}

/**
 * Sends what was given and has not been taken in. `settled`: there is nothing left; `waiting`: the server could not be asked.
 * What the server refuses is settled too: sending it again would change nothing.
 */
export async function sendKept(address: string): Promise<'settled' | 'waiting'> {
  return navigator.locks.request('kiosk-send', async () => {
    for (;;) {
      const waiting = (await listKept()).filter(({ isSettled }) => !isSettled).slice(0, mostSent);
      if (waiting.length === 0) return 'settled';
      if (!(await send(address, waiting))) return 'waiting';
      await settle(waiting);
    }
  });
}

async function send(address: string, tickets: readonly Kept[]): Promise<boolean> {
  const body = {
    tickets: tickets.map(({ secret, series, no, in: language, matter, quick, takenAt }) => {
      const ago = steady.has(secret) ? performance.now() - (steady.get(secret) ?? 0) : Date.now() - takenAt;
      return { secret, series, no, ago: Math.max(0, Math.round(ago)), in: language, matter, quick };
    }),
  };
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(patienceMilliseconds),
  }).catch(() => undefined);
  return answer?.ok === true;
}

async function settle(tickets: readonly Kept[]): Promise<void> {
  await within('readwrite', async (store) => {
    for (const ticket of tickets) await done(store.put({ ...ticket, isSettled: true }));
    // The store holds what is put there here and nothing else.
    for (const { secret, takenAt } of (await done(store.getAll())) as Kept[])
      if (Date.now() - takenAt > keptMilliseconds) await done(store.delete(secret));
  });
}

// The store holds what is put there here and nothing else.
const listKept = (): Promise<Kept[]> => within('readonly', async (store) => (await done(store.getAll())) as Kept[]);

/** One transaction on the store: what is read in it nobody changes before it has ended. */
async function within<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => Promise<T>): Promise<T> {
  const database = await openDatabase();
  try {
    const transaction = database.transaction(storeName, mode, { durability: 'strict' });
    const ended = new Promise<void>((resolve, reject) => {
      transaction.addEventListener('complete', () => resolve());
      transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('the numbers could not be kept')));
    });
    const result = await work(transaction.objectStore(storeName));
    await ended;
    return result;
  } finally {
    database.close();
  }
}

async function openDatabase(): Promise<IDBDatabase> {
  const opening = indexedDB.open('luukku-kiosk', 1);
  opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore(storeName, { keyPath: 'secret' }));
  return done(opening);
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('the numbers could not be read')));
  });
}
