import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FileStore, MissingFile, RefusedFile } from '../file-store.ts';
import { sha256Of } from '../testing.ts';
import { folderStore } from './folder-store.ts';
import { s3Store } from './s3-store.ts';
import { openTestBucket, type TestBucket } from './testing.ts';

const key = randomBytes(32);
const anyPdf = { mostBytes: 1_000_000, typeOf: async () => 'application/pdf' as const };
const day = 24 * 3600 * 1000;

let folder: string;
let service: TestBucket;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'files-'));
  service = await openTestBucket();
});
afterEach(async () => {
  await service.close();
  await rm(folder, { recursive: true });
});

/** What the same test needs to know of each kind of store: its files as they lie, and how to make one older. */
type Kind = {
  open(): FileStore;
  lying(): Promise<Map<string, Buffer>>;
  change(sha256: string, content: Buffer): Promise<void>;
  age(sha256: string, milliseconds: number): Promise<void>;
};
const path = (sha256: string) => join(folder, sha256.slice(0, 2), sha256);
const kinds: [string, Kind][] = [
  [
    'a folder',
    {
      open: () => folderStore({ folder, key }),
      async lying() {
        const names = (await readdir(folder, { recursive: true })).filter((name) => /^..\/[0-9a-f]{64}$/.test(name));
        return new Map(await Promise.all(names.map(async (name) => [name.slice(3), await readFile(join(folder, name))] as const)));
      },
      change: (sha256, content) => writeFile(path(sha256), content),
      age: (sha256, milliseconds) => utimes(path(sha256), new Date(), new Date(Date.now() - milliseconds)),
    },
  ],
  [
    'a bucket',
    {
      open: () => s3Store({ bucket: service.bucket, folder, key }),
      lying: async () => new Map([...service.objects].map(([name, { content }]) => [name.slice(-64), content])),
      change: async (sha256, content) =>
        void service.objects.set(`files/${sha256.slice(0, 2)}/${sha256}`, { content, changedAt: new Date() }),
      async age(sha256, milliseconds) {
        const object = service.objects.get(`files/${sha256.slice(0, 2)}/${sha256}`);
        if (object) object.changedAt = new Date(Date.now() - milliseconds);
      },
    },
  ],
];

