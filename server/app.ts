import type { FastifyInstance } from 'fastify';
import * as front from './agency/front/routes.ts';
import { navigation } from './agency/front/navigation.ts';
import type { House } from './house.ts';
import { serveAssets } from './platform/assets/serve-assets.ts';
import { healthRoutes } from './platform/http/health.ts';
import type { Frame, Route } from './platform/http/route.ts';
import { createServer } from './platform/http/server.ts';
import { openSecrets } from './platform/secrets/secrets.ts';

/** The table of contents: every feature of the house is named here once. */
const features: ((house: House) => Route[])[] = [
  front.routes,
];

export function listRoutes(house: House): Route[] {
  const routes = features.flatMap((routesOf) => routesOf(house));
  return [...healthRoutes(house), ...routes];
}

type Parts = Omit<House, 'secrets' | 'frame'> & { secretKey: string };

/** Puts together what every feature stands on. */
export function openHouse({ secretKey, ...parts }: Parts): House {
  const frame: Frame = {
    name: parts.agency.name,
    languages: parts.agency.languages,
    timeZone: parts.agency.timeZone,
    stylesheet: parts.assets.address('main.css'),
    themeStylesheet: parts.assets.address('theme.css'),
    script: parts.assets.address('main.js'),
    navigation,
  };
  return { ...parts, secrets: openSecrets(secretKey), frame };
}

/** The web server of a house, ready to listen. */
export async function createApp(house: House): Promise<FastifyInstance> {
  const { settings } = house;
  const app = await createServer({
    routes: listRoutes(house),
    frame: house.frame,
    clock: house.clock,
    secrets: house.secrets,
    publicUrl: settings.publicUrl,
    log: house.log,
    findSession: async () => undefined,
    trustedProxies: settings.trustedProxies,
    requestsPerMinute: settings.isRateLimited ? settings.rateLimitPerMinute : 0,
  });
  serveAssets(app, house.assets);
  return app;
}
