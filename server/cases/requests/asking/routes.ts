import Type from 'typebox';
import type { Case } from '#server/cases/desk/case-queries.ts';
import { requireHolder, requireOpenCase } from '#server/cases/desk/holding.ts';
import { viewCase } from '#server/cases/desk/opening.ts';
import type { House } from '#server/house.ts';
import { idShape } from '#server/platform/database/keyset.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import type { Staff } from '#server/platform/http/person.ts';
import { page, redirect, type Reply, route, type Route, type SignedVisit } from '#server/platform/http/route.ts';
import { cancelRequest, sendRequest } from '../sending.ts';
import { AskPage } from './ask-page.tsx';
import { composeRequest, longestExplanation, longestText } from './composing.ts';
import { findRequestDraft, saveRequestDraft, type TypedRequest } from './draft.ts';
import { PreviewPage } from './preview-page.tsx';
import { hasOpenRequest, readStand } from './stand.ts';

const params = Type.Object({ applicationId: Type.String({ maxLength: 60 }) });
const strict = { additionalProperties: false } as const;
const choices = Type.Optional(Type.Array(Type.String({ maxLength: 200 }), { maxItems: 500 }));
// A line end is posted as two characters.
const typedText = (longest: number) => Type.Optional(Type.String({ maxLength: 2 * longest }));
const PostedRequest = Type.Object(
  {
    attachment: choices,
    answer: choices,
    explanation: choices,
    phrase: choices,
    ownExplanation: typedText(longestExplanation),
    ownText: typedText(longestText),
    workingDays: Type.Optional(Type.String({ maxLength: 20 })),
    action: Type.Optional(Type.Union([Type.Literal('preview'), Type.Literal('later')])),
  },
  strict,
);

/** Asking a customer for what a case lacks: written, read through as the customer gets it, sent, taken back. */
export function askingRoutes(house: House): Route[] {
  return [writeRoute(house), saveRoute(house), previewRoute(house), sendRoute(house), cancelRoute(house)];
}

type Visit = SignedVisit<Staff>;

/** Only who has the case in hand asks, and only once at a time: others are led to the case. */
async function mayAsk(transaction: Transaction, visit: Visit, one: Case): Promise<boolean> {
  const isOpen = one.stage === 'pending' || one.stage === 'in-process';
  return isOpen && one.holder?.id === visit.person.id && !(await hasOpenRequest(transaction, one));
}

function writeRoute(house: House): Route {
  return route({
    method: 'GET',
    path: '/cases/:applicationId/requests/new',
    right: 'handle-cases',
    params,
    answer: (visit, input) =>
      viewCase(house, visit, { applicationId: input.params.applicationId, what: 'requests' }, async (transaction, one) => {
        if (!(await mayAsk(transaction, visit, one))) return redirect(`/cases/${one.applicationId}`);
        const draft = await findRequestDraft(transaction, one);
        const stand = await readStand(house, transaction, one, visit.now);
        return page(AskPage({ visit, one, stand, typed: draft?.typed ?? {}, faults: [] }));
      }),
  });
}

function saveRoute(house: House): Route {
  return route({
    method: 'POST',
    path: '/cases/:applicationId/requests/new',
    right: 'handle-cases',
    params,
    body: PostedRequest,
    keepsTyped: true,
    answer: (visit, input) =>
      viewCase(house, visit, { applicationId: input.params.applicationId, what: 'requests' }, async (transaction, one) => {
        const { action = 'preview', ...posted } = input.body;
        const typed = withLineEnds(posted);
        await requireOpenCase(transaction, one);
        await requireHolder(transaction, one, visit.person.id);
        await saveRequestDraft(transaction, one, typed, { clerkId: visit.person.id, at: visit.now });
        const address = `/cases/${one.applicationId}/requests/new`;
        if (visit.overSession) return redirect(`/staff?returnTo=${encodeURIComponent(address)}`);
        if (action === 'later' && !visit.changesLanguage) return redirect(`/cases/${one.applicationId}`);
        const stand = await readStand(house, transaction, one, visit.now);
        const faults = visit.changesLanguage ? [] : composeRequest(typed, stand).faults;
        if (faults.length === 0 && !visit.changesLanguage) return redirect(`/cases/${one.applicationId}/requests/preview`);
        return page(AskPage({ visit: { ...visit, address }, one, stand, typed, faults }), faults.length > 0 ? 422 : 200);
      }),
  });
}

