import Type from 'typebox';
import type { House } from '#server/house.ts';
import type { Case } from '#server/cases/desk/case-queries.ts';
import { viewCase } from '#server/cases/desk/opening.ts';
import { dropUnfinished, findUnfinished, keepUnfinished } from '#server/cases/unfinished-texts/unfinished-texts.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Staff } from '#server/platform/http/person.ts';
import { page, redirect, type Reply, route, type Route, type SignedVisit } from '#server/platform/http/route.ts';
import { machineRoutes } from './api.ts';
import { readContent } from './content.ts';
import { approveDecision, handDecisionIn, returnDecision, saveDecision, subjectOf } from './deciding.ts';
import { EditPage } from './edit-page.tsx';
import { decisionPdf } from './letter/decision-letter.ts';
import { caseLetter, customerLetter } from './letter/view.ts';
import { ApprovalPage, CustomerPage, longestReturnReason, PreviewPage, ReadPage } from './pages.tsx';
import { contentOf, type Decision, findDecision, getSentDecision } from './queries.ts';
import { Reviewed } from './reviewed.ts';
import { type Action, type Typed, typedShape } from './typed.ts';

const params = Type.Object({ applicationId: Type.String({ maxLength: 60 }) });
// A line end is posted as two characters.
const Reason = Type.Object({ reason: Type.String({ maxLength: 2 * longestReturnReason }) }, { additionalProperties: false });

/** Decisions: written, previewed, approved and made by clerks, read by the customer. */
export function routes(house: House): Route[] {
  return [
    readRoute(house),
    saveRoute(house),
    previewRoute(house),
    handInRoute(house),
    approveRoute(house),
    returnRoute(house),
    customerRoute(house),
    letterRoute(house),
    ...machineRoutes(house),
  ];
}

function readRoute(house: House): Route {
  const { agency } = house;
  return route({
    method: 'GET',
    path: '/cases/:applicationId/decision',
    right: 'handle-cases',
    params,
    answer: (visit, input) =>
      onDecision(house, visit, input.params, async (transaction, one) => {
        refuseWithdrawn(one);
        const decision = await findDecision(transaction, one);
        if (decision && decision.status !== 'draft') return handedInPage({ visit, agency, one, decision, transaction });
        if (one.holder?.id !== visit.person.id) return redirect(`/cases/${one.applicationId}`);
        return page(EditPage({ visit, agency, one, subject: subjectOf(agency, one, visit.now), typed: decision?.typed ?? {}, faults: [] }));
      }),
  });
}

/** Opens a case for work on its decision, with the entry of who looked. */
function onDecision(
  house: House,
  visit: SignedVisit<Staff>,
  { applicationId }: { applicationId: string },
  work: (transaction: Transaction, one: Case) => Promise<Reply>,
): Promise<Reply> {
  return viewCase(house, visit, { applicationId, what: 'decision' }, work);
}

/** There is nothing to write, preview or approve once the customer has taken the application back. */
function refuseWithdrawn({ stage }: Case): void {
  if (stage === 'withdrawn') throw new Refusal('application-withdrawn');
}

type Shown = Stand & { visit: SignedVisit<Staff>; one: Case; decision: Decision };

async function handedInPage({ transaction, visit, agency, one, decision }: Shown, hasChanged = false): Promise<Reply> {
  const canApprove = decision.status === 'proposed' && one.holder?.id === visit.person.id && decision.writtenBy !== visit.person.id;
  const letter = caseLetter(agency, one, contentOf(decision), decision, canApprove ? 2 : 1);
  if (!canApprove) return page(ReadPage({ visit, agency, one, letter }), hasChanged ? 409 : 200);
  const unfinished = await findUnfinished(transaction, reasonBy(visit, one));
  const typed = unfinished === undefined ? {} : { typedReason: unfinished, isReasonUnfinished: true };
  return page(ApprovalPage({ visit, agency, one, letter, hasChanged, ...typed }), hasChanged ? 409 : 200);
}

function saveRoute(house: House): Route {
  const { agency } = house;
  return route({
    method: 'POST',
    path: '/cases/:applicationId/decision',
    right: 'handle-cases',
    params,
    body: typedShape(agency),
    keepsTyped: true,
    answer: (visit, input) =>
      onDecision(house, visit, input.params, async (transaction, one) => {
        // The shape lets texts and lists of texts through, and nothing else.
        const { action = 'continue', ...typed } = input.body as Typed & { action?: Action };
        await saveDecision({ transaction, agency }, one, typed, { clerkId: visit.person.id, at: visit.now });
        const address = `/cases/${one.applicationId}/decision`;
        if (visit.overSession) return redirect(`/staff?returnTo=${encodeURIComponent(address)}`);
        const view = { visit: { ...visit, address }, agency, one, subject: subjectOf(agency, one, visit.now), typed };
        if (visit.changesLanguage) return page(EditPage({ ...view, faults: [] }));
        return afterSaving(action, view);
      }),
  });
}

function afterSaving(action: Action, view: Omit<Parameters<typeof EditPage>[0], 'faults'>): Reply {
  const address = `/cases/${view.one.applicationId}`;
  switch (action) {
    case 'continue':
      return redirect(`${address}/decision`);
    case 'later':
      return redirect(address);
    case 'preview': {
      const { faults } = readContent(view.typed, view.subject);
      return faults.length > 0 ? page(EditPage({ ...view, faults }), 422) : redirect(`${address}/decision/preview`);
    }
  }
}

