import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { FastifyBaseLogger } from 'fastify';
import type { Payload, Topic } from '../jobs/outbox.ts';
import { channel } from '../jobs/relay.ts';

/** What the relay tells of: a topic of this or of a newer release. */
export type Word = { topic: Topic | (string & {}); payload: Payload };

export type ListenerParts = {
  /** Address of the database without a pooler between: whoever listens needs a connection of their own. */
  directUrl: string;
  log: Pick<FastifyBaseLogger, 'warn'>;
  heard(word: Word): void;
  /** Called with true when listening has begun, or begun again: what was told before was missed; with false when it has ended. */
  hears(isHearing: boolean): void;
};

export type Listening = { stop(): Promise<void> };

const [shortestPause, longestPause] = [200, 10_000];
const probeMilliseconds = 15_000;

/**
 * Listens to what the relays of all nodes tell, over one connection, for as long as this node runs. A connection that is lost
 * is opened again after 0.2 seconds, then twice as long, up to 10 seconds. Ready when it listens for the first time, or could not.
 */
export async function listenForWord(parts: ListenerParts): Promise<Listening> {
  const stopping = new AbortController();
  const { promise: tried, resolve: haveTried } = Promise.withResolvers<void>();
  const running = listenAgainAndAgain(parts, stopping.signal, haveTried);
  await tried;
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

async function listenAgainAndAgain(parts: ListenerParts, stopping: AbortSignal, tried: () => void): Promise<void> {
  let pause = shortestPause;
  while (!stopping.aborted) {
    try {
      await listenOnce(parts, stopping, () => {
        pause = shortestPause;
        parts.hears(true);
        tried();
      });
    } catch (error) {
      parts.log.warn({ err: error }, 'open pages are not told of changes: the database cannot be listened to');
    }
    parts.hears(false);
    tried();
    // Several nodes that lost the same database do not come back at one moment.
    await sleep(pause * (0.5 + Math.random()), undefined, { signal: stopping }).catch(() => undefined);
    pause = Math.min(pause * 2, longestPause);
  }
}

/** Listens until the connection ends or the node stops. Throws when it was lost or never came about. */
async function listenOnce(parts: ListenerParts, stopping: AbortSignal, listens: () => void): Promise<void> {
  const client = new pg.Client({
    connectionString: parts.directUrl,
    application_name: 'luukku live',
    keepAlive: true,
    connectionTimeoutMillis: 5000,
    query_timeout: 5000,
  });
  const lost = new Promise<void>((resolve, reject) => {
    client.on('error', reject);
    client.on('end', resolve);
    stopping.addEventListener('abort', () => resolve(), { once: true });
  });
  // It may be lost before anybody waits for that.
  lost.catch(() => undefined);
  client.on('notification', ({ payload }) => {
    const word = readWord(payload);
    if (word) parts.heard(word);
  });
  let probing: NodeJS.Timeout | undefined;
  try {
    await client.connect();
    await client.query(`listen ${channel}`);
    listens();
    // A server that went away without a word is found out by asking.
    probing = setInterval(() => void client.query('select').catch((error: unknown) => client.emit('error', error)), probeMilliseconds);
    await lost;
  } finally {
    clearInterval(probing);
    await client.end().catch(() => undefined);
  }
}

function readWord(payload: string | undefined): Word | undefined {
  try {
    // Written by the relay alone.
    return JSON.parse(payload ?? '') as Word;
  } catch {
    return undefined;
  }
}
