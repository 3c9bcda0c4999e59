import type { House } from '#server/house.ts';
import type { Route } from '#server/platform/http/route.ts';
import { sendingRoutes } from './sending-routes.ts';
import { waitingRoutes } from './waiting-routes.ts';

/** Photographs from a phone by a code on the computer: the computer's page that waits, and the phone's page that sends. */
export function phoneRoutes(house: House): Route[] {
  return [...waitingRoutes(house), ...sendingRoutes(house)];
}
