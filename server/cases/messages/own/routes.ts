import Type from 'typebox';
import { findBenefit } from '#server/agency/lookups.ts';
import { findApplication, getOwnApplication, listApplications } from '#server/cases/applications/queries.ts';
import { giveFile } from '#server/cases/attachments/giving.ts';
import { findFile } from '#server/cases/checklist/files.ts';
import type { House } from '#server/house.ts';
import { keysetOf, keysetShape, readKeyset } from '#server/platform/database/keyset.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Customer } from '#server/platform/http/person.ts';
import { type Input, page, redirect, type Reply, route, type Route, type SignedVisit } from '#server/platform/http/route.ts';
import { beginThread, discardDraft, type Topic } from '../drafts.ts';
import { draftIn, listThreads, markReadByCustomer, type Message } from '../queries.ts';
import { sendFromCustomer } from '../sending.ts';
import { faultsOf, mostFiles, PostedMessage, type RefusedFile, saveWriting, typedOf, unlessSent, type WritingFault } from '../writing.ts';
import { ThreadListPage, topicName } from './list-page.tsx';
import { getOwnThread, groupsInScope, scopeOf, writerOf } from './scope.ts';
import { ThreadPage } from './thread-page.tsx';
import { TopicPage } from './topic-page.tsx';

const ofThread = Type.Object({ threadId: Type.String({ maxLength: 60 }) });
const strict = { additionalProperties: false } as const;
const perPage = 30;
const mostUnread = 100;
const mostTopics = 20;

type Visit = SignedVisit<Customer>;

/** A customer's messages: the list, a thread, writing. */
export function ownRoutes(house: House): Route[] {
  return [listRoute(house), ...topicRoutes(house), threadRoute(house), writeRoute(house), fileRoute(house)];
}

function listRoute(house: House): Route {
  const { agency, database } = house;
  return route({
    method: 'GET',
    path: '/matters/messages',
    right: 'own-matters',
    query: Type.Object({ before: Type.Optional(keysetShape), discarded: Type.Optional(Type.Literal('1')) }, strict),
    answer: async (visit, { query }) => {
      const scope = scopeOf(agency, visit.person);
      const before = query.before === undefined ? undefined : readKeyset(query.before);
      const applications = await listApplications(database, visit.person);
      const unread = before ? [] : await listThreads(database, visit.person.id, { ...scope, isUnread: true, most: mostUnread });
      const found = await listThreads(database, visit.person.id, { ...scope, isUnread: false, before, most: perPage + 1 });
      const others = found.slice(0, perPage);
      const last = found.length > perPage ? others.at(-1) : undefined;
      const older = last && keysetOf(last.lastAt, last.threadId);
      const hasDiscarded = query.discarded === '1';
      return page(ThreadListPage({ visit, agency, applications, unread, others, older, isFirstPage: !before, hasDiscarded }));
    },
  });
}

function topicRoutes(house: House): Route[] {
  const { agency, database } = house;
  const showTopics = async (visit: Visit, chosen: string | undefined, isMissing: boolean): Promise<Reply> => {
    const applications = (await listApplications(database, visit.person)).slice(0, mostTopics);
    const shown = { ...visit, address: '/matters/messages/new' };
    return page(
      TopicPage({ visit: shown, agency, applications, groups: groupsInScope(agency, visit.person), chosen, isMissing }),
      isMissing ? 422 : 200,
    );
  };
  return [
    route({
      method: 'GET',
      path: '/matters/messages/new',
      right: 'own-matters',
      query: Type.Object({ application: Type.Optional(Type.String({ maxLength: 60 })) }, strict),
      answer: (visit, { query }) => showTopics(visit, query.application && `case:${query.application}`, false),
    }),
    route({
      method: 'POST',
      path: '/matters/messages/new',
      right: 'own-matters',
      body: Type.Object({ topic: Type.Optional(Type.String({ pattern: '^(case|group):[a-zA-Z0-9-]{1,60}$' })) }, strict),
      answer: async (visit, { body }) => {
        if (body.topic === undefined) return showTopics(visit, undefined, true);
        const [kind, id = ''] = body.topic.split(':');
        const topic = await readTopic(house, visit, kind === 'case' ? { applicationId: id } : { benefitGroup: id });
        const { threadId } = await database
          .transaction()
          .execute((transaction) => beginThread(transaction, visit.person.id, topic, writerOf(visit.person), visit.now));
        return redirect(`/matters/messages/${threadId}`);
      },
    }),
  ];
}

