import Type from 'typebox';
import type { Message, ThreadSummary } from './queries.ts';

/** Messages and threads as machines read them. */

const nullable = Type.Union([Type.String(), Type.Null()]);

export const MessageReply = Type.Object({
  messageId: Type.String(),
  applicationId: nullable,
  direction: Type.String({ description: 'from-customer or to-customer' }),
  subject: Type.String(),
  text: Type.String(),
  language: Type.String(),
  sentAt: nullable,
  readAt: nullable,
  files: Type.Array(Type.Object({ attachmentId: Type.String(), fileName: Type.String(), byteCount: Type.Integer() })),
});

export const replyOf = ({ messageId, applicationId, direction, subject, text, language, sentAt, readAt, files }: Message) => ({
  messageId,
  applicationId,
  direction,
  subject,
  text,
  language,
  sentAt: sentAt?.toISOString() ?? null,
  readAt: readAt?.toISOString() ?? null,
  files: files.map(({ attachmentId, fileName, byteCount }) => ({ attachmentId, fileName, byteCount })),
});

export const ThreadReply = Type.Object({
  threadId: Type.String(),
  subject: Type.String(),
  applicationId: nullable,
  benefitGroup: Type.String(),
  lastAt: Type.String(),
  isUnread: Type.Boolean(),
  hasDraft: Type.Boolean(),
});

export const threadOf = ({ threadId, subject, applicationId, benefitGroup, lastAt, isUnread, hasDraft }: ThreadSummary) => ({
  threadId,
  subject,
  applicationId,
  benefitGroup,
  lastAt: lastAt.toISOString(),
  isUnread,
  hasDraft,
});
