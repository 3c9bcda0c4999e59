import type { ComponentChildren } from 'preact';
import { type AttachmentFile, isOpen } from '#server/cases/checklist/files.ts';
import { FileTag, formatByteCount } from '#server/cases/checklist/tags.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import { formatInstant } from '#server/platform/language/format.ts';
import type { Message } from './queries.ts';
import { messageTexts } from './texts.ts';

type Props = {
  visit: Visit;
  messages: readonly Message[];
  /** What the writer of a message is called to this reader. */
  writerOf: (message: Message) => string;
  fileAddress: (message: Message, file: AttachmentFile) => string;
  /** What stands below a message: whether it was read, whether it waits. */
  stateOf?: (message: Message) => ComponentChildren;
};

/** The messages of a thread that were sent, the oldest first. */
export function Conversation({ visit, messages, writerOf, fileAddress, stateOf }: Props) {
  const { language, frame } = visit;
  return (
    <ol class="conversation">
      {messages.map((message) => (
        <li key={message.messageId} class={message.direction}>
          <p class="message-head">
            <strong>{writerOf(message)}</strong>{' '}
            {message.sentAt && (
              <time dateTime={message.sentAt.toISOString()}>{formatInstant(message.sentAt, language, frame.timeZone)}</time>
            )}
          </p>
          <p class="typed-text" lang={message.language}>
            {message.text}
          </p>
          <FileLinks visit={visit} files={message.files} addressOf={(file) => fileAddress(message, file)} />
          <MessageState state={stateOf?.(message)} />
        </li>
      ))}
    </ol>
  );
}

function MessageState({ state }: { state: ComponentChildren }) {
  return state === undefined || state === '' ? null : <p class="message-state">{state}</p>;
}

type FileLinksProps = { visit: Visit; files: readonly AttachmentFile[]; addressOf: (file: AttachmentFile) => string };

function FileLinks({ visit, files, addressOf }: FileLinksProps) {
  if (files.length === 0) return null;
  return (
    <ul class="file-list" aria-label={messageTexts(visit.language).files}>
      {files.map((file) => (
        <li key={file.attachmentId}>
          {isOpen(file) ? (
            <a class="ds-link file-name" href={addressOf(file)}>
              {file.fileName}
            </a>
          ) : (
            <span class="file-name">{file.fileName}</span>
          )}
          <span class="file-facts">{formatByteCount(file.byteCount, visit.language)}</span>
          {!isOpen(file) && <FileTag file={file} language={visit.language} />}
        </li>
      ))}
    </ul>
  );
}
