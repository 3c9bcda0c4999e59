import Type from 'typebox';
import { v7 as newId } from 'uuid';
import type { House } from '#server/house.ts';
import { getCaseKey } from '#server/cases/desk/opening.ts';
import { takeCase } from '#server/cases/desk/holding.ts';
import { saveRequestDraft } from '#server/cases/requests/asking/draft.ts';
import type { CaseKey } from '#server/cases/applications/case-events.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { type Input, page, redirect, type Reply, route, type Route } from '#server/platform/http/route.ts';
import { viewPaper } from '../opening.ts';
import { type Paper, savePaper, settlePaper } from '../queries.ts';
import { addScans, returnScans } from '../scans/queries.ts';
import { countingDay } from '../received-day.ts';
import { sortScan } from '../scans/sorting.ts';
import { keyAddress, paperAddress, reviewAddress } from './addresses.ts';
import { finishPaper } from './finishing.ts';
import { PaperReviewPage, type ReviewProblem } from './review-page.tsx';
import { Beside, embedding, ofPaper, readView, type StaffVisit } from './routes.ts';
import { CancelledPage, CancelPage, KeyedPage, longestReason } from './settled-pages.tsx';
import { markOfAll, readStand } from './stand.ts';

const nothing = Type.Object({}, { additionalProperties: false });
const Reviewed = Type.Object(
  { reviewed: Type.Optional(Type.String({ maxLength: 40 })), action: Type.Optional(Type.Enum(['finish', 'mark-rest'])) },
  { additionalProperties: false },
);
// A line end is posted as two characters.
const Because = Type.Object({ because: Type.String({ maxLength: 2 * longestReason }) }, { additionalProperties: false });

const right = 'key-paper';

/** A paper application as a whole: where it stands, its review, and how it ends. */
export function endingRoutes(house: House): Route[] {
  return [
    route({
      method: 'GET',
      path: '/paper/:applicationId',
      right,
      params: ofPaper,
      answer: (visit, { params: { applicationId } }) =>
        viewPaper(house, visit, { applicationId }, async (transaction, paper) => {
          if (paper.state === 'cancelled') return page(CancelledPage({ visit, paper }));
          if (paper.state === 'keyed') return showKeyed(transaction, visit, paper);
          const { pages, gaps, mistakes } = readStand(house.agency, paper);
          const open = pages.find(({ id }) => [...gaps, ...mistakes].some(({ pageId }) => pageId === id));
          return redirect(open ? keyAddress(applicationId, open.id) : reviewAddress(applicationId));
        }),
    }),
    ...reviewRoutes(house),
    ...cancelRoutes(house),
    route({
      method: 'POST',
      path: '/paper/:applicationId/files',
      right,
      params: ofPaper,
      takesFiles: { files: 20 },
      answer: (visit, { params: { applicationId }, files }) =>
        viewPaper(house, visit, { applicationId, toChange: true }, async (transaction, paper) => {
          await addFiles(transaction, house, visit, paper, files);
          return redirect(paperAddress(applicationId));
        }),
    }),
    route({
      method: 'POST',
      path: '/paper/:applicationId/ask',
      right,
      params: ofPaper,
      body: nothing,
      answer: (visit, { params: { applicationId } }) =>
        viewPaper(house, visit, { applicationId }, async (transaction, paper) => {
          const { unknown } = await getKeyed(transaction, paper);
          await takeCase(transaction, paper, visit.person.id, visit.now);
          await saveRequestDraft(transaction, paper, { answer: unknown }, { clerkId: visit.person.id, at: visit.now });
          return redirect(`/cases/${applicationId}/requests/new`);
        }),
    }),
  ];
}

function reviewRoutes(house: House): Route[] {
  return [
    route({
      method: 'GET',
      path: '/paper/:applicationId/review',
      right,
      params: ofPaper,
      query: Beside,
      answer: (visit, { params: { applicationId }, query }) =>
        viewPaper(house, visit, { applicationId }, async (transaction, paper) => {
          if (paper.state !== 'to-key') return redirect(paperAddress(applicationId));
          return embedding(PaperReviewPage(await readView(transaction, house, visit, paper, query.file)));
        }),
    }),
    route({
      method: 'POST',
      path: '/paper/:applicationId/review',
      right,
      params: ofPaper,
      body: Reviewed,
      answer: (visit, { params: { applicationId }, body }) => {
        if (visit.changesLanguage) return Promise.resolve(redirect(reviewAddress(applicationId)));
        return answerReviewed(house, visit, applicationId, body);
      },
    }),
  ];
}

