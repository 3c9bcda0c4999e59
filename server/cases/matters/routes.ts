import type { House } from '#server/house.ts';
import { listApplications } from '#server/cases/applications/queries.ts';
import { listDrafts } from '#server/cases/drafts/queries.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { page, route, type Route } from '#server/platform/http/route.ts';
import { MattersPage } from './page.tsx';

/** "My matters". Machines read the same from /api/drafts and /api/applications. */
export function routes({ agency, database }: House): Route[] {
  return [
    route({
      method: 'GET',
      path: '/matters',
      right: 'own-matters',
      answer: async (visit) => {
        const [drafts, applications] = await Promise.all([
          listDrafts(database, visit.person, dayOf(visit.now, agency.timeZone)),
          listApplications(database, visit.person),
        ]);
        return page(MattersPage({ visit, agency, drafts, applications }));
      },
    }),
  ];
}
