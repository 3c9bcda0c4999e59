import type { Agency } from '#server/agency/loading.ts';
import type { Form, Page } from '#server/platform/forms/definition.ts';
import type { Fault } from '#server/platform/forms/fault.ts';
import { ErrorSummary } from '#server/platform/forms/html/error-summary.tsx';
import { PageFields } from '#server/platform/forms/html/fields.tsx';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import { dayOf } from '#server/platform/clock/clock.ts';
import type { Visit } from '#server/platform/http/route.ts';
import { formatDay } from '#server/platform/language/format.ts';
import type { Language } from '#server/platform/language/language.ts';
import type { Draft } from './queries.ts';
import { countSteps, listSteps, pageAddress, type Step } from './steps.ts';
import { texts } from './texts.ts';

type Props = {
  visit: Visit;
  agency: Agency;
  draft: Draft;
  form: Form;
  page: Page;
  /** Faults to show; none when the person has not yet said that the page is ready. */
  faults: readonly Fault[];
  typed: ReadonlyMap<string, string>;
  /** The person came from the review and goes back there. */
  returnsToReview: boolean;
};

/** One page of questions. Every button of it saves. */
export function QuestionPage({ visit, agency, draft, form, page, faults, typed, returnsToReview }: Props) {
  const { language } = visit;
  const t = texts(language);
  const today = dayOf(visit.now, agency.timeZone);
  const steps = listSteps(form, draft, today);
  const number = steps.find((step) => step.page?.id === page.id)?.number ?? 1;
  const address = `${pageAddress(draft.draftId, page.id)}${returnsToReview ? '?return=review' : ''}`;
  return (
    <PageFrame visit={visit} title={`${page.title[language]} – ${form.title[language]}`} mainForm="questions" faultCount={faults.length}>
      {faults.length > 0 && <ErrorSummary form={form} faults={faults} language={language} />}
      <StepBar steps={steps} current={pageAddress(draft.draftId, page.id)} language={language} />
      <p class="step-number">
        {form.title[language]} · {t.step(number, countSteps(form, draft, today))}
      </p>
      <h1 class="ds-heading" data-size="lg">
        {page.title[language]}
      </h1>
      {page.introduction && <p class="ds-paragraph">{page.introduction[language]}</p>}
      <form method="post" action={address} id="questions" noValidate>
        <CsrfField visit={visit} />
        <PageFields form={form} page={page} answers={draft.answers} language={language} today={today} typed={typed} faults={faults} />
        <div class="buttons">
          <button class="ds-button" name="action" value="next">
            {returnsToReview ? t.toReview : t.next}
          </button>
          {number > 1 && !returnsToReview && (
            <button class="ds-button" data-variant="secondary" name="action" value="previous">
              {t.previous}
            </button>
          )}
          <button class="ds-button" data-variant="tertiary" name="action" value="save">
            {t.saveForLater}
          </button>
        </div>
      </form>
      <p class="ds-paragraph" data-size="sm">
        {t.keptUntil(formatDay(draft.expiresOn, language))}
      </p>
    </PageFrame>
  );
}

type StepBarProps = { steps: readonly Step[]; /** Address of the step that is shown. */ current: string; language: Language };

/** The steps as a list with links to those that can be opened. On a phone it stays one line: where I am, of how many. */
export function StepBar({ steps, current, language }: StepBarProps) {
  const t = texts(language);
  return (
    <nav aria-label={t.steps} class="step-bar no-print">
      <ol>
        {steps.map((step) => {
          const title = step.page?.title[language] ?? (step.kind === 'review' ? t.review : t.attachmentsStep);
          const isCurrent = step.address === current;
          return (
            <li key={step.address} class={step.isCompleted ? 'step-completed' : undefined} aria-current={isCurrent ? 'step' : undefined}>
              {step.isOpen && !isCurrent ? (
                <a class="ds-link" href={step.address}>
                  {title}
                </a>
              ) : (
                <span>{title}</span>
              )}
              {step.isCompleted && <span class="ds-sr-only"> ({t.done})</span>}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
