import Type from 'typebox';
import { readChecklist } from '#server/cases/checklist/checklist.ts';
import { viewCase } from '#server/cases/desk/opening.ts';
import type { House } from '#server/house.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import type { Staff } from '#server/platform/http/person.ts';
import { page, redirect, type Reply, route, type Route, type SignedVisit } from '#server/platform/http/route.ts';
import { apiRoutes } from './api.ts';
import { type Act, actOf, judgeAttachment, moveAttachment, restore, verdicts, waive } from './judging.ts';
import { paperRoutes } from './paper-routes.ts';
import { longestReason, WaivePage } from './waiving.tsx';

const ofCase = { applicationId: Type.String({ maxLength: 60 }) };
const OfFile = Type.Object({ ...ofCase, attachmentId: Type.String({ maxLength: 60 }) });
const OfRequirement = Type.Object({ ...ofCase, requirementId: Type.String({ maxLength: 130 }) });
const nothing = Type.Object({}, { additionalProperties: false });
// A line end is posted as two characters.
const Because = Type.Object({ because: Type.String({ maxLength: 2 * longestReason }) }, { additionalProperties: false });

/** A clerk's work on the attachments of a case. */
export function judgingRoutes(house: House): Route[] {
  return [...fileRoutes(house), ...requirementRoutes(house), ...paperRoutes(house), ...apiRoutes(house)];
}

function fileRoutes(house: House): Route[] {
  return [
    route({
      method: 'POST',
      path: '/cases/:applicationId/attachments/:attachmentId/judge',
      right: 'handle-cases',
      params: OfFile,
      body: Type.Object({ verdict: Type.Enum([...verdicts]) }, { additionalProperties: false }),
      answer: (visit, { params, body }) =>
        onCase(house, visit, params.applicationId, (transaction, act) =>
          judgeAttachment(transaction, act, params.attachmentId, body.verdict),
        ),
    }),
    route({
      method: 'POST',
      path: '/cases/:applicationId/attachments/:attachmentId/move',
      right: 'handle-cases',
      params: OfFile,
      body: Type.Object({ to: Type.String({ maxLength: 130 }) }, { additionalProperties: false }),
      answer: (visit, { params, body }) =>
        onCase(house, visit, params.applicationId, (transaction, act) =>
          moveAttachment(transaction, act, params.attachmentId, body.to === '' ? null : body.to),
        ),
    }),
  ];
}

function requirementRoutes(house: House): Route[] {
  return [
    route({
      method: 'POST',
      path: '/cases/:applicationId/requirements/:requirementId/waive',
      right: 'handle-cases',
      params: OfRequirement,
      body: Because,
      answer: async (visit, { params: { applicationId, requirementId }, body }) => {
        const because = body.because.replaceAll('\r\n', '\n').trim();
        if (because === '') return askWhy(house, visit, applicationId, requirementId);
        return onCase(house, visit, applicationId, (transaction, act) => waive(transaction, act, requirementId, because));
      },
    }),
    route({
      method: 'POST',
      path: '/cases/:applicationId/requirements/:requirementId/restore',
      right: 'handle-cases',
      params: OfRequirement,
      body: nothing,
      answer: (visit, { params }) =>
        onCase(house, visit, params.applicationId, (transaction, act) => restore(transaction, act, params.requirementId)),
    }),
  ];
}

/** Does something to the attachments of a case, and leads back to them. */
async function onCase(
  house: House,
  visit: SignedVisit<Staff>,
  applicationId: string,
  change: (transaction: Transaction, act: Act) => Promise<void>,
): Promise<Reply> {
  return viewCase(house, visit, { applicationId, what: 'attachments' }, async (transaction, one) => {
    await change(transaction, actOf(house, visit, one));
    return redirect(`/cases/${applicationId}#attachments`);
  });
}

async function askWhy(house: House, visit: SignedVisit<Staff>, applicationId: string, requirementId: string): Promise<Reply> {
  return viewCase(house, visit, { applicationId, what: 'attachments' }, async (transaction, one) => {
    const { items } = await readChecklist(transaction, house.agency, one);
    const item = items.find((other) => other.requirementId === requirementId);
    const shown = { ...visit, address: `/cases/${applicationId}` };
    return item ? page(WaivePage({ visit: shown, one, item }), 422) : redirect(`/cases/${applicationId}#attachments`);
  });
}
