import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAssets, type Assets } from './assets.ts';
import { serveAssets } from './serve-assets.ts';

const agencyFolder = mkdtempSync(join(tmpdir(), 'agency-'));
let assets: Assets;
let app: FastifyInstance;

beforeAll(async () => {
  writeFileSync(join(agencyFolder, 'theme.css'), ':root { --accent: #123456; }');
  assets = await openAssets(agencyFolder);
  app = fastify();
  serveAssets(app, assets);
});
afterAll(async () => {
  await app.close();
  rmSync(agencyFolder, { recursive: true });
});

const get = (url: string, encoding: string) => app.inject({ url, headers: { 'accept-encoding': encoding } });

test('a file is sent as small as the browser can take it, to be kept for good', async () => {
  const address = assets.address('main.css');
  const plain = await get(address, 'identity');
  const small = await get(address, 'gzip, deflate, br');
  expect(small.headers).toMatchObject({
    'content-type': 'text/css; charset=utf-8',
    'content-encoding': 'br',
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'accept-encoding',
  });
  expect(brotliDecompressSync(small.rawPayload).toString()).toBe(plain.body);
  expect(plain.headers['content-encoding']).toBeUndefined();
  expect((await get(address, 'br;q=0, gzip')).headers['content-encoding']).toBe('gzip');
});

test('the font of the pages comes from us, as a font', async () => {
  const css = (await get(assets.address('main.css'), 'identity')).body;
  const font = /\/assets\/noto-sans-latin-wght[^")]+/.exec(css)?.[0] ?? '';
  const answer = await get(font, 'br');
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['content-type']).toBe('font/woff2');
  expect(css).not.toMatch(/url\("?https?:/);
});

test('a changed theme has another address', async () => {
  const before = assets.address('theme.css');
  writeFileSync(join(agencyFolder, 'theme.css'), ':root { --accent: #654321; }');
  const after = await openAssets(agencyFolder);
  expect(after.address('theme.css')).not.toBe(before);
  expect(after.address('main.css')).toBe(assets.address('main.css'));
});

test('nothing but the built files is sent', async () => {
  for (const address of ['/assets/main.css', '/assets/..%2f..%2fpackage.json', '/assets/__proto__', '/assets/']) {
    expect((await get(address, 'br')).statusCode).toBe(404);
  }
});
