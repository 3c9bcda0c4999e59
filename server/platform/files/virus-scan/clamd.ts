import { connect, type Socket } from 'node:net';

/** Looks through a file. `finding`: the name of what was found; undefined when it is clean. */
export type VirusScan = (content: AsyncIterable<Uint8Array>) => Promise<{ finding: string | undefined }>;

/** The scanner gave no verdict: the file stays shut and is looked through later. */
export class ScanFailed extends Error {
  override name = 'ScanFailed';
}

const answerSeconds = 120;
const connectSeconds = 10;
const longestAnswer = 4096;

/**
 * Looks through files with ClamAV's daemon by its INSTREAM command. `address`: `host:port`, or the path of a socket.
 * Anything but a plain verdict throws a ScanFailed: a broken connection, an error, a file over the scanner's own limit.
 */
export function clamdScan(address: string, seconds = answerSeconds): VirusScan {
  return async (content) => {
    const socket = await open(address);
    try {
      socket.setTimeout(seconds * 1000, () => socket.destroy(new ScanFailed('the virus scanner is silent')));
      const answer = readAnswer(socket);
      // Whoever waits for the answer hears of the failure; the sending may be the first to see it.
      answer.catch(() => undefined);
      await send(socket, content, answer);
      return verdictOf(await answer);
    } finally {
      socket.destroy();
    }
  };
}

function open(address: string): Promise<Socket> {
  const at = /^(\[[^\]]+\]|[^/:]+):(\d+)$/.exec(address);
  return new Promise((resolve, reject) => {
    const socket = at ? connect({ host: at[1]?.replace(/^\[|\]$/g, '') ?? '', port: Number(at[2]) }) : connect({ path: address });
    socket.setTimeout(connectSeconds * 1000, () => socket.destroy(new ScanFailed('the virus scanner does not answer')));
    socket.once('connect', () => resolve(socket.setTimeout(0)));
    socket.once('error', () => reject(new ScanFailed('the virus scanner does not answer')));
  });
}

/** Pieces with their length before each, and an empty one at the end. Stops when the scanner has answered before. */
async function send(socket: Socket, content: AsyncIterable<Uint8Array>, answer: Promise<string>): Promise<void> {
  let hasAnswered = false;
  void answer.then(
    () => (hasAnswered = true),
    () => (hasAnswered = true),
  );
  await write(socket, Buffer.from('zINSTREAM\0'), answer);
  for await (const piece of content) {
    if (hasAnswered) return;
    if (piece.byteLength > 0) await write(socket, Buffer.concat([lengthOf(piece.byteLength), piece]), answer);
  }
  if (!hasAnswered) await write(socket, lengthOf(0), answer);
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
}

async function write(socket: Socket, bytes: Buffer, answer: Promise<string>): Promise<void> {
  if (socket.write(bytes)) return;
  const drained = new Promise<void>((resolve) => socket.once('drain', resolve));
  await Promise.race([drained, answer.then(() => undefined)]);
}

function readAnswer(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    socket.on('data', (piece: Buffer) => {
      text += piece.toString('latin1');
      if (text.includes('\0')) resolve(text.slice(0, text.indexOf('\0')));
      else if (text.length > longestAnswer) reject(new ScanFailed('the virus scanner says too much'));
    });
    socket.once('error', (error) =>
      reject(error instanceof ScanFailed ? error : new ScanFailed('the connection to the virus scanner broke')),
    );
    socket.once('close', () => reject(new ScanFailed('the virus scanner hung up')));
  });
}

function verdictOf(answer: string): { finding: string | undefined } {
  if (answer === 'stream: OK') return { finding: undefined };
  const found = /^stream: ([\x21-\x7e]{1,200}) FOUND$/.exec(answer)?.[1];
  if (found !== undefined) return { finding: found };
  throw new ScanFailed('the virus scanner gave no verdict');
}
