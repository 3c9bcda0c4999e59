import type { House } from '#server/house.ts';
import type { Route } from '#server/platform/http/route.ts';
import { demoRegisterRoutes } from './demo/routes.tsx';
import { ownRoutes } from './own/routes.ts';

/** Mandates as those see them whom they are about, and the demo register where it stands in for the national one. */
export function routes(house: House): Route[] {
  return [...ownRoutes(house), ...demoRegisterRoutes(house)];
}
