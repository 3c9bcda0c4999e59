import Type from 'typebox';
import { Listed, listedOf } from '#server/cases/applications/api.ts';
import { getApplication } from '#server/cases/applications/queries.ts';
import type { House } from '#server/house.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { json, page, redirect, route, type Route } from '#server/platform/http/route.ts';
import { WithdrawPage } from './withdraw-page.tsx';
import { withdrawApplication } from './withdrawing.ts';

const params = Type.Object({ applicationId: Type.String({ maxLength: 60 }) });
const nothing = Type.Object({}, { additionalProperties: false });

/** A customer takes an application back: the question whether it is meant, and the deed. */
export function routes({ agency, database }: House): Route[] {
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
    route({
      method: 'POST',
      path: '/api/applications/:applicationId/withdraw',
      right: 'own-matters',
      params,
      body: nothing,
      summary: 'Withdraw an application that is not decided',
      replies: Listed,
      answer: async (visit, input) => {
        const application = await getApplication(database, visit.person.id, input.params.applicationId);
        await withdrawApplication(database, { ...application, at: visit.now, day: dayOf(visit.now, agency.timeZone) });
        return json(listedOf({ ...application, stage: 'withdrawn' }));
      },
    }),
  ];
}
