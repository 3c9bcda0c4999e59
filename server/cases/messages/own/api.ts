import Type from 'typebox';
import type { House } from '#server/house.ts';
import { idShape, keysetOf, keysetShape, readKeyset } from '#server/platform/database/keyset.ts';
import type { Customer } from '#server/platform/http/person.ts';
import { json, route, type Route, type SignedVisit } from '#server/platform/http/route.ts';
import { insertDraft, lockWriting, saveDraft, tidyTyped } from '../drafts.ts';
import { listThreads, longestSubject, longestText, sentIn } from '../queries.ts';
import { MessageReply, replyOf, threadOf, ThreadReply } from '../reply.ts';
import { sendFromCustomer } from '../sending.ts';
import { unlessSent } from '../writing.ts';
import { readTopic } from './routes.ts';
import { getOwnThread, scopeOf, writerOf } from './scope.ts';

const strict = { additionalProperties: false } as const;
const ofThread = Type.Object({ threadId: idShape });
const id = Type.String({ ...idShape, description: 'made by you (a UUID): sending it again sends nothing twice' });
const text = Type.String({ minLength: 1, maxLength: longestText });
const perPage = 50;

const NewMessage = Type.Object(
  {
    id,
    applicationId: Type.Optional(idShape),
    benefitGroup: Type.Optional(Type.String({ maxLength: 60, description: 'for what is about no application' })),
    subject: Type.String({ minLength: 1, maxLength: longestSubject }),
    text,
  },
  strict,
);
const Sent = Type.Object({ threadId: Type.String(), messageId: Type.String() });
const Saved = Type.Object({ messageId: Type.String(), savedAt: Type.String() });

type Visit = SignedVisit<Customer>;

/** A customer's messages for machines, and for the script that saves what is typed. */
export function ownMachineRoutes(house: House): Route[] {
  return [...readingRoutes(house), sendRoute(house), replyRoute(house), saveRoute(house)];
}

function readingRoutes({ agency, database }: House): Route[] {
  return [
    route({
      method: 'GET',
      path: '/api/messages',
      right: 'own-matters',
      query: Type.Object({ before: Type.Optional(keysetShape) }, strict),
      summary: 'Your threads of messages, the one with the latest message first. `older` begins the next page (`before`).',
      replies: Type.Object({ threads: Type.Array(ThreadReply), older: Type.Union([Type.String(), Type.Null()]) }),
      answer: async (visit, { query }) => {
        const before = query.before === undefined ? undefined : readKeyset(query.before);
        const found = await listThreads(database, visit.person.id, { ...scopeOf(agency, visit.person), before, most: perPage + 1 });
        const threads = found.slice(0, perPage);
        const last = threads.at(-1);
        return json({
          threads: threads.map(threadOf),
          older: found.length > perPage && last ? keysetOf(last.lastAt, last.threadId) : null,
        });
      },
    }),
    route({
      method: 'GET',
      path: '/api/messages/:threadId',
      right: 'own-matters',
      params: ofThread,
      summary: 'The messages of one of your threads, the oldest first',
      replies: Type.Object({ messages: Type.Array(MessageReply) }),
      answer: async (visit, { params }) => {
        const { thread } = await getOwnThread(database, agency, visit.person, params.threadId);
        return json({ messages: sentIn(thread).map(replyOf) });
      },
    }),
  ];
}

function sendRoute(house: House): Route {
  return route({
    method: 'POST',
    path: '/api/messages',
    right: 'own-matters',
    body: NewMessage,
    summary: 'Send a message in a new thread: 201, 200 when it had been sent with this id',
    replies: Sent,
    answer: async (visit, { body }) => {
      const topic = await readTopic(house, visit, body);
      const key = { customerId: visit.person.id, threadId: body.id };
      const sent = await unlessSent(() =>
        house.database.transaction().execute(async (transaction) => {
          const written = { topic, writer: writerOf(visit.person), typed: tidyTyped(body), at: visit.now, messageId: body.id };
          await lockWriting(transaction, key.customerId);
          await insertDraft(transaction, key, written);
          await sendFromCustomer(transaction, key, { agent: visit.person.agent, at: visit.now });
        }),
      );
      return json({ threadId: body.id, messageId: body.id }, sent === 'sent' ? 200 : 201);
    },
  });
}

function replyRoute(house: House): Route {
  return route({
    method: 'POST',
    path: '/api/messages/:threadId',
    right: 'own-matters',
    params: ofThread,
    body: Type.Object({ id, text }, strict),
    summary: 'Send a message in a thread: 201, 200 when it had been sent with this id',
    replies: Sent,
    answer: async (visit, { params, body }) => {
      const { thread } = await getOwnThread(house.database, house.agency, visit.person, params.threadId);
      const key = { customerId: visit.person.id, threadId: params.threadId };
      const sent = await unlessSent(() =>
        house.database.transaction().execute(async (transaction) => {
          const typed = { ...tidyTyped({ subject: '', text: body.text }), messageId: body.id };
          await saveDraft(transaction, thread, typed, writerOf(visit.person), visit.now);
          await sendFromCustomer(transaction, key, { agent: visit.person.agent, at: visit.now });
        }),
      );
      return json({ threadId: params.threadId, messageId: body.id }, sent === 'sent' ? 200 : 201);
    },
  });
}

/** What a page saves while one types: without files, and never more than a draft. */
export const DraftToSave = Type.Object(
  {
    messageId: idShape,
    subject: Type.Optional(Type.String({ maxLength: longestSubject })),
    text: Type.String({ maxLength: longestText }),
  },
  strict,
);

function saveRoute(house: House): Route {
  return route({
    method: 'POST',
    path: '/api/messages/:threadId/draft',
    right: 'own-matters',
    params: ofThread,
    body: DraftToSave,
    summary: 'Keep what you are writing in a thread. It is not sent',
    replies: Saved,
    answer: async (visit: Visit, { params, body }) => {
      const { thread } = await getOwnThread(house.database, house.agency, visit.person, params.threadId);
      const typed = { ...tidyTyped({ subject: body.subject ?? '', text: body.text }), messageId: body.messageId };
      const messageId = await house.database
        .transaction()
        .execute((transaction) => saveDraft(transaction, thread, typed, writerOf(visit.person), visit.now));
      return json({ messageId, savedAt: visit.now.toISOString() });
    },
  });
}
