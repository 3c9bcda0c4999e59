import Type from 'typebox';
import type { House } from '#server/house.ts';
import { isDay } from '#server/platform/clock/clock.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { page, route, type Route } from '#server/platform/http/route.ts';
import { codesRoutes } from './codes/routes.tsx';
import { endingRoutes } from './keying/ending-routes.ts';
import { keyingRoutes } from './keying/routes.ts';
import { PaperListPage } from './list-page.tsx';
import { countToKey, listToKey, type PaperPlace } from './list-queries.ts';
import { registeringRoutes } from './registering/routes.ts';
import { scanRoutes } from './scans/routes.ts';

const Listed = Type.Object(
  {
    benefit: Type.Optional(Type.String({ pattern: '^[a-zA-Z][a-zA-Z0-9-]{0,59}$' })),
    after: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' })),
  },
  { additionalProperties: false },
);

/** Applications on paper and by word of mouth: registered, keyed, scanned, found by their codes. */
export function routes(house: House): Route[] {
  return [
    route({
      method: 'GET',
      path: '/paper',
      right: 'key-paper',
      query: Listed,
      answer: async (visit, { query: { benefit, after } }) => {
        const place = after === undefined ? undefined : readPlace(after);
        const [counts, listed] = await Promise.all([
          countToKey(house.database, visit.person),
          listToKey(house.database, visit.person, benefit, place),
        ]);
        return page(PaperListPage({ visit, agency: house.agency, benefit, counts, ...listed, isContinued: place !== undefined }));
      },
    }),
    ...registeringRoutes(house),
    ...keyingRoutes(house),
    ...endingRoutes(house),
    ...scanRoutes(house),
    ...codesRoutes(house),
  ];
}

/** Reads a place that came in an address: the shape has looked at its form, here the day must exist. */
function readPlace(text: string): PaperPlace {
  const [receivedOn = '', applicationId = ''] = text.split('_');
  if (!isDay(receivedOn)) throw new Refusal('bad-request');
  return { receivedOn, applicationId };
}