describe.each(kinds)('files in %s', (_name, kind) => {
  test('are given back byte for byte, whatever their length', async () => {
    const store = kind.open();
    for (const length of [1, 65_535, 65_536, 65_537, 200_000]) {
      const content = randomBytes(length);
      const stored = await store.put(pieces(content), anyPdf);
      expect(stored).toEqual({ sha256: sha256Of(content), byteCount: length, mediaType: 'application/pdf' });
      expect(await store.has(stored.sha256)).toBe(true);
      const opened = await store.open(stored.sha256);
      expect(opened.byteCount).toBe(length);
      expect((await gather(opened.content)).equals(content)).toBe(true);
    }
  });

  test('lie encrypted, and only the house’s key opens them', async () => {
    const content = Buffer.alloc(100_000, 'Aino Testinen 140385-900D ');
    const { sha256 } = await kind.open().put(pieces(content), anyPdf);
    const lying = (await kind.lying()).get(sha256) ?? Buffer.alloc(0);
    expect(lying.length).toBeGreaterThan(content.length);
    expect(lying.includes('140385-900D')).toBe(false);
    const another = folderStore({ folder: await mkdtemp(join(folder, 'another-')), key: randomBytes(32) });
    await another.put(pieces(content), anyPdf);
    await kind.change(sha256, await readFile(await findFile(folder, 'another-', sha256)));
    await expect(gather((await kind.open().open(sha256)).content)).rejects.toThrow('sealed with another key');
  });

  test('of the same content lie there once, however many are sent at once', async () => {
    const store = kind.open();
    const content = randomBytes(50_000);
    const stored = await Promise.all(Array.from({ length: 40 }, () => store.put(pieces(content), anyPdf)));
    expect(new Set(stored.map(({ sha256 }) => sha256)).size).toBe(1);
    expect([...(await kind.lying()).keys()]).toEqual([sha256Of(content)]);
    expect(await readdir(join(folder, 'incoming'))).toEqual([]);
  });

  test('that are refused, too large or broken off leave nothing behind', async () => {
    const store = kind.open();
    const content = randomBytes(100_000);
    const refusing = { ...anyPdf, typeOf: () => Promise.reject(new RefusedFile('damaged')) };
    await expect(store.put(pieces(content), refusing)).rejects.toMatchObject({ fault: 'damaged' });
    await expect(store.put(pieces(content), { ...anyPdf, mostBytes: 99_999 })).rejects.toMatchObject({ fault: 'too-large' });
    await expect(store.put(brokenOff(content), anyPdf)).rejects.toThrow('the line went dead');
    expect((await kind.lying()).size).toBe(0);
    expect(await readdir(join(folder, 'incoming'))).toEqual([]);
    expect(await store.has(sha256Of(content))).toBe(false);
  });

  test('are looked into before they are kept, at any place', async () => {
    const content = randomBytes(300_000);
    const seen: Buffer[] = [];
    await kind.open().put(pieces(content), {
      mostBytes: 300_000,
      async typeOf(bytes) {
        seen.push(await bytes.read(65_530, 20), await bytes.read(299_990, 50), await bytes.read(0, 300_000), await bytes.read(400_000, 1));
        return 'image/png';
      },
    });
    expect(seen.map(sha256Of)).toEqual(
      [content.subarray(65_530, 65_550), content.subarray(299_990), content, Buffer.alloc(0)].map(sha256Of),
    );
  });

  test('that were changed, cut off or exchanged are noticed before their last bytes are given', async () => {
    const store = kind.open();
    const content = randomBytes(200_000);
    const { sha256 } = await store.put(pieces(content), anyPdf);
    const other = await store.put(pieces(randomBytes(200_000)), anyPdf);
    const lying = await kind.lying();
    const whole = lying.get(sha256) ?? Buffer.alloc(0);
    const changed = Buffer.from(whole);
    changed[150_000] = (changed[150_000] ?? 0) ^ 1;
    const outcomes: Record<string, string> = {};
    for (const [fault, bytes] of [
      ['changed', changed],
      ['cut off by a piece', whole.subarray(0, 20 + 65_552 * 2)],
      [
        'with two pieces exchanged',
        Buffer.concat([whole.subarray(0, 20), whole.subarray(65_572, 131_124), whole.subarray(20, 65_572), whole.subarray(131_124)]),
      ],
      ['another file', lying.get(other.sha256) ?? Buffer.alloc(0)],
    ] as const) {
      await kind.change(sha256, bytes);
      const given: Buffer[] = [];
      const reading = async () => {
        for await (const piece of (await store.open(sha256)).content) given.push(Buffer.from(piece));
      };
      const outcome = await reading().then(
        () => 'given',
        () => 'noticed',
      );
      outcomes[fault] = Buffer.concat(given).length < content.length ? outcome : 'given';
    }
    expect(Object.entries(outcomes).filter(([, outcome]) => outcome !== 'noticed')).toEqual([]);
  });

  test('that are not there are told apart, and a name that is no digest leads nowhere', async () => {
    const store = kind.open();
    const sha256 = sha256Of(Buffer.from('never sent'));
    expect(await store.has(sha256)).toBe(false);
    await expect(store.open(sha256)).rejects.toThrow(MissingFile);
    await store.remove(sha256);
    for (const name of ['../../etc/passwd', `${'a'.repeat(63)}/`, sha256.toUpperCase()]) {
      await expect(async () => store.has(name)).rejects.toThrow(TypeError);
      await expect(async () => store.open(name)).rejects.toThrow(TypeError);
    }
  });

  test('are removed when asked, and a sweep removes only what is older than a day and needed by nobody', async () => {
    const store = kind.open();
    service.pageLength = 2;
    const put = async (text: string) => (await store.put(pieces(Buffer.from(text)), anyPdf)).sha256;
    const [needed, young, old, again, removed] = [
      await put('needed'),
      await put('young'),
      await put('old'),
      await put('again'),
      await put('removed'),
    ];
    for (const sha256 of [needed, old, again]) await kind.age(sha256, 2 * day);
    await put('again');
    await store.remove(removed);
    const asked: string[] = [];
    const needs = async (hashes: readonly string[]) => {
      asked.push(...hashes);
      return new Set([needed]);
    };
    expect(await store.sweep(new Date(), needs)).toBe(1);
    expect(asked.toSorted()).toEqual([needed, old].toSorted());
    expect([...(await kind.lying()).keys()].toSorted()).toEqual([needed, young, again].toSorted());
    expect(await store.sweep(new Date())).toBe(0);
  });

  test('that somebody sends again while a sweep looks at them stay', async () => {
    const store = kind.open();
    const { sha256 } = await store.put(pieces(Buffer.from('sent twice')), anyPdf);
    await kind.age(sha256, 2 * day);
    const needs = async () => {
      await store.put(pieces(Buffer.from('sent twice')), anyPdf);
      return new Set<string>();
    };
    expect(await store.sweep(new Date(), needs)).toBe(0);
    expect(await store.has(sha256)).toBe(true);
  });

  test('half arrived when the program stopped are swept after a day', async () => {
    const store = kind.open();
    await store.put(pieces(Buffer.from('whole')), anyPdf);
    const [old, young] = [join(folder, 'incoming', 'old'), join(folder, 'incoming', 'young')];
    for (const left of [old, young]) await writeFile(left, 'half a file');
    await utimes(old, new Date(), new Date(Date.now() - 2 * day));
    await store.sweep(new Date());
    expect([existsSync(old), existsSync(young)]).toEqual([false, true]);
  });
});

