import Type from 'typebox';
import { findForm } from '#server/agency/lookups.ts';
import { documentOf, readChecklist } from '#server/cases/checklist/checklist.ts';
import { type AttachmentFile, findFile, isOpen } from '#server/cases/checklist/files.ts';
import type { Case } from '#server/cases/desk/case-queries.ts';
import { viewCase } from '#server/cases/desk/opening.ts';
import type { House } from '#server/house.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Staff } from '#server/platform/http/person.ts';
import { openRoute, type Reply, route, type Route, type SignedVisit } from '#server/platform/http/route.ts';
import { giveFile, givePicture } from '../giving.ts';
import { DocumentFrame } from './document-frame.tsx';
import { ViewPage } from './view-page.tsx';

const params = Type.Object({ applicationId: Type.String({ maxLength: 60 }), attachmentId: Type.String({ maxLength: 60 }) });
type Params = Type.Static<typeof params>;

/** A clerk looks at a file of a case: on its page, as the picture in it, or saved. */
export function viewingRoutes(house: House): Route[] {
  return [
    route({
      method: 'GET',
      path: '/cases/:applicationId/attachments/:attachmentId/view',
      right: 'handle-cases',
      params,
      answer: (visit, input) =>
        onFile(house, visit, input.params, async ({ file, one, transaction }) => {
          if (!isOpen(file)) throw new Refusal('file-not-open');
          const checklist = await readChecklist(transaction, house.agency, one);
          const form = findForm(house.agency, one.benefit, one.formVersion);
          const document = file.requirementId === null ? undefined : documentOf(form, file.requirementId).label;
          return { kind: 'page', status: 200, embeds: 'frame', page: ViewPage({ visit, one, file, checklist, document }) };
        }),
    }),
    route({
      method: 'GET',
      path: '/cases/:applicationId/attachments/:attachmentId/file',
      right: 'handle-cases',
      params,
      answer: (visit, input) => onFile(house, visit, input.params, ({ file }) => giveFile(house, file)),
    }),
    route({
      method: 'GET',
      path: '/cases/:applicationId/attachments/:attachmentId/picture',
      right: 'handle-cases',
      params,
      answer: (visit, input) => onFile(house, visit, input.params, ({ file }) => givePicture(house, file)),
    }),
    openRoute({
      method: 'GET',
      path: '/document-frame',
      answer: async (visit) => ({
        kind: 'page',
        status: 200,
        embeds: 'nothing',
        page: DocumentFrame({ language: visit.language, script: house.assets.address('document-frame.js') }),
      }),
    }),
  ];
}

type Looking = { file: AttachmentFile; one: Case; transaction: Transaction };

/** Opens one file of a case, with the entry of who looked. */
async function onFile(
  house: House,
  visit: SignedVisit<Staff>,
  { applicationId, attachmentId }: Params,
  answer: (looking: Looking) => Promise<Reply>,
): Promise<Reply> {
  return viewCase(house, visit, { applicationId, what: 'attachments' }, async (transaction, one) => {
    const file = await findFile(transaction, { customerId: one.customerId, attachmentId });
    if (file?.applicationId !== one.applicationId) throw new Refusal('not-found');
    return answer({ file, one, transaction });
  });
}
