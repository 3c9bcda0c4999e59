import Type from 'typebox';
import { readChecklist } from '#server/cases/checklist/checklist.ts';
import { isMissing } from '#server/cases/checklist/requirements.ts';
import type { House } from '#server/house.ts';
import { page, route, type Route } from '#server/platform/http/route.ts';
import { apiRoutes } from './api.ts';
import { ApplicationPage } from './application-page.tsx';
import { getOwnApplication, listEvents } from './queries.ts';
import { CopyPage, ReceiptPage } from './receipt-page.tsx';

const params = Type.Object({ applicationId: Type.String({ maxLength: 60 }) });

/** A customer's own applications: where each stands, its receipt, and a copy. */
export function routes(house: House): Route[] {
  const { agency, database } = house;
  return [
    route({
      method: 'GET',
      path: '/applications/:applicationId',
      right: 'own-matters',
      params,
      answer: async (visit, input) => {
        const application = await getOwnApplication(database, visit.person, input.params.applicationId);
        const events = await listEvents(database, application);
        const sections = await Promise.all(house.sections.ofApplication.map((section) => section({ house, visit, application })));
        return page(ApplicationPage({ visit, agency, application, events, sections }));
      },
    }),
    route({
      method: 'GET',
      path: '/applications/:applicationId/receipt',
      right: 'own-matters',
      params,
      answer: async (visit, input) => {
        const application = await getOwnApplication(database, visit.person, input.params.applicationId);
        const { items } = await readChecklist(database, agency, application);
        return page(ReceiptPage({ visit, agency, application, missing: items.filter(isMissing) }));
      },
    }),
    route({
      method: 'GET',
      path: '/applications/:applicationId/copy',
      right: 'own-matters',
      params,
      answer: async (visit, input) =>
        page(CopyPage({ visit, agency, application: await getOwnApplication(database, visit.person, input.params.applicationId) })),
    }),
    ...apiRoutes(house),
  ];
}
