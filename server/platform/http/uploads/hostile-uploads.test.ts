import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import type { ReceivedFile } from '../../files/received-file.ts';
import { multipart, samplePdf } from '../../files/testing.ts';
import { json, openRoute } from '../route.ts';
import { openServerOf, sendRaw } from './testing.ts';

let opened: TestHouse;
let app: FastifyInstance;
let port: number;
let received: readonly ReceivedFile[][] = [];

// A test cannot be started with the flag that gives it to every program.
setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

const megabyte = 1024 * 1024;
const type = { 'content-type': 'multipart/form-data; boundary=b' };
const head = (name = 'a.pdf') =>
  Buffer.from(`--b\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/pdf\r\n\r\n`);

beforeAll(async () => {
  opened = await openTestHouse();
  const take = async (files: readonly ReceivedFile[]) => {
    received = [...received, [...files]];
    return json({ done: true });
  };
  const quick = { bytesPerFile: megabyte, idleSeconds: 0.5, longestSeconds: 1.5, bytesInAll: 4 * megabyte };
  const large = { bytesPerFile: 300 * megabyte };
  ({ app, port } = await openServerOf(opened.house, [
    openRoute({ method: 'POST', path: '/files', takesForm: true, takesFiles: quick, answer: (_visit, { files }) => take(files) }),
    openRoute({ method: 'POST', path: '/large', takesForm: true, takesFiles: large, answer: (_visit, { files }) => take(files) }),
  ]));
});
afterAll(async () => {
  await app.close();
  await opened.close();
});
beforeEach(() => {
  received = [];
});

async function leftovers(): Promise<string[]> {
  // What is being written when a request ends is removed right after.
  for (let attempt = 0; attempt < 50; attempt++) {
    const left = await readdir(join(opened.house.settings.dataFolder, 'files/incoming')).catch(() => []);
    if (left.length === 0) return [];
    await sleep(100);
  }
  return readdir(join(opened.house.settings.dataFolder, 'files/incoming'));
}

describe('a request that is not what it says', () => {
  test.each([
    ['without a boundary', { 'content-type': 'multipart/form-data' }, Buffer.from('x')],
    ['with nothing in it', type, Buffer.alloc(0)],
    ['that is something else', type, Buffer.from('{"a":1}')],
    ['that ends in the middle of a file', type, Buffer.concat([head(), samplePdf().subarray(0, 100)])],
    ['that ends in the middle of a head', type, Buffer.from('--b\r\ncontent-disposition: form-da')],
    ['that ends before its last boundary', type, Buffer.concat([head(), samplePdf(), Buffer.from('\r\n--b\r\n')])],
    [
      'with a file of no field',
      type,
      Buffer.concat([
        Buffer.from('--b\r\ncontent-disposition: form-data; filename="a.pdf"\r\n\r\n'),
        samplePdf(),
        Buffer.from('\r\n--b--\r\n'),
      ]),
    ],
  ])('%s is refused', async (_what, headers, payload) => {
    const answer = await app.inject({ method: 'POST', url: '/files', headers, payload });
    expect(answer.statusCode).toBe(400);
    expect(received).toEqual([]);
    expect(await leftovers()).toEqual([]);
  });

  test('of ten thousand parts is refused, of fields and of files', async () => {
    const fields = Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`f${n}`, 'x']));
    const files = Array.from({ length: 10_000 }, () => ({ field: 'file', name: 'a.pdf', content: Buffer.from('x') }));
    for (const sent of [multipart(fields, []), multipart({}, files)]) {
      const answer = await app.inject({ method: 'POST', url: '/files', headers: sent.headers, payload: sent.payload });
      expect(answer.statusCode).toBe(413);
    }
    expect(received).toEqual([]);
  });

  test('with ten thousand headers, or a head that does not end, is no file', async () => {
    const many = Buffer.from(`--b\r\n${'x-y: z\r\n'.repeat(10_000)}content-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n`);
    const unending = Buffer.from(`--b\r\ncontent-disposition: form-data; name="file"; filename="${'a'.repeat(500_000)}`);
    for (const part of [many, unending]) {
      const payload = Buffer.concat([part, samplePdf(), Buffer.from('\r\n--b--\r\n')]);
      await app.inject({ method: 'POST', url: '/files', headers: type, payload });
    }
    expect(received.flat()).toEqual([]);
  });

  test('whose length is a lie ends with what was sent, or is given up', async () => {
    const whole = Buffer.concat([head(), samplePdf(), Buffer.from('\r\n--b--\r\n')]);
    const short = await sendRaw(port, { path: '/files', headers: { ...type, 'content-length': whole.length - 50 }, body: [whole] });
    expect(short.status).toBe(400);
    const long = await sendRaw(port, {
      path: '/files',
      headers: { ...type, 'content-length': whole.length + 50 },
      body: [whole.subarray(0, -8)],
    });
    expect(long.status).toBe(408);
    const length = head().length + 80 * 64 * 1024;
    const huge = await sendRaw(port, { path: '/files', headers: { ...type, 'content-length': length }, body: endless(head(), 80) });
    expect(huge.status).toBe(413);
    expect(received).toEqual([]);
    expect(await leftovers()).toEqual([]);
  });
});

