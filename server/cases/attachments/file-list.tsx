import { type AttachmentFile, isOpen } from '#server/cases/checklist/files.ts';
import { FileTag, formatByteCount } from '#server/cases/checklist/tags.tsx';
import { CsrfField } from '#server/platform/html/page-frame.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import { formatInstant } from '#server/platform/language/format.ts';
import { texts } from './texts.ts';

type Props = {
  visit: Visit;
  /** What the list is called, for those who hear it. */
  name: string;
  files: readonly AttachmentFile[];
  /** The address of the draft, while its files can be taken back. */
  removeAt?: string | undefined;
};

/** The customer's own files: each with its size, when it came, and what became of it. */
export function FileList({ visit, name, files, removeAt }: Props) {
  if (files.length === 0) return null;
  return (
    <ul class="file-list" aria-label={texts(visit.language).files(name)}>
      {files.map((file) => (
        <li key={file.attachmentId}>
          <FileName file={file} />
          <span class="file-facts">
            {formatByteCount(file.byteCount, visit.language)}, {formatInstant(file.receivedAt, visit.language, visit.frame.timeZone)}
          </span>
          <FileTag file={file} language={visit.language} />
          {removeAt && file.state === 'received' && (
            <form method="post" action={`${removeAt}/attachments/${file.attachmentId}/remove`}>
              <CsrfField visit={visit} />
              <button class="link-button">
                {texts(visit.language).remove}
                <span class="ds-sr-only">: {file.fileName}</span>
              </button>
            </form>
          )}
        </li>
      ))}
    </ul>
  );
}

function FileName({ file }: { file: AttachmentFile }) {
  if (!isOpen(file)) return <span class="file-name">{file.fileName}</span>;
  return (
    <a class="ds-link file-name" href={`/attachments/${file.attachmentId}/file`}>
      {file.fileName}
    </a>
  );
}