test('a file that a sweep had laid aside when the program stopped is put back', async () => {
  const store = folderStore({ folder, key });
  const { sha256 } = await store.put(pieces(Buffer.from('laid aside')), anyPdf);
  await writeFile(join(folder, 'incoming', `aside-${sha256}`), await readFile(path(sha256)));
  await rm(path(sha256));
  await store.sweep(new Date());
  expect((await gather((await store.open(sha256)).content)).toString()).toBe('laid aside');
});

describe('a bucket that fails', () => {
  test.each(['refuses', 'hangs up', 'cuts off'] as const)('by a service that %s acknowledges nothing', async (how) => {
    const store = s3Store({ bucket: service.bucket, folder, key });
    service.break('PUT', how);
    await expect(store.put(pieces(randomBytes(1000)), anyPdf)).rejects.toMatchObject({ code: 'FILE_STORE_UNAVAILABLE' });
    expect(await readdir(join(folder, 'incoming'))).toEqual([]);
    service.mend();
    await expect(store.put(pieces(randomBytes(1000)), anyPdf)).resolves.toBeDefined();
  });

  test('with the secret of another is told nothing', async () => {
    const store = s3Store({ bucket: { ...service.bucket, secret: 'guessed' }, folder, key });
    await expect(store.put(pieces(randomBytes(1000)), anyPdf)).rejects.toThrow('answered 403');
    await expect(store.has(sha256Of(Buffer.from('x')))).rejects.toThrow('answered 403');
  });
});

/** As they come from a network: in pieces of any length. */
async function* pieces(content: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0, length = 1; at < content.length; at += length, length = (length * 7 + 13) % 70_000 || 1)
    yield content.subarray(at, at + length);
}

async function* brokenOff(content: Buffer): AsyncGenerator<Buffer> {
  yield content.subarray(0, 80_000);
  throw new Error('the line went dead');
}

async function gather(content: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const piece of content) all.push(piece);
  return Buffer.concat(all);
}

async function findFile(under: string, begin: string, name: string): Promise<string> {
  const found = (await readdir(under, { recursive: true })).find((one) => one.startsWith(begin) && one.endsWith(name));
  return join(under, found ?? '');
}
