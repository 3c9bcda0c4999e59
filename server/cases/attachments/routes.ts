import Type from 'typebox';
import { findFile } from '#server/cases/checklist/files.ts';
import { removeFile } from '#server/cases/checklist/keeping.ts';
import type { House } from '#server/house.ts';
import { idShape } from '#server/platform/database/keyset.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Customer } from '#server/platform/http/person.ts';
import { type Input, page, redirect, type Reply, route, type Route, type SignedVisit } from '#server/platform/http/route.ts';
import { apiRoutes } from './api.ts';
import { giveFile } from './giving.ts';
import { judgingRoutes } from './judging/routes.ts';
import { AttachmentsPage } from './page.tsx';
import { phoneRoutes } from './phone/routes.ts';
import { getPlace } from './places.ts';
import { keysOfPage, takeInSent } from './sending.ts';
import { viewingRoutes } from './viewing/routes.ts';

const ofApplication = Type.Object({ applicationId: Type.String({ maxLength: 60 }) });
const ofDraft = Type.Object({ draftId: Type.String({ maxLength: 60 }) });
const nothing = Type.Object({}, { additionalProperties: false });
const Done = Type.Object(
  {
    sent: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
    removed: Type.Optional(Type.Literal('1')),
    phone: Type.Optional(Type.Literal('1')),
  },
  { additionalProperties: false },
);
const Posted = Type.Object(
  { uploadKey: idShape, requirementId: Type.Optional(Type.String({ maxLength: 130 })) },
  { additionalProperties: false },
);

type CustomerVisit = SignedVisit<Customer>;

/** Attachments: those of the customer's applications and drafts, a clerk's work on them, and photographs from a phone. */
export function routes(house: House): Route[] {
  return [
    ...pageRoutes(house),
    ...draftRoutes(house),
    fileRoute(house),
    ...apiRoutes(house),
    ...judgingRoutes(house),
    ...viewingRoutes(house),
    ...phoneRoutes(house),
  ];
}

function pageRoutes(house: House): Route[] {
  return [
    route({
      method: 'GET',
      path: '/applications/:applicationId/attachments',
      right: 'own-matters',
      params: ofApplication,
      query: Done,
      answer: async (visit, { params, query }) => showPage(house, visit, params.applicationId, query),
    }),
    route({
      method: 'POST',
      path: '/applications/:applicationId/attachments',
      right: 'own-matters',
      params: ofApplication,
      body: Posted,
      takesFiles: true,
      answer: async (visit, { params, body, files }) => takePosted(house, visit, params.applicationId, body, files),
    }),
    route({
      method: 'GET',
      path: '/drafts/:draftId/attachments',
      right: 'own-matters',
      params: ofDraft,
      query: Done,
      answer: async (visit, { params, query }) => showPage(house, visit, params.draftId, query),
    }),
    route({
      method: 'POST',
      path: '/drafts/:draftId/attachments',
      right: 'own-matters',
      params: ofDraft,
      body: Posted,
      takesFiles: true,
      answer: async (visit, { params, body, files }) => takePosted(house, visit, params.draftId, body, files),
    }),
  ];
}

async function showPage(house: House, visit: CustomerVisit, id: string, done: Type.Static<typeof Done>): Promise<Reply> {
  const place = await getPlace(house, visit, id);
  const address = `${place.address}/attachments`;
  // A draft that was sent in the meantime has its attachments with the application.
  if (visit.address.split('?')[0] !== address) return redirect(address);
  return page(AttachmentsPage({ visit, agency: house.agency, place, done: whatWasDone(done) }));
}

function whatWasDone({ sent, removed, phone }: Type.Static<typeof Done>) {
  if (removed) return 'removed';
  if (phone) return 'photographed';
  return sent === undefined ? undefined : { sent };
}

async function takePosted(
  house: House,
  visit: CustomerVisit,
  id: string,
  { uploadKey, requirementId }: Type.Static<typeof Posted>,
  files: Input['files'],
): Promise<Reply> {
  const place = await getPlace(house, visit, id);
  const address = `${place.address}/attachments`;
  const sent = await takeInSent(house, {
    place,
    requirementId,
    keyOf: keysOfPage(uploadKey),
    files,
    agentId: visit.person.agent?.id,
    now: visit.now,
  });
  if (sent.taken.length > 0 && sent.refused.length === 0) return redirect(`${address}?sent=${sent.taken.length}`);
  const shown = { visit: { ...visit, address }, agency: house.agency, place: await getPlace(house, visit, id) };
  return page(AttachmentsPage({ ...shown, refusal: { sent, requirementId } }), 422);
}

function draftRoutes(house: House): Route[] {
  return [
    route({
      method: 'POST',
      path: '/drafts/:draftId/attachments/:attachmentId/remove',
      right: 'own-matters',
      params: Type.Object({ draftId: idShape, attachmentId: idShape }),
      body: nothing,
      answer: async (visit, { params: { draftId, attachmentId } }) => {
        const { customerId, sent } = await getPlace(house, visit, draftId);
        // What was sent belongs to the case.
        if (sent) throw new Refusal('application-already-sent');
        const isRemoved = await house.database
          .transaction()
          .execute((transaction) => removeFile(transaction, { customerId, attachmentId, applicationId: draftId }));
        if (!isRemoved) throw new Refusal('not-found');
        return redirect(`/drafts/${draftId}/attachments?removed=1`);
      },
    }),
  ];
}

function fileRoute(house: House): Route {
  return route({
    method: 'GET',
    path: '/attachments/:attachmentId/file',
    right: 'own-matters',
    params: Type.Object({ attachmentId: Type.String({ maxLength: 60 }) }),
    answer: async (visit, { params: { attachmentId } }) => {
      const file = await findFile(house.database, { customerId: visit.person.id, attachmentId });
      if (!file) throw new Refusal('not-found');
      if (file.applicationId !== null) await getPlace(house, visit, file.applicationId);
      return giveFile(house, file);
    },
  });
}