/** Checks what a new message is about: an application of one's own, or a group of benefits. Refuses `not-found`. */
export async function readTopic(
  { agency, database }: House,
  visit: Visit,
  wish: { applicationId?: string | undefined; benefitGroup?: string | undefined },
): Promise<Topic> {
  if (wish.applicationId !== undefined) {
    const { applicationId, benefit, benefitGroup } = await getOwnApplication(database, visit.person, wish.applicationId);
    return { applicationId, benefitGroup: findBenefit(agency, benefit)?.group ?? benefitGroup, language: visit.language };
  }
  if (wish.benefitGroup === undefined || !groupsInScope(agency, visit.person).includes(wish.benefitGroup)) throw new Refusal('not-found');
  return { applicationId: null, benefitGroup: wish.benefitGroup, language: visit.language };
}

type Shown = { faults?: readonly WritingFault[]; refused?: readonly RefusedFile[]; done?: 'sent' | 'saved' | undefined };

async function showThread({ agency, database }: House, visit: Visit, threadId: string, shown: Shown = {}) {
  const { thread, first } = await getOwnThread(database, agency, visit.person, threadId);
  await markReadByCustomer(database, first, visit.now);
  const application = first.applicationId === null ? undefined : await findApplication(database, visit.person.id, first.applicationId);
  const { faults = [], refused = [], done } = shown;
  return ThreadPage({
    visit: { ...visit, address: `/matters/messages/${threadId}` },
    topic: topicName(agency, first, application ? [application] : [], visit),
    agencyName: agency.shortName[visit.language],
    first,
    thread,
    faults,
    refused,
    done,
  });
}

function threadRoute(house: House): Route {
  return route({
    method: 'GET',
    path: '/matters/messages/:threadId',
    right: 'own-matters',
    params: ofThread,
    query: Type.Object({ done: Type.Optional(Type.Union([Type.Literal('sent'), Type.Literal('saved')])) }, strict),
    answer: async (visit, { params, query }) => page(await showThread(house, visit, params.threadId, { done: query.done })),
  });
}

function writeRoute(house: House): Route {
  return route({
    method: 'POST',
    path: '/matters/messages/:threadId',
    right: 'own-matters',
    params: ofThread,
    body: PostedMessage,
    takesFiles: { files: mostFiles },
    keepsTyped: true,
    answer: (visit, input) => write(house, visit, input.params.threadId, input.body, input.files),
  });
}

/** Does what was pressed: whatever it was, what was typed is kept first. */
async function write(house: House, visit: Visit, threadId: string, posted: PostedMessage, files: Input['files']): Promise<Reply> {
  const address = `/matters/messages/${threadId}`;
  const isOnlyKept = visit.changesLanguage || visit.overSession !== undefined;
  const { thread } = await getOwnThread(house.database, house.agency, visit.person, threadId);
  if (posted.action === 'discard' && !isOnlyKept) return discard(house, visit, thread);
  const typed = typedOf(posted);
  const isSending = posted.action === 'send' && !isOnlyKept;
  const faults = isSending ? faultsOf(thread, typed) : [];
  const key = { customerId: visit.person.id, threadId };
  const kept = await unlessSent(() =>
    house.database.transaction().execute(async (transaction) => {
      const written = { typed, posted, files, writer: writerOf(visit.person), at: visit.now };
      const refused = await saveWriting(house, transaction, thread, written);
      const isReady = isSending && faults.length + refused.length === 0;
      if (isReady) await sendFromCustomer(transaction, key, { agent: visit.person.agent, at: visit.now });
      return { refused, isReady };
    }),
  );
  if (visit.overSession) return redirect(`/sign-in?returnTo=${encodeURIComponent(address)}`);
  if (kept === 'sent' || kept.isReady) return redirect(`${address}?done=sent`);
  const { refused } = kept;
  if (visit.changesLanguage) return page(await showThread(house, visit, threadId, { refused }));
  if (faults.length + refused.length > 0) return page(await showThread(house, visit, threadId, { faults, refused }), 422);
  return redirect(`${address}?done=saved`);
}

async function discard({ database }: House, visit: Visit, thread: readonly Message[]): Promise<Reply> {
  const draft = draftIn(thread, 'from-customer');
  if (draft) await database.transaction().execute((transaction) => discardDraft(transaction, draft, writerOf(visit.person)));
  return redirect('/matters/messages?discarded=1');
}

function fileRoute(house: House): Route {
  return route({
    method: 'GET',
    path: '/matters/messages/:threadId/attachments/:attachmentId',
    right: 'own-matters',
    params: Type.Object({ threadId: Type.String({ maxLength: 60 }), attachmentId: Type.String({ maxLength: 60 }) }),
    answer: async (visit, { params }) => {
      const { thread } = await getOwnThread(house.database, house.agency, visit.person, params.threadId);
      const file = await findFile(house.database, { customerId: visit.person.id, attachmentId: params.attachmentId });
      if (!file || !thread.some(({ messageId }) => messageId === file.messageId)) throw new Refusal('not-found');
      return giveFile(house, file);
    },
  });
}
