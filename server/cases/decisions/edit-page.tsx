import { outcomes } from '#server/agency/definition.ts';
import type { Agency } from '#server/agency/loading.ts';
import { benefitName } from '#server/cases/applications/application-facts.tsx';
import type { Case } from '#server/cases/desk/case-queries.ts';
import { wordFor } from '#server/cases/desk/case-words.ts';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import { shortcut } from '#server/platform/html/shortcuts/shortcuts.ts';
import type { Staff } from '#server/platform/http/person.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';
import type { DecisionFault, Subject } from './content.ts';
import { controlId, DayFields, FaultMessage, faultText, TextField } from './decision-fields.tsx';
import { PhraseFields } from './phrase-fields.tsx';
import { texts } from './texts.ts';
import { isGrant, longestOwnText, type Typed, typedOutcome, typedText } from './typed.ts';

export type EditView = {
  visit: SignedVisit<Staff>;
  agency: Agency;
  one: Case;
  subject: Subject;
  typed: Typed;
  faults: readonly DecisionFault[];
};

/** Writing a decision: the outcome first, then what suits it. Every button saves. */
export function EditPage(view: EditView) {
  const { visit, agency, one, typed, faults } = view;
  const t = texts(visit.language);
  const outcome = typedOutcome(typed);
  return (
    <PageFrame visit={visit} title={`${t.write}, ${one.customerName}`} mainForm="decision-form" faultCount={faults.length}>
      <p>
        <a class="ds-link" href={`/cases/${one.applicationId}`} {...shortcut(visit, 'back')}>
          {t.backToCase}
        </a>
      </p>
      <h1 class="ds-heading" data-size="lg">
        {t.write}
      </h1>
      <p class="lead">
        {one.customerName}, {benefitName(agency, one.benefit, visit.language)}, {one.reference}
      </p>
      <FaultSummary {...view} />
      {one.decision?.returnedBecause && (
        <div class="ds-alert" data-color="warning">
          <h2 class="ds-heading" data-size="xs">
            {t.returned}
          </h2>
          <p class="ds-paragraph typed-text">{one.decision.returnedBecause}</p>
        </div>
      )}
      <form method="post" action={`/cases/${one.applicationId}/decision`} id="decision-form" class="decision-form" noValidate>
        <CsrfField visit={visit} />
        <button class="first-button" name="action" value="continue" tabIndex={-1} aria-hidden="true">
          {t.continue}
        </button>
        <Outcomes {...view} />
        {outcome && isGrant(outcome) && <Grant {...view} />}
        {outcome && <PhraseFields {...view} outcome={outcome} />}
        {outcome && <OwnText {...view} />}
        <div class="buttons">
          {outcome && (
            <button class="ds-button" name="action" value="preview" {...shortcut(visit, 'forward')}>
              {t.preview}
            </button>
          )}
          <button
            class="ds-button"
            data-variant={outcome ? 'secondary' : 'primary'}
            name="action"
            value="continue"
            {...(outcome ? {} : shortcut(visit, 'forward'))}
          >
            {outcome ? t.showSuitable : t.continue}
          </button>
          <button class="ds-button" data-variant="tertiary" name="action" value="later" {...shortcut(visit, 'save')}>
            {t.later}
          </button>
        </div>
      </form>
    </PageFrame>
  );
}

function FaultSummary({ visit, faults }: EditView) {
  if (faults.length === 0) return null;
  return (
    // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person has just posted the page and is to hear first what is wrong
    <section class="ds-error-summary" tabIndex={-1} autofocus aria-labelledby="fault-summary">
      <h2 class="ds-heading" data-size="xs" id="fault-summary">
        {texts(visit.language).faults}
      </h2>
      <ul class="ds-list">
        {faults.map((fault) => (
          <li>
            <a class="ds-link" href={`#${controlId(fault.control)}`}>
              {faultText(fault, visit.language)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Outcomes({ visit, typed, faults }: EditView) {
  const { language } = visit;
  const chosen = typedOutcome(typed);
  return (
    <fieldset class="ds-fieldset" id={controlId('outcome')} tabIndex={-1}>
      <legend class="ds-label">{texts(language).outcome}</legend>
      {outcomes.map((outcome) => (
        <div class="ds-field">
          <input class="ds-input" type="radio" id={`outcome-${outcome}`} name="outcome" value={outcome} checked={outcome === chosen} />
          <label class="ds-label" data-weight="regular" for={`outcome-${outcome}`}>
            {wordFor(outcome, language)}
          </label>
        </div>
      ))}
      <FaultMessage control="outcome" faults={faults} language={language} />
    </fieldset>
  );
}

function Grant({ visit, typed, faults }: EditView) {
  const { language } = visit;
  const t = texts(language);
  const parts = { typed, faults, language };
  return (
    <>
      <TextField {...parts} control="amount" label={t.amount} hint={t.amountHint} inputMode="decimal" unit="€" />
      <DayFields {...parts} control="from" label={t.from} />
      <DayFields {...parts} control="to" label={t.to} hint={t.toHint} />
    </>
  );
}

function OwnText({ visit, subject, typed, faults }: EditView) {
  const { language } = visit;
  const t = texts(language);
  const id = controlId('ownText');
  return (
    <div class="ds-field">
      <label class="ds-label" for={id}>
        {t.ownText}
      </label>
      <div data-field="description" id={`${id}-hint`}>
        {t.ownTextHint(wordFor(subject.language, language))}
      </div>
      <textarea
        class="ds-input"
        id={id}
        name="ownText"
        rows={8}
        maxLength={longestOwnText}
        lang={subject.language}
        aria-describedby={`${id}-hint`}
      >
        {typedText(typed, 'ownText')}
      </textarea>
      <FaultMessage control="ownText" faults={faults} language={language} />
    </div>
  );
}
