import fastify, { type HTTPMethods } from 'fastify';
import type { House } from '#server/house.ts';
import { answerAsProvider } from './mount.ts';
import { createDemoProvider, demoIssuer } from './provider.ts';

/**
 * `fetch` for addresses of the demo identity service, without a network: our public address may not be reachable from
 * this machine. It asks a provider of its own; all providers share their state in the database and their keys.
 */
export function insideFetch(
  house: House,
): (address: string, options: { method?: string; headers?: HeadersInit; body?: unknown }) => Promise<Response> {
  const inside = fastify();
  answerAsProvider(inside, house, createDemoProvider(house));
  return async (address, { method = 'GET', headers, body }) => {
    if (!address.startsWith(`${demoIssuer(house)}/`)) throw new Error('not an address of the demo identity service');
    const { pathname, search } = new URL(address);
    const answer = await inside.inject({
      // The client library asks with GET and POST only.
      method: method as HTTPMethods & ('GET' | 'POST'),
      url: pathname.slice(new URL(house.settings.publicUrl).pathname.replace(/\/$/, '').length) + search,
      headers: Object.fromEntries(new Headers(headers)),
      // The client library posts forms.
      ...(body instanceof URLSearchParams || typeof body === 'string' ? { payload: body.toString() } : {}),
    });
    const given = Object.entries(answer.headers).flatMap(([name, value]) =>
      [value ?? []].flat().map((one): [string, string] => [name, String(one)]),
    );
    return new Response(answer.statusCode === 204 ? null : answer.payload, { status: answer.statusCode, headers: given });
  };
}
