import { ShownFile } from '#server/cases/attachments/viewing/view-page.tsx';
import { isOpen } from '#server/cases/checklist/files.ts';
import { FileTag, formatByteCount } from '#server/cases/checklist/tags.tsx';
import { acceptedTypes } from '#server/platform/files/types/media-types.ts';
import { CsrfField } from '#server/platform/html/page-frame.tsx';
import { paperAddress } from './addresses.ts';
import type { KeyView } from './key-page.tsx';
import { texts } from './texts.ts';

/** The scanned paper beside the questions: its files, one of them shown, and a way to add more. */
export function PaperFiles({ visit, paper, files, shownFile, here }: KeyView & { here: string }) {
  const t = texts(visit.language);
  const shown = files.find(({ attachmentId }) => attachmentId === shownFile) ?? files[0];
  const address = paperAddress(paper.applicationId);
  return (
    <section class="keying-paper" aria-labelledby="documents">
      <h2 class="ds-heading" data-size="sm" id="documents">
        {t.documents}
      </h2>
      {files.length === 0 && <p class="ds-paragraph">{t.noDocuments}</p>}
      <ul class="file-list" aria-label={t.documents}>
        {files.map((file) => (
          <li key={file.attachmentId}>
            <a class="ds-link file-name" href={`${here}?file=${file.attachmentId}`} aria-current={file === shown ? 'true' : undefined}>
              {file.fileName}
            </a>
            <span class="file-facts">{formatByteCount(file.byteCount, visit.language)}</span>
            {!isOpen(file) && <FileTag file={file} language={visit.language} />}
          </li>
        ))}
      </ul>
      {shown && isOpen(shown) && <ShownFile visit={visit} file={shown} address={`${address}/files/${shown.attachmentId}`} />}
      <details class="ds-details">
        <summary>{t.addFiles}</summary>
        <div>
          <form method="post" action={`${address}/files`} encType="multipart/form-data" class="upload-form">
            <CsrfField visit={visit} />
            <div class="ds-field">
              <label class="ds-label" for="files">
                {t.addFiles}
              </label>
              <input class="ds-input" type="file" id="files" name="files" multiple accept={acceptedTypes} />
            </div>
            <button class="ds-button" data-variant="secondary">
              {t.add}
            </button>
          </form>
        </div>
      </details>
    </section>
  );
}