function previewRoute(house: House): Route {
  return route({
    method: 'GET',
    path: '/cases/:applicationId/decision/preview',
    right: 'handle-cases',
    params,
    answer: (visit, input) =>
      onDecision(house, visit, input.params, async (transaction, one) => {
        refuseWithdrawn(one);
        return previewPage({ transaction, agency: house.agency }, visit, one);
      }),
  });
}

type Stand = { transaction: Transaction; agency: House['agency'] };

/** One's own written decision as the customer will read it. */
async function previewPage({ transaction, agency }: Stand, visit: SignedVisit<Staff>, one: Case, hasChanged = false): Promise<Reply> {
  const decision = await findDecision(transaction, one);
  const isOwnDraft = decision?.status === 'draft' && one.holder?.id === visit.person.id;
  const content = isOwnDraft ? readContent(decision.typed, subjectOf(agency, one, visit.now)).content : undefined;
  if (!decision || !content) return redirect(`/cases/${one.applicationId}/decision`);
  const letter = caseLetter(agency, one, content, decision, 2);
  return page(PreviewPage({ visit, agency, one, letter, hasChanged }), hasChanged ? 409 : 200);
}

/** Does what the clerk confirmed; when the decision says something else by now, it is shown again instead. */
async function unlessChanged(act: () => Promise<Reply>, showAgain: () => Promise<Reply>): Promise<Reply> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof Refusal && error.code === 'decision-changed') return showAgain();
    throw error;
  }
}

function handInRoute(house: House): Route {
  return route({
    method: 'POST',
    path: '/cases/:applicationId/decision/hand-in',
    right: 'handle-cases',
    params,
    body: Reviewed,
    answer: (visit, input) =>
      onDecision(house, visit, input.params, (transaction, one) => {
        const stand = { transaction, agency: house.agency };
        return unlessChanged(
          async () => {
            await handDecisionIn(stand, one, { clerkId: visit.person.id, at: visit.now, reviewed: input.body.reviewed });
            return redirect(`/cases/${one.applicationId}`);
          },
          () => previewPage(stand, visit, one, true),
        );
      }),
  });
}

function approveRoute(house: House): Route {
  const { agency } = house;
  return route({
    method: 'POST',
    path: '/cases/:applicationId/decision/approve',
    right: 'handle-cases',
    params,
    body: Reviewed,
    answer: (visit, input) =>
      onDecision(house, visit, input.params, (transaction, one) =>
        unlessChanged(
          async () => {
            const act = { clerkId: visit.person.id, at: visit.now, reviewed: input.body.reviewed };
            await approveDecision({ transaction, agency }, one, act);
            await dropUnfinished(transaction, reasonBy(visit, one));
            return redirect(`/cases/${one.applicationId}`);
          },
          async () => {
            const decision = await findDecision(transaction, one);
            return decision ? handedInPage({ transaction, visit, agency, one, decision }, true) : redirect(`/cases/${one.applicationId}`);
          },
        ),
      ),
  });
}

function returnRoute(house: House): Route {
  const { agency } = house;
  return route({
    method: 'POST',
    path: '/cases/:applicationId/decision/return',
    right: 'handle-cases',
    params,
    body: Reason,
    keepsTyped: true,
    answer: (visit, input) =>
      onDecision(house, visit, input.params, async (transaction, one) => {
        const typedReason = input.body.reason.replaceAll('\r\n', '\n').trim();
        if (visit.overSession) {
          if (typedReason !== '') await keepUnfinished(transaction, reasonBy(visit, one), typedReason, visit.now);
          return redirect(`/staff?returnTo=${encodeURIComponent(`/cases/${one.applicationId}/decision`)}`);
        }
        const decision = await findDecision(transaction, one);
        const mustAsk = visit.changesLanguage || typedReason === '';
        if (mustAsk && decision?.status === 'proposed') {
          const letter = caseLetter(agency, one, contentOf(decision), decision, 2);
          const hasFault = !visit.changesLanguage;
          return page(ApprovalPage({ visit, agency, one, letter, typedReason, hasFault }), hasFault ? 422 : 200);
        }
        await returnDecision({ transaction, agency }, one, typedReason, { clerkId: visit.person.id, at: visit.now });
        await dropUnfinished(transaction, reasonBy(visit, one));
        return redirect('/work');
      }),
  });
}

function reasonBy(visit: SignedVisit<Staff>, { customerId, applicationId }: Case) {
  return { customerId, applicationId, clerkId: visit.person.id, place: 'return-reason' } as const;
}

function customerRoute({ database, agency }: House): Route {
  return route({
    method: 'GET',
    path: '/applications/:applicationId/decision',
    right: 'own-matters',
    params,
    answer: async (visit, input) => {
      const sent = await getSentDecision(database, visit.person, input.params.applicationId);
      return page(CustomerPage({ visit, applicationId: sent.applicationId, letter: customerLetter(agency, sent) }));
    },
  });
}

/** The same as the letter that would come by post. */
function letterRoute({ database, agency }: House): Route {
  return route({
    method: 'GET',
    path: '/applications/:applicationId/decision.pdf',
    right: 'own-matters',
    params,
    answer: async (visit, input) => {
      const sent = await getSentDecision(database, visit.person, input.params.applicationId);
      return {
        kind: 'file',
        contentType: 'application/pdf',
        content: await decisionPdf(customerLetter(agency, sent)),
        fileName: `${sent.reference.replaceAll(' ', '-')}.pdf`,
      };
    },
  });
}
