import { openAsBlob } from 'node:fs';
import * as disk from 'node:fs/promises';
import { Readable } from 'node:stream';
import { AwsClient } from 'aws4fetch';
import { checkHash, type FileStore, FileStoreUnavailable, leftoverAgeMilliseconds, MissingFile } from '../file-store.ts';
import type { FileBucket } from '../../settings/settings.ts';
import { receive, sweepIncoming } from './arriving-file.ts';
import { lengthInside, unsealAll } from './sealing.ts';
import { listObjects } from './s3-listing.ts';
import { verified } from './verified.ts';

const seconds = 1000;
/** A word with the service. A file may take longer, over a slow line to it. */
const wordPatience = 30 * seconds;
const filePatience = 600 * seconds;

/**
 * A store in a bucket: `files/ab/<sha256>`, sealed here, so that the service never has the plain bytes. A file arrives in a
 * folder of this node first; the service is told the digest of what it gets, and asked afterwards whether it has all of it.
 */
export function s3Store({ bucket, folder, key }: { bucket: FileBucket; folder: string; key: Buffer }): FileStore {
  const ask = asking(bucket);
  const place = (sha256: string) => `/files/${checkHash(sha256).slice(0, 2)}/${sha256}`;
  const lengthOf = async (sha256: string) => {
    const answer = await ask('HEAD', place(sha256), { allows: [404] });
    return answer.status === 404 ? undefined : Number(answer.headers.get('content-length'));
  };
  return {
    async put(content, arrival) {
      const arrived = await receive({ fileSystem: disk, folder, key }, content, arrival);
      try {
        // Sent anew although the bytes may be there: then they count as young, and no sweep takes them.
        await ask('PUT', place(arrived.sha256), { body: await openAsBlob(arrived.path), sha256: arrived.sealedSha256 });
        if ((await lengthOf(arrived.sha256)) !== arrived.sealedByteCount)
          throw new FileStoreUnavailable('the service has not kept all of a file');
      } finally {
        await arrived.discard();
      }
      return { sha256: arrived.sha256, byteCount: arrived.byteCount, mediaType: arrived.mediaType };
    },
    has: async (sha256) => (await lengthOf(sha256)) !== undefined,
    async open(sha256) {
      const sealedByteCount = await lengthOf(sha256);
      if (sealedByteCount === undefined) throw new MissingFile(sha256);
      const content = verified(
        sha256,
        unsealAll(
          key,
          bytesOf(() => ask('GET', place(sha256), { patience: filePatience })),
        ),
      );
      return { byteCount: lengthInside(sealedByteCount), content: Readable.from(content, { objectMode: false }) };
    },
    async remove(sha256) {
      await ask('DELETE', place(sha256), { allows: [404] });
    },
    async sweep(now, needs) {
      await sweepIncoming({ fileSystem: disk, folder }, now);
      let count = 0;
      const isOld = (changedAt: string) => now.getTime() - Date.parse(changedAt) > leftoverAgeMilliseconds;
      if (needs)
        for await (const objects of listObjects(ask, 'files/')) {
          const hashes = objects.flatMap(({ key: name, changedAt }) => (isOld(changedAt) ? [name.slice(-64)] : []));
          const needed = hashes.length > 0 ? await needs(hashes) : new Set<string>();
          for (const sha256 of hashes) {
            if (needed.has(sha256)) continue;
            // The last look before it goes: somebody may have sent the same bytes meanwhile.
            const { status, headers } = await ask('HEAD', place(sha256), { allows: [404] });
            if (status === 404 || !isOld(headers.get('last-modified') ?? '')) continue;
            await ask('DELETE', place(sha256), { allows: [404] });
            count += 1;
          }
        }
      return count;
    },
  };
}

/** Asks when the first byte is wanted, so that no answer is left unread. */
async function* bytesOf(ask: () => Promise<Response>): AsyncGenerator<Uint8Array> {
  const { body } = await ask();
  if (body) yield* body;
}

export type Ask = (method: 'GET' | 'HEAD' | 'PUT' | 'DELETE', path: string, more?: Asked) => Promise<Response>;
type Asked = { body?: Blob; sha256?: string; allows?: readonly number[]; patience?: number };

/** Signs what is asked. Throws a FileStoreUnavailable when the service does not answer or refuses. */
function asking({ endpoint, bucket, region, keyId, secret }: FileBucket): Ask {
  const client = new AwsClient({ accessKeyId: keyId, secretAccessKey: secret, region, service: 's3', retries: 2 });
  return async (method, path, { body, sha256, allows = [], patience } = {}) => {
    const answer = await client
      .fetch(`${endpoint}/${bucket}${path}`, {
        method,
        // The digest is part of what is signed: the service refuses other bytes.
        headers: sha256 === undefined ? {} : { 'x-amz-content-sha256': sha256 },
        ...(body && { body }),
        redirect: 'error',
        signal: AbortSignal.timeout(patience ?? (body ? filePatience : wordPatience)),
      })
      .catch((error: unknown) => {
        throw new FileStoreUnavailable('the file service does not answer', { cause: error });
      });
    if (answer.ok || allows.includes(answer.status)) return answer;
    await answer.body?.cancel();
    throw new FileStoreUnavailable(`the file service answered ${answer.status}`);
  };
}
