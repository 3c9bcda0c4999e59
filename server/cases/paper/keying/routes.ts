import Type from 'typebox';
import type { House } from '#server/house.ts';
import { giveFile, givePicture } from '#server/cases/attachments/giving.ts';
import { listFiles } from '#server/cases/checklist/files.ts';
import { getCustomer } from '#server/people/customers/queries.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import { idShape } from '#server/platform/database/keyset.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { controlId } from '#server/platform/forms/html/control-id.ts';
import { type PostedForm, singleValue } from '#server/platform/http/posted-form.ts';
import { redirect, type Reply, route, type Route, type SignedVisit } from '#server/platform/http/route.ts';
import type { Staff } from '#server/platform/http/person.ts';
import { viewPaper } from '../opening.ts';
import { type Paper, savePaper } from '../queries.ts';
import { keyAddress, reviewAddress } from './addresses.ts';
import { KeyPage, type KeyView } from './key-page.tsx';
import { keyPage, type KeyedPage } from './saving.ts';
import { readStand } from './stand.ts';

export type StaffVisit = SignedVisit<Staff>;

export const ofPaper = Type.Object({ applicationId: Type.String({ maxLength: 60 }) });
const ofPage = Type.Object({ applicationId: Type.String({ maxLength: 60 }), pageId: Type.String({ maxLength: 60 }) });
const ofFile = Type.Object({ applicationId: Type.String({ maxLength: 60 }), attachmentId: Type.String({ maxLength: 60 }) });
export const Beside = Type.Object({ file: Type.Optional(idShape) }, { additionalProperties: false });

/** The pages of a form to be keyed: each is shown with the paper beside it, and saves whatever button is pressed. */
export function keyingRoutes(house: House): Route[] {
  return [
    route({
      method: 'GET',
      path: '/paper/:applicationId/pages/:pageId',
      right: 'key-paper',
      params: ofPage,
      query: Beside,
      answer: (visit, { params: { applicationId, pageId }, query }) =>
        viewPaper(house, visit, { applicationId }, async (transaction, paper) => {
          if (paper.state !== 'to-key') return redirect(`/paper/${applicationId}`);
          const { form, pages } = readStand(house.agency, paper);
          const shown = pages.find(({ id }) => id === pageId);
          if (!shown)
            return redirect(form.pages.some(({ id }) => id === pageId) ? reviewAddress(applicationId) : `/paper/${applicationId}`);
          const mistakes = paper.typed.find((one) => one.pageId === pageId)?.faults ?? [];
          return embedding(KeyPage({ ...(await readView(transaction, house, visit, paper, query.file)), page: shown, mistakes }));
        }),
    }),
    route({
      method: 'POST',
      path: '/paper/:applicationId/pages/:pageId',
      right: 'key-paper',
      params: ofPage,
      query: Beside,
      takesForm: true,
      keepsTyped: true,
      answer: (visit, { params: { applicationId, pageId }, query, form }) =>
        viewPaper(house, visit, { applicationId, toChange: true }, (transaction, paper) =>
          answerKeyed(transaction, house, visit, paper, { pageId, file: query.file, posted: form }),
        ),
    }),
    fileRoute(house, 'file'),
    fileRoute(house, 'picture'),
  ];
}

/** A page in which a file may be shown in its frame. */
export function embedding(node: ReturnType<typeof KeyPage>, status = 200): Reply {
  return { kind: 'page', status, embeds: 'frame', page: node };
}

/** What the pages of keying show besides the questions. */
export async function readView(
  transaction: Transaction,
  { agency }: Pick<House, 'agency'>,
  visit: StaffVisit,
  paper: Paper,
  shownFile: string | undefined,
): Promise<KeyView> {
  const customer = await getCustomer(transaction, paper.customerId);
  const files = await listFiles(transaction, paper);
  return { visit, agency, paper, customerName: `${customer.givenNames} ${customer.familyName}`, files, shownFile };
}

type Posted = { pageId: string; file: string | undefined; posted: PostedForm };

async function answerKeyed(transaction: Transaction, house: House, visit: StaffVisit, before: Paper, sent: Posted): Promise<Reply> {
  const { pageId, file, posted } = sent;
  const pressed = singleValue(posted, 'action') ?? 'next';
  // A language button, and a session that is over, only keep.
  const action = visit.overSession || visit.changesLanguage ? 'keep' : pressed;
  const seen = singleValue(posted, 'seen') ?? '';
  const keyed = keyPage(house.agency, before, { pageId, posted, action, seen, now: visit.now });
  const { applicationId } = before;
  const here = `${keyAddress(applicationId, pageId)}${file === undefined ? '' : `?file=${file}`}`;
  const show = async (savedByOther?: Paper, status = 200) => {
    const view = await readView(transaction, house, { ...visit, address: here }, keyed.paper, file);
    const mistakes = visit.changesLanguage ? [] : keyed.mistakes;
    return embedding(KeyPage({ ...view, page: keyed.page, mistakes, ...(savedByOther && { savedByOther }) }), status);
  };
  if (keyed.isConflict && visit.overSession) throw new Refusal('draft-changed-since');
  if (keyed.isConflict) return show(before, 409);
  await savePaper(transaction, house.secrets, keyed.paper);
  if (visit.overSession) return redirect(`/staff?returnTo=${encodeURIComponent(here)}`);
  if (visit.changesLanguage) return show();
  if (keyed.wish === 'group') return redirect(`${here}${groupAnchor(keyed, pressed)}`);
  if (keyed.wish === 'keep') return redirect('/paper');
  if (keyed.wish === 'next' && keyed.mistakes.length > 0) return show(undefined, 422);
  return redirect(besideAddress(house, keyed, file));
}

function besideAddress({ agency }: House, { paper, page: left, wish }: KeyedPage, file: string | undefined): string {
  const { pages } = readStand(agency, paper);
  const beside = pages[pages.findIndex(({ id }) => id === left.id) + (wish === 'next' ? 1 : -1)];
  const address = beside ? keyAddress(paper.applicationId, beside.id) : reviewAddress(paper.applicationId);
  return file === undefined ? address : `${address}?file=${file}`;
}

/** After an item was added or removed: to the group that it is of. */
function groupAnchor({ page: { fields } }: KeyedPage, action: string): string {
  const group = fields.find(({ id }) => id === action.split(':')[1]);
  return group ? `#${controlId(group.id, group.type)}` : '';
}

/** A file of a paper application that waits to be keyed. */
function fileRoute(house: House, kind: 'file' | 'picture'): Route {
  return route({
    method: 'GET',
    path: `/paper/:applicationId/files/:attachmentId/${kind}`,
    right: 'key-paper',
    params: ofFile,
    answer: (visit, { params: { applicationId, attachmentId } }) =>
      viewPaper(house, visit, { applicationId }, async (transaction, paper) => {
        const file = (await listFiles(transaction, paper)).find((one) => one.attachmentId === attachmentId);
        if (!file) throw new Refusal('not-found');
        return kind === 'file' ? giveFile(house, file) : givePicture(house, file);
      }),
  });
}
