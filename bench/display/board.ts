import { get, type IncomingMessage } from 'node:http';
import { openClient } from '../serving/keep-alive-client.ts';

export type Board = {
  placeId: string;
  /** When each ticket was first on the board, in milliseconds of `performance.now()`. */
  seenAt: Map<string, number>;
  fetches: number;
  close(): void;
};

/**
 * A board as a browser runs it (browser/display-board.ts), without drawing: hears that something changed and fetches the page,
 * one fetch at a time.
 */
export async function openBoard(port: number, placeId: string): Promise<Board> {
  const client = await openClient(port);
  const board: Board = { placeId, seenAt: new Map(), fetches: 0, close: () => undefined };
  const request = `GET /board/${placeId} HTTP/1.1\r\nhost: localhost\r\nx-luukku-refetch: 1\r\naccept-language: fi\r\n\r\n`;
  let [isAsking, isToldMeanwhile] = [false, false];
  const ask = async (): Promise<void> => {
    if (isAsking) {
      isToldMeanwhile = true;
      return;
    }
    isAsking = true;
    do {
      isToldMeanwhile = false;
      const { status, body } = await client.send(request);
      if (status !== 200) throw new Error(`the board answered ${status}`);
      board.fetches += 1;
      for (const [, ticket = ''] of body.toString().matchAll(/<strong class="board-ticket">([^<]+)</g))
        if (!board.seenAt.has(ticket)) board.seenAt.set(ticket, performance.now());
    } while (isToldMeanwhile);
    isAsking = false;
  };
  const stream = await openStream(port, `/board/${placeId}/events`);
  stream.on('data', (chunk: Buffer) => {
    if (chunk.includes('event: changed')) void ask();
  });
  board.close = () => {
    stream.destroy();
    client.close();
  };
  return board;
}

function openStream(port: number, path: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = get({ host: '127.0.0.1', port, path, agent: false }, (response) => {
      if (response.statusCode === 200) resolve(response.on('error', () => undefined));
      else reject(new Error(`the stream answered ${response.statusCode}`));
    });
    request.once('error', reject);
  });
}
