import { connect } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { House } from '#server/house.ts';
import { findSession } from '#server/people/sign-in/sessions.ts';
import type { Route } from '../route.ts';
import { createServer } from '../server.ts';

/** A web server of the house with other routes than its own: listening, for requests that no browser would send. */
export async function openServerOf(house: House, routes: readonly Route[]): Promise<{ app: FastifyInstance; port: number }> {
  const app = await createServer({
    routes,
    frame: house.frame,
    clock: house.clock,
    secrets: house.secrets,
    publicUrl: house.settings.publicUrl,
    log: house.log,
    files: house.files,
    findSession: (token, now, how) => findSession(house, token, now, how),
    endActing: async () => {},
    formSites: [],
    wakeRelay: () => undefined,
    trustedProxies: [],
    requestsPerMinute: 0,
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const address = app.server.address();
  return { app, port: typeof address === 'object' && address ? address.port : 0 };
}

type RawRequest = {
  path: string;
  headers: Record<string, string | number>;
  /** Sent piece by piece, as fast as it is taken. */ body: AsyncIterable<Buffer> | Iterable<Buffer>;
};

/** Sends a request byte by byte as it is given, and reads what comes back until the server hangs up or `Connection: close` ends it. */
export function sendRaw(port: number, { path, headers, body }: RawRequest): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1' });
    let text = '';
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1');
      // The answers of these tests are short: one piece.
      if (text.includes('\r\n\r\n')) end();
    });
    const end = () => {
      socket.destroy();
      resolve({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 0), text });
    };
    let goOn = () => {};
    socket.on('close', end).on('error', end);
    socket.on('drain', () => goOn()).on('close', () => goOn());
    socket.on('connect', () => {
      const lines = Object.entries({ host: 'localhost', ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
      socket.write(`POST ${path} HTTP/1.1\r\n${lines.join('')}\r\n`);
      send().catch(reject);
    });
    const send = async () => {
      for await (const piece of body) {
        if (socket.destroyed) return;
        if (!socket.write(piece)) await new Promise<void>((go) => (goOn = go));
      }
    };
  });
}
