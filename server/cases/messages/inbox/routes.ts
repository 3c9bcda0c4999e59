import Type from 'typebox';
import { findRequestText } from '#server/agency/phrases.ts';
import { giveFile } from '#server/cases/attachments/giving.ts';
import { findFile } from '#server/cases/checklist/files.ts';
import { viewCase } from '#server/cases/desk/opening.ts';
import type { House } from '#server/house.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { idShape, keysetOf, keysetShape, readKeyset } from '#server/platform/database/keyset.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Staff } from '#server/platform/http/person.ts';
import { type Input, page, redirect, type Reply, route, type Route, type SignedVisit } from '#server/platform/http/route.ts';
import { isLanguage } from '#server/platform/language/language.ts';
import { beginThread, discardDraft, takeDraftOver, type Typed, type Writer } from '../drafts.ts';
import { getThread, longestText, type Message } from '../queries.ts';
import { sendToCustomer } from '../sending.ts';
import { faultsOf, mostFiles, PostedMessage, type RefusedFile, saveWriting, typedOf, unlessSent, type WritingFault } from '../writing.ts';
import { assignThread, fileThread, markReadByClerk } from './handling.ts';
import { InboxPage } from './inbox-page.tsx';
import { type InboxShow, inboxShows, listInbox, type MessageKey } from './inbox-queries.ts';
import { readStand, viewThread } from './stand.ts';
import { InboxThreadPage } from './thread-page.tsx';

const ofMessage = Type.Object({ messageId: Type.String({ maxLength: 60 }) });
const strict = { additionalProperties: false } as const;
const nothing = Type.Object({}, strict);
export const InboxQuery = Type.Object(
  { show: Type.Optional(Type.Union(inboxShows.map((show) => Type.Literal(show)))), after: Type.Optional(keysetShape) },
  strict,
);

type Visit = SignedVisit<Staff>;

/** Customers' messages as clerks handle them. */
export function inboxRoutes(house: House): Route[] {
  return [inboxRoute(house), beginRoute(house), threadRoute(house), writeRoute(house), ...handlingRoutes(house), fileRoute(house)];
}

/** A page of the messages that wait for a clerk. */
export async function readInbox({ agency, database }: House, visit: Visit, query: Type.Static<typeof InboxQuery>) {
  const show: InboxShow = query.show ?? 'own';
  const after = query.after === undefined ? undefined : readKeyset(query.after);
  const today = dayOf(visit.now, agency.timeZone);
  const { rows, hasMore } = await listInbox(database, visit.person, { show, today, after });
  const last = rows.at(-1);
  return { show, rows, after: hasMore && last ? keysetOf(last.sentAt, last.messageId) : undefined, isContinued: after !== undefined };
}

function inboxRoute(house: House): Route {
  return route({
    method: 'GET',
    path: '/messages',
    right: 'handle-cases',
    query: InboxQuery,
    answer: async (visit, { query }) => page(InboxPage({ visit, agency: house.agency, ...(await readInbox(house, visit, query)) })),
  });
}

/** A new message about a case: begun here, written on its own page. */
function beginRoute(house: House): Route {
  return route({
    method: 'POST',
    path: '/cases/:applicationId/messages/new',
    right: 'handle-cases',
    params: Type.Object({ applicationId: Type.String({ maxLength: 60 }) }),
    body: nothing,
    answer: (visit, { params: { applicationId } }) =>
      viewCase(house, visit, { applicationId, what: 'messages' }, async (transaction, one) => {
        const topic = { applicationId: one.applicationId, benefitGroup: one.benefitGroup, language: one.language };
        const { messageId } = await beginThread(transaction, one.customerId, topic, writerOf(visit), visit.now);
        return redirect(`/messages/${messageId}`);
      }),
  });
}

const writerOf = (visit: Visit): Writer => ({ direction: 'to-customer', clerkId: visit.person.id });

type Shown = { faults?: readonly WritingFault[]; refused?: readonly RefusedFile[]; done?: 'sent' | 'saved' | undefined };

async function showThread(
  house: House,
  transaction: Transaction,
  visit: Visit,
  { messageId, key, faults = [], refused = [], done }: Shown & { messageId: string; key: MessageKey },
) {
  await markReadByClerk(transaction, key, visit.now);
  const stand = await readStand(house, transaction, visit, messageId, key);
  return InboxThreadPage({ visit: { ...visit, address: `/messages/${messageId}` }, agency: house.agency, stand, faults, refused, done });
}

function threadRoute(house: House): Route {
  return route({
    method: 'GET',
    path: '/messages/:messageId',
    right: 'handle-cases',
    params: ofMessage,
    query: Type.Object({ done: Type.Optional(Type.Union([Type.Literal('sent'), Type.Literal('saved')])) }, strict),
    answer: (visit, { params: { messageId }, query }) =>
      viewThread(house, visit, messageId, async (transaction, key) =>
        page(await showThread(house, transaction, visit, { messageId, key, done: query.done })),
      ),
  });
}

function writeRoute(house: House): Route {
  return route({
    method: 'POST',
    path: '/messages/:messageId',
    right: 'handle-cases',
    params: ofMessage,
    body: PostedMessage,
    takesFiles: { files: mostFiles },
    keepsTyped: true,
    answer: (visit, { params: { messageId }, body, files }) =>
      unlessSent(() =>
        viewThread(house, visit, messageId, (transaction, key) =>
          write(house, transaction, visit, { messageId, key, posted: body, files }),
        ),
      ).then((reply) => (reply === 'sent' ? redirect(`/messages/${messageId}?done=sent`) : reply)),
  });
}

