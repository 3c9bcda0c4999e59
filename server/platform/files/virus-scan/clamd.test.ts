import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { samplePdf, samplePng, sampleZip } from '../testing.ts';
import { clamdScan, ScanFailed } from './clamd.ts';
import { eicar, openTestClamd, type TestClamd } from './testing.ts';

let clamd: TestClamd;
beforeEach(async () => {
  clamd = await openTestClamd({ streamLimit: 1_000_000 });
});
afterEach(() => clamd.close());

async function* sent(content: Buffer, length = 7000): AsyncGenerator<Buffer> {
  for (let at = 0; at < content.length; at += length) yield content.subarray(at, at + length);
}
const scan = (content: Buffer, seconds = 10) => clamdScan(clamd.address, seconds)(sent(content));

describe('a virus scanner that is there', () => {
  test('finds a clean file clean, and has seen all of it', async () => {
    const content = samplePng(300, 300, { text: 'x'.repeat(50_000) });
    expect(await scan(content)).toEqual({ finding: undefined });
    expect(clamd.heard).toEqual({ commands: ['zINSTREAM'], byteCount: content.length });
  });

  test.each([
    ['plain', eicar],
    ['in a PDF', samplePdf(eicar.toString('latin1').replace(/[()\\]/g, ''), { page: eicar.toString('latin1') })],
    ['in an archive', sampleZip('a.com', eicar)],
    ['two archives deep', sampleZip('2.zip', Buffer.from(sampleZip('1.zip', eicar)))],
    ['packed in an archive', packed(eicar)],
  ])('names what it finds: the EICAR text %s', async (_where, content) => {
    expect(await scan(content)).toEqual({ finding: 'Eicar-Test-Signature' });
  });

  test('is reached by a socket of this machine too', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'clamd-'));
    const path = join(folder, 'clamd.sock');
    const local = await openTestClamd({ path });
    expect(await clamdScan(path)(sent(eicar))).toEqual({ finding: 'Eicar-Test-Signature' });
    await local.close();
    await rm(folder, { recursive: true });
  });

  test('looks through many files at once', async () => {
    const found = await Promise.all(Array.from({ length: 20 }, (_, n) => scan(n % 4 === 0 ? eicar : samplePdf(`sivu ${n}`))));
    expect(found.map(({ finding }) => finding !== undefined)).toEqual(found.map((_, n) => n % 4 === 0));
  });
});

describe('without a verdict a file is never taken for clean', () => {
  test.each(['gives an error', 'hangs up', 'says nothing', 'talks nonsense', 'never ends its answer', 'ends in the middle'] as const)(
    'when the scanner %s',
    async (how) => {
      clamd.behave(how);
      await expect(scan(samplePdf(), 0.3)).rejects.toThrow(ScanFailed);
      await expect(scan(Buffer.alloc(900_000), 0.3)).rejects.toThrow(ScanFailed);
    },
  );

  test('when the file is over the scanner’s own limit', async () => {
    await expect(scan(Buffer.alloc(3_000_000))).rejects.toThrow(ScanFailed);
  });

  test('when the scanner is away', async () => {
    await clamd.close();
    await expect(scan(samplePdf())).rejects.toThrow(ScanFailed);
    await expect(clamdScan('/nowhere/clamd.sock')(sent(eicar))).rejects.toThrow(ScanFailed);
    clamd = await openTestClamd();
  });

  test('when the file itself cannot be read to its end', async () => {
    async function* broken(): AsyncGenerator<Buffer> {
      yield Buffer.alloc(100);
      throw new Error('the disk fails');
    }
    await expect(clamdScan(clamd.address)(broken())).rejects.toThrow('the disk fails');
  });
});

function packed(content: Buffer): Buffer {
  const squeezed = deflateRawSync(content);
  const archive = sampleZip('a.com', squeezed);
  archive.writeUInt16LE(8, 8);
  return archive;
}
