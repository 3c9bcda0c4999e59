import type { Agency } from '#server/agency/loading.ts';
import { benefitName, isOpen } from '#server/cases/applications/application-facts.tsx';
import type { Application } from '#server/cases/applications/queries.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import type { Answers } from '#server/platform/forms/definition.ts';
import type { Fault } from '#server/platform/forms/fault.ts';
import { controlId } from '#server/platform/forms/html/control-id.ts';
import { ErrorSummary } from '#server/platform/forms/html/error-summary.tsx';
import { PageFields } from '#server/platform/forms/html/fields.tsx';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import { TableScroll } from '#server/platform/html/table-scroll.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import { formatDay, formatInstant } from '#server/platform/language/format.ts';
import type { Language } from '#server/platform/language/language.ts';
import { cosignerForm, cosignerPage } from './form.ts';
import type { AskedCosignature, Cosignature, CosignatureState } from './queries.ts';
import { signerTexts, texts } from './texts.ts';

export type Filled = {
  answers: Answers;
  faults: readonly Fault[];
  typed: ReadonlyMap<string, string>;
  problem?: 'own-code' | 'too-many' | undefined;
};

type Props = {
  visit: Visit;
  agency: Agency;
  application: Application;
  cosignatures: readonly Cosignature[];
  filled: Filled;
  wasAsked: boolean;
};

const colours: Record<CosignatureState, string> = { asked: 'info', signed: 'success', refused: 'danger', cancelled: 'neutral' };

export function CosignatureTag({ state, language }: { state: CosignatureState; language: Language }) {
  return (
    <span class="ds-tag" data-color={colours[state]}>
      {texts(language)[state === 'asked' ? 'waiting' : state]}
    </span>
  );
}

/** Who was asked to sign an application, and a form to ask one more. */
export function CosignaturesPage(props: Props) {
  const { visit, agency, application, cosignatures, filled, wasAsked } = props;
  const { language } = visit;
  const t = texts(language);
  const faultCount = filled.faults.length + (filled.problem ? 1 : 0);
  return (
    <PageFrame visit={visit} title={t.title} faultCount={faultCount} {...(isOpen(application) ? { mainForm: 'cosigner-form' } : {})}>
      <Problems {...props} />
      <p>
        <a class="ds-link" href={`/applications/${application.applicationId}`}>
          {t.backToApplication}: {benefitName(agency, application.benefit, language)}
        </a>
      </p>
      <h1 class="ds-heading" data-size="lg">
        {t.title}
      </h1>
      {wasAsked && (
        <div class="ds-alert" data-color="success" role="status">
          <p class="ds-paragraph">
            {t.wasAsked} {t.tellThem}
          </p>
        </div>
      )}
      <p class="ds-paragraph lead">{t.lead}</p>
      <section>
        <h2 class="ds-heading" data-size="sm" id="asked">
          {t.asked}
        </h2>
        {cosignatures.length === 0 ? <p class="ds-paragraph">{t.none}</p> : <Asked {...props} />}
      </section>
      {isOpen(application) && <AskForm {...props} />}
    </PageFrame>
  );
}

function Problems({ visit, filled }: Props) {
  const { language } = visit;
  if (!filled.problem) return <ErrorSummary form={cosignerForm} faults={filled.faults} language={language} />;
  return (
    // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person has just posted the page and is to hear first what is wrong
    <section class="ds-error-summary" tabIndex={-1} autofocus aria-labelledby="problem">
      <h2 class="ds-heading" data-size="xs" id="problem">
        {texts(language).correct}
      </h2>
      <ul class="ds-list">
        <li>
          <a class="ds-link" href={`#${controlId('identityCode', 'identityCode')}`}>
            {texts(language)[filled.problem]}
          </a>
        </li>
      </ul>
    </section>
  );
}

