import type { Ask } from './s3-store.ts';

type Listed = { key: string; changedAt: string };

/** Every object whose key begins with `prefix`, up to a thousand at a time (ListObjectsV2). */
export async function* listObjects(ask: Ask, prefix: string): AsyncGenerator<Listed[]> {
  for (let token: string | undefined; ;) {
    const query = new URLSearchParams({ 'list-type': '2', prefix, ...(token !== undefined && { 'continuation-token': token }) });
    const answer = await (await ask('GET', `?${query.toString()}`)).text();
    yield [...answer.matchAll(/<Contents>(.*?)<\/Contents>/gs)].flatMap(([, entry = '']) => {
      const key = textOf(entry, 'Key');
      const changedAt = textOf(entry, 'LastModified');
      // What others keep in the bucket under our prefix is none of ours.
      return key !== undefined && changedAt !== undefined && /\/[0-9a-f]{64}$/.test(key) ? [{ key, changedAt }] : [];
    });
    token = textOf(answer, 'NextContinuationToken');
    if (token === undefined) return;
  }
}

const signs: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The text of an element without elements in it: all that these answers have. */
function textOf(xml: string, element: string): string | undefined {
  const text = new RegExp(`<${element}>([^<]*)</${element}>`).exec(xml)?.[1];
  return text?.replace(/&(\w+);/g, (all, name: string) => signs[name] ?? all);
}
