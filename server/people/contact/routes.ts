import type { House } from '#server/house.ts';
import type { Route } from '#server/platform/http/route.ts';
import { deskRoutes } from './desk/routes.ts';
import { machineRoutes } from './own/machine-routes.ts';
import { ownPages } from './own/routes.ts';
import { sendingRoutes } from './sending/routes.ts';

/** How a customer is reached: their own pages, a clerk's, and the word that is sent about it. */
export function routes(house: House): Route[] {
  return [...ownPages(house), ...machineRoutes(house), ...deskRoutes(house), ...sendingRoutes(house)];
}
