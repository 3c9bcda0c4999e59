import Type from 'typebox';
import { getOwnApplication } from '#server/cases/applications/queries.ts';
import { viewCase } from '#server/cases/desk/opening.ts';
import type { House } from '#server/house.ts';
import { type Reply, route, type Route } from '#server/platform/http/route.ts';
import { isLanguage } from '#server/platform/language/language.ts';
import { makeLetter } from '#server/platform/letters/letter.ts';
import { makePdf } from '#server/platform/letters/pdf.ts';
import { copySheet } from './copy-sheet.ts';
import { receiptLetter } from './receipt-letter.ts';

const params = Type.Object({ applicationId: Type.String({ maxLength: 60 }) });

/** An application as a PDF to keep: what was sent, and the receipt for it. */
export function routes(house: House): Route[] {
  const { agency, database } = house;
  return [
    route({
      method: 'GET',
      path: '/applications/:applicationId/copy.pdf',
      right: 'own-matters',
      params,
      answer: async (visit, input) => {
        const application = await getOwnApplication(database, visit.person, input.params.applicationId);
        const pdf = await makePdf(copySheet(agency, application, visit.language), application.receivedAt);
        return pdfOf(application, pdf);
      },
    }),
    route({
      method: 'GET',
      path: '/applications/:applicationId/receipt.pdf',
      right: 'own-matters',
      params,
      answer: async ({ person, language, now }, input) => {
        const application = await getOwnApplication(database, person, input.params.applicationId);
        const letter = await receiptLetter(agency, database, application, { customerName: person.name, language, now });
        return pdfOf(application, await makeLetter(letter, now));
      },
    }),
    route({
      method: 'GET',
      path: '/cases/:applicationId/receipt.pdf',
      right: 'handle-cases',
      params,
      answer: async (visit, { params: { applicationId } }) => {
        // In the language of the application: it is for the customer.
        const letter = await viewCase(house, visit, { applicationId, what: 'letters' }, (transaction, one) => {
          const language = isLanguage(one.language) ? one.language : visit.language;
          return receiptLetter(agency, transaction, one, { customerName: one.customerName, language, now: visit.now });
        });
        return pdfOf({ reference: letter.reference ?? applicationId }, await makeLetter(letter, visit.now));
      },
    }),
  ];
}

function pdfOf({ reference }: { reference: string }, content: Buffer): Reply {
  return { kind: 'file', contentType: 'application/pdf', content, fileName: `${reference.replaceAll(' ', '-')}.pdf` };
}
