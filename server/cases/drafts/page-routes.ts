import Type from 'typebox';
import type { House } from '#server/house.ts';
import { findForm } from '#server/agency/lookups.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { checkAnswers } from '#server/platform/forms/check.ts';
import { controlId } from '#server/platform/forms/html/control-id.ts';
import { choicesOf } from '#server/platform/forms/schema.ts';
import { singleValue, type PostedForm } from '#server/platform/http/posted-form.ts';
import type { Customer } from '#server/platform/http/person.ts';
import { page, redirect, type Reply, route, type Route, type SignedVisit } from '#server/platform/http/route.ts';
import { DroppingPage } from './draft-pages.tsx';
import { draftKey, findDraft } from './queries.ts';
import { QuestionPage } from './question-page.tsx';
import { type SavedPage, savePage } from './saving.ts';
import { answersToShow } from './starting.ts';
import { addressToGoOn, listSteps, pageAddress, reviewAddress, stepBeside } from './steps.ts';

const params = Type.Object({ draftId: Type.String({ maxLength: 60 }), pageId: Type.String({ maxLength: 60 }) });
const query = Type.Object({ return: Type.Optional(Type.Literal('review')) }, { additionalProperties: false });

type CustomerVisit = SignedVisit<Customer>;
type Asked = { draftId: string; pageId: string; returnsToReview: boolean };

/** The pages of questions: each is shown, and each saves whatever button is pressed. */
export function pageRoutes(house: House): Route[] {
  return [
    route({
      method: 'GET',
      path: '/drafts/:draftId/pages/:pageId',
      right: 'own-matters',
      params,
      query,
      answer: async (visit, input) => showPage(house, visit, { ...input.params, returnsToReview: input.query.return === 'review' }),
    }),
    route({
      method: 'POST',
      path: '/drafts/:draftId/pages/:pageId',
      right: 'own-matters',
      params,
      query,
      takesForm: true,
      keepsTyped: true,
      answer: async (visit, input) =>
        answerPosted(house, visit, input.form, { ...input.params, returnsToReview: input.query.return === 'review' }),
    }),
  ];
}

async function showPage(house: House, visit: CustomerVisit, { draftId, pageId, returnsToReview }: Asked): Promise<Reply> {
  const { agency, database } = house;
  const today = dayOf(visit.now, agency.timeZone);
  const draft = await findDraft(database, draftKey(visit.person, draftId), today);
  if (!draft) throw new Refusal('not-found');
  const form = findForm(agency, draft.benefit, draft.formVersion);
  if (!form) return redirect(`/drafts/${draftId}/discard`);
  const step = listSteps(form, draft, today).find((one) => one.page?.id === pageId);
  if (!step?.page) return redirect(addressToGoOn(form, draft, today));
  const typed = draft.typed.find((one) => one.pageId === pageId);
  // Somebody who comes from the review was told there what is missing; somebody who resumes sees what could not be read.
  const faults = returnsToReview
    ? checkAnswers(form, draft.answers, { today, onlyPage: pageId, unread: typed?.faults })
    : (typed?.faults ?? []);
  const answers = await answersToShow(house, draft, form, step.page, today);
  return page(
    QuestionPage({
      visit,
      agency,
      draft: { ...draft, answers },
      form,
      page: step.page,
      faults,
      typed: new Map(typed?.texts),
      returnsToReview,
    }),
  );
}

async function answerPosted(house: House, visit: CustomerVisit, posted: PostedForm, asked: Asked): Promise<Reply> {
  const { draftId, pageId, returnsToReview } = asked;
  const waiting = singleValue(posted, 'dropping');
  const pressed = singleValue(posted, 'action');
  // Pressing Enter, or a browser that names no button, means the ordinary one: next. A language button only keeps.
  const action = visit.overSession ? 'keep' : visit.changesLanguage ? (waiting ?? 'keep') : (pressed ?? 'next');
  const mayDrop = waiting !== undefined && waiting === pressed && !visit.changesLanguage;
  const saved = await savePage(house, { ...draftKey(visit.person, draftId), pageId, posted, action, mayDrop, now: visit.now });
  const address = pageAddress(draftId, pageId);
  const here = returnsToReview ? `${address}?return=review` : address;
  if (visit.overSession) return redirect(`/sign-in?returnTo=${encodeURIComponent(here)}`);
  if (saved.state === 'dropping') return page(DroppingPage({ visit, saved, posted, action, returnsToReview }));
  if (saved.state === 'faults') return page(showAgain(house, visit, saved, returnsToReview, true), 422);
  if (visit.changesLanguage) return page(showAgain(house, visit, saved, returnsToReview, false));
  if (saved.wish === 'group') return redirect(`${here}${groupAnchor(saved, action)}`);
  if (action === 'revert') return redirect(here);
  if (saved.wish === 'keep') return redirect(`/drafts/${draftId}/saved`);
  return redirect(returnsToReview ? reviewAddress(draftId) : besideAddress(house, visit, saved));
}

function showAgain({ agency }: House, visit: CustomerVisit, saved: SavedPage, returnsToReview: boolean, showsFaults: boolean) {
  const { draft, form, page: shown, typed } = saved;
  return QuestionPage({ visit, agency, draft, form, page: shown, faults: showsFaults ? saved.faults : [], typed, returnsToReview });
}

function besideAddress({ agency }: House, visit: CustomerVisit, { draft, form, page: left, wish }: SavedPage): string {
  const steps = listSteps(form, draft, dayOf(visit.now, agency.timeZone));
  const beside = stepBeside(steps, left.id, wish === 'previous' ? -1 : 1);
  return beside?.address ?? pageAddress(draft.draftId, left.id);
}

/** Where to look after an item of a group was added (its first question) or removed (the group). */
function groupAnchor({ draft, form, page: shown }: SavedPage, action: string): string {
  const [verb, groupId] = action.split(':');
  const group = shown.fields.find(({ id }) => id === groupId);
  const items = groupId === undefined ? undefined : draft.answers[groupId];
  if (group?.type !== 'group' || !Array.isArray(items)) return '';
  const first = group.fields[0];
  if (verb !== 'add' || !first || items.length === 0) return `#${controlId(group.id, group.type)}`;
  const [choice] = choicesOf(form, first);
  return `#${controlId(`${group.id}.${items.length - 1}.${first.id}`, first.type, choice?.value)}`;
}
