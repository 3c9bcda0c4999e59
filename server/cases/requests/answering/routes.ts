import Type from 'typebox';
import { getOwnApplication } from '#server/cases/applications/queries.ts';
import type { House } from '#server/house.ts';
import type { Customer } from '#server/platform/http/person.ts';
import { singleValue } from '#server/platform/http/posted-form.ts';
import { page, redirect, type Reply, route, type Route, type SignedVisit } from '#server/platform/http/route.ts';
import { getRequest } from '../queries.ts';
import { RequestPage } from './page.tsx';
import { readPosted } from './request-form.ts';
import { type Answered, answerRequest } from './saving.ts';

const params = Type.Object({ applicationId: Type.String({ maxLength: 60 }), requestId: Type.String({ maxLength: 60 }) });
const query = Type.Object(
  { done: Type.Optional(Type.Union([Type.Literal('sent'), Type.Literal('saved'), Type.Literal('nothing')])) },
  { additionalProperties: false },
);

/** A customer reads a request and answers it. */
export function answeringRoutes(house: House): Route[] {
  const { agency, database, secrets } = house;
  return [
    route({
      method: 'GET',
      path: '/applications/:applicationId/requests/:requestId',
      right: 'own-matters',
      params,
      query,
      answer: async (visit, input) => {
        const application = await getOwnApplication(database, visit.person, input.params.applicationId);
        const request = await getRequest(database, secrets, { ...application, requestId: input.params.requestId });
        return page(RequestPage({ visit, agency, application, request, faults: [], done: input.query.done }));
      },
    }),
    route({
      method: 'POST',
      path: '/applications/:applicationId/requests/:requestId',
      right: 'own-matters',
      params,
      takesForm: true,
      keepsTyped: true,
      answer: async (visit, input) => {
        const pressed = singleValue(input.form, 'action');
        const onlyKeeps = visit.overSession !== undefined || visit.changesLanguage || pressed === 'save';
        const answered = await answerRequest(house, {
          customer: visit.person,
          ...input.params,
          read: (asked, today) => readPosted(asked, input.form, today),
          onlyKeeps,
          now: visit.now,
        });
        return afterAnswering(house, visit, answered, onlyKeeps);
      },
    }),
  ];
}

async function afterAnswering(
  { agency, database }: House,
  visit: SignedVisit<Customer>,
  answered: Answered,
  onlyKeeps: boolean,
): Promise<Reply> {
  const { request, sent, faults, isRepeat } = answered;
  const address = `/applications/${request.applicationId}/requests/${request.requestId}`;
  if (visit.overSession) return redirect(`/sign-in?returnTo=${encodeURIComponent(address)}`);
  if (onlyKeeps && !visit.changesLanguage) return redirect(`${address}?done=saved`);
  if (!onlyKeeps && faults.length === 0) return redirect(`${address}?done=${sent > 0 || isRepeat ? 'sent' : 'nothing'}`);
  const application = await getOwnApplication(database, visit.person, request.applicationId);
  const shownFaults = onlyKeeps ? [] : faults;
  const done = sent > 0 ? 'sent' : undefined;
  return page(
    RequestPage({ visit: { ...visit, address }, agency, application, request, faults: shownFaults, done }),
    shownFaults.length > 0 ? 422 : 200,
  );
}
