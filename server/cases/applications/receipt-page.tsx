import type { Agency } from '#server/agency/loading.ts';
import type { ChecklistItem } from '#server/cases/checklist/checklist.ts';
import { PageFrame } from '#server/platform/html/page-frame.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import { formatDay } from '#server/platform/language/format.ts';
import { ApplicationFacts, benefitName, ReceivedTime } from './application-facts.tsx';
import { SentAnswers } from './application-page.tsx';
import type { Application } from './queries.ts';
import { receiptTexts, texts } from './texts.ts';

type Props = { visit: Visit; agency: Agency; application: Application };
type ReceiptProps = Props & {
  /** The documents that it needs and that have not come. */
  missing: readonly ChecklistItem[];
};

/** Acknowledges that an application has arrived (Act 13/2003 §12), with the time at which it did (§10). */
export function ReceiptPage(props: ReceiptProps) {
  const { visit, agency, application } = props;
  const { language } = visit;
  const t = receiptTexts(language);
  const address = `/applications/${application.applicationId}`;
  return (
    <PageFrame visit={visit} title={t.heading}>
      <div class="ds-alert" data-color="success">
        <h1 class="ds-heading" data-size="lg">
          {t.heading}
        </h1>
        <p class="ds-paragraph lead">
          {texts(language).reference}: <strong class="reference">{application.reference}</strong>
          <br />
          {texts(language).received}: <ReceivedTime application={application} language={language} timeZone={agency.timeZone} />
        </p>
      </div>
      <p class="ds-paragraph">
        {t.acknowledged(agency.name[language])} {t.keep}
      </p>
      <section aria-labelledby="next">
        <h2 class="ds-heading" data-size="sm" id="next">
          {t.next}
        </h2>
        <ol class="ds-list">
          <li>{t.nextHandled(formatDay(application.dueOn, language))}</li>
          <li>{t.nextAsked}</li>
          <li>{t.nextRead}</li>
        </ol>
        <p class="ds-paragraph">{texts(language).expectedIs}</p>
      </section>
      <MissingAttachments {...props} />
      <ApplicationFacts application={application} agency={agency} language={language} />
      <p class="ds-paragraph" data-size="sm">
        {t.law}
      </p>
      <div class="buttons">
        <a class="ds-button" href={address}>
          {t.follow}
        </a>
        <a class="ds-button" data-variant="secondary" href={`${address}/copy`}>
          {texts(language).copy}
        </a>
        <a class="ds-link" href={`${address}/receipt.pdf`}>
          {texts(language).receiptPdf}
        </a>
        <a class="ds-link" href={`${address}/copy.pdf`}>
          {texts(language).copyPdf}
        </a>
        <a class="ds-link" href="/matters">
          {texts(language).backToMatters}
        </a>
      </div>
    </PageFrame>
  );
}

/** The attachments that have not come yet, and the way to send them. */
function MissingAttachments({ visit, application, missing }: ReceiptProps) {
  if (missing.length === 0) return null;
  const t = receiptTexts(visit.language);
  return (
    <section aria-labelledby="attachments">
      <h2 class="ds-heading" data-size="sm" id="attachments">
        {t.attachments}
      </h2>
      <ul class="ds-list">
        {missing.map(({ requirementId, label, hint }) => (
          <li key={requirementId}>
            {label[visit.language]}
            {hint && <> – {hint[visit.language]}</>}
          </li>
        ))}
      </ul>
      <p>
        <a class="ds-button" data-variant="secondary" href={`/applications/${application.applicationId}/attachments`}>
          {t.sendAttachments}
        </a>
      </p>
    </section>
  );
}

/** The whole application on paper, with its reference and the time at which it arrived. */
export function CopyPage({ visit, agency, application }: Props) {
  const { language } = visit;
  const t = texts(language);
  const person = visit.session?.person;
  return (
    <PageFrame visit={visit} title={t.copyOf}>
      <p class="ds-paragraph no-print">{t.printHint}</p>
      <h1 class="ds-heading" data-size="lg">
        {t.copyOf}: {benefitName(agency, application.benefit, language)}
      </h1>
      <ApplicationFacts application={application} agency={agency} language={language} {...(person ? { applicant: person.name } : {})} />
      <SentAnswers visit={visit} agency={agency} application={application} headingLevel={2} />
      <p class="ds-paragraph">
        {receiptTexts(language).acknowledged(agency.name[language])} {receiptTexts(language).law}
      </p>
      <div class="buttons">
        <a class="ds-link" href={`/applications/${application.applicationId}`}>
          {t.back}
        </a>
      </div>
    </PageFrame>
  );
}
