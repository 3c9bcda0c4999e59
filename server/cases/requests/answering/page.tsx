import type { Agency } from '#server/agency/loading.ts';
import { findForm } from '#server/agency/lookups.ts';
import { benefitName } from '#server/cases/applications/application-facts.tsx';
import type { Application } from '#server/cases/applications/queries.ts';
import { documentOf } from '#server/cases/checklist/checklist.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import type { Answer, Answers } from '#server/platform/forms/definition.ts';
import type { Fault } from '#server/platform/forms/fault.ts';
import { ErrorSummary } from '#server/platform/forms/html/error-summary.tsx';
import { PageFields } from '#server/platform/forms/html/fields.tsx';
import { readValue } from '#server/platform/forms/posted-value.ts';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import { formatDay, formatInstant } from '#server/platform/language/format.ts';
import { displayItem } from '../item-answer.ts';
import { type InformationRequest, isAnswerable, missingItems, type RequestItem } from '../queries.ts';
import { RequestContent } from '../request-content.tsx';
import { customerTexts } from '../texts.ts';
import { type RequestForm, requestForm } from './request-form.ts';

export type Done = 'sent' | 'saved' | 'nothing';

type Props = {
  visit: Visit;
  agency: Agency;
  application: Application;
  request: InformationRequest;
  faults: readonly Fault[];
  done?: Done | undefined;
};

/** What the agency asks, what of it has come, and the places to answer the rest. */
export function RequestPage(props: Props) {
  const { visit, agency, application, request, faults } = props;
  const { language } = visit;
  const t = customerTexts(language);
  const form = findForm(agency, application.benefit, application.formVersion);
  const asked = requestForm(form, request);
  const items = request.items.map((item) => ({
    kind: item.kind,
    text: item.text,
    hint: item.kind === 'attachment' && item.about !== null && item.doneAt === null ? documentOf(form, item.about).hint : undefined,
    state: <ItemState {...props} item={item} />,
  }));
  return (
    <PageFrame visit={visit} title={t.heading} mainForm={asked.fields.length > 0 ? 'answers' : ''} faultCount={faults.length}>
      {faults.length > 0 && <ErrorSummary form={asked.form} faults={faults} language={language} />}
      <p class="step-number">
        {benefitName(agency, application.benefit, language)} · {t.reference} <span class="reference">{application.reference}</span>
      </p>
      <h1 class="ds-heading" data-size="lg">
        {t.heading}
      </h1>
      <Standing {...props} />
      <section lang={language === request.language ? undefined : request.language} aria-labelledby="asked-by-agency">
        <h2 class="ds-sr-only" id="asked-by-agency">
          {t.request}
        </h2>
        <RequestContent
          text={request.text}
          dueOn={request.dueOn}
          isOver={request.state !== 'open'}
          items={items}
          language={language}
          headingLevel={3}
        />
      </section>
      {isAnswerable(request) && <MissingAttachments {...props} />}
      {isAnswerable(request) && asked.fields.length > 0 && <AnswerForm {...props} asked={asked} />}
      <p>
        <a class="ds-link" href={`/applications/${application.applicationId}/requests/${request.requestId}/letter.pdf`}>
          {t.asLetter}
        </a>
      </p>
      <p>
        <a class="ds-link" href={`/applications/${application.applicationId}`}>
          {t.back}
        </a>
      </p>
    </PageFrame>
  );
}

/** What has just happened, and where the request stands. */
function Standing({ visit, agency, application, request, done }: Props) {
  const t = customerTexts(visit.language);
  const isComplete = missingItems(request).length === 0;
  const isLate = application.stage === 'decided' && request.items.some(({ doneAt }) => doneAt !== null);
  const lateText = agency.requests.lateInformation === 'reopen-task' ? t.lateTask : t.lateFile;
  return (
    <>
      {done && (
        <div class="ds-alert" data-color={done === 'nothing' ? 'warning' : 'success'} role="status">
          <p class="ds-paragraph">{{ sent: t.sent, saved: t.saved, nothing: t.nothingTyped }[done]}</p>
        </div>
      )}
      {request.state === 'cancelled' && <p class="ds-paragraph lead">{t.cancelled}</p>}
      {request.state === 'answered' && <p class="ds-paragraph lead">{t.allArrived}</p>}
      {request.state === 'passed' && !isComplete && <p class="ds-paragraph lead">{t.passed(formatDay(request.dueOn, visit.language))}</p>}
      {request.state === 'passed' && isLate && <p class="ds-paragraph lead">{lateText}</p>}
    </>
  );
}

function ItemState({ visit, agency, request, application, item }: Props & { item: RequestItem }) {
  const t = customerTexts(visit.language);
  if (item.doneAt === null)
    return isAnswerable(request) ? (
      <span class="ds-tag" data-color="warning">
        {t.notYet}
      </span>
    ) : null;
  const answer = displayItem(findForm(agency, application.benefit, application.formVersion), item, visit.language);
  return (
    <>
      <span class="ds-tag" data-color="success">
        {t.arrivedOn(formatInstant(item.doneAt, visit.language, visit.frame.timeZone))}
      </span>
      {answer !== undefined && (
        <span class="typed-text">
          {t.yourAnswer}: {answer}
        </span>
      )}
    </>
  );
}

/** Attachments are sent where all of them are: there the same document shows the same state. */
function MissingAttachments({ visit, application, request }: Props) {
  const t = customerTexts(visit.language);
  const missing = missingItems(request).filter(({ kind }) => kind === 'attachment');
  if (missing.length === 0) return null;
  return (
    <section aria-labelledby="missing-attachments">
      <h2 class="ds-heading" data-size="sm" id="missing-attachments">
        {t.attachments}
      </h2>
      <p class="ds-paragraph">{t.attachmentsLead}</p>
      <p>
        <a class="ds-button" href={`/applications/${application.applicationId}/attachments`}>
          {missing.length === 1 ? t.sendAttachment : t.sendAttachments}
        </a>
      </p>
    </section>
  );
}

function AnswerForm({ visit, agency, application, request, faults, asked }: Props & { asked: RequestForm }) {
  const { language } = visit;
  const t = customerTexts(language);
  const { answers, typed } = keptAnswers(asked);
  return (
    <section aria-labelledby="answers-heading">
      <h2 class="ds-heading" data-size="sm" id="answers-heading">
        {t.answers}
      </h2>
      <p class="ds-paragraph">{t.answerLead}</p>
      <form method="post" action={`/applications/${application.applicationId}/requests/${request.requestId}`} id="answers" noValidate>
        <CsrfField visit={visit} />
        <PageFields
          form={asked.form}
          page={asked.page}
          answers={answers}
          typed={typed}
          faults={faults}
          language={language}
          today={dayOf(visit.now, agency.timeZone)}
        />
        <div class="buttons">
          <button class="ds-button" name="action" value="send">
            {t.send}
          </button>
          <button class="ds-button" data-variant="tertiary" name="action" value="save">
            {t.save}
          </button>
        </div>
      </form>
    </section>
  );
}

/** What was typed and not sent, read again: as answers where it can be read, else as it was typed. */
function keptAnswers({ fields }: RequestForm): { answers: Answers; typed: ReadonlyMap<string, string> } {
  const answers: Answers = {};
  const typed = new Map<string, string>();
  for (const { item, question } of fields) {
    const read = readValue(question.type, question.id, (name) => item.typed[name] ?? []);
    const answer: Answer | undefined = read.answer;
    if (answer !== undefined) answers[question.id] = answer;
    if (read.code) for (const [name, texts] of Object.entries(item.typed)) typed.set(name, texts[0] ?? '');
  }
  return { answers, typed };
}
