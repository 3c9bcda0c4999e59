import Type from 'typebox';
import type { House } from '#server/house.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { page, redirect, route, type Route } from '#server/platform/http/route.ts';
import { apiRoutes } from './api.ts';
import { ApplicationPage, WithdrawPage } from './application-page.tsx';
import { getApplication, listEvents } from './queries.ts';
import { CopyPage, ReceiptPage } from './receipt-page.tsx';
import { withdrawApplication } from './withdrawal.ts';

const params = Type.Object({ applicationId: Type.String({ maxLength: 60 }) });
const nothing = Type.Object({}, { additionalProperties: false });

/** A customer's own applications: where each stands, its receipt, a copy, and taking it back. */
export function routes(house: House): Route[] {
  const { agency, database } = house;
  return [
    route({
      method: 'GET',
      path: '/applications/:applicationId',
      right: 'own-matters',
      params,
      answer: async (visit, input) => {
        const application = await getApplication(database, visit.person.id, input.params.applicationId);
        return page(ApplicationPage({ visit, agency, application, events: await listEvents(database, application) }));
      },
    }),
    route({
      method: 'GET',
      path: '/applications/:applicationId/receipt',
      right: 'own-matters',
      params,
      answer: async (visit, input) =>
        page(ReceiptPage({ visit, agency, application: await getApplication(database, visit.person.id, input.params.applicationId) })),
    }),
    route({
      method: 'GET',
      path: '/applications/:applicationId/copy',
      right: 'own-matters',
      params,
      answer: async (visit, input) =>
        page(CopyPage({ visit, agency, application: await getApplication(database, visit.person.id, input.params.applicationId) })),
    }),
    ...withdrawalRoutes(house),
    ...apiRoutes(house),
  ];
}

function withdrawalRoutes({ agency, database }: House): Route[] {
  return [
    route({
      method: 'GET',
      path: '/applications/:applicationId/withdraw',
      right: 'own-matters',
      params,
      answer: async (visit, input) => {
        const application = await getApplication(database, visit.person.id, input.params.applicationId);
        const isClosed = application.stage === 'withdrawn' || application.stage === 'decided';
        return isClosed ? redirect(`/applications/${application.applicationId}`) : page(WithdrawPage({ visit, agency, application }));
      },
    }),
    route({
      method: 'POST',
      path: '/applications/:applicationId/withdraw',
      right: 'own-matters',
      params,
      body: nothing,
      answer: async (visit, input) => {
        const application = await getApplication(database, visit.person.id, input.params.applicationId);
        // A second press of the same button has nothing left to do.
        if (application.stage !== 'withdrawn')
          await withdrawApplication(database, { ...application, at: visit.now, day: dayOf(visit.now, agency.timeZone) });
        return redirect(`/applications/${application.applicationId}`);
      },
    }),
  ];
}
