import type { House } from '#server/house.ts';
import type { Route } from '#server/platform/http/route.ts';
import { answeringRoutes } from './answering/routes.ts';
import { machineRoutes } from './api.ts';
import { askingRoutes } from './asking/routes.ts';
import { lateRoutes } from './late/routes.tsx';

/** Requests for information: clerks ask, customers answer, and what comes after the decision is looked at. */
export function routes(house: House): Route[] {
  return [...askingRoutes(house), ...answeringRoutes(house), ...lateRoutes(house), ...machineRoutes(house)];
}
