import type { FastifyReply, FastifyRequest } from 'fastify';
import type { EventsReply, Visit } from '../route.ts';

/**
 * Makes the answer a stream of events that stays open. The answer leaves Fastify's hands, with the headers it has; no
 * connection to the database is held meanwhile.
 */
export function sendEvents(
  { streams, subjects }: EventsReply,
  request: FastifyRequest,
  reply: FastifyReply,
  visit: Visit,
  isStillAllowed: () => Promise<boolean>,
): FastifyReply {
  const asked = { subjects, sessionId: visit.session?.id, clientAddress: visit.clientAddress, isStillAllowed };
  streams.refuseMore(asked);
  reply.headers({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    // nginx and those like it keep an answer back until they have more of it.
    'x-accel-buffering': 'no',
    // The connection serves this stream alone and ends with it.
    connection: 'close',
  });
  if (request.method === 'HEAD') return reply.send();
  reply.hijack();
  // Fastify collects the headers that its answer would have had.
  reply.raw.writeHead(200, reply.getHeaders() as Record<string, string>);
  streams.open(reply.raw, asked);
  return reply;
}
