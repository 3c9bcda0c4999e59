import { get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';

export type HeardStream = {
  status: number;
  headers: IncomingMessage['headers'];
  /** The names of the events that have come so far. */
  events: string[];
  /** Resolves when the server has ended the stream, or the connection was cut. */
  ended: Promise<void>;
  close: () => void;
};

/** Opens a stream of events as a browser does: over the network, since it never ends by itself. The server listens already. */
export async function hearEvents(app: FastifyInstance, path: string, headers: Record<string, string> = {}): Promise<HeardStream> {
  // A server that listens at a port has an address of this kind.
  const { port } = app.server.address() as AddressInfo;
  const request = get({ host: '127.0.0.1', port, path, headers, agent: false });
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request.once('response', resolve);
    request.once('error', reject);
  });
  const events: string[] = [];
  let text = '';
  response.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
    events.splice(0, events.length, ...[...text.matchAll(/^event: (\w+)\ndata: -\n\n/gm)].map(([, name = '']) => name));
  });
  const ended = new Promise<void>((resolve) => response.once('close', resolve));
  response.on('error', () => undefined);
  return { status: response.statusCode ?? 0, headers: response.headers, events, ended, close: () => request.destroy() };
}
