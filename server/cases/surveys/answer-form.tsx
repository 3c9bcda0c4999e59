import type { Application } from '#server/cases/applications/queries.ts';
import type { ApplicationSection } from '#server/cases/applications/application-section.ts';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import { FaultSummary, ReasonField } from '#server/platform/html/reason-field.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import { findAnswer, type Grade, grades, isOver, longestText, type SurveyAnswer } from './answering.ts';
import { texts } from './texts.ts';

export type Typed = { grade: Grade | undefined; text: string };
const nothing: Typed = { grade: undefined, text: '' };

/** On the page of an application that has ended: the grade that was given, or the form to give one. */
export const surveyOfApplication: ApplicationSection = async ({ house, visit, application }) => {
  if (!isOver(application)) return {};
  const answer = await findAnswer(house.database, application);
  const content = (
    <section aria-labelledby="survey">
      <h2 class="ds-heading" data-size="sm" id="survey">
        {texts(visit.language).title}
      </h2>
      {answer ? (
        <Given visit={visit} answer={answer} />
      ) : (
        <SurveyForm visit={visit} application={application} typed={nothing} isFaulty={false} />
      )}
    </section>
  );
  return { content };
};

function Given({ visit, answer }: { visit: Visit; answer: SurveyAnswer }) {
  const t = texts(visit.language);
  return (
    <>
      <p class="ds-paragraph">{t.thanks(t[`grade${answer.grade}`])}</p>
      {answer.text !== null && (
        <>
          <p class="ds-paragraph">{t.yourText}</p>
          <p class="ds-paragraph typed-text">{answer.text}</p>
        </>
      )}
    </>
  );
}

type FormProps = { visit: Visit; application: Application; typed: Typed; isFaulty: boolean };

function SurveyForm({ visit, application, typed, isFaulty }: FormProps) {
  const t = texts(visit.language);
  return (
    <form method="post" action={`/applications/${application.applicationId}/survey`} id="survey-form" class="return-form">
      <CsrfField visit={visit} />
      <p class="ds-paragraph">{t.lead}</p>
      <fieldset class="ds-fieldset">
        <legend class="ds-label">{t.grade}</legend>
        {grades.map((grade) => (
          <div class="ds-field">
            <input
              class="ds-input"
              type="radio"
              name="grade"
              id={`grade-${grade}`}
              value={grade}
              checked={typed.grade === grade}
              aria-describedby={isFaulty ? 'grade-fault' : undefined}
            />
            <label class="ds-label" for={`grade-${grade}`} data-weight="regular">
              {t[`grade${grade}`]}
            </label>
          </div>
        ))}
        {isFaulty && (
          <p class="ds-validation-message" id="grade-fault">
            {t.gradeMissing}
          </p>
        )}
      </fieldset>
      <ReasonField id="text" label={t.text} hint={t.textHint} typed={typed.text} longest={longestText} fault={undefined} />
      <button class="ds-button" data-variant="secondary">
        {t.send}
      </button>
    </form>
  );
}

/** The form by itself: shown when it came back with a fault, or in another language. */
export function SurveyFormPage(props: FormProps) {
  const { visit, application, isFaulty } = props;
  const t = texts(visit.language);
  return (
    <PageFrame visit={visit} title={t.title} mainForm="survey-form" faultCount={isFaulty ? 1 : 0}>
      {isFaulty && <FaultSummary heading={t.correct} faults={[{ id: 'grade-1', text: t.gradeMissing }]} />}
      <h1 class="ds-heading" data-size="lg">
        {t.title}
      </h1>
      <SurveyForm {...props} />
      <p class="ds-paragraph">
        <a class="ds-link" href={`/applications/${application.applicationId}`}>
          {t.back}
        </a>
      </p>
    </PageFrame>
  );
}
