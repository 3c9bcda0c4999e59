import Type from 'typebox';
import { getOwnApplication } from '#server/cases/applications/queries.ts';
import type { House } from '#server/house.ts';
import { asActor } from '#server/platform/database/acting.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { checkAnswers } from '#server/platform/forms/check.ts';
import { isRefusal } from '#server/platform/forms/fault.ts';
import { parsePage } from '#server/platform/forms/parse.ts';
import type { Customer } from '#server/platform/http/person.ts';
import type { PostedForm } from '#server/platform/http/posted-form.ts';
import { page, redirect, type Reply, route, type Route, type SignedVisit } from '#server/platform/http/route.ts';
import { machineRoutes } from './api.ts';
import { askCosigner, cancelCosignature } from './asking.ts';
import { cosignerForm, cosignerPage } from './form.ts';
import { CosignaturesPage, type Filled, SignPage } from './pages.tsx';
import { findAskedOf, listCosignatures } from './queries.ts';
import { settleCosignature } from './settling.ts';

const id = Type.String({ maxLength: 60 });
const ofApplication = Type.Object({ applicationId: id });
const ofOne = Type.Object({ applicationId: id, cosignatureId: id });
const ofAsked = Type.Object({ cosignatureId: id });
const nothing = Type.Object({}, { additionalProperties: false });
const Answer = Type.Object({ answer: Type.Union([Type.Literal('signed'), Type.Literal('refused')]) }, { additionalProperties: false });
const Shown = Type.Object({ asked: Type.Optional(Type.Literal('1')) }, { additionalProperties: false });

type CustomerVisit = SignedVisit<Customer>;
const untouched: Filled = { answers: {}, faults: [], typed: new Map() };

/** The signatures of others on an application: asked for by the applicant, given by whom it was asked of. */
export function routes(house: House): Route[] {
  return [...askingRoutes(house), ...signingRoutes(house), ...machineRoutes(house)];
}

function askingRoutes(house: House): Route[] {
  return [
    route({
      method: 'GET',
      path: '/applications/:applicationId/cosignatures',
      right: 'own-matters',
      params: ofApplication,
      query: Shown,
      answer: (visit, { params, query }) => show(house, visit, params.applicationId, untouched, { wasAsked: query.asked === '1' }),
    }),
    route({
      method: 'POST',
      path: '/applications/:applicationId/cosignatures',
      right: 'own-matters',
      params: ofApplication,
      takesForm: true,
      answer: (visit, { params, form }) => answerFilled(house, visit, params.applicationId, form),
    }),
    route({
      method: 'POST',
      path: '/applications/:applicationId/cosignatures/:cosignatureId/cancel',
      right: 'own-matters',
      params: ofOne,
      body: nothing,
      answer: async (visit, { params }) => {
        const { customerId, applicationId } = await getOwnApplication(house.database, visit.person, params.applicationId);
        const by = { agent: visit.person.agent, now: visit.now };
        await cancelCosignature(house, { customerId, applicationId }, params.cosignatureId, by);
        return redirect(`/applications/${applicationId}/cosignatures`);
      },
    }),
  ];
}

async function show(
  house: House,
  visit: CustomerVisit,
  applicationId: string,
  filled: Filled,
  { wasAsked = false, status = 200 }: { wasAsked?: boolean; status?: number } = {},
): Promise<Reply> {
  const application = await getOwnApplication(house.database, visit.person, applicationId);
  const cosignatures = await listCosignatures(house.database, application);
  return page(<CosignaturesPage visit={visit} agency={house.agency} {...{ application, cosignatures, filled, wasAsked }} />, status);
}

async function answerFilled(house: House, visit: CustomerVisit, applicationId: string, posted: PostedForm): Promise<Reply> {
  const parsed = parsePage(cosignerPage, posted, ['action']);
  if (isRefusal(parsed)) throw new Refusal('bad-request', [{ place: parsed.name, reason: parsed.refused }]);
  const { answers, typed } = parsed;
  const filled: Filled = { answers, typed, faults: [] };
  if (visit.changesLanguage) return show(house, visit, applicationId, filled);
  const faults = checkAnswers(cosignerForm, answers, { today: dayOf(visit.now, house.agency.timeZone), unread: parsed.faults });
  if (faults.length > 0) return show(house, visit, applicationId, { ...filled, faults }, { status: 422 });
  const application = await getOwnApplication(house.database, visit.person, applicationId);
  // The form's own check has just found both.
  const { name, identityCode } = answers as { name: string; identityCode: string };
  const problem = await askCosigner(house, { application, name: name.trim(), identityCode, agent: visit.person.agent, now: visit.now });
  if (problem) return show(house, visit, applicationId, { ...filled, problem }, { status: 422 });
  return redirect(`/applications/${applicationId}/cosignatures?asked=1`);
}

function signingRoutes(house: House): Route[] {
  return [
    route({
      method: 'GET',
      path: '/cosignatures/:cosignatureId',
      right: 'own-person',
      params: ofAsked,
      answer: async (visit, { params }) => {
        // What one is asked lies with the one who asks.
        const asked = await asActor({ kind: 'system' }, () => findAskedOf(house.database, visit.person.id, params.cosignatureId));
        if (!asked) throw new Refusal('not-found');
        return page(<SignPage visit={visit} agency={house.agency} asked={asked} />);
      },
    }),
    route({
      method: 'POST',
      path: '/cosignatures/:cosignatureId',
      right: 'own-person',
      params: ofAsked,
      body: Answer,
      answer: async (visit, { params, body }) => {
        await settleCosignature(house, { signer: visit.person, cosignatureId: params.cosignatureId, answer: body.answer, now: visit.now });
        return redirect(`/cosignatures/${params.cosignatureId}`);
      },
    }),
  ];
}
