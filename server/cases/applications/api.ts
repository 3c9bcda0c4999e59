import Type from 'typebox';
import { getForm } from '#server/agency/lookups.ts';
import type { House } from '#server/house.ts';
import { refuseBeyondBenefits } from '#server/people/mandates/scope.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { isRefusal } from '#server/platform/forms/fault.ts';
import { readJsonAnswers } from '#server/platform/forms/schema.ts';
import { json, route, type Route } from '#server/platform/http/route.ts';
import { refuseAccountChange } from './account-change.ts';
import { type ApplicationSummary, getOwnApplication, listApplications, listEvents } from './queries.ts';
import { submitApplication } from './submission.ts';

const uuid = '^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$';
const params = Type.Object({ applicationId: Type.String({ maxLength: 60 }) });
const answers = Type.Record(Type.String(), Type.Unknown(), { description: 'by the schema of the form: GET /api/benefits/{benefit}/form' });

const NewApplication = Type.Object(
  {
    id: Type.String({ pattern: uuid, description: 'made by you; sending the same id again gives the same receipt' }),
    benefit: Type.String({ maxLength: 60 }),
    formVersion: Type.String({ maxLength: 10 }),
    answers,
  },
  { additionalProperties: false },
);

const SentReceipt = Type.Object({
  id: Type.String(),
  reference: Type.String(),
  receivedAt: Type.String({ format: 'date-time' }),
  expectedOn: Type.String({ format: 'date' }),
});

/** An application as machines read it. */
export const Listed = Type.Object({
  id: Type.String(),
  reference: Type.String(),
  benefit: Type.String(),
  formVersion: Type.String(),
  language: Type.String(),
  channel: Type.String(),
  onBehalf: Type.Union([Type.String(), Type.Null()], { description: 'on what basis somebody sent it for you; null: nobody did' }),
  stage: Type.String(),
  receivedAt: Type.String({ format: 'date-time' }),
  expectedOn: Type.String({ format: 'date' }),
});
const Told = Type.Object({ kind: Type.String(), at: Type.String({ format: 'date-time' }) });
const Whole = Type.Intersect([Listed, Type.Object({ answers, events: Type.Array(Told) })]);

export const listedOf = (one: ApplicationSummary) => ({
  id: one.applicationId,
  reference: one.reference,
  benefit: one.benefit,
  formVersion: one.formVersion,
  language: one.language,
  channel: one.intakeChannel,
  onBehalf: one.agentBasis,
  stage: one.stage,
  receivedAt: one.receivedAt.toISOString(),
  expectedOn: one.dueOn,
});

/** The customer's applications for machines: the same actions as on the pages. */
export function apiRoutes(house: House): Route[] {
  const { database } = house;
  return [
    submitRoute(house),
    route({
      method: 'GET',
      path: '/api/applications',
      right: 'own-matters',
      summary: 'Your applications, the newest first',
      replies: Type.Object({ applications: Type.Array(Listed) }),
      answer: async (visit) => json({ applications: (await listApplications(database, visit.person)).map(listedOf) }),
    }),
    route({
      method: 'GET',
      path: '/api/applications/:applicationId',
      right: 'own-matters',
      params,
      summary: 'One of your applications, with its answers and what has happened to it',
      replies: Whole,
      answer: async (visit, input) => {
        const application = await getOwnApplication(database, visit.person, input.params.applicationId);
        const events = await listEvents(database, application);
        const told = events.map(({ kind, at }) => ({ kind, at: at.toISOString() }));
        return json({ ...listedOf(application), answers: application.answers, events: told });
      },
    }),
  ];
}

function submitRoute(house: House): Route {
  const { agency } = house;
  return route({
    method: 'POST',
    path: '/api/applications',
    right: 'own-matters',
    body: NewApplication,
    replies: SentReceipt,
    summary: 'Apply for a benefit: 201 the first time, 200 with the same receipt when the same is sent again',
    answer: async (visit, { body }) => {
      const form = getForm(agency, body.benefit, body.formVersion);
      const given = readJsonAnswers(form, body.answers);
      if (isRefusal(given)) throw new Refusal('application-has-faults', [{ place: given.name, reason: given.refused }]);
      refuseBeyondBenefits(visit.person, body.benefit);
      await refuseAccountChange(house, visit.person, form, given);
      const receipt = await submitApplication(house, {
        customerId: visit.person.id,
        applicationId: body.id,
        benefit: body.benefit,
        form,
        answers: given,
        channel: 'online',
        language: visit.language,
        now: visit.now,
        agent: visit.person.agent,
      });
      if (!receipt.isSame) throw new Refusal('application-already-sent');
      const { applicationId, reference, receivedAt, expectedOn } = receipt;
      return json({ id: applicationId, reference, receivedAt: receivedAt.toISOString(), expectedOn }, receipt.isRepeat ? 200 : 201);
    },
  });
}
