import Type from 'typebox';
import { keysOfPage } from '#server/cases/attachments/sending.ts';
import { takeInAttachment } from '#server/cases/attachments/taking-in.ts';
import { removeFilesOfMessage } from '#server/cases/checklist/keeping.ts';
import type { House } from '#server/house.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import { idShape } from '#server/platform/database/keyset.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { FileFault } from '#server/platform/files/file-store.ts';
import type { ReceivedFile } from '#server/platform/files/received-file.ts';
import { saveDraft, tidyTyped, type Typed, type Writer } from './drafts.ts';
import { draftIn, longestSubject, longestText, type Message, sentIn } from './queries.ts';

/** Of one message. */
export const mostFiles = 10;

export type RefusedFile = { fileName: string; fault: FileFault };
export type WritingFault = 'subject' | 'text';

/**
 * What the form to write with posts. `messageId` was made with the page: sent twice, it is one message. A line end is
 * posted as two characters.
 */
export const PostedMessage = Type.Object(
  {
    messageId: idShape,
    subject: Type.Optional(Type.String({ maxLength: longestSubject })),
    text: Type.Optional(Type.String({ maxLength: 2 * longestText })),
    phrase: Type.Optional(Type.Array(Type.String({ maxLength: 60 }), { maxItems: 200 })),
    action: Type.Optional(Type.String({ pattern: '^(send|save|insert|discard|remove:[0-9a-f-]{36})$' })),
  },
  { additionalProperties: false },
);
export type PostedMessage = Type.Static<typeof PostedMessage>;

export function typedOf({ subject = '', text = '' }: PostedMessage): Typed {
  return tidyTyped({ subject, text });
}

type Written = { typed: Typed; posted: PostedMessage; files: readonly ReceivedFile[]; writer: Writer; at: Date };

/**
 * Saves what was typed, takes in the files that came along and removes one that is not wanted. Refused files are named,
 * and stand in the way of nothing else. Where nothing was typed and nothing is there, nothing is written.
 */
export async function saveWriting(
  house: House,
  transaction: Transaction,
  thread: readonly Message[],
  { typed, posted, files, writer, at }: Written,
): Promise<RefusedFile[]> {
  const [first] = thread;
  const draft = draftIn(thread, writer.direction);
  const stored = files.flatMap(({ fileName, result }) => (result.kind === 'stored' ? [{ fileName, file: result.file }] : []));
  const refused = files.flatMap(({ fileName, result }) => (result.kind === 'refused' ? [{ fileName, fault: result.fault }] : []));
  if (!first || (!draft && typed.text === '' && stored.length === 0)) return refused;
  const { customerId } = first;
  const messageId = await saveDraft(transaction, thread, { ...typed, messageId: posted.messageId }, writer, at);
  const removed = /^remove:(.+)$/.exec(posted.action ?? '')?.[1];
  if (removed !== undefined) await removeFilesOfMessage(transaction, { customerId, messageId }, removed);
  const room = Math.max(0, mostFiles - (draft?.files.length ?? 0));
  for (const { fileName, file } of stored.slice(0, room)) {
    await takeInAttachment(house, transaction, {
      customerId,
      applicationId: null,
      messageId,
      requirementId: null,
      file,
      fileName,
      channel: 'online',
      at,
      receivedOn: dayOf(at, house.agency.timeZone),
      ...(writer.direction === 'to-customer' ? { clerkId: writer.clerkId } : { agentId: writer.agent?.id }),
      uploadKey: keysOfPage(messageId)(file),
    });
  }
  return [...refused, ...stored.slice(room).map(({ fileName }) => ({ fileName, fault: 'too-many-files' as const }))];
}

/** What must be written before a message can be sent. */
export function faultsOf(thread: readonly Message[], { subject, text }: Typed): WritingFault[] {
  const needsSubject = sentIn(thread).length === 0;
  return [...(needsSubject && subject === '' ? (['subject'] as const) : []), ...(text.trim() === '' ? (['text'] as const) : [])];
}

/** What `write` gives; `sent` when the message had been sent a moment ago: then nothing is to be done again. */
export async function unlessSent<T>(write: () => Promise<T>): Promise<T | 'sent'> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof Refusal && error.code === 'message-already-sent') return 'sent';
    throw error;
  }
}
