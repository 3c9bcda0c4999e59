import Type from 'typebox';
import type { House } from '#server/house.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { type Fault, isRefusal } from '#server/platform/forms/fault.ts';
import { readJsonAnswers } from '#server/platform/forms/schema.ts';
import { json, route, type Route } from '#server/platform/http/route.ts';
import { type Draft, draftKey, listDrafts } from './queries.ts';
import { startDraft } from './starting.ts';
import { saveAnswers } from './saving.ts';

const answers = Type.Record(Type.String(), Type.Unknown(), { description: 'by the schema of the form: GET /api/benefits/{benefit}/form' });
const strict = { additionalProperties: false } as const;

const DraftReply = Type.Object({
  id: Type.String({ description: 'send this id with POST /api/applications to hand the draft in' }),
  benefit: Type.String(),
  formVersion: Type.String(),
  answers,
  savedAt: Type.String({ format: 'date-time' }),
  expiresOn: Type.String({ format: 'date' }),
});
const FaultReply = Type.Object({ place: Type.String(), reason: Type.String() });

const replyOf = ({ draftId, benefit, formVersion, answers: given, savedAt, expiresOn }: Draft) => ({
  id: draftId,
  benefit,
  formVersion,
  answers: given,
  savedAt: savedAt.toISOString(),
  expiresOn,
});
const faultsOf = (faults: readonly Fault[]) => faults.map(({ path, code }) => ({ place: path, reason: code }));

/** Drafts for machines. The same draft can be gone on with on the pages. */
export function apiRoutes(house: House): Route[] {
  const { agency, database } = house;
  return [
    route({
      method: 'GET',
      path: '/api/drafts',
      right: 'own-matters',
      summary: 'Your applications that are begun and not sent',
      replies: Type.Object({ drafts: Type.Array(DraftReply) }),
      answer: async (visit) => json({ drafts: (await listDrafts(database, visit.person, dayOf(visit.now, agency.timeZone))).map(replyOf) }),
    }),
    route({
      method: 'POST',
      path: '/api/drafts',
      right: 'own-matters',
      body: Type.Object({ benefit: Type.String({ maxLength: 60 }) }, strict),
      summary: 'Begin an application: 201, or 200 with the one begun earlier',
      replies: DraftReply,
      answer: async (visit, { body }) => {
        const { draft, isNew } = await startDraft(house, visit.person, body.benefit, visit.now);
        return json(replyOf(draft), isNew ? 201 : 200);
      },
    }),
    route({
      method: 'POST',
      path: '/api/drafts/:draftId/answers',
      right: 'own-matters',
      params: Type.Object({ draftId: Type.String({ maxLength: 60 }) }),
      body: Type.Object({ answers }, strict),
      summary: 'Replace the answers of a draft; they may have faults still, which the reply lists',
      replies: Type.Object({ draft: DraftReply, faults: Type.Array(FaultReply) }),
      answer: async (visit, { params, body }) => {
        const { draft, faults } = await saveAnswers(
          house,
          draftKey(visit.person, params.draftId),
          (form) => {
            const given = readJsonAnswers(form, body.answers);
            if (isRefusal(given)) throw new Refusal('application-has-faults', [{ place: given.name, reason: given.refused }]);
            return given;
          },
          visit.now,
        );
        return json({ draft: replyOf(draft), faults: faultsOf(faults) });
      },
    }),
  ];
}
