import Type from 'typebox';
import { readChecklist } from '#server/cases/checklist/checklist.ts';
import { viewCase } from '#server/cases/desk/opening.ts';
import type { House } from '#server/house.ts';
import { json, route, type Route } from '#server/platform/http/route.ts';
import { Listed, listedOf, Needed } from '../listed.ts';
import { actOf, judgeAttachment, verdicts } from './judging.ts';

const ofCase = { applicationId: Type.String({ maxLength: 60 }) };
const OfCase = Type.Object(ofCase);
const OfFile = Type.Object({ ...ofCase, attachmentId: Type.String({ maxLength: 60 }) });
const Reply = Type.Object({ needed: Type.Array(Needed), files: Type.Array(Listed) });

/** The attachments of a case for machines. */
export function apiRoutes(house: House): Route[] {
  return [
    route({
      method: 'GET',
      path: '/api/cases/:applicationId/attachments',
      right: 'handle-cases',
      params: OfCase,
      summary: 'The attachments that a case needs, how far each has come, and the files',
      replies: Reply,
      answer: (visit, { params: { applicationId } }) =>
        viewCase(house, visit, { applicationId, what: 'attachments' }, async (transaction, one) =>
          json(listedOf(await readChecklist(transaction, house.agency, one), visit.language)),
        ),
    }),
    route({
      method: 'POST',
      path: '/api/cases/:applicationId/attachments/:attachmentId/judge',
      right: 'handle-cases',
      params: OfFile,
      body: Type.Object({ verdict: Type.Enum([...verdicts]) }, { additionalProperties: false }),
      summary: 'Accepts a file of a case in your hand, or says that it cannot be read or is not needed',
      replies: Reply,
      answer: (visit, { params: { applicationId, attachmentId }, body }) =>
        viewCase(house, visit, { applicationId, what: 'attachments' }, async (transaction, one) => {
          await judgeAttachment(transaction, actOf(house, visit, one), attachmentId, body.verdict);
          return json(listedOf(await readChecklist(transaction, house.agency, one), visit.language));
        }),
    }),
  ];
}
