import { mkdtemp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { authority, jointPoint, office } from '../testing.ts';
import { type Ask, askPublic, isPublicAddress } from './public-request.ts';
import { fetchRecords } from './records-of-address.ts';
import { readFolder } from './records-of-folder.ts';

const limits = { mostBytes: 1000, milliseconds: 1000 };

test.each([
  'http://example.com/api',
  'https://127.0.0.1/api',
  'https://localhost/api',
  'https://[::1]/api',
  'https://10.1.2.3/',
  'https://169.254.169.254/latest',
  'https://[::ffff:127.0.0.1]/',
  'https://2130706433/',
  'https://0x7f.1/',
  'https://name:word@example.com/',
])('%s is not asked', async (address) => {
  await expect(async () => askPublic(new URL(address), limits)).rejects.toThrow(/is no public address|only addresses|name or password/);
});

test.each([
  ['8.8.8.8', true],
  ['2001:4860:4860::8888', true],
  ['192.168.0.1', false],
  ['172.31.255.255', false],
  ['172.32.0.1', true],
  ['100.64.0.1', false],
  ['255.255.255.255', false],
  ['fd00::1', false],
  ['fe80::1', false],
  ['::', false],
  ['2002:7f00:1::', false],
  ['64:ff9b::7f00:1', false],
  ['not an address', false],
])('%s is public: %s', (address, isPublic) => expect(isPublicAddress(address)).toBe(isPublic));

type Page = { status?: number; headers?: Record<string, string>; body?: unknown };

/** A server as the catalogue's, that gives its pages in turn for each address. */
async function serve(pages: Record<string, Page[]>): Promise<{ base: URL; asked: string[]; ask: Ask }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const page = pages[request.url ?? '']?.shift() ?? { status: 404 };
    response.writeHead(page.status ?? 200, page.headers).end(JSON.stringify(page.body ?? null));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  const base = new URL(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/api/v11/`);
  const ask: Ask = async (url) => {
    const answer = await fetch(url, { redirect: 'manual' });
    return {
      status: answer.status,
      retryAfter: answer.headers.get('retry-after') ?? undefined,
      bytes: Buffer.from(await answer.arrayBuffer()),
    };
  };
  return { base, asked, ask };
}

const organization = String(authority['id']);
const listed = (page: number) => `/api/v11/ServiceChannel/organization/${organization}?page=${page}`;
const list = `/api/v11/ServiceChannel/list?guids=${String(jointPoint['id'])},${String(office['id'])}`;

test('channels are fetched page by page, after a pause when the server is busy, then whose they are', async () => {
  const waited: number[] = [];
  const { base, asked, ask } = await serve({
    [listed(1)]: [
      { status: 429, headers: { 'retry-after': '7' } },
      { status: 503 },
      { body: { pageCount: 2, itemList: [{ id: jointPoint['id'] }] } },
    ],
    [listed(2)]: [{ body: { pageCount: 2, itemList: [{ id: office['id'] }, { id: '../../secrets' }] } }],
    [list]: [{ body: [jointPoint, { ...office, organizationId: organization }] }],
    [`/api/v11/Organization/${organization}`]: [{ body: authority }],
  });
  const wait = async (milliseconds: number) => void waited.push(milliseconds);
  const files = await fetchRecords({ base, organizations: [organization], ask, wait });
  expect(waited).toEqual([7000, 2000]);
  expect(files.map(({ bytes }): unknown => JSON.parse(new TextDecoder().decode(bytes)))).toEqual([
    [jointPoint, { ...office, organizationId: organization }],
    authority,
  ]);
  expect(asked).toHaveLength(6);
});

test('a server that leads elsewhere, refuses or stays busy is not followed', async () => {
  const fetching = { organizations: [organization], wait: async () => {} };
  const elsewhere = await serve({ [listed(1)]: [{ status: 302, headers: { location: 'https://example.com' } }] });
  await expect(fetchRecords({ ...fetching, ...elsewhere })).rejects.toThrow('leads elsewhere (302)');
  await expect(fetchRecords({ ...fetching, ...(await serve({})) })).rejects.toThrow('answers 404');
  const busy = await serve({ [listed(1)]: Array.from({ length: 9 }, () => ({ status: 503 })) });
  await expect(fetchRecords({ ...fetching, ...busy })).rejects.toThrow('does not answer: 503');
  expect(busy.asked).toHaveLength(5);
});

test('of a folder the JSON files are read, and no links', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ptv-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'b.json'), '{}');
  await writeFile(join(folder, 'a.JSON'), '[]');
  await writeFile(join(folder, 'notes.txt'), 'x');
  await mkdir(join(folder, 'c.json'));
  await symlink('/etc/hostname', join(folder, 'd.json'));
  const files = await readFolder(folder);
  expect(files.map(({ fileName, bytes }) => [fileName, new TextDecoder().decode(bytes)])).toEqual([
    ['a.JSON', '[]'],
    ['b.json', '{}'],
  ]);
});
