import type { Agency } from '#server/agency/loading.ts';
import type { Checklist } from '#server/cases/checklist/checklist.ts';
import { isMissing } from '#server/cases/checklist/requirements.ts';
import { RequirementTag } from '#server/cases/checklist/tags.tsx';
import { dayOf } from '#server/platform/clock/clock.ts';
import type { Form } from '#server/platform/forms/definition.ts';
import type { Fault } from '#server/platform/forms/fault.ts';
import { AnswerList } from '#server/platform/forms/html/answer-list.tsx';
import { ErrorSummary } from '#server/platform/forms/html/error-summary.tsx';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import type { Draft } from './queries.ts';
import { StepBar } from './question-page.tsx';
import { attachmentsAddress, listSteps, pageAddress, reviewAddress } from './steps.ts';
import { texts } from './texts.ts';

type Props = {
  visit: Visit;
  agency: Agency;
  draft: Draft;
  form: Form;
  faults: readonly Fault[];
  /** The documents that these answers ask for, and which of them have come. */
  checklist: Checklist;
  /** What came of pressing "send", if it was pressed. */
  problem?: 'not-declared' | 'changed-since' | 'faults';
  isDeclared: boolean;
  /** A mark of the answers shown: what is sent is what was reviewed. */
  reviewed: string;
};

/** All answers with a link to change each page, what is still missing, the declaration, and the sending. */
export function ReviewPage({ visit, agency, draft, form, faults, checklist, problem, isDeclared, reviewed }: Props) {
  const { language } = visit;
  const t = texts(language);
  const today = dayOf(visit.now, agency.timeZone);
  const steps = listSteps(form, draft, today);
  const changeAddress = (pageId: string) => `${pageAddress(draft.draftId, pageId)}?return=review`;
  return (
    <PageFrame
      visit={visit}
      title={`${t.review} – ${form.title[language]}`}
      mainForm="review"
      faultCount={problem ? Math.max(faults.length, 1) : 0}
    >
      {problem === 'not-declared' && <Problem heading={t.faultsHeading} text={t.declareFirst} target="declared" />}
      {problem === 'changed-since' && <Problem heading={t.faultsHeading} text={t.changedSince} target="main" />}
      {faults.length > 0 && <ErrorSummary form={form} faults={faults} language={language} addressOf={changeAddress} />}
      <StepBar steps={steps} current={reviewAddress(draft.draftId)} language={language} />
      <p class="step-number">
        {form.title[language]} · {t.step(steps.length, steps.length)}
      </p>
      <h1 class="ds-heading" data-size="lg">
        {t.review}
      </h1>
      <p class="ds-paragraph">{faults.length > 0 ? t.incomplete : t.reviewMeans}</p>
      <AnswerList form={form} answers={draft.answers} language={language} today={today} changeAddress={changeAddress} headingLevel={2} />
      <Attachments visit={visit} draft={draft} checklist={checklist} />
      <form method="post" action={reviewAddress(draft.draftId)} id="review" noValidate>
        <CsrfField visit={visit} />
        <input type="hidden" name="reviewed" value={reviewed} />
        {faults.length === 0 && <Declaration visit={visit} form={form} isDeclared={isDeclared} isFaulty={problem === 'not-declared'} />}
        <div class="buttons">
          {faults.length === 0 && (
            <button class="ds-button" name="action" value="send">
              {t.send}
            </button>
          )}
          <a class="ds-button" data-variant="secondary" href={steps.at(-2)?.address ?? '/matters'}>
            {t.previous}
          </a>
          <a class="ds-link" href={`/drafts/${draft.draftId}/saved`}>
            {t.saveForLater}
          </a>
        </div>
      </form>
    </PageFrame>
  );
}

function Problem({ heading, text, target }: { heading: string; text: string; target: string }) {
  return (
    <div class="ds-error-summary" tabIndex={-1} role="alert">
      <h2 class="ds-heading" data-size="xs">
        {heading}
      </h2>
      <ul class="ds-list">
        <li>
          <a class="ds-link" href={`#${target}`}>
            {text}
          </a>
        </li>
      </ul>
    </div>
  );
}

function Declaration({ visit, form, isDeclared, isFaulty }: { visit: Visit; form: Form; isDeclared: boolean; isFaulty: boolean }) {
  const t = texts(visit.language);
  return (
    <section aria-labelledby="declaration">
      <h2 class="ds-heading" data-size="sm" id="declaration">
        {t.declaration}
      </h2>
      <p class="ds-paragraph" id="declaration-text">
        {form.declaration[visit.language]}
      </p>
      <div class="ds-field">
        <input
          class="ds-input"
          type="checkbox"
          id="declared"
          name="declared"
          value="yes"
          checked={isDeclared}
          aria-describedby={isFaulty ? 'declaration-text declared-fault' : 'declaration-text'}
          aria-invalid={isFaulty ? 'true' : undefined}
        />
        <label class="ds-label" data-weight="regular" for="declared">
          {t.declare}
        </label>
        {isFaulty && (
          <p class="ds-validation-message" id="declared-fault">
            {t.declareFirst}
          </p>
        )}
      </div>
    </section>
  );
}

function Attachments({ visit, draft, checklist: { items } }: Pick<Props, 'visit' | 'draft' | 'checklist'>) {
  if (items.length === 0) return null;
  const t = texts(visit.language);
  return (
    <section aria-labelledby="attachments">
      <h2 class="ds-heading" data-size="sm" id="attachments">
        {t.attachments}
      </h2>
      <ul class="needed-list">
        {items.map(({ requirementId, label, state }) => (
          <li key={requirementId}>
            {label[visit.language]} <RequirementTag state={state} language={visit.language} />
          </li>
        ))}
      </ul>
      <p>
        <a class="ds-link" href={attachmentsAddress(draft.draftId)}>
          {t.addAttachments}
        </a>
      </p>
      {items.some(isMissing) && <p class="ds-paragraph">{t.attachmentsMean}</p>}
    </section>
  );
}
