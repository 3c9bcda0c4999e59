import Type from 'typebox';
import type { House } from '#server/house.ts';
import { asActor } from '#server/platform/database/acting.ts';
import { idShape, keysetOf, keysetShape } from '#server/platform/database/keyset.ts';
import { page, redirect, route, type Route } from '#server/platform/http/route.ts';
import { getAppointment } from '../booking/appointment.ts';
import { listMessages, listMessagesOf, type LoggedMessage, tryAgain } from './log.ts';
import { MessagesOfPage, MessagesPage, type ShownMessage } from './log-page.tsx';
import { readWord } from './sending.ts';
import { writeLong, writeShort } from './word.ts';

const strict = { additionalProperties: false } as const;
const perPage = 50;

/** What those who booked a time were told: of one appointment, and of all, where what failed is sent again. */
export function routes(house: House): Route[] {
  const { database, settings } = house;
  return [
    route({
      method: 'GET',
      path: '/appointments/:appointmentId/messages',
      right: 'see-line',
      params: Type.Object({ appointmentId: idShape }),
      answer: async (visit, { params: { appointmentId } }) => {
        await getAppointment(database, appointmentId);
        return page(MessagesOfPage({ visit, messages: await listMessagesOf(database, appointmentId) }));
      },
    }),
    route({
      method: 'GET',
      path: '/appointment-messages',
      right: 'see-deliveries',
      query: Type.Object({ all: Type.Optional(Type.Literal('yes')), before: Type.Optional(keysetShape) }, strict),
      answer: async (visit, { query: { all, before } }) => {
        const isAll = all === 'yes';
        // One more than is shown tells whether there are older ones.
        const found = await listMessages(database, { toLookInto: !isAll, before, most: perPage + 1 });
        const shown = found.slice(0, perPage);
        const last = found.length > perPage ? shown.at(-1) : undefined;
        const messages = await Promise.all(shown.map((message) => withText(house, message)));
        const ways = { hasMail: settings.smtpUrl !== undefined, hasTextMessages: settings.textMessageGateway !== undefined };
        return page(MessagesPage({ visit, messages, isAll, older: last && keysetOf(last.madeAt, last.id), ...ways }));
      },
    }),
    route({
      method: 'POST',
      path: '/appointment-messages/:messageId/try-again',
      right: 'see-deliveries',
      params: Type.Object({ messageId: idShape }),
      body: Type.Object({}, strict),
      answer: async (visit, { params: { messageId } }) => {
        await tryAgain(house, messageId, visit.now);
        return redirect('/appointment-messages');
      },
    }),
  ];
}

/** What is kept because nothing sends it, to be read here: without a way out, nobody else ever gets it. */
async function withText(house: House, message: LoggedMessage): Promise<ShownMessage> {
  if (message.state !== 'kept') return message;
  // Where the message would go, and the secret in it, stand behind the wall of appointment_reach; the address is not shown.
  const written = await asActor({ kind: 'system' }, () => readWord(house, message));
  if (!written) return message;
  const sender = { ...house.agency, ...house.settings };
  const isShort = message.channel === 'text-message';
  return { ...message, text: isShort ? writeShort(written.parts, sender) : writeLong(written.parts, sender, message.madeAt).text };
}
