import Type from 'typebox';
import type { House } from '#server/house.ts';
import { idShape } from '#server/platform/database/keyset.ts';
import { page, redirect, type Reply, route, type Route, type SignedVisit } from '#server/platform/http/route.ts';
import type { Staff } from '#server/platform/http/person.ts';
import { listWithdrawn } from '../queries.ts';
import { type Content, listFaults, readForm, WritingForm } from './content.ts';
import { DraftsPage } from './drafts-page.tsx';
import { addDraft, beginCorrection, discardDraft, getDraft, listDrafts, saveDraft } from './drafts.ts';
import { EditPage, PreviewPage } from './edit-page.tsx';
import { publishDraft, setWithdrawn } from './publishing.ts';

const right = 'write-instructions';
const strict = { additionalProperties: false } as const;
const params = Type.Object({ instructionId: idShape });
const nothing = Type.Object({}, strict);
const empty: Content = { kind: 'news', benefitGroups: [], isSmall: false, texts: {} };

/** Writing, correcting and withdrawing news and instructions: for managers and administrators. */
export function writingRoutes(house: House): Route[] {
  return [...draftRoutes(house), editRoute(house), ...publishingRoutes(house)];
}

const savedBy = (visit: SignedVisit<Staff>) => ({ by: visit.person.id, at: visit.now });
const draftAddress = (instructionId: string) => `/instructions/drafts/${instructionId}`;

function draftRoutes(house: House): Route[] {
  const { agency, database } = house;
  return [
    route({
      method: 'GET',
      path: '/instructions/drafts',
      right,
      answer: async (visit) => {
        const reader = { person: visit.person, language: visit.language, languages: agency.languages };
        const [drafts, withdrawn] = await Promise.all([listDrafts(database), listWithdrawn(database, reader)]);
        return page(DraftsPage({ visit, agency, drafts, withdrawn }));
      },
    }),
    route({
      method: 'POST',
      path: '/instructions/drafts',
      right,
      body: nothing,
      answer: async (visit) => redirect(draftAddress(await addDraft(database, empty, savedBy(visit)))),
    }),
    route({
      method: 'GET',
      path: '/instructions/drafts/:instructionId',
      right,
      params,
      query: Type.Object({ saved: Type.Optional(Type.Literal('yes')) }, strict),
      answer: async (visit, { params: { instructionId }, query: { saved } }) => {
        const draft = await getDraft(database, instructionId);
        return page(EditPage({ visit, agency, draft, faults: [], isSaved: saved === 'yes' }));
      },
    }),
    route({
      method: 'GET',
      path: '/instructions/drafts/:instructionId/preview',
      right,
      params,
      answer: async (visit, { params: { instructionId } }) => {
        const draft = await getDraft(database, instructionId);
        return page(PreviewPage({ visit, agency, draft, isReady: listFaults(agency, draft).length === 0 }));
      },
    }),
    route({
      method: 'POST',
      path: '/instructions/:instructionId/correct',
      right,
      params,
      body: nothing,
      answer: async (visit, { params: { instructionId } }) => {
        await beginCorrection(database, instructionId, savedBy(visit));
        return redirect(draftAddress(instructionId));
      },
    }),
  ];
}

function editRoute(house: House): Route {
  const { agency, database } = house;
  return route({
    method: 'POST',
    path: '/instructions/drafts/:instructionId',
    right,
    params,
    body: WritingForm,
    keepsTyped: true,
    answer: async (visit, { params: { instructionId }, body }): Promise<Reply> => {
      const typed = readForm(agency, body);
      const key = { instructionId, saveNo: body.saveNo };
      if (visit.overSession) return keepTyped(house, visit, key, typed);
      const draft = await getDraft(database, instructionId);
      const shown = { ...visit, address: draftAddress(instructionId) };
      const asTyped = { ...draft, ...typed };
      if (visit.changesLanguage) return page(EditPage({ visit: shown, agency, draft: { ...asTyped, saveNo: body.saveNo }, faults: [] }));
      if (body.action === 'discard') {
        await discardDraft(database, instructionId);
        return redirect('/instructions/drafts');
      }
      const saveNo = await saveDraft(database, key, typed, savedBy(visit));
      if (saveNo === undefined) return page(EditPage({ visit: shown, agency, draft: asTyped, faults: [], isSavedByOther: true }), 409);
      if (body.action !== 'preview') return redirect(`${draftAddress(instructionId)}?saved=yes`);
      const faults = listFaults(agency, typed);
      if (faults.length > 0) return page(EditPage({ visit: shown, agency, draft: { ...asTyped, saveNo }, faults }), 422);
      return redirect(`${draftAddress(instructionId)}/preview`);
    },
  });
}

/** When the session ran out, what was typed is kept: as a draft of its own where somebody else saved theirs meanwhile. */
async function keepTyped(
  { database }: House,
  visit: SignedVisit<Staff>,
  key: { instructionId: string; saveNo: number },
  typed: Content,
): Promise<Reply> {
  const isKept = (await saveDraft(database, key, typed, savedBy(visit))) !== undefined;
  const keptAs = isKept ? key.instructionId : await addDraft(database, typed, savedBy(visit));
  return redirect(`/staff?returnTo=${encodeURIComponent(draftAddress(keptAs))}`);
}

function publishingRoutes(house: House): Route[] {
  const { database } = house;
  return [
    route({
      method: 'POST',
      path: '/instructions/drafts/:instructionId/publish',
      right,
      params,
      body: Type.Object({ saveNo: Type.Integer({ minimum: 1 }) }, strict),
      answer: async (visit, { params: { instructionId }, body: { saveNo } }) => {
        await publishDraft(house, { instructionId, saveNo }, savedBy(visit));
        return redirect(`/instructions/${instructionId}`);
      },
    }),
    ...(['withdraw', 'restore'] as const).map((verb) =>
      route({
        method: 'POST',
        path: `/instructions/:instructionId/${verb}`,
        right,
        params,
        body: nothing,
        answer: async (visit, { params: { instructionId } }) => {
          await setWithdrawn(database, instructionId, verb === 'withdraw', savedBy(visit));
          return redirect(`/instructions/${instructionId}`);
        },
      }),
    ),
  ];
}
