import Type from 'typebox';
import { Listed, listedOf } from '#server/cases/applications/api.ts';
import { getOwnApplication } from '#server/cases/applications/queries.ts';
import type { House } from '#server/house.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import type { Customer } from '#server/platform/http/person.ts';
import { json, page, redirect, route, type Route, type SignedVisit } from '#server/platform/http/route.ts';
import { WithdrawPage } from './withdraw-page.tsx';
import { withdrawApplication } from './withdrawing.ts';

const params = Type.Object({ applicationId: Type.String({ maxLength: 60 }) });
const nothing = Type.Object({}, { additionalProperties: false });

/** A customer takes an application back: the question whether it is meant, and the deed. */
export function routes({ agency, database }: House): Route[] {
  const by = ({ now, person }: SignedVisit<Customer>) => ({ at: now, day: dayOf(now, agency.timeZone), agent: person.agent });
  return [
    route({
      method: 'GET',
      path: '/applications/:applicationId/withdraw',
      right: 'own-matters',
      action: 'apply',
      params,
      answer: async (visit, input) => {
        const application = await getOwnApplication(database, visit.person, input.params.applicationId);
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
        const application = await getOwnApplication(database, visit.person, input.params.applicationId);
        // A second press of the same button has nothing left to do.
        if (application.stage !== 'withdrawn') await withdrawApplication(database, { ...application, ...by(visit) });
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
        const application = await getOwnApplication(database, visit.person, input.params.applicationId);
        await withdrawApplication(database, { ...application, ...by(visit) });
        return json(listedOf({ ...application, stage: 'withdrawn' }));
      },
    }),
  ];
}
