import Type from 'typebox';
import type { House } from '#server/house.ts';
import { getBenefit, getCurrentForm } from '#server/agency/lookups.ts';
import { listOpenApplications } from '#server/cases/applications/queries.ts';
import { findDraftOf } from '#server/cases/drafts/queries.ts';
import { startDraft } from '#server/cases/drafts/starting.ts';
import { isInScope } from '#server/people/mandates/scope.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { answersSchema } from '#server/platform/forms/schema.ts';
import { json, openRoute, page, redirect, route, type Route } from '#server/platform/http/route.ts';
import { BenefitPage } from './page.tsx';

const params = Type.Object({ benefit: Type.String({ maxLength: 60 }) });
const Words = Type.Record(Type.String(), Type.String(), { description: 'by language' });
const Named = Type.Object({ id: Type.String(), group: Type.String(), name: Words, description: Words, formVersion: Type.String() });

/** What can be applied for: a page for each benefit, with the start of an application. */
export function routes(house: House): Route[] {
  const { agency, database } = house;
  return [
    openRoute({
      method: 'GET',
      path: '/benefits/:benefit',
      params,
      answer: async (visit, input) => {
        const benefit = getBenefit(agency, input.params.benefit);
        const today = dayOf(visit.now, agency.timeZone);
        const person = visit.session?.person;
        const own = person?.role === 'customer' && isInScope(person, benefit.id) ? person : undefined;
        const [draft, open] = own
          ? await Promise.all([findDraftOf(database, own.id, benefit.id, today), listOpenApplications(database, own, benefit.id)])
          : [undefined, []];
        return page(BenefitPage({ visit, agency, benefit, form: getCurrentForm(agency, benefit.id, today), draft, open }));
      },
    }),
    route({
      method: 'POST',
      path: '/benefits/:benefit',
      right: 'own-matters',
      params,
      body: Type.Object({}, { additionalProperties: false }),
      answer: async (visit, input) => {
        const { draft } = await startDraft(house, visit.person, input.params.benefit, visit.now);
        return redirect(`/drafts/${draft.draftId}`);
      },
    }),
    ...apiRoutes(house),
  ];
}

function apiRoutes({ agency }: House): Route[] {
  return [
    openRoute({
      method: 'GET',
      path: '/api/benefits',
      summary: 'The benefits that can be applied for',
      replies: Type.Object({ benefits: Type.Array(Named) }),
      answer: async (visit) => {
        const today = dayOf(visit.now, agency.timeZone);
        const benefits = agency.benefits.map(({ id, group, name, description }) => ({
          id,
          group,
          name,
          description,
          formVersion: getCurrentForm(agency, id, today).version,
        }));
        return json({ benefits });
      },
    }),
    openRoute({
      method: 'GET',
      path: '/api/benefits/:benefit/form',
      params,
      summary: 'The form in use for a benefit: its version, its definition, and the JSON Schema of its answers',
      replies: Type.Object({ version: Type.String(), definition: Type.Unknown(), schema: Type.Unknown() }),
      answer: async (visit, input) => {
        const benefit = getBenefit(agency, input.params.benefit);
        const form = getCurrentForm(agency, benefit.id, dayOf(visit.now, agency.timeZone));
        return json({ version: form.version, definition: form, schema: answersSchema(form) });
      },
    }),
  ];
}
