import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { AwsV4Signer } from 'aws4fetch';
import type { FileBucket } from '../../settings/settings.ts';

/** An S3-compatible service in this process: it keeps objects in memory and checks every signature and digest. */
export type TestBucket = {
  bucket: FileBucket;
  objects: Map<string, { content: Buffer; changedAt: Date }>;
  /** What the service does wrong from now on, to any request of this method. */
  break(method: string, how: 'refuses' | 'hangs up' | 'cuts off'): void;
  mend(): void;
  /** How many objects a page of a list has. */
  pageLength: number;
  close(): Promise<void>;
};

export async function openTestBucket(): Promise<TestBucket> {
  const objects: TestBucket['objects'] = new Map();
  const broken = new Map<string, 'refuses' | 'hangs up' | 'cuts off'>();
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const opened: TestBucket = {
    bucket: {
      endpoint: `http://127.0.0.1:${port}`,
      bucket: 'luukku-files',
      region: 'eu-north-1',
      keyId: 'test-key',
      secret: 'test-secret',
    },
    objects,
    break: (method, how) => void broken.set(method, how),
    mend: () => broken.clear(),
    pageLength: 1000,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    // A stream of bytes gives buffers.
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const content = Buffer.concat(chunks);
    const how = broken.get(request.method ?? '');
    if (how === 'hangs up') return void request.socket.destroy();
    if (how === 'refuses') return void response.writeHead(503).end();
    if (!(await isSigned(request, opened.bucket)) || !isWhole(request, content)) return void response.writeHead(403).end();
    const { pathname, searchParams } = new URL(request.url ?? '', opened.bucket.endpoint);
    const key = pathname.slice(`/${opened.bucket.bucket}/`.length);
    if (request.method === 'PUT') {
      objects.set(key, { content: how === 'cuts off' ? content.subarray(0, -10) : content, changedAt: new Date() });
      return void response.writeHead(200).end();
    }
    if (request.method === 'DELETE') return void response.writeHead(objects.delete(key) ? 204 : 404).end();
    if (searchParams.has('list-type')) return void response.writeHead(200).end(listed(opened, searchParams));
    const found = objects.get(key);
    if (!found) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-length': found.content.length, 'last-modified': found.changedAt.toUTCString() });
    response.end(request.method === 'HEAD' ? undefined : found.content);
  }
  return opened;
}

function isWhole(request: IncomingMessage, content: Buffer): boolean {
  if (request.method !== 'PUT') return true;
  const hasLength = Number(request.headers['content-length']) === content.length;
  return hasLength && request.headers['x-amz-content-sha256'] === createHash('sha256').update(content).digest('hex');
}

/** Signs the same request with the same key: only whoever has the secret comes to the same signature. */
async function isSigned(request: IncomingMessage, { endpoint, keyId, secret, region }: FileBucket): Promise<boolean> {
  const digest = request.headers['x-amz-content-sha256'];
  const signer = new AwsV4Signer({
    method: request.method ?? '',
    url: `${endpoint}${request.url}`,
    headers: { 'x-amz-content-sha256': String(digest) },
    accessKeyId: keyId,
    secretAccessKey: secret,
    service: 's3',
    region,
    datetime: String(request.headers['x-amz-date']),
  });
  return (await signer.sign()).headers.get('authorization') === request.headers.authorization;
}

function listed({ objects, pageLength }: TestBucket, query: URLSearchParams): string {
  const all = [...objects].filter(([key]) => key.startsWith(query.get('prefix') ?? '')).sort(([a], [b]) => (a < b ? -1 : 1));
  const begin = Number(query.get('continuation-token')?.slice(2) ?? 0);
  const entries = all
    .slice(begin, begin + pageLength)
    .map(([key, { changedAt }]) => `<Contents><Key>${key}</Key><LastModified>${changedAt.toISOString()}</LastModified></Contents>`);
  // A token may hold any sign, which XML writes in its own way.
  const next = begin + pageLength < all.length ? `<NextContinuationToken>&amp;+${begin + pageLength}</NextContinuationToken>` : '';
  return `<?xml version="1.0"?><ListBucketResult>${next}${entries.join('')}</ListBucketResult>`;
}
