import { createHash } from 'node:crypto';
import Type from 'typebox';
import type { House } from '#server/house.ts';
import { findForm, getForm } from '#server/agency/lookups.ts';
import { refuseAccountChange } from '#server/cases/applications/account-change.ts';
import { findOwnApplication } from '#server/cases/applications/queries.ts';
import { submitApplication } from '#server/cases/applications/submission.ts';
import { readDraftChecklist } from '#server/cases/checklist/checklist.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { checkAnswers } from '#server/platform/forms/check.ts';
import type { Answers, Form } from '#server/platform/forms/definition.ts';
import type { Customer } from '#server/platform/http/person.ts';
import { page, redirect, type Reply, route, type Route, type SignedVisit } from '#server/platform/http/route.ts';
import { type Draft, draftKey, findDraft } from './queries.ts';
import { ReviewPage } from './review-page.tsx';
import { reviewAddress } from './steps.ts';

const params = Type.Object({ draftId: Type.String({ maxLength: 60 }) });
const Sent = Type.Object(
  {
    reviewed: Type.String({ maxLength: 40 }),
    declared: Type.Optional(Type.Literal('yes')),
    action: Type.Optional(Type.Literal('send')),
  },
  { additionalProperties: false },
);

type CustomerVisit = SignedVisit<Customer>;

/** The review at the end of an application, and the sending of it. */
export function reviewRoutes(house: House): Route[] {
  const { agency, database } = house;
  return [
    route({
      method: 'GET',
      path: '/drafts/:draftId/review',
      right: 'own-matters',
      params,
      answer: async (visit, input) => {
        const today = dayOf(visit.now, agency.timeZone);
        const draft = await findDraft(database, draftKey(visit.person, input.params.draftId), today);
        if (!draft) return afterSending(house, visit, input.params.draftId);
        const form = findForm(agency, draft.benefit, draft.formVersion);
        if (!form) return redirect(`/drafts/${draft.draftId}/discard`);
        return page(
          ReviewPage({
            visit,
            agency,
            draft,
            form,
            faults: listFaults(draft, form, today),
            checklist: await readDraftChecklist(database, agency, draft, today),
            isDeclared: false,
            reviewed: answersDigest(draft.answers),
          }),
        );
      },
    }),
    route({
      method: 'POST',
      path: '/drafts/:draftId/review',
      right: 'own-matters',
      params,
      body: Sent,
      keepsTyped: true,
      answer: async (visit, input) => {
        // Nothing is typed here, and nobody sends an application for a session that is over.
        if (visit.overSession) return redirect(`/sign-in?returnTo=${encodeURIComponent(reviewAddress(input.params.draftId))}`);
        return answerSent(house, visit, input.params.draftId, input.body);
      },
    }),
  ];
}

/** What must be corrected before sending: the form's own check, and what is typed somewhere and could not be read. */
function listFaults(draft: Draft, form: Form, today: string) {
  return checkAnswers(form, draft.answers, { today, unread: draft.typed.flatMap(({ faults }) => faults) });
}

async function answerSent(house: House, visit: CustomerVisit, draftId: string, sent: Type.Static<typeof Sent>): Promise<Reply> {
  const { agency, database } = house;
  const today = dayOf(visit.now, agency.timeZone);
  const draft = await findDraft(database, draftKey(visit.person, draftId), today);
  if (!draft) return afterSending(house, visit, draftId);
  const form = getForm(agency, draft.benefit, draft.formVersion);
  const faults = listFaults(draft, form, today);
  const isDeclared = sent.declared === 'yes';
  const reviewed = answersDigest(draft.answers);
  const checklist = await readDraftChecklist(database, agency, draft, today);
  const again = { visit, agency, draft, form, faults, checklist, isDeclared, reviewed };
  if (visit.changesLanguage) return page(ReviewPage(again));
  if (faults.length > 0) return page(ReviewPage({ ...again, problem: 'faults' }), 422);
  if (sent.reviewed !== reviewed) return page(ReviewPage({ ...again, problem: 'changed-since' }), 409);
  if (!isDeclared) return page(ReviewPage({ ...again, problem: 'not-declared' }), 422);
  await refuseAccountChange(house, visit.person, form, draft.answers);
  try {
    await submitApplication(house, {
      customerId: visit.person.id,
      applicationId: draftId,
      benefit: draft.benefit,
      form,
      answers: draft.answers,
      channel: 'online',
      language: visit.language,
      now: visit.now,
      draftSavedAt: draft.savedAt,
      agent: visit.person.agent,
    });
  } catch (error) {
    // Another tab saved between the look at the draft and the sending: the answers are read again.
    if (error instanceof Refusal && error.code === 'draft-changed-since') return answerSent(house, visit, draftId, sent);
    throw error;
  }
  return redirect(`/applications/${draftId}/receipt`);
}

/** A draft that is gone may have become an application: a second press, a reload or another tab then gets its receipt. */
async function afterSending({ database }: House, visit: CustomerVisit, draftId: string): Promise<Reply> {
  const sent = await findOwnApplication(database, visit.person, draftId);
  if (!sent) throw new Refusal('not-found');
  if (sent.stage === 'withdrawn') throw new Refusal('application-withdrawn');
  return redirect(`/applications/${draftId}/receipt`);
}

/** A mark of the answers that a person has before their eyes. */
function answersDigest(answers: Answers): string {
  const inOrder = Object.entries(answers).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(inOrder)).digest('base64url').slice(0, 22);
}