function withLineEnds(typed: TypedRequest): TypedRequest {
  const tidy = (text: string | undefined) => (text ?? '').replaceAll('\r\n', '\n');
  return { ...typed, ownText: tidy(typed.ownText), ownExplanation: tidy(typed.ownExplanation), workingDays: typed.workingDays ?? '' };
}

function previewRoute(house: House): Route {
  return route({
    method: 'GET',
    path: '/cases/:applicationId/requests/preview',
    right: 'handle-cases',
    params,
    answer: (visit, input) =>
      viewCase(house, visit, { applicationId: input.params.applicationId, what: 'requests' }, (transaction, one) =>
        showPreview(house, transaction, visit, one, false),
      ),
  });
}

async function showPreview(house: House, transaction: Transaction, visit: Visit, one: Case, hasChanged: boolean): Promise<Reply> {
  const draft = (await mayAsk(transaction, visit, one)) ? await findRequestDraft(transaction, one) : undefined;
  if (!draft) return redirect(`/cases/${one.applicationId}`);
  const stand = await readStand(house, transaction, one, visit.now);
  const { content } = composeRequest(draft.typed, stand);
  if (!content) return redirect(`/cases/${one.applicationId}/requests/new`);
  const shown = { ...visit, address: `/cases/${one.applicationId}/requests/preview` };
  return page(PreviewPage({ visit: shown, one, stand, content, savedAt: draft.savedAt, hasChanged }), hasChanged ? 409 : 200);
}

function sendRoute(house: House): Route {
  return route({
    method: 'POST',
    path: '/cases/:applicationId/requests/send',
    right: 'handle-cases',
    params,
    body: Type.Object({ savedAt: Type.String({ maxLength: 40 }), dueOn: Type.String({ maxLength: 10 }) }, strict),
    answer: (visit, input) =>
      viewCase(house, visit, { applicationId: input.params.applicationId, what: 'requests' }, async (transaction, one) => {
        // Of two presses of the button the second waits here, and finds that the request has been sent.
        await requireOpenCase(transaction, one);
        const draft = await findRequestDraft(transaction, one);
        if (!draft) return redirect(`/cases/${one.applicationId}`);
        const stand = await readStand(house, transaction, one, visit.now);
        const { content } = composeRequest(draft.typed, stand);
        // A page that was left open overnight showed another last day.
        const isAsRead = draft.savedAt.toISOString() === input.body.savedAt && content?.dueOn === input.body.dueOn;
        if (!isAsRead || !content) return showPreview(house, transaction, visit, one, true);
        await sendRequest(transaction, {
          customerId: one.customerId,
          applicationId: one.applicationId,
          clerkId: visit.person.id,
          language: stand.language,
          ...content,
          at: visit.now,
          day: stand.today,
        });
        return redirect(`/cases/${one.applicationId}#requests`);
      }),
  });
}

function cancelRoute(house: House): Route {
  return route({
    method: 'POST',
    path: '/cases/:applicationId/requests/:requestId/cancel',
    right: 'handle-cases',
    params: Type.Object({ applicationId: Type.String({ maxLength: 60 }), requestId: idShape }),
    body: Type.Object({}, strict),
    answer: (visit, input) =>
      viewCase(house, visit, { applicationId: input.params.applicationId, what: 'requests' }, async (transaction, one) => {
        await cancelRequest(transaction, one, input.params.requestId, { clerkId: visit.person.id, at: visit.now });
        return redirect(`/cases/${one.applicationId}#requests`);
      }),
  });
}
