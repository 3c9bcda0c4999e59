import type { House } from '#server/house.ts';
import type { Route } from '#server/platform/http/route.ts';
import { glassRoutes } from './glass-routes.ts';
import { markingRoutes } from './marking-routes.ts';

/** People under protection: marking them, and opening a case of theirs by exception. */
export function routes(house: House): Route[] {
  return [...glassRoutes(house), ...markingRoutes(house)];
}
