import Type from 'typebox';
import { getOwnApplication } from '#server/cases/applications/queries.ts';
import type { House } from '#server/house.ts';
import { asActor } from '#server/platform/database/acting.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { checkAnswers } from '#server/platform/forms/check.ts';
import type { Customer } from '#server/platform/http/person.ts';
import { json, route, type Route, type SignedVisit } from '#server/platform/http/route.ts';
import { askCosigner, cancelCosignature } from './asking.ts';
import { cosignerForm } from './form.ts';
import { listAskedOf, listCosignatures } from './queries.ts';
import { settleCosignature } from './settling.ts';

const id = Type.String({ maxLength: 60 });
const instant = Type.String({ format: 'date-time' });
const nothing = Type.Object({}, { additionalProperties: false });
const ofApplication = Type.Object({ applicationId: id });
const Cosignatures = Type.Object({
  cosignatures: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), state: Type.String(), askedAt: instant })),
});
const Asked = Type.Object({
  asked: Type.Array(
    Type.Object({
      id: Type.String(),
      applicant: Type.String(),
      benefit: Type.String(),
      reference: Type.String(),
      receivedOn: Type.String({ format: 'date' }),
    }),
  ),
});

/** The same for machines. */
export function machineRoutes(house: House): Route[] {
  return [...askingRoutes(house), ...signingRoutes(house)];
}

function askingRoutes(house: House): Route[] {
  return [
    route({
      method: 'GET',
      path: '/api/applications/:applicationId/cosignatures',
      right: 'own-matters',
      params: ofApplication,
      summary: 'Who was asked to sign one of your applications, and who has',
      replies: Cosignatures,
      answer: async (visit, { params }) => json(await listed(house, visit, params.applicationId)),
    }),
    route({
      method: 'POST',
      path: '/api/applications/:applicationId/cosignatures',
      right: 'own-matters',
      params: ofApplication,
      body: Type.Object(
        { name: Type.String({ maxLength: 100 }), identityCode: Type.String({ maxLength: 11 }) },
        { additionalProperties: false },
      ),
      summary: 'Ask somebody to sign one of your applications',
      replies: Cosignatures,
      answer: async (visit, { params, body }) => {
        const faults = checkAnswers(cosignerForm, body, { today: dayOf(visit.now, house.agency.timeZone) });
        if (faults.length > 0)
          throw new Refusal(
            'bad-request',
            faults.map(({ path, code }) => ({ place: `/${path}`, reason: code })),
          );
        const application = await getOwnApplication(house.database, visit.person, params.applicationId);
        const problem = await askCosigner(house, { ...body, application, agent: visit.person.agent, now: visit.now });
        if (problem) throw new Refusal('bad-request', [{ place: '/identityCode', reason: problem }]);
        return json(await listed(house, visit, params.applicationId), 201);
      },
    }),
    route({
      method: 'POST',
      path: '/api/applications/:applicationId/cosignatures/:cosignatureId/cancel',
      right: 'own-matters',
      params: Type.Object({ applicationId: id, cosignatureId: id }),
      body: nothing,
      summary: 'Withdraw a request to sign that nobody has answered',
      replies: Cosignatures,
      answer: async (visit, { params }) => {
        const { customerId, applicationId } = await getOwnApplication(house.database, visit.person, params.applicationId);
        const by = { agent: visit.person.agent, now: visit.now };
        await cancelCosignature(house, { customerId, applicationId }, params.cosignatureId, by);
        return json(await listed(house, visit, applicationId));
      },
    }),
  ];
}

async function listed({ database }: House, visit: SignedVisit<Customer>, applicationId: string) {
  const cosignatures = await listCosignatures(database, await getOwnApplication(database, visit.person, applicationId));
  return {
    cosignatures: cosignatures.map(({ cosignatureId, name, state, askedAt }) => ({
      id: cosignatureId,
      name,
      state,
      askedAt: askedAt.toISOString(),
    })),
  };
}

function signingRoutes(house: House): Route[] {
  return [
    route({
      method: 'GET',
      path: '/api/cosignatures',
      right: 'own-person',
      summary: 'Applications of others that you are asked to sign',
      replies: Asked,
      answer: async (visit) => {
        // What one is asked lies with those who ask.
        const asked = await asActor({ kind: 'system' }, () => listAskedOf(house.database, visit.person.id));
        return json({
          asked: asked.map(({ cosignatureId, applicantName, benefit, reference, receivedOn }) => ({
            ...{ id: cosignatureId, applicant: applicantName, benefit, reference, receivedOn },
          })),
        });
      },
    }),
    route({
      method: 'POST',
      path: '/api/cosignatures/:cosignatureId',
      right: 'own-person',
      params: Type.Object({ cosignatureId: id }),
      body: Type.Object({ answer: Type.Union([Type.Literal('signed'), Type.Literal('refused')]) }, { additionalProperties: false }),
      summary: 'Sign an application of another’s, or refuse to',
      replies: nothing,
      answer: async (visit, { params, body }) => {
        await settleCosignature(house, { signer: visit.person, cosignatureId: params.cosignatureId, answer: body.answer, now: visit.now });
        return json({});
      },
    }),
  ];
}
