import { fillRequestText, listRequestTexts } from '#server/agency/phrases.ts';
import { addWorkingDays } from '#server/agency/working-days.ts';
import { benefitName } from '#server/cases/applications/application-facts.tsx';
import { RequirementTag } from '#server/cases/checklist/tags.tsx';
import type { Case } from '#server/cases/desk/case-queries.ts';
import { wordFor } from '#server/cases/desk/case-words.ts';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import { shortcut } from '#server/platform/html/shortcuts/shortcuts.ts';
import type { Staff } from '#server/platform/http/person.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';
import { formatDay } from '#server/platform/language/format.ts';
import { askingTexts } from '../texts.ts';
import { Choice, TextArea } from './ask-controls.tsx';
import type { AskableAnswer, AskableDocument } from './askable.ts';
import { type ComposeFault, longestExplanation, longestText } from './composing.ts';
import type { TypedRequest } from './draft.ts';
import type { AskingStand } from './stand.ts';

export type AskView = {
  visit: SignedVisit<Staff>;
  one: Case;
  stand: AskingStand;
  typed: TypedRequest;
  faults: readonly ComposeFault[];
};

/** Choosing what a customer is asked for. Every button saves. */
export function AskPage(view: AskView) {
  const { visit, one, stand, faults } = view;
  const t = askingTexts(visit.language);
  return (
    <PageFrame visit={visit} title={`${t.request}, ${one.customerName}`} mainForm="request-form" faultCount={faults.length}>
      <p>
        <a class="ds-link" href={`/cases/${one.applicationId}`}>
          {t.backToCase}
        </a>
      </p>
      <h1 class="ds-heading" data-size="lg">
        {t.request}
      </h1>
      <p class="lead">
        {one.customerName}, {benefitName(stand.agency, one.benefit, visit.language)}, {one.reference}
      </p>
      <FaultSummary {...view} />
      <p class="ds-paragraph">{t.lead}</p>
      <p class="ds-paragraph">{t.inLanguage(wordFor(stand.language, visit.language))}</p>
      <form method="post" action={`/cases/${one.applicationId}/requests/new`} id="request-form" class="decision-form" noValidate>
        <CsrfField visit={visit} />
        <button class="first-button" name="action" value="preview" tabIndex={-1} aria-hidden="true">
          {t.preview}
        </button>
        <Documents {...view} />
        <AnswersToAsk {...view} />
        <Explanations {...view} />
        <Beginning {...view} />
        <Deadline {...view} />
        <div class="buttons">
          <button class="ds-button" name="action" value="preview" {...shortcut(visit, 'forward')}>
            {t.preview}
          </button>
          <button class="ds-button" data-variant="tertiary" name="action" value="later" {...shortcut(visit, 'save')}>
            {t.later}
          </button>
        </div>
      </form>
    </PageFrame>
  );
}

const controls = { items: 'items', workingDays: 'working-days', ownText: 'own-text', ownExplanation: 'own-explanation' } as const;

function faultText({ control, code }: ComposeFault, view: AskView): string {
  const t = askingTexts(view.visit.language);
  if (code === 'too-long') return t['too-long'];
  if (control === 'workingDays') return t['workingDays-days'];
  return code === 'nothing' ? t['items-nothing'] : t['items-too-many'];
}

