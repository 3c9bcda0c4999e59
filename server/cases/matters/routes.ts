import type { House } from '#server/house.ts';
import { listApplications } from '#server/cases/applications/queries.ts';
import { countMissing } from '#server/cases/checklist/requirements.ts';
import { askedToSign } from '#server/cases/cosignatures/sections.tsx';
import { listDrafts } from '#server/cases/drafts/queries.ts';
import { messagesOfCustomer } from '#server/cases/messages/sections.tsx';
import { awaitedOfCustomer } from '#server/cases/requests/sections.tsx';
import { dayOf } from '#server/platform/clock/clock.ts';
import { page, route, type Route } from '#server/platform/http/route.ts';
import { MattersPage } from './page.tsx';

/** "My matters". Machines read the same from /api/drafts and /api/applications. */
export function routes(house: House): Route[] {
  const { agency, database } = house;
  return [
    route({
      method: 'GET',
      path: '/matters',
      right: 'own-matters',
      answer: async (visit) => {
        const [drafts, applications, missing, awaited, toSign, messages] = await Promise.all([
          listDrafts(database, visit.person, dayOf(visit.now, agency.timeZone)),
          listApplications(database, visit.person),
          countMissing(database, visit.person.id),
          awaitedOfCustomer(house, visit),
          askedToSign(house, visit),
          messagesOfCustomer(house, visit),
        ]);
        return page(MattersPage({ visit, agency, drafts, applications, missing, awaited, toSign, messages }));
      },
    }),
  ];
}
