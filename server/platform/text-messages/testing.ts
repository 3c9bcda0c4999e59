import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TextMessageGateway } from '../settings/ways-out.ts';

/** What the gateway does with a message: takes it, is busy or out of order for now, refuses it for good, sends us elsewhere, or never answers. */
export type GatewayManner = 'takes' | 'is-busy' | 'is-broken' | 'refuses' | 'redirects' | 'is-silent';

export type TestGateway = {
  gateway: TextMessageGateway;
  /** Messages taken, each once, however often it was sent. */
  messages: { id: string; from: string | undefined; to: string; text: string }[];
  /** How often anybody asked. */
  asked: number;
  manner: GatewayManner;
  close(): Promise<void>;
};

const statuses = { takes: 202, 'is-busy': 429, 'is-broken': 503, refuses: 400, redirects: 307 } as const;

/** A gateway for text messages inside the test. Its manner can be changed at any time. */
export async function openTestGateway(): Promise<TestGateway> {
  const server = createServer((request, response) => {
    opened.asked += 1;
    let body = '';
    request.setEncoding('utf8').on('data', (piece: string) => (body += piece));
    request.on('end', () => {
      if (opened.manner === 'is-silent') return;
      if (request.headers.authorization !== `Bearer ${opened.gateway.secret}`) return void response.writeHead(401).end();
      if (opened.manner === 'takes') {
        // What our own adapter writes.
        const message = JSON.parse(body) as TestGateway['messages'][number];
        if (!opened.messages.some(({ id }) => id === message.id)) opened.messages.push(message);
      }
      // A gateway that repeats what it was sent: none of that may reach a log.
      response.writeHead(statuses[opened.manner], { location: `${opened.gateway.url}/elsewhere` }).end(body);
    });
  });
  await new Promise<void>((begun) => void server.listen(0, '127.0.0.1', begun));
  // A server that listens at a port has an address with one.
  const { port } = server.address() as AddressInfo;
  const opened: TestGateway = {
    gateway: { url: `http://127.0.0.1:${port}/messages`, secret: 'a secret of the gateway', sender: 'Kela', seconds: 5 },
    messages: [],
    asked: 0,
    manner: 'takes',
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
  return opened;
}