describe('a request that does not end', () => {
  test('is given up when nothing comes any more', async () => {
    const answer = await sendRaw(port, { path: '/files', headers: { ...type, 'transfer-encoding': 'chunked' }, body: [chunk(head())] });
    expect(answer.status).toBe(408);
    expect(answer.text).toContain('connection: close');
    expect(await leftovers()).toEqual([]);
  });

  test('is given up when it only trickles', async () => {
    async function* trickle(): AsyncGenerator<Buffer> {
      yield chunk(head());
      for (let n = 0; n < 100; n++) {
        yield chunk(Buffer.from('x'));
        await sleep(50);
      }
    }
    const answer = await sendRaw(port, { path: '/files', headers: { ...type, 'transfer-encoding': 'chunked' }, body: trickle() });
    expect(answer.status).toBe(408);
    expect(await leftovers()).toEqual([]);
  });

  test('is given up when it grows without end', async () => {
    const answer = await sendRaw(port, {
      path: '/files',
      headers: { ...type, 'transfer-encoding': 'chunked' },
      body: chunked(endless(head())),
    });
    expect(answer.status).toBe(413);
    expect(await leftovers()).toEqual([]);
  });

  test('leaves nothing when the sender goes away', async () => {
    async function* goingAway(): AsyncGenerator<Buffer> {
      yield chunk(Buffer.concat([head(), samplePdf()]));
      await sleep(100);
      throw new Error('gone');
    }
    await expect(
      sendRaw(port, { path: '/large', headers: { ...type, 'transfer-encoding': 'chunked' }, body: goingAway() }),
    ).rejects.toThrow('gone');
    app.server.closeAllConnections();
    expect(await leftovers()).toEqual([]);
    expect(received).toEqual([]);
  });
});

test('two hundred megabytes go straight through: the memory does not grow with the file', async () => {
  const piece = randomBytes(64 * 1024);
  const count = (200 * megabyte) / piece.length;
  const pdf = samplePdf();
  let most = 0;
  const before = heldBytes();
  function* body(): Generator<Buffer> {
    yield Buffer.concat([head(), Buffer.from('%PDF-1.7\n% ')]);
    for (let n = 0; n < count; n++) {
      if (n % 320 === 0) most = Math.max(most, heldBytes() - before);
      yield piece;
    }
    yield Buffer.concat([Buffer.from('\n'), pdf.subarray(9), Buffer.from('\r\n--b--\r\n')]);
  }
  const length = head().length + 11 + 200 * megabyte + 1 + pdf.length - 9 + 9;
  const answer = await sendRaw(port, { path: '/large', headers: { ...type, 'content-length': length }, body: body() });
  expect(answer.status).toBe(200);
  expect(received.flat()).toMatchObject([{ result: { kind: 'stored', file: { mediaType: 'application/pdf' } } }]);
  expect(most).toBeLessThan(100 * megabyte);
});

/** Buffers that are held, outside of the heap; what was read and is garbage by now is none of them. */
function heldBytes(): number {
  collectGarbage();
  return process.memoryUsage().arrayBuffers;
}

function chunk(content: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${content.length.toString(16)}\r\n`), content, Buffer.from('\r\n')]);
}

function* chunked(pieces: Iterable<Buffer>): Generator<Buffer> {
  for (const piece of pieces) yield chunk(piece);
}

function* endless(first: Buffer, count = 5000): Generator<Buffer> {
  yield first;
  const piece = Buffer.alloc(64 * 1024, 'x');
  for (let n = 0; n < count; n++) yield piece;
}
