import Type from 'typebox';
import { getOwnApplication } from '#server/cases/applications/queries.ts';
import type { House } from '#server/house.ts';
import { route, type Route } from '#server/platform/http/route.ts';
import { makePdf } from '#server/platform/letters/pdf.ts';
import { copySheet } from './copy-sheet.ts';

const params = Type.Object({ applicationId: Type.String({ maxLength: 60 }) });

/** A customer's own application as a PDF to keep. */
export function routes({ agency, database }: House): Route[] {
  return [
    route({
      method: 'GET',
      path: '/applications/:applicationId/copy.pdf',
      right: 'own-matters',
      params,
      answer: async (visit, input) => {
        const application = await getOwnApplication(database, visit.person, input.params.applicationId);
        const pdf = await makePdf(copySheet(agency, application, visit.language), application.receivedAt);
        return {
          kind: 'file',
          contentType: 'application/pdf',
          content: pdf,
          fileName: `${application.reference.replaceAll(' ', '-')}.pdf`,
        };
      },
    }),
  ];
}
