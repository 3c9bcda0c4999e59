import type { House } from '#server/house.ts';
import type { Route } from '#server/platform/http/route.ts';
import * as details from './details/routes.ts';
import * as finding from './finding/routes.ts';
import * as machines from './machines/routes.ts';
import * as own from './own/routes.ts';

/** Booking by customers: finding a time, making it one's own, and changing it. */
export function routes(house: House): Route[] {
  return [finding, details, own, machines].flatMap((part) => part.routes(house));
}