type Writing = { messageId: string; key: MessageKey; posted: PostedMessage; files: Input['files'] };

/** Does what was pressed: whatever it was, what was typed is kept first. */
async function write(house: House, transaction: Transaction, visit: Visit, { messageId, key, posted, files }: Writing): Promise<Reply> {
  const address = `/messages/${messageId}`;
  const isOnlyKept = visit.changesLanguage || visit.overSession !== undefined;
  const thread = await getThread(transaction, key, 'to-customer');
  if (posted.action === 'discard' && !isOnlyKept) return discard(transaction, visit, thread, messageId);
  const typed = posted.action === 'insert' ? withPhrases(house, posted, key.language) : typedOf(posted);
  const refused = await saveWriting(house, transaction, thread, { typed, posted, files, writer: writerOf(visit), at: visit.now });
  if (visit.overSession) return redirect(`/staff?returnTo=${encodeURIComponent(address)}`);
  const isSending = posted.action === 'send' && !isOnlyKept;
  const faults = isSending ? faultsOf(thread, typed) : [];
  if (visit.changesLanguage) return page(await showThread(house, transaction, visit, { messageId, key, refused }));
  if (faults.length + refused.length > 0)
    return page(await showThread(house, transaction, visit, { messageId, key, faults, refused }), 422);
  if (posted.action === 'insert') return redirect(`${address}#text`);
  if (!isSending) return redirect(`${address}?done=saved`);
  await sendToCustomer(transaction, key, { clerkId: visit.person.id, at: visit.now });
  return redirect(`${address}?done=sent`);
}

/** The typed text with the chosen standard texts below it, each a paragraph. */
function withPhrases({ agency }: House, posted: PostedMessage, language: string): Typed {
  const { subject, text } = typedOf(posted);
  const spoken = isLanguage(language) ? language : agency.languages[0];
  const chosen = (posted.phrase ?? []).flatMap((id) => {
    const found = findRequestText(agency, 'message', id);
    return found && spoken ? [found.text[spoken]] : [];
  });
  const parts = [text.trimEnd(), ...chosen].filter((part) => part !== '');
  return { subject, text: parts.join('\n\n').slice(0, longestText) };
}

/** Gives the draft up. A thread that was only it is gone with it. */
async function discard(transaction: Transaction, visit: Visit, thread: readonly Message[], messageId: string): Promise<Reply> {
  const [first] = thread;
  if (first) await discardDraft(transaction, first, writerOf(visit));
  const isLeft = thread.some((message) => message.state === 'sent' && message.messageId === messageId);
  if (isLeft) return redirect(`/messages/${messageId}`);
  return redirect(first?.applicationId ? `/cases/${first.applicationId}#messages` : '/messages');
}

function handlingRoutes(house: House): Route[] {
  return [
    route({
      method: 'POST',
      path: '/messages/:messageId/assign',
      right: 'handle-cases',
      params: ofMessage,
      body: Type.Object({ to: Type.String({ maxLength: 36 }) }, strict),
      answer: (visit, { params: { messageId }, body }) =>
        viewThread(house, visit, messageId, async (transaction, key) => {
          await assignThread(transaction, key, body.to === '' ? null : body.to);
          return redirect(body.to === visit.person.id ? `/messages/${messageId}` : '/messages');
        }),
    }),
    route({
      method: 'POST',
      path: '/messages/:messageId/file',
      right: 'handle-cases',
      params: ofMessage,
      body: Type.Object({ applicationId: Type.Optional(idShape) }, strict),
      answer: (visit, { params: { messageId }, body }) =>
        viewThread(house, visit, messageId, async (transaction, key) => {
          await putToCase(house, transaction, visit, { messageId, key, applicationId: body.applicationId });
          return redirect('/messages');
        }),
    }),
    route({
      method: 'POST',
      path: '/messages/:messageId/take-over',
      right: 'handle-cases',
      params: ofMessage,
      body: nothing,
      answer: (visit, { params: { messageId } }) =>
        viewThread(house, visit, messageId, async (transaction, key) => {
          await takeDraftOver(transaction, key, visit.person.id);
          return redirect(`/messages/${messageId}`);
        }),
    }),
  ];
}

/** Puts what waits to its case, or a general message to one of the customer's cases that this clerk may handle. */
export async function putToCase(
  house: House,
  transaction: Transaction,
  visit: Visit,
  { messageId, key, applicationId }: { messageId: string; key: MessageKey; applicationId: string | undefined },
): Promise<void> {
  const { cases } = await readStand(house, transaction, visit, messageId, key);
  const chosen = cases.find((one) => one.applicationId === applicationId);
  if (applicationId !== undefined && !chosen) throw new Refusal('not-found');
  const one = chosen && { customerId: key.customerId, applicationId: chosen.applicationId };
  await fileThread(transaction, key, { one, clerkId: visit.person.id, at: visit.now });
}

function fileRoute(house: House): Route {
  return route({
    method: 'GET',
    path: '/messages/:messageId/attachments/:attachmentId',
    right: 'handle-cases',
    params: Type.Object({ messageId: Type.String({ maxLength: 60 }), attachmentId: Type.String({ maxLength: 60 }) }),
    answer: (visit, { params: { messageId, attachmentId } }) =>
      viewThread(house, visit, messageId, async (transaction, key) => {
        const file = await findFile(transaction, { customerId: key.customerId, attachmentId });
        const thread = await getThread(transaction, key, 'to-customer');
        if (!file || !thread.some((message) => message.messageId === file.messageId)) throw new Refusal('not-found');
        return giveFile(house, file);
      }),
  });
}
