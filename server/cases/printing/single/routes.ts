import Type from 'typebox';
import { getOwnApplication } from '#server/cases/applications/queries.ts';
import { viewCase } from '#server/cases/desk/opening.ts';
import { listLettersOfCase } from '#server/cases/letters/queries.ts';
import { getOwnThread } from '#server/cases/messages/own/scope.ts';
import type { House } from '#server/house.ts';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { type Reply, route, type Route } from '#server/platform/http/route.ts';
import { makeLetter } from '#server/platform/letters/letter.ts';
import { readLetter, type WhichLetter } from '../content.ts';
import { listRecipients } from '../recipients.ts';

const id = Type.String({ maxLength: 60 });

/** A single letter as a PDF: for the customer at what it says, for a clerk at its case. */
export function givingRoutes(house: House): Route[] {
  return [requestRoute(house), messageRoute(house), caseRoute(house)];
}

function requestRoute(house: House): Route {
  const { database } = house;
  return route({
    method: 'GET',
    path: '/applications/:applicationId/requests/:requestId/letter.pdf',
    right: 'own-matters',
    params: Type.Object({ applicationId: id, requestId: id }),
    answer: async (visit, { params }) => {
      const { customerId, applicationId, language } = await getOwnApplication(database, visit.person, params.applicationId);
      return give(house, database, { customerId, kind: 'request', applicationId, aboutId: params.requestId, language });
    },
  });
}

function messageRoute(house: House): Route {
  const { agency, database } = house;
  return route({
    method: 'GET',
    path: '/matters/messages/:threadId/:messageId/letter.pdf',
    right: 'own-matters',
    params: Type.Object({ threadId: id, messageId: id }),
    answer: async (visit, { params }) => {
      const { thread } = await getOwnThread(database, agency, visit.person, params.threadId);
      const message = thread.find(({ messageId, direction }) => messageId === params.messageId && direction === 'to-customer');
      if (!message) throw new Refusal('not-found');
      const { customerId, applicationId, messageId, language } = message;
      return give(house, database, { customerId, kind: 'message', applicationId, aboutId: messageId, language });
    },
  });
}

function caseRoute(house: House): Route {
  return route({
    method: 'GET',
    path: '/cases/:applicationId/letters/:letterId/letter.pdf',
    right: 'handle-cases',
    params: Type.Object({ applicationId: id, letterId: id }),
    answer: (visit, { params }) =>
      viewCase(house, visit, { applicationId: params.applicationId, what: 'letters' }, async (transaction, one) => {
        const letter = (await listLettersOfCase(transaction, one)).find(({ letterId }) => letterId === params.letterId);
        if (!letter) throw new Refusal('not-found');
        return give(house, transaction, letter, { hidesAddress: one.isProtected && !visit.person.seesProtected });
      }),
  });
}

/** `hidesAddress`: whoever looks may see what was written to a protected person, never where they live. */
async function give(house: House, database: Database | Transaction, which: WhichLetter, { hidesAddress = false } = {}): Promise<Reply> {
  const recipient = (await listRecipients(database, [which.customerId])).get(which.customerId);
  const lines = hidesAddress && recipient ? [recipient.name] : (recipient?.lines ?? []);
  const letter = await readLetter({ house, database, recipient: lines }, which);
  if (!letter) throw new Refusal('not-found');
  const name = letter.reference === null ? letter.day : letter.reference.replaceAll(' ', '-');
  return {
    kind: 'file',
    contentType: 'application/pdf',
    content: await makeLetter(letter, new Date(`${letter.day}T12:00:00Z`)),
    fileName: `${which.kind}-${name}.pdf`,
  };
}
