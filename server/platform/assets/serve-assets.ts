import type { FastifyInstance } from 'fastify';
import type { AssetEncoding, Assets } from './assets.ts';

/** Adds `/assets/…`: a file's name changes with its content, so that a browser may keep it for good. */
export function serveAssets(app: Pick<FastifyInstance, 'get'>, assets: Assets): void {
  app.get<{ Params: { file: string } }>('/assets/:file', async (request, reply) => {
    const asset = assets.find(request.params.file);
    if (asset === undefined) return reply.callNotFound();
    const encoding = chooseEncoding(request.headers['accept-encoding'] ?? '', [...asset.bodies.keys()]);
    reply.headers({ 'content-type': asset.type, 'cache-control': 'public, max-age=31536000, immutable', vary: 'accept-encoding' });
    // Nobody's data: a frame without an origin must be able to load its script.
    reply.headers({ 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' });
    if (encoding !== 'identity') reply.header('content-encoding', encoding);
    return reply.send(asset.bodies.get(encoding));
  });
}

function chooseEncoding(accepted: string, available: readonly AssetEncoding[]): AssetEncoding {
  // `br;q=0` means: not this one.
  const refused = new Set([...accepted.matchAll(/(\w+)\s*;\s*q=0(?:\.0*)?\s*(?:,|$)/g)].map(([, name]) => name));
  const wanted = (['br', 'gzip'] as const).find(
    (encoding) => available.includes(encoding) && !refused.has(encoding) && new RegExp(`\\b${encoding}\\b`).test(accepted),
  );
  return wanted ?? 'identity';
}