function Asked({ visit, agency, application, cosignatures }: Props) {
  const { language } = visit;
  const t = texts(language);
  return (
    <TableScroll labelledBy="asked">
      <table class="ds-table">
        <thead>
          <tr>
            <th scope="col">{t.who}</th>
            <th scope="col">{t.state}</th>
            <th scope="col">{t.when}</th>
            <th scope="col">{t.action}</th>
          </tr>
        </thead>
        <tbody>
          {cosignatures.map(({ cosignatureId, name, state, askedAt }) => (
            <tr>
              <th scope="row">{name}</th>
              <td>
                <CosignatureTag state={state} language={language} />
              </td>
              <td>{formatInstant(askedAt, language, agency.timeZone)}</td>
              <td>
                {state === 'asked' && (
                  <form method="post" action={`/applications/${application.applicationId}/cosignatures/${cosignatureId}/cancel`}>
                    <CsrfField visit={visit} />
                    <button class="link-button">
                      {t.cancel}
                      <span class="ds-sr-only">: {name}</span>
                    </button>
                  </form>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function AskForm({ visit, agency, application, filled }: Props) {
  const { language } = visit;
  const { answers, typed, faults } = filled;
  return (
    <section aria-labelledby="ask">
      <h2 class="ds-heading" data-size="sm" id="ask">
        {cosignerPage.title[language]}
      </h2>
      <form method="post" action={`/applications/${application.applicationId}/cosignatures`} id="cosigner-form" noValidate>
        <CsrfField visit={visit} />
        <PageFields
          form={cosignerForm}
          page={cosignerPage}
          language={language}
          today={dayOf(visit.now, agency.timeZone)}
          {...{ answers, typed, faults }}
        />
        <div class="buttons">
          <button class="ds-button">{texts(language).ask}</button>
        </div>
      </form>
    </section>
  );
}

/** What somebody is asked to sign: whose application, for what, and what a signature confirms. */
export function SignPage({ visit, agency, asked }: { visit: Visit; agency: Agency; asked: AskedCosignature }) {
  const { language } = visit;
  const t = signerTexts(language);
  const isWaiting = asked.state === 'asked' && (asked.stage === 'pending' || asked.stage === 'in-process');
  const facts = [
    [t.applicant, asked.applicantName],
    [t.benefit, benefitName(agency, asked.benefit, language)],
    [t.reference, asked.reference],
    [t.received, formatDay(asked.receivedOn, language)],
    [t.askedAt, formatInstant(asked.askedAt, language, agency.timeZone)],
  ] as const;
  return (
    <PageFrame visit={visit} title={t.title}>
      <h1 class="ds-heading" data-size="lg">
        {t.title}
      </h1>
      {!isWaiting && (
        <div class="ds-alert" data-color="info">
          <p class="ds-paragraph">{asked.state === 'signed' ? t.hasSigned : asked.state === 'refused' ? t.hasRefused : t.isOver}</p>
        </div>
      )}
      <dl class="facts">
        {facts.map(([name, value]) => (
          <div>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {isWaiting && <SignForm visit={visit} asked={asked} />}
      <p class="ds-paragraph">
        <a class="ds-link" href="/matters">
          {t.toMatters}
        </a>
      </p>
    </PageFrame>
  );
}

function SignForm({ visit, asked }: { visit: Visit; asked: AskedCosignature }) {
  const t = signerTexts(visit.language);
  return (
    <section aria-labelledby="confirms">
      <h2 class="ds-heading" data-size="sm" id="confirms">
        {t.confirms}
      </h2>
      <p class="ds-paragraph">{t.statement(asked.applicantName)}</p>
      <p class="ds-paragraph">{t.ifNot}</p>
      <form method="post" action={`/cosignatures/${asked.cosignatureId}`}>
        <CsrfField visit={visit} />
        <div class="buttons">
          <button class="ds-button" name="answer" value="signed">
            {t.sign}
          </button>
          <button class="ds-button" data-variant="secondary" data-color="danger" name="answer" value="refused">
            {t.refuse}
          </button>
        </div>
      </form>
    </section>
  );
}
