import { connect, type Socket } from 'node:net';

/**
 * The smallest HTTP client: one connection kept open, one request at a time, nothing read of an answer but its status
 * and where it ends. It leaves the processor to what is measured.
 */
export type KeepAliveClient = { send(request: string): Promise<{ status: number; body: Buffer }>; close(): void };

export async function openClient(port: number): Promise<KeepAliveClient> {
  const socket = await opened(port);
  let received = Buffer.alloc(0);
  let waiting: { resolve: (answer: { status: number; body: Buffer }) => void; reject: (error: Error) => void } | undefined;
  socket.on('data', (chunk) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
    const answer = wholeAnswer(received);
    if (!answer) return;
    received = Buffer.alloc(0);
    waiting?.resolve(answer);
  });
  socket.on('error', (error) => waiting?.reject(error));
  socket.on('close', () => waiting?.reject(new Error('the server closed the connection')));
  return {
    send: (request) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        socket.write(request);
      }),
    close: () => socket.destroy(),
  };
}

function opened(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true }, () => resolve(socket));
    socket.once('error', reject);
  });
}

function wholeAnswer(received: Buffer): { status: number; body: Buffer } | undefined {
  const headEnd = received.indexOf('\r\n\r\n');
  if (headEnd === -1) return undefined;
  const head = received.subarray(0, headEnd).toString('latin1');
  const length = Number(/^content-length: (\d+)/im.exec(head)?.[1] ?? 0);
  const body = received.subarray(headEnd + 4);
  return body.length < length ? undefined : { status: Number(head.slice(9, 12)), body };
}
