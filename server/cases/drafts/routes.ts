import Type from 'typebox';
import type { House } from '#server/house.ts';
import { findBenefit, findForm, getForm } from '#server/agency/lookups.ts';
import { addNotice, findWhere } from '#server/cases/notices/notice.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Customer } from '#server/platform/http/person.ts';
import { page, redirect, route, type Route, type SignedVisit } from '#server/platform/http/route.ts';
import { apiRoutes } from './api.ts';
import { DiscardPage, SavedPageView } from './draft-pages.tsx';
import { pageRoutes } from './page-routes.ts';
import { deleteDraft, type Draft, draftKey, findDraft, lockDraft } from './queries.ts';
import { reviewRoutes } from './review-routes.ts';
import { addressToGoOn } from './steps.ts';

const params = Type.Object({ draftId: Type.String({ maxLength: 60 }) });
const nothing = Type.Object({}, { additionalProperties: false });

/** An application that is being filled in: going on with it, its pages, its review, keeping it, deleting it. */
export function routes(house: House): Route[] {
  return [
    ...draftRoutes(house),
    ...linkRoutes(house),
    ...discardRoutes(house),
    ...pageRoutes(house),
    ...reviewRoutes(house),
    ...apiRoutes(house),
  ];
}

async function getDraft({ agency, database }: House, visit: SignedVisit<Customer>, draftId: string): Promise<Draft> {
  const draft = await findDraft(database, draftKey(visit.person, draftId), dayOf(visit.now, agency.timeZone));
  if (!draft) throw new Refusal('not-found');
  return draft;
}

function draftRoutes(house: House): Route[] {
  const { agency, database } = house;
  return [
    route({
      method: 'GET',
      path: '/drafts/:draftId',
      right: 'own-matters',
      params,
      answer: async (visit, input) => {
        const draft = await getDraft(house, visit, input.params.draftId);
        const form = findForm(agency, draft.benefit, draft.formVersion);
        return redirect(form ? addressToGoOn(form, draft, dayOf(visit.now, agency.timeZone)) : `/drafts/${draft.draftId}/discard`);
      },
    }),
    route({
      method: 'GET',
      path: '/drafts/:draftId/saved',
      right: 'own-matters',
      params,
      query: Type.Object({ link: Type.Optional(Type.Literal('sent')) }),
      answer: async (visit, input) => {
        const draft = await getDraft(house, visit, input.params.draftId);
        const where = await findWhere(database, visit.person.id, 'draft-link');
        const form = getForm(agency, draft.benefit, draft.formVersion);
        return page(SavedPageView({ visit, draft, form, where, isLinkSent: input.query.link === 'sent' }));
      },
    }),
  ];
}

function linkRoutes({ agency, database }: House): Route[] {
  return [
    route({
      method: 'POST',
      path: '/drafts/:draftId/link',
      right: 'own-matters',
      params,
      body: nothing,
      answer: async (visit, input) => {
        const key = draftKey(visit.person, input.params.draftId);
        const isSent = await database.transaction().execute(async (transaction) => {
          const draft = await lockDraft(transaction, key, dayOf(visit.now, agency.timeZone));
          return addNotice(transaction, {
            customerId: key.customerId,
            applicationId: draft.draftId,
            kind: 'draft-link',
            language: visit.language,
            at: visit.now,
          });
        });
        return redirect(`/drafts/${key.draftId}/saved${isSent ? '?link=sent' : ''}`);
      },
    }),
  ];
}

function discardRoutes(house: House): Route[] {
  const { agency, database } = house;
  return [
    route({
      method: 'GET',
      path: '/drafts/:draftId/discard',
      right: 'own-matters',
      params,
      answer: async (visit, input) => {
        const draft = await getDraft(house, visit, input.params.draftId);
        const title = findBenefit(agency, draft.benefit)?.name[visit.language] ?? draft.benefit;
        return page(DiscardPage({ visit, draft, title, isVersionGone: !findForm(agency, draft.benefit, draft.formVersion) }));
      },
    }),
    route({
      method: 'POST',
      path: '/drafts/:draftId/discard',
      right: 'own-matters',
      params,
      body: nothing,
      answer: async (visit, input) => {
        await deleteDraft(database, draftKey(visit.person, input.params.draftId));
        return redirect('/matters');
      },
    }),
  ];
}
