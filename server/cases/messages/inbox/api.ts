import Type from 'typebox';
import { viewCase } from '#server/cases/desk/opening.ts';
import type { House } from '#server/house.ts';
import { idShape } from '#server/platform/database/keyset.ts';
import { json, route, type Route } from '#server/platform/http/route.ts';
import { saveDraft, tidyTyped } from '../drafts.ts';
import { DraftToSave } from '../own/api.ts';
import { getThread, longestSubject, longestText, sentIn } from '../queries.ts';
import { MessageReply, replyOf } from '../reply.ts';
import { addMessage, sendToCustomer } from '../sending.ts';
import { unlessSent } from '../writing.ts';
import { assignThread, markReadByClerk } from './handling.ts';
import { InboxQuery, putToCase, readInbox } from './routes.ts';
import { viewThread } from './stand.ts';

const strict = { additionalProperties: false } as const;
const ofMessage = Type.Object({ messageId: Type.String({ maxLength: 60 }) });
const nullable = Type.Union([Type.String(), Type.Null()]);
const id = Type.String({ ...idShape, description: 'made by you (a UUID): sending it again sends nothing twice' });
const text = Type.String({ minLength: 1, maxLength: longestText });
const Sent = Type.Object({ messageId: Type.String() });

/** Customers' messages for clerks' machines, and for the script that saves what is typed. */
export function inboxMachineRoutes(house: House): Route[] {
  return [...readingRoutes(house), ...writingRoutes(house), ...handlingRoutes(house)];
}

const InboxReply = Type.Object({
  messages: Type.Array(
    Type.Object({
      messageId: Type.String(),
      sentAt: Type.String(),
      benefitGroup: Type.String(),
      language: Type.String(),
      reference: nullable,
      isRead: Type.Boolean(),
      readerId: nullable,
    }),
  ),
  after: nullable,
});

function readingRoutes(house: House): Route[] {
  return [
    route({
      method: 'GET',
      path: '/api/inbox',
      right: 'handle-cases',
      query: InboxQuery,
      summary: 'Customers’ messages that wait and that you have the skill and language for, the oldest first; nothing of what is written',
      replies: InboxReply,
      answer: async (visit, { query }) => {
        const { rows, after } = await readInbox(house, visit, query);
        const messages = rows.map(({ messageId, sentAt, benefitGroup, language, reference, isRead, readerId }) => ({
          messageId,
          sentAt: sentAt.toISOString(),
          benefitGroup,
          language,
          reference,
          isRead,
          readerId,
        }));
        return json({ messages, after: after ?? null });
      },
    }),
    route({
      method: 'GET',
      path: '/api/inbox/:messageId',
      right: 'handle-cases',
      params: ofMessage,
      summary: 'The thread of a message, the oldest message first. That you looked is written down',
      replies: Type.Object({ messages: Type.Array(MessageReply) }),
      answer: (visit, { params: { messageId } }) =>
        viewThread(house, visit, messageId, async (transaction, key) => {
          await markReadByClerk(transaction, key, visit.now);
          return json({ messages: sentIn(await getThread(transaction, key, 'to-customer')).map(replyOf) });
        }),
    }),
  ];
}

function writingRoutes(house: House): Route[] {
  return [draftRoute(house), ...sendingRoutes(house)];
}

function draftRoute(house: House): Route {
  return route({
    method: 'POST',
    path: '/api/inbox/:messageId/draft',
    right: 'handle-cases',
    params: ofMessage,
    body: DraftToSave,
    summary: 'Keep the answer that you are writing. It is not sent',
    replies: Type.Object({ messageId: Type.String(), savedAt: Type.String() }),
    answer: (visit, { params, body }) =>
      viewThread(house, visit, params.messageId, async (transaction, key) => {
        const thread = await getThread(transaction, key, 'to-customer');
        const typed = { ...tidyTyped({ subject: body.subject ?? '', text: body.text }), messageId: body.messageId };
        const writer = { direction: 'to-customer', clerkId: visit.person.id } as const;
        const messageId = await saveDraft(transaction, thread, typed, writer, visit.now);
        return json({ messageId, savedAt: visit.now.toISOString() });
      }),
  });
}

function sendingRoutes(house: House): Route[] {
  return [
    route({
      method: 'POST',
      path: '/api/inbox/:messageId/answer',
      right: 'handle-cases',
      params: ofMessage,
      body: Type.Object({ id, text }, strict),
      summary: 'Answer a customer’s message: 201, 200 when it had been answered with this id',
      replies: Sent,
      answer: async (visit, { params, body }) => {
        const sent = await unlessSent(() =>
          viewThread(house, visit, params.messageId, async (transaction, key) => {
            const thread = await getThread(transaction, key, 'to-customer');
            const typed = { ...tidyTyped({ subject: '', text: body.text }), messageId: body.id };
            const clerkId = visit.person.id;
            await saveDraft(transaction, thread, typed, { direction: 'to-customer', clerkId }, visit.now);
            await sendToCustomer(transaction, key, { clerkId, at: visit.now });
          }),
        );
        return json({ messageId: body.id }, sent === 'sent' ? 200 : 201);
      },
    }),
    route({
      method: 'POST',
      path: '/api/cases/:applicationId/messages',
      right: 'handle-cases',
      params: Type.Object({ applicationId: Type.String({ maxLength: 60 }) }),
      body: Type.Object({ id, subject: Type.String({ minLength: 1, maxLength: longestSubject }), text }, strict),
      summary: 'Write to the customer about a case: 201, 200 when it had been sent with this id',
      replies: Sent,
      answer: async (visit, { params: { applicationId }, body }) => {
        const sent = await unlessSent(() =>
          viewCase(house, visit, { applicationId, what: 'messages' }, async (transaction, one) => {
            const topic = { applicationId: one.applicationId, benefitGroup: one.benefitGroup, language: one.language };
            const by = { customerId: one.customerId, clerkId: visit.person.id, at: visit.now };
            await addMessage(transaction, { ...topic, ...tidyTyped(body), ...by, messageId: body.id });
          }),
        );
        return json({ messageId: body.id }, sent === 'sent' ? 200 : 201);
      },
    }),
  ];
}

function handlingRoutes(house: House): Route[] {
  return [
    route({
      method: 'POST',
      path: '/api/inbox/:messageId/assign',
      right: 'handle-cases',
      params: ofMessage,
      body: Type.Object({ to: Type.Union([idShape, Type.Null()]) }, strict),
      summary: 'Give what waits in a thread to a clerk with the skill and language, or (null) to anybody',
      replies: Type.Object({ to: nullable }),
      answer: (visit, { params: { messageId }, body }) =>
        viewThread(house, visit, messageId, async (transaction, key) => {
          await assignThread(transaction, key, body.to);
          return json({ to: body.to });
        }),
    }),
    route({
      method: 'POST',
      path: '/api/inbox/:messageId/file',
      right: 'handle-cases',
      params: ofMessage,
      body: Type.Object({ applicationId: Type.Optional(idShape) }, strict),
      summary: 'Put what waits in a thread to its case without an answer; a general message to a case of the customer’s',
      replies: Type.Object({ messageId: Type.String() }),
      answer: (visit, { params: { messageId }, body }) =>
        viewThread(house, visit, messageId, async (transaction, key) => {
          await putToCase(house, transaction, visit, { messageId, key, applicationId: body.applicationId });
          return json({ messageId });
        }),
    }),
  ];
}