async function answerReviewed(house: House, visit: StaffVisit, applicationId: string, body: Type.Static<typeof Reviewed>): Promise<Reply> {
  const work = async (transaction: Transaction, paper: Paper) => {
    const stand = readStand(house.agency, paper);
    if (body.action === 'mark-rest') {
      const unknown = [...paper.unknown, ...stand.gaps.map(({ path }) => path)];
      await savePaper(transaction, house.secrets, { ...paper, unknown, savedAt: visit.now });
      return redirect(reviewAddress(applicationId));
    }
    if (stand.gaps.length + stand.mistakes.length > 0) return showReview(transaction, house, visit, paper, 'open');
    if (body.reviewed !== markOfAll(paper)) return showReview(transaction, house, visit, paper, 'changed-since');
    await finishPaper(transaction, house, paper, { clerkId: visit.person.id, at: visit.now });
    return redirect(paperAddress(applicationId));
  };
  try {
    return await viewPaper(house, visit, { applicationId, toChange: true }, work);
  } catch (error) {
    // A second press of the button, or another clerk: it is a case already.
    if (error instanceof Refusal && error.code === 'paper-already-settled') return redirect(paperAddress(applicationId));
    if (!(error instanceof Refusal && error.code === 'account-change-needs-mandate')) throw error;
    return viewPaper(house, visit, { applicationId }, (transaction, paper) =>
      showReview(transaction, house, visit, paper, 'account-change'),
    );
  }
}

async function showReview(transaction: Transaction, house: House, visit: StaffVisit, paper: Paper, problem: ReviewProblem): Promise<Reply> {
  const shown = { ...visit, address: reviewAddress(paper.applicationId) };
  const view = await readView(transaction, house, shown, paper, undefined);
  return embedding(PaperReviewPage({ ...view, problem }), problem === 'changed-since' ? 409 : 422);
}

function cancelRoutes(house: House): Route[] {
  return [
    route({
      method: 'GET',
      path: '/paper/:applicationId/cancel',
      right,
      params: ofPaper,
      answer: (visit, { params: { applicationId } }) =>
        viewPaper(house, visit, { applicationId }, async (_transaction, paper) =>
          paper.state === 'to-key' ? page(CancelPage({ visit, paper, typed: '', isFaulty: false })) : redirect(paperAddress(applicationId)),
        ),
    }),
    route({
      method: 'POST',
      path: '/paper/:applicationId/cancel',
      right,
      params: ofPaper,
      body: Because,
      answer: (visit, { params: { applicationId }, body }) =>
        viewPaper(house, visit, { applicationId, toChange: true }, async (transaction, paper) => {
          const because = body.because.replaceAll('\r\n', '\n').trim();
          const shown = { visit: { ...visit, address: `${paperAddress(applicationId)}/cancel` }, paper, typed: because };
          if (visit.changesLanguage) return page(CancelPage({ ...shown, isFaulty: false }));
          if (because.length < 5 || because.length > longestReason) return page(CancelPage({ ...shown, isFaulty: true }), 422);
          await settlePaper(transaction, paper, { state: 'cancelled', because, clerkId: visit.person.id, at: visit.now });
          await returnScans(transaction, paper);
          return redirect(paperAddress(applicationId));
        }),
    }),
  ];
}

async function showKeyed(transaction: Transaction, visit: StaffVisit, paper: Paper): Promise<Reply> {
  const { reference, unknown } = await getKeyed(transaction, paper);
  return page(
    KeyedPage({ visit, paper, reference, unknownCount: unknown.length, maySeeCase: await maySeeCase(transaction, visit, paper) }),
  );
}

async function getKeyed(transaction: Transaction, { customerId, applicationId }: CaseKey) {
  const found = await transaction
    .selectFrom('application')
    .select(['reference', 'unknown_answers as unknown'])
    .where('customer_id', '=', customerId)
    .where('application_id', '=', applicationId)
    .executeTakeFirst();
  if (!found) throw new Refusal('not-found');
  return found;
}

async function maySeeCase(transaction: Transaction, visit: StaffVisit, { applicationId }: CaseKey): Promise<boolean> {
  try {
    await getCaseKey(transaction, visit.person, applicationId);
    return true;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not-found') return false;
    throw error;
  }
}

/** Files that came with the paper and were not scanned at first. */
async function addFiles(transaction: Transaction, house: House, visit: StaffVisit, paper: Paper, files: Input['files']): Promise<void> {
  const { customerId, applicationId, channel, receivedOn, pointReceivedOn } = paper;
  const stored = files.flatMap(({ fileName, result }) => (result.kind === 'stored' ? [{ fileName, file: result.file }] : []));
  const acting = { clerkId: visit.person.id, at: visit.now };
  const arriving = { importId: newId(), channel, receivedOn, pointReceivedOn, files: stored, reader: 'nobody', ...acting } as const;
  const place = { customerId, applicationId, channel, receivedOn: countingDay(house.agency, paper) };
  for (const scanId of await addScans(house, transaction, arriving)) await sortScan(house, transaction, scanId, place, acting);
}
