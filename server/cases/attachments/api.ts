import Type from 'typebox';
import type { House } from '#server/house.ts';
import { idShape } from '#server/platform/database/keyset.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { fileFaultTexts } from '#server/platform/files/texts.ts';
import { json, route, type Route } from '#server/platform/http/route.ts';
import { Listed, listedOf, Needed } from './listed.ts';
import { getPlace } from './places.ts';
import { takeInSent } from './sending.ts';

const params = Type.Object({
  applicationId: Type.String({ maxLength: 60, description: 'of an application, or of a draft that will be one' }),
});

const Refused = Type.Object({ fileName: Type.String(), reason: Type.String(), message: Type.String() });

/** Attachments for machines, and for the script that sends files one by one. */
export function apiRoutes(house: House): Route[] {
  return [
    route({
      method: 'GET',
      path: '/api/applications/:applicationId/attachments',
      right: 'own-matters',
      params,
      summary: 'The attachments that an application or draft needs, and the files sent to it',
      replies: Type.Object({ needed: Type.Array(Needed), files: Type.Array(Listed) }),
      answer: async (visit, input) => json(listedOf((await getPlace(house, visit, input.params.applicationId)).checklist, visit.language)),
    }),
    sendRoute(house),
  ];
}

function sendRoute(house: House): Route {
  return route({
    method: 'POST',
    path: '/api/applications/:applicationId/attachments',
    right: 'own-matters',
    params,
    takesFiles: { files: 1 },
    body: Type.Object(
      {
        uploadKey: idShape,
        requirementId: Type.Optional(Type.String({ maxLength: 130, description: 'the attachment that the file is for' })),
      },
      { additionalProperties: false },
    ),
    summary:
      'Send one file, after the fields: 201, 200 when it had come with this key (a UUID made by you), 422 with the reason when it is refused',
    replies: Type.Object({ taken: Type.Array(Type.Object({ id: Type.String(), fileName: Type.String() })), refused: Type.Array(Refused) }),
    answer: async (visit, input) => {
      const place = await getPlace(house, visit, input.params.applicationId);
      if (input.files.length === 0) throw new Refusal('bad-request', [{ place: '/file', reason: 'is missing' }]);
      const { uploadKey, requirementId } = input.body;
      const { taken, refused } = await takeInSent(house, {
        place,
        requirementId,
        keyOf: () => uploadKey,
        files: input.files,
        agentId: visit.person.agent?.id,
        now: visit.now,
      });
      const status = taken.length === 0 ? 422 : taken.every(({ isRepeat }) => isRepeat) ? 200 : 201;
      const reply = {
        taken: taken.map(({ attachmentId, fileName }) => ({ id: attachmentId, fileName })),
        refused: refused.map(({ fileName, fault }) => ({ fileName, reason: fault, message: fileFaultTexts(visit.language)[fault] })),
      };
      return json(reply, status);
    },
  });
}
