import type { FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    live?: 'page' | 'stream' | undefined;
  }
}

/** With this header a page's own script fetches it anew. */
const header = 'x-luukku-refetch';
/** So many times more of them are let through than of what people ask for: an office with its boards is one address. */
const timesMore = 10;

/**
 * A request that nobody made: an open page came anew by itself, or asked to be told when to. It neither prolongs a session nor
 * counts among what people ask for. Only routes that say so can be asked in this way.
 */
export function isRefetch({ method, headers, routeOptions }: FastifyRequest): boolean {
  const { live } = routeOptions.config;
  return method === 'GET' && (live === 'stream' || (live === 'page' && headers[header] !== undefined));
}

/** The limit of requests, a bucket for what people ask for and one for what comes by itself. */
export const rateBuckets = (requestsPerMinute: number) => ({
  max: (request: FastifyRequest) => (isRefetch(request) ? timesMore * requestsPerMinute : requestsPerMinute),
  keyGenerator: (request: FastifyRequest) => (isRefetch(request) ? `refetch ${request.ip}` : request.ip),
});
