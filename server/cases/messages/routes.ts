import type { House } from '#server/house.ts';
import type { Route } from '#server/platform/http/route.ts';
import { absenceRoutes } from './absences/routes.ts';
import { inboxMachineRoutes } from './inbox/api.ts';
import { inboxRoutes } from './inbox/routes.ts';
import { ownMachineRoutes } from './own/api.ts';
import { ownRoutes } from './own/routes.ts';

/** Messages both ways, and to whom they go while a clerk is away. */
export function routes(house: House): Route[] {
  return [...ownRoutes(house), ...inboxRoutes(house), ...absenceRoutes(house), ...ownMachineRoutes(house), ...inboxMachineRoutes(house)];
}
