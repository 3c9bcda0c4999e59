import type { AttachmentFile } from '#server/cases/checklist/files.ts';
import { FileTag, formatByteCount } from '#server/cases/checklist/tags.tsx';
import { channelName } from '#server/platform/channels/channel.ts';
import { PageFrame } from '#server/platform/html/page-frame.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import { formatDay } from '#server/platform/language/format.ts';
import type { Text } from '#server/platform/language/language.ts';
import { Verdicts } from '../judging/file-of-case.tsx';
import { type CaseAttachments, mayJudge } from '../judging/may-judge.ts';
import { texts as judgingTexts } from '../judging/texts.ts';
import { texts } from './texts.ts';

type Props = CaseAttachments & {
  file: AttachmentFile;
  /** What the file was sent for; undefined: nobody asked for it. */
  document: Text | undefined;
};

/** One file of a case, shown in place where a browser can, and the clerk's verdict beside it. */
export function ViewPage(props: Props) {
  const { visit, one, file, document } = props;
  const { language } = visit;
  const address = `/cases/${one.applicationId}/attachments/${file.attachmentId}`;
  const name = document?.[language] ?? judgingTexts(language).others;
  return (
    <PageFrame visit={visit} title={`${name}: ${file.fileName}`}>
      <p>
        <a class="ds-link" href={`/cases/${one.applicationId}#attachments`}>
          {judgingTexts(language).backToCase}
        </a>
      </p>
      <p class="step-number">{name}</p>
      <h1 class="ds-heading" data-size="lg">
        {file.fileName}
      </h1>
      <p>
        {judgingTexts(language).came(formatDay(file.receivedOn, language), channelName(file.channel, language))},{' '}
        {formatByteCount(file.byteCount, language)} <FileTag file={file} language={language} />
      </p>
      <div class="view-actions">
        {mayJudge(props) && <Verdicts {...props} />}
        <a class="ds-link" href={`${address}/file`}>
          {texts(language).download}
        </a>
      </div>
      <ShownFile visit={visit} file={file} address={address} />
    </PageFrame>
  );
}

type Shown = { visit: Visit; file: Pick<AttachmentFile, 'fileName' | 'mediaType'>; address: string };

/** A file shown in a page, where a browser can. `address` gives it: with `/picture` to be shown, with `/file` whole. */
export function ShownFile({ visit, file, address }: Shown) {
  const t = texts(visit.language);
  switch (file.mediaType) {
    case 'image/jpeg':
    case 'image/png':
      return <img class="shown-picture" src={`${address}/picture`} alt={t.viewer(file.fileName)} />;
    case 'image/heic':
      return <p class="ds-paragraph">{t.heicCannotShow}</p>;
    case 'application/pdf':
    case 'image/tiff':
      return (
        <document-view
          data-address={`${address}/file`}
          data-frame="/document-frame"
          data-kind={file.mediaType}
          data-title={t.viewer(file.fileName)}
          data-page-word={t.page}
          data-opening={t.opening}
          data-shown={t.shown}
          data-failed={t.cannotShow}
        >
          <p class="ds-paragraph" role="status">
            {t.needsScript}
          </p>
        </document-view>
      );
  }
}
