import type { Agency, Benefit } from '#server/agency/loading.ts';
import { listParagraphs } from '#server/agency/lookups.ts';
import { targetDay } from '#server/agency/target-day.ts';
import type { ApplicationSummary } from '#server/cases/applications/queries.ts';
import type { Draft } from '#server/cases/drafts/queries.ts';
import { PaperFormSection } from '#server/cases/paper-forms/print-links.tsx';
import { dayOf } from '#server/platform/clock/clock.ts';
import type { Form } from '#server/platform/forms/definition.ts';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import { formatDay } from '#server/platform/language/format.ts';
import { texts } from './texts.ts';

type Props = { visit: Visit; agency: Agency; benefit: Benefit; form: Form; draft: Draft | undefined; open: readonly ApplicationSummary[] };

/** What a benefit is, who can apply, what it takes, how long it lasts, and the start. */
export function BenefitPage({ visit, agency, benefit, form, draft, open }: Props) {
  const { language } = visit;
  const t = texts(language);
  const today = dayOf(visit.now, agency.timeZone);
  const { processingTime } = benefit;
  return (
    <PageFrame visit={visit} title={benefit.name[language]}>
      <h1 class="ds-heading" data-size="lg">
        {benefit.name[language]}
      </h1>
      <p class="ds-paragraph lead">{benefit.description[language]}</p>
      <OpenApplications visit={visit} open={open} />
      <Start visit={visit} agency={agency} benefit={benefit} draft={draft} hasOpen={open.length > 0} />
      <section aria-labelledby="who">
        <h2 class="ds-heading" data-size="sm" id="who">
          {t.who}
        </h2>
        {listParagraphs(benefit.whoCanApply[language]).map((paragraph) => (
          <p class="ds-paragraph" key={paragraph}>
            {paragraph}
          </p>
        ))}
      </section>
      <section aria-labelledby="need">
        <h2 class="ds-heading" data-size="sm" id="need">
          {t.need}
        </h2>
        <p class="ds-paragraph">{form.introduction[language]}</p>
        <p class="ds-paragraph">
          {t.minutes(form.minutes)} {t.keeps(benefit.keepDraftDays)}
        </p>
        {form.attachments.length > 0 && (
          <>
            <h3 class="ds-heading" data-size="xs">
              {t.attachments}
            </h3>
            <ul class="ds-list">
              {form.attachments.map((one) => (
                <li key={one.id}>{one.label[language]}</li>
              ))}
            </ul>
            <p class="ds-paragraph">{t.attachmentsMean}</p>
          </>
        )}
      </section>
      <section aria-labelledby="target">
        <h2 class="ds-heading" data-size="sm" id="target">
          {t.target}
        </h2>
        <p class="ds-paragraph">
          {t[processingTime.unit](processingTime.count)} {t.expected(formatDay(targetDay(agency, processingTime, today), language))}
        </p>
      </section>
      <PaperFormSection agency={agency} benefit={benefit} form={form} language={language} />
    </PageFrame>
  );
}

/** Says first that the same may have been applied for already, and where it is. */
function OpenApplications({ visit, open }: Pick<Props, 'visit' | 'open'>) {
  if (open.length === 0) return null;
  const t = texts(visit.language);
  return (
    <div class="ds-alert" data-color="info">
      <p class="ds-paragraph">{t.alreadySent}</p>
      <ul class="ds-list">
        {open.map((one) => (
          <li key={one.applicationId}>
            <a class="ds-link" href={`/applications/${one.applicationId}`}>
              {t.sentOn(one.reference, formatDay(one.receivedOn, visit.language))}
            </a>
          </li>
        ))}
      </ul>
      <p class="ds-paragraph">{t.anotherMatter}</p>
    </div>
  );
}

function Start({ visit, agency, benefit, draft, hasOpen }: Pick<Props, 'visit' | 'agency' | 'benefit' | 'draft'> & { hasOpen: boolean }) {
  const { language } = visit;
  const t = texts(language);
  const address = `/benefits/${benefit.id}`;
  const person = visit.session?.person;
  if (!person)
    return (
      <p>
        <a class="ds-button" href={`/sign-in?returnTo=${encodeURIComponent(address)}`}>
          {t.signInFirst}
        </a>
      </p>
    );
  if (person.role !== 'customer') return null;
  if (draft) {
    const saved = formatDay(dayOf(draft.savedAt, agency.timeZone), language);
    return (
      <>
        <p class="ds-paragraph">{t.begun(saved, formatDay(draft.expiresOn, language))}</p>
        <p>
          <a class="ds-button" href={`/drafts/${draft.draftId}`}>
            {t.goOn}
          </a>
        </p>
      </>
    );
  }
  return (
    <form method="post" action={address}>
      <CsrfField visit={visit} />
      <button class="ds-button" data-variant={hasOpen ? 'secondary' : 'primary'}>
        {hasOpen ? t.startAnother : t.start}
      </button>
    </form>
  );
}
