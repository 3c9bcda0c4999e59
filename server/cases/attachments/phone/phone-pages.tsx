import type { Text } from '#server/platform/language/language.ts';
import { fileFaultTexts } from '#server/platform/files/texts.ts';
import { acceptedTypes } from '#server/platform/files/types/media-types.ts';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import { formatTime } from '#server/platform/language/format.ts';
import type { Sent } from '../sending.ts';
import { texts } from './texts.ts';

/** Sheets that most documents have. A camera gives one picture at a time. */
const pictureFields = [1, 2, 3, 4];

type Props = {
  visit: Visit;
  /** The document that is asked for. Nothing here says whose it is, or of which case. */
  document: { label: Text; hint: Text | undefined };
  expiresAt: Date;
  /** What became of what was just sent, when none of it could be taken in. */
  refused?: Sent['refused'];
};

/** On the phone: takes the pictures of one document. */
export function PhonePage({ visit, document, expiresAt, refused }: Props) {
  const { language } = visit;
  const t = texts(language);
  const heading = document.label[language];
  return (
    <PageFrame visit={visit} title={heading} faultCount={refused ? 1 : 0}>
      {refused && <Refused visit={visit} refused={refused} />}
      <h1 class="ds-heading" data-size="lg">
        {heading}
      </h1>
      {document.hint && <p class="ds-paragraph">{document.hint[language]}</p>}
      <p class="ds-paragraph">{t.take}</p>
      <p class="ds-paragraph">{t.onlyOnce(formatTime(expiresAt, language, visit.frame.timeZone))}</p>
      <form method="post" encType="multipart/form-data" class="return-form">
        <CsrfField visit={visit} />
        {pictureFields.map((number) => (
          <div key={number} class="ds-field">
            <label class="ds-label" for={`picture-${number}`}>
              {t.pageNumber(number)}
            </label>
            <input class="ds-input" type="file" id={`picture-${number}`} name="files" accept="image/*" capture="environment" multiple />
          </div>
        ))}
        <div class="ds-field">
          <label class="ds-label" for="gallery">
            {t.gallery}
          </label>
          <input class="ds-input" type="file" id="gallery" name="files" accept={acceptedTypes} multiple />
        </div>
        <button class="ds-button">{t.send}</button>
      </form>
    </PageFrame>
  );
}

function Refused({ visit, refused }: { visit: Visit; refused: Sent['refused'] }) {
  const t = texts(visit.language);
  return (
    <div class="ds-error-summary" tabIndex={-1} role="alert">
      <h2 class="ds-heading" data-size="xs">
        {t.refusedHeading}
      </h2>
      <ul class="ds-list">
        {refused.map(({ fileName, fault }) => (
          <li>
            <a class="ds-link" href="#picture-1">
              {fileName}: {fileFaultTexts(visit.language)[fault]}
            </a>
          </li>
        ))}
        {refused.length === 0 && (
          <li>
            <a class="ds-link" href="#picture-1">
              {t.chooseFirst}
            </a>
          </li>
        )}
      </ul>
    </div>
  );
}

/** On the phone, when the pictures have come. */
export function SentPage({ visit, sent: { taken, refused } }: { visit: Visit; sent: Sent }) {
  const t = texts(visit.language);
  return (
    <PageFrame visit={visit} title={t.sentHeading}>
      <div class="ds-alert" data-color="success">
        <h1 class="ds-heading" data-size="lg">
          {t.sentHeading}
        </h1>
        <p class="ds-paragraph">{t.sent(taken.length)}</p>
      </div>
      {refused.length > 0 && (
        <>
          <p class="ds-paragraph">{t.refusedToo}</p>
          <ul class="ds-list">
            {refused.map(({ fileName, fault }) => (
              <li>
                {fileName}: {fileFaultTexts(visit.language)[fault]}
              </li>
            ))}
          </ul>
        </>
      )}
    </PageFrame>
  );
}

/** On the phone, when a link does not work, or no longer. */
export function LinkOverPage({ visit, why }: { visit: Visit; why: 'used' | 'expired' | 'unknown' }) {
  const t = texts(visit.language);
  return (
    <PageFrame visit={visit} title={t[`${why}Heading`]}>
      <h1 class="ds-heading" data-size="lg">
        {t[`${why}Heading`]}
      </h1>
      <p class="ds-paragraph">{t[why]}</p>
    </PageFrame>
  );
}
