import { createServer, type Socket } from 'node:net';
import { inflateRawSync } from 'node:zlib';

/** The harmless text that every virus scanner finds, put together here so that no scanner finds this file. */
export const eicar = Buffer.from(['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE', '!$H+H*'].join(''), 'latin1');

type Behaviour =
  | 'looks'
  | 'gives an error'
  | 'hangs up'
  | 'says nothing'
  | 'talks nonsense'
  | 'never ends its answer'
  | 'ends in the middle';

export type TestClamd = {
  /** `host:port`. */
  address: string;
  /** What it does with the next files. */
  behave(how: Behaviour): void;
  /** Commands that came, and how many bytes of files. */
  heard: { commands: string[]; byteCount: number };
  close(): Promise<void>;
};

/** A virus scanner in this process that speaks clamd's INSTREAM: it finds the EICAR text, plain or packed, and refuses streams over its limit. */
export async function openTestClamd({
  streamLimit = 30 * 1024 * 1024,
  path,
}: { streamLimit?: number; path?: string } = {}): Promise<TestClamd> {
  let behaviour: Behaviour = 'looks';
  const heard: TestClamd['heard'] = { commands: [], byteCount: 0 };
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => {}).on('close', () => sockets.delete(socket)));
    void serve(socket);
  });
  await new Promise<void>((resolve) => server.listen(path === undefined ? { port: 0, host: '127.0.0.1' } : { path }, resolve));
  const address = server.address();

  async function serve(socket: Socket): Promise<void> {
    const read = reader(socket);
    const command = (await read.until(0)).toString('latin1');
    heard.commands.push(command);
    if (behaviour === 'hangs up' || command !== 'zINSTREAM') return void socket.destroy();
    if (behaviour === 'gives an error') return void socket.end('stream: Can\u0027t allocate memory ERROR\0');
    const pieces: Buffer[] = [];
    for (let total = 0; ;) {
      const length = (await read.bytes(4)).readUInt32BE(0);
      total += length;
      if (total > streamLimit) return void socket.end('INSTREAM size limit exceeded. ERROR\0');
      if (length === 0) break;
      pieces.push(await read.bytes(length));
      heard.byteCount += length;
      if (behaviour === 'ends in the middle') return void socket.destroy();
    }
    const answers: Partial<Record<Behaviour, string>> = {
      looks: holdsEicar(Buffer.concat(pieces)) ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0',
      'talks nonsense': 'stream: OK, I think\0',
      'never ends its answer': 'x'.repeat(100_000),
    };
    const answer = answers[behaviour];
    if (answer !== undefined) socket.write(answer);
  }
  return {
    address: typeof address === 'object' && address ? `127.0.0.1:${address.port}` : String(address),
    behave: (how) => void (behaviour = how),
    heard,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

/** Plain, or in an entry of a ZIP at any depth: as far as these tests need. */
function holdsEicar(content: Buffer): boolean {
  if (content.includes(eicar)) return true;
  for (let at = content.indexOf('PK\x03\x04', 0, 'latin1'); at !== -1; at = content.indexOf('PK\x03\x04', at + 1, 'latin1')) {
    const isPacked = content.readUInt16LE(at + 8) === 8;
    const begin = at + 30 + content.readUInt16LE(at + 26) + content.readUInt16LE(at + 28);
    const entry = content.subarray(begin, begin + content.readUInt32LE(at + 18));
    if (isPacked && holdsEicar(inflateRawSync(entry))) return true;
  }
  return false;
}

function reader(socket: Socket) {
  let kept: Buffer = Buffer.alloc(0);
  const incoming: AsyncIterator<Buffer, undefined> = socket[Symbol.asyncIterator]();
  const more = async () => {
    const next = await incoming.next().catch(() => undefined);
    // Nothing more comes: whoever waits here waits for ever, and harms nobody.
    if (!next?.value) return new Promise<void>(() => {});
    kept = Buffer.concat([kept, next.value]);
  };
  const take = (length: number) => {
    const taken = kept.subarray(0, length);
    kept = kept.subarray(length);
    return taken;
  };
  return {
    async bytes(length: number): Promise<Buffer> {
      while (kept.length < length) await more();
      return take(length);
    },
    async until(byte: number): Promise<Buffer> {
      while (!kept.includes(byte)) await more();
      const text = take(kept.indexOf(byte));
      take(1);
      return text;
    },
  };
}
