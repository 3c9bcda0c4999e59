import Type from 'typebox';
import { demoIdentityRoutes } from '#server/people/demo-identity/routes.tsx';
import type { House } from '#server/house.ts';
import { openRoute, type Route } from '#server/platform/http/route.ts';
import { openDoors } from './doors.tsx';
import { ownRoutes } from './own/routes.tsx';
import { openProviders } from './provider/providers.ts';

const ReturnTo = Type.Object({ returnTo: Type.Optional(Type.String({ maxLength: 4000 })) }, { additionalProperties: false });

const Renewal = Type.Object(
  { ...ReturnTo.properties, renew: Type.Optional(Type.Literal('yes', { description: 'prove anew who you are' })) },
  { additionalProperties: false },
);

/** Signing in and out, a person's own sign-ins, and the demo identity service where it is on. */
export function routes(house: House): Route[] {
  const doors = openDoors(house, openProviders(house));
  const all = [
    openRoute({
      method: 'GET',
      path: '/sign-in',
      query: Renewal,
      answer: (visit, { query }) => doors.begin('customers', visit, query.returnTo, query.renew === 'yes'),
    }),
    openRoute({
      method: 'GET',
      path: '/staff',
      query: ReturnTo,
      answer: (visit, { query }) => doors.begin('staff', visit, query.returnTo),
    }),
    // The answer's parts are the provider's, not ours: the OpenID Connect library checks them.
    openRoute({ method: 'GET', path: '/sign-in/answer', answer: (visit) => doors.answer(visit) }),
    openRoute({
      method: 'POST',
      path: '/sign-out',
      body: Type.Object({}, { additionalProperties: false }),
      // Whoever is signed out already gets what they asked for.
      answer: (visit) => doors.leave(visit),
    }),
    ...ownRoutes(house),
    ...demoIdentityRoutes(house),
  ];
  // Sessions and sign-ins are found by what a browser holds, before anybody knows whose they are.
  return all.map((one) => ({ ...one, runsAsSystem: 'finds out who somebody is' }));
}
