import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Provider } from 'oidc-provider';
import type { House } from '#server/house.ts';
import { createDemoProvider, mountPath } from './provider.ts';

/** Answers for the demo identity service on the web server. Does nothing when the service is off. */
export async function mountDemoIdentity(app: FastifyInstance, house: House): Promise<void> {
  if (house.settings.isDemoIdentityOn) answerAsProvider(app, house, createDemoProvider(house));
}

/** Hands every request below the service's path to the provider, as it came. */
export function answerAsProvider(app: FastifyInstance, house: House, provider: Provider): void {
  const answer = provider.callback();
  const { host, protocol } = new URL(house.settings.publicUrl);
  void app.register(async (scope) => {
    // The provider reads bodies itself.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _body, done) => done(null));
    scope.route({
      method: ['GET', 'POST'],
      url: `${mountPath}/*`,
      handler: async (request: FastifyRequest, reply: FastifyReply) => {
        reply.hijack();
        for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) reply.raw.setHeader(name, value);
        const asked = request.raw;
        // Addresses that the provider writes are the public ones, whatever the request called us.
        asked.headers.host = host;
        asked.headers['x-forwarded-proto'] = protocol.slice(0, -1);
        delete asked.headers['x-forwarded-host'];
        Object.assign(asked, { originalUrl: asked.url, url: asked.url?.slice(mountPath.length) });
        await answer(asked, reply.raw);
      },
    });
  });
}
