import { type AttachmentFile, isOpen } from '#server/cases/checklist/files.ts';
import { FileTag, formatByteCount } from '#server/cases/checklist/tags.tsx';
import { channelName } from '#server/platform/channels/channel.ts';
import { CsrfField } from '#server/platform/html/page-frame.tsx';
import { formatShortDay } from '#server/platform/language/format.ts';
import { type CaseAttachments, mayJudge } from './may-judge.ts';
import { texts } from './texts.ts';

type Props = CaseAttachments & { file: AttachmentFile };

/** One file of a case: the way to open it, what is known of it, and the clerk's verdict. */
export function FileOfCase(props: Props) {
  const { visit, one, file } = props;
  const { language } = visit;
  const t = texts(language);
  const sentAt = one.decision?.status === 'made' ? one.decision.sentAt : null;
  return (
    <li>
      {isOpen(file) ? (
        <a class="ds-link file-name" href={`/cases/${one.applicationId}/attachments/${file.attachmentId}/view`}>
          {file.fileName}
        </a>
      ) : (
        <span class="file-name">{file.fileName}</span>
      )}
      <span class="file-facts">
        {t.came(formatShortDay(file.receivedOn, language), channelName(file.channel, language))},{' '}
        {formatByteCount(file.byteCount, language)}
      </span>
      <FileTag file={file} language={language} />
      {sentAt !== null && file.receivedAt > sentAt && <span class="ds-tag">{t.late}</span>}
      {mayJudge(props) && file.scan !== 'infected' && (
        <>
          {isOpen(file) && <Verdicts {...props} />}
          <Moving {...props} />
        </>
      )}
    </li>
  );
}

/** Accepts the file or says that it cannot be read; what was said already is not asked again. */
export function Verdicts({ visit, one, file }: Props) {
  const t = texts(visit.language);
  return (
    <form method="post" action={`/cases/${one.applicationId}/attachments/${file.attachmentId}/judge`} class="verdicts">
      <CsrfField visit={visit} />
      {file.state !== 'accepted' && (
        <button class="ds-button" data-size="sm" data-variant="secondary" name="verdict" value="accept">
          {t.accept}
          <span class="ds-sr-only">: {file.fileName}</span>
        </button>
      )}
      {file.state !== 'illegible' && (
        <button class="ds-button" data-size="sm" data-variant="tertiary" name="verdict" value="illegible">
          {t.illegible}
          <span class="ds-sr-only">: {file.fileName}</span>
        </button>
      )}
    </form>
  );
}

/** What is needed less often: another place for the file, or none. */
function Moving({ visit, one, file, checklist }: Props) {
  const t = texts(visit.language);
  const address = `/cases/${one.applicationId}/attachments/${file.attachmentId}`;
  const places = checklist.items.filter(({ requirementId }) => requirementId !== file.requirementId);
  const selectId = `to-${file.attachmentId}`;
  return (
    <details class="ds-details">
      <summary>
        {t.more}
        <span class="ds-sr-only">: {file.fileName}</span>
      </summary>
      <div>
        <form method="post" action={`${address}/move`} class="verdicts">
          <CsrfField visit={visit} />
          <div class="ds-field">
            <label class="ds-label" for={selectId}>
              {t.moveTo}
            </label>
            <select class="ds-input" id={selectId} name="to">
              {places.map(({ requirementId, label }) => (
                <option value={requirementId}>{label[visit.language]}</option>
              ))}
              {file.requirementId !== null && <option value="">{t.noRequirement}</option>}
            </select>
          </div>
          <button class="ds-button" data-size="sm" data-variant="secondary">
            {t.move}
            <span class="ds-sr-only">: {file.fileName}</span>
          </button>
        </form>
        {isOpen(file) && file.state !== 'unneeded' && (
          <form method="post" action={`${address}/judge`}>
            <CsrfField visit={visit} />
            <button class="ds-button" data-size="sm" data-variant="tertiary" name="verdict" value="unneeded">
              {t.unneeded}
              <span class="ds-sr-only">: {file.fileName}</span>
            </button>
          </form>
        )}
      </div>
    </details>
  );
}