function FaultSummary(view: AskView) {
  const { visit, faults } = view;
  if (faults.length === 0) return null;
  return (
    // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person has just posted the page and is to hear first what is wrong
    <section class="ds-error-summary" tabIndex={-1} autofocus aria-labelledby="fault-summary">
      <h2 class="ds-heading" data-size="xs" id="fault-summary">
        {askingTexts(visit.language).faults}
      </h2>
      <ul class="ds-list">
        {faults.map((fault) => (
          <li>
            <a class="ds-link" href={`#${controls[fault.control]}`}>
              {faultText(fault, view)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Until something is chosen, what is missing is chosen already. */
function chosenIn(typed: TypedRequest, name: 'attachment' | 'answer', value: string, byItself: boolean): boolean {
  const isUntouched = typed.workingDays === undefined;
  return isUntouched ? byItself : (typed[name] ?? []).includes(value);
}

function Documents({ visit, stand: { askable }, typed, faults }: AskView) {
  const { language } = visit;
  const t = askingTexts(language);
  const choice = (byItself: boolean) => (document: AskableDocument) => (
    <Choice
      key={document.id}
      name="attachment"
      value={document.id}
      isChosen={chosenIn(typed, 'attachment', document.id, byItself)}
      label={
        <>
          {document.label[language]} {document.state && <RequirementTag state={document.state} language={language} />}
        </>
      }
    />
  );
  return (
    <fieldset class="ds-fieldset" id={controls.items} tabIndex={-1}>
      <legend class="ds-label">{t.attachments}</legend>
      {faults.some(({ control }) => control === 'items') && <p class="ds-validation-message">{t['items-nothing']}</p>}
      {askable.missing.length === 0 ? <p>{t.noMissing}</p> : askable.missing.map(choice(true))}
      {askable.otherDocuments.length > 0 && (
        <details class="ds-details" open={askable.otherDocuments.some(({ id }) => typed.attachment?.includes(id))}>
          <summary>{t.otherDocuments}</summary>
          <div class="choices-within">{askable.otherDocuments.map(choice(false))}</div>
        </details>
      )}
    </fieldset>
  );
}

function AnswersToAsk({ visit, stand: { askable }, typed }: AskView) {
  const { language } = visit;
  const t = askingTexts(language);
  const choice = (byItself: boolean) => (answer: AskableAnswer) => (
    <Choice
      key={answer.path}
      name="answer"
      value={answer.path}
      isChosen={chosenIn(typed, 'answer', answer.path, byItself)}
      label={answer.label[language]}
    />
  );
  const others = askable.otherAnswers.flatMap((page) => page.answers);
  return (
    <fieldset class="ds-fieldset">
      <legend class="ds-label">{t.answers}</legend>
      <p>{askable.gaps.length === 0 ? t.noGaps : t.gaps}</p>
      {askable.gaps.map(choice(true))}
      {others.length > 0 && (
        <details class="ds-details" open={others.some(({ path }) => typed.answer?.includes(path))}>
          <summary>{t.otherAnswers}</summary>
          <div class="choices-within">
            {askable.otherAnswers.map(({ title, answers }) => (
              <fieldset class="ds-fieldset">
                <legend class="ds-label">{title[language]}</legend>
                {answers.map(choice(false))}
              </fieldset>
            ))}
          </div>
        </details>
      )}
    </fieldset>
  );
}

function Explanations({ visit, one, stand, typed, faults }: AskView) {
  const t = askingTexts(visit.language);
  return (
    <fieldset class="ds-fieldset">
      <legend class="ds-label">{t.explanations}</legend>
      {listRequestTexts(stand.agency, 'explanation', [one.benefit]).map(({ id, title, text }) => (
        <Choice
          name="explanation"
          value={id}
          isChosen={typed.explanation?.includes(id) ?? false}
          label={title[visit.language]}
          hint={text[stand.language]}
          hintLanguage={stand.language}
        />
      ))}
      <TextArea
        id={controls.ownExplanation}
        name="ownExplanation"
        label={t.ownExplanation}
        hint={t.ownExplanationHint}
        text={typed.ownExplanation}
        maxLength={longestExplanation}
        fault={faults.some(({ control }) => control === 'ownExplanation') ? t['too-long'] : undefined}
      />
    </fieldset>
  );
}

function Beginning({ visit, one, stand, typed, faults }: AskView) {
  const t = askingTexts(visit.language);
  const { agency, language, reference, today } = stand;
  // Until another is typed, the texts show the usual last day.
  const dueOn = formatDay(addWorkingDays(agency, today, agency.requests.deadline.workingDays), language);
  return (
    <fieldset class="ds-fieldset">
      <legend class="ds-label">{t.beginning}</legend>
      {listRequestTexts(agency, 'request', [one.benefit]).map((text) => (
        <Choice
          name="phrase"
          value={text.id}
          isChosen={typed.phrase?.includes(text.id) ?? false}
          label={text.title[visit.language]}
          hint={fillRequestText(text, language, { dueOn, reference })}
          hintLanguage={language}
        />
      ))}
      <TextArea
        id={controls.ownText}
        name="ownText"
        label={t.ownText}
        text={typed.ownText}
        maxLength={longestText}
        fault={faults.some(({ control }) => control === 'ownText') ? t['too-long'] : undefined}
      />
    </fieldset>
  );
}

function Deadline({ visit, stand, typed, faults }: AskView) {
  const t = askingTexts(visit.language);
  const { workingDays, shortest, longest, remindBefore } = stand.agency.requests.deadline;
  const isFaulty = faults.some(({ control }) => control === 'workingDays');
  const id = controls.workingDays;
  return (
    <div class="ds-field">
      <label class="ds-label" for={id}>
        {t.workingDays}
      </label>
      <div data-field="description" id={`${id}-hint`}>
        {t.workingDaysHint(shortest, longest, remindBefore)}
      </div>
      <input
        class="ds-input"
        type="text"
        inputmode="numeric"
        size={6}
        id={id}
        name="workingDays"
        value={typed.workingDays ?? workingDays}
        aria-describedby={isFaulty ? `${id}-hint ${id}-fault` : `${id}-hint`}
        aria-invalid={isFaulty ? true : undefined}
      />
      {isFaulty && (
        <p class="ds-validation-message" id={`${id}-fault`}>
          {t['workingDays-days']}
        </p>
      )}
    </div>
  );
}
