import type { ComponentChildren } from 'preact';
import { v7 as newId } from 'uuid';
import { formatByteCount } from '#server/cases/checklist/tags.tsx';
import { acceptedTypes } from '#server/platform/files/types/media-types.ts';
import { CsrfField } from '#server/platform/html/page-frame.tsx';
import { shortcut } from '#server/platform/html/shortcuts/shortcuts.ts';
import type { Visit } from '#server/platform/http/route.ts';
import { formatInstant } from '#server/platform/language/format.ts';
import { longestSubject, longestText, type Message } from './queries.ts';
import { messageTexts } from './texts.ts';
import type { WritingFault } from './writing.ts';

type Props = {
  visit: Visit;
  /** Where the form is posted, and where a script saves what is typed. */
  address: string;
  savingAddress: string;
  /** What is being written; undefined before the first save. */
  draft: Message | undefined;
  /** A thread has one subject: it is written with the first message. */
  hasSubject: boolean;
  faults: readonly WritingFault[];
  /** Stands between the message and its attachments: standard texts. */
  children?: ComponentChildren;
  /** The language of what is written, when it is not that of the page. */
  lang?: string | undefined;
};

/** Writing a message: every button saves; a script saves as one types. */
export function WritingForm(props: Props) {
  const { visit, address, savingAddress, draft, hasSubject, children } = props;
  const t = messageTexts(visit.language);
  return (
    <draft-saving data-address={savingAddress} data-saved={t.savedNow} data-failed={t.saveFailed}>
      <form method="post" action={address} encType="multipart/form-data" id="write" class="writing-form" noValidate>
        <CsrfField visit={visit} />
        <input type="hidden" name="messageId" value={draft?.messageId ?? newId()} />
        <button class="first-button" name="action" value="save" tabIndex={-1} aria-hidden="true">
          {t.save}
        </button>
        {hasSubject && <SubjectField {...props} />}
        <TextField {...props} />
        {children}
        <Files visit={visit} draft={draft} />
        <output class="draft-state">{draft && t.savedAt(formatInstant(draft.savedAt, visit.language, visit.frame.timeZone))}</output>
        <div class="buttons">
          <button class="ds-button" name="action" value="send" {...shortcut(visit, 'forward', 'focus')}>
            {t.send}
          </button>
          <button class="ds-button" data-variant="secondary" name="action" value="save" {...shortcut(visit, 'save')}>
            {t.save}
          </button>
          {draft && (
            <button class="ds-button" data-variant="tertiary" data-color="danger" name="action" value="discard">
              {t.discard}
            </button>
          )}
        </div>
      </form>
    </draft-saving>
  );
}

function SubjectField({ visit, draft, faults, lang }: Props) {
  const t = messageTexts(visit.language);
  return (
    <div class="ds-field">
      <label class="ds-label" for="subject">
        {t.subject}
      </label>
      <input
        class="ds-input"
        id="subject"
        name="subject"
        lang={lang}
        maxLength={longestSubject}
        value={draft?.subject ?? ''}
        autocomplete="off"
        {...faulty(faults, 'subject')}
      />
      {faults.includes('subject') && (
        <p class="ds-validation-message" id="subject-fault">
          {t.subjectMissing}
        </p>
      )}
    </div>
  );
}

function TextField({ visit, draft, faults, lang }: Props) {
  const t = messageTexts(visit.language);
  return (
    <div class="ds-field">
      <label class="ds-label" for="text">
        {t.text}
      </label>
      <textarea
        class="ds-input"
        id="text"
        name="text"
        rows={8}
        lang={lang}
        maxLength={longestText}
        value={draft?.text ?? ''}
        {...faulty(faults, 'text')}
      />
      {faults.includes('text') && (
        <p class="ds-validation-message" id="text-fault">
          {t.textMissing}
        </p>
      )}
    </div>
  );
}

function faulty(faults: readonly WritingFault[], control: WritingFault) {
  return faults.includes(control) ? { 'aria-invalid': true, 'aria-describedby': `${control}-fault` } : {};
}

function Files({ visit, draft }: Pick<Props, 'visit' | 'draft'>) {
  const t = messageTexts(visit.language);
  const files = draft?.files ?? [];
  return (
    <>
      {files.length > 0 && (
        <ul class="file-list" aria-label={t.filesNow}>
          {files.map(({ attachmentId, fileName, byteCount }) => (
            <li key={attachmentId}>
              <span class="file-name">{fileName}</span>
              <span class="file-facts">{formatByteCount(byteCount, visit.language)}</span>
              <button class="link-button" name="action" value={`remove:${attachmentId}`}>
                {t.removeFile}
                <span class="ds-sr-only">: {fileName}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <div class="ds-field">
        <label class="ds-label" for="files">
          {t.addFiles}
        </label>
        <div data-field="description" id="files-hint">
          {t.addFilesHint}
        </div>
        <input class="ds-input" type="file" id="files" name="files" multiple accept={acceptedTypes} aria-describedby="files-hint" />
      </div>
      <button class="ds-button attach-button" data-variant="secondary" data-size="sm" name="action" value="save">
        {t.attach}
      </button>
    </>
  );
}
