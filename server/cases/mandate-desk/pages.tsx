import type { Agency } from '#server/agency/loading.ts';
import type { Customer } from '#server/people/customers/queries.ts';
import { MandateFacts } from '#server/people/mandates/mandate-facts.tsx';
import { isOver } from '#server/people/mandates/mandate-rules.ts';
import type { NamedMandate } from '#server/people/mandates/queries.ts';
import { deskTexts } from '#server/people/mandates/texts.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import type { Answers } from '#server/platform/forms/definition.ts';
import type { Fault } from '#server/platform/forms/fault.ts';
import { controlId } from '#server/platform/forms/html/control-id.ts';
import { ErrorSummary } from '#server/platform/forms/html/error-summary.tsx';
import { PageFields } from '#server/platform/forms/html/fields.tsx';
import { findField } from '#server/platform/forms/relevance.ts';
import { choicesOf } from '#server/platform/forms/schema.ts';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import { type Contact, contacts } from './opening.ts';
import { mandateForm } from './form.ts';
import type { Problem } from './reading.ts';
import { problemTexts, reasonTexts, texts } from './texts.ts';

export type Filled = { answers: Answers; faults: readonly Fault[]; typed: ReadonlyMap<string, string>; problems: readonly Problem[] };

type Props = {
  visit: Visit;
  agency: Agency;
  customer: Customer;
  mandates: readonly NamedMandate[];
  contact: Contact | undefined;
  filled: Filled;
  done?: 'recorded' | 'ended' | undefined;
};

/** A customer's mandates for a clerk: those in force, those that have ended, and a form to record one. */
export function DeskMandatesPage(props: Props) {
  const { visit, agency, customer, mandates, done, filled } = props;
  const { language } = visit;
  const t = texts(language);
  const day = dayOf(visit.now, agency.timeZone);
  const inForce = mandates.filter((one) => !isOver(one, day));
  const past = mandates.filter((one) => isOver(one, day));
  const name = `${customer.givenNames} ${customer.familyName}`;
  return (
    <PageFrame
      visit={visit}
      title={`${t.title}, ${name}`}
      mainForm="mandate-form"
      faultCount={filled.faults.length + filled.problems.length}
    >
      <Faults {...props} />
      <h1 class="ds-heading" data-size="lg">
        {t.title}: {name}
      </h1>
      {done && (
        <div class="ds-alert" data-color="success" role="status">
          <p class="ds-paragraph">{done === 'recorded' ? t.recorded : t.hasEnded}</p>
        </div>
      )}
      <p class="ds-paragraph">
        <a class="ds-link" href={`/customers/${customer.id}`}>
          {t.toCustomer}
        </a>
      </p>
      <section aria-labelledby="in-force">
        <h2 class="ds-heading" data-size="sm" id="in-force">
          {deskTexts(language).inForce}
        </h2>
        {inForce.length === 0 ? <p class="ds-paragraph">{deskTexts(language).nobody}</p> : <p class="ds-paragraph">{t.endWhen}</p>}
        {inForce.some(({ basis }) => basis === 'suomi-fi') && <p class="ds-paragraph">{t.onlineOnly}</p>}
        <Cards {...props} shown={inForce} />
      </section>
      <RecordForm {...props} />
      {past.length > 0 && (
        <section aria-labelledby="past">
          <h2 class="ds-heading" data-size="sm" id="past">
            {t.past}
          </h2>
          <Cards {...props} shown={past} />
        </section>
      )}
    </PageFrame>
  );
}

/** The query that keeps the contact as the reason from page to page. */
export function withContact(address: string, contact: Contact | undefined, more: Record<string, string> = {}): string {
  const query = new URLSearchParams({ ...(contact ? { because: contact } : {}), ...more }).toString();
  return query === '' ? address : `${address}?${query}`;
}

function Cards({ visit, agency, customer, contact, shown }: Props & { shown: readonly NamedMandate[] }) {
  const t = texts(visit.language);
  return (
    <ul class="cards">
      {shown.map((mandate) => (
        <li class="ds-card">
          <h3 class="ds-heading" data-size="xs">
            {mandate.agentName}
          </h3>
          <MandateFacts mandate={mandate} agency={agency} language={visit.language} now={visit.now} />
          {mandate.clerkName && (
            <p class="ds-paragraph" data-size="sm">
              {t.recordedBy}: {mandate.clerkName}
            </p>
          )}
          {!isOver(mandate, dayOf(visit.now, agency.timeZone)) && (
            <form method="post" action={withContact(`/customers/${customer.id}/mandates/${mandate.mandateId}/end`, contact)}>
              <CsrfField visit={visit} />
              <button class="ds-button" data-variant="secondary" data-color="danger" data-size="sm">
                {t.end}
                <span class="ds-sr-only">: {mandate.agentName}</span>
              </button>
            </form>
          )}
        </li>
      ))}
    </ul>
  );
}

function Faults({ visit, agency, filled }: Props) {
  const { form } = mandateForm(agency);
  const { problems, faults } = filled;
  if (problems.length === 0) return <ErrorSummary form={form} faults={faults} language={visit.language} />;
  const targetOf = (path: string) => {
    const field = findField(form, path);
    const choice = field && field.type !== 'group' ? choicesOf(form, field)[0] : undefined;
    return controlId(path, field?.type ?? 'text', choice?.value);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person has just posted the page and is to hear first what is wrong
    <section class="ds-error-summary" tabIndex={-1} autofocus aria-labelledby="problems">
      <h2 class="ds-heading" data-size="xs" id="problems">
        {texts(visit.language).correct}
      </h2>
      <ul class="ds-list">
        {problems.map(({ field, code }) => (
          <li>
            <a class="ds-link" href={`#${targetOf(field)}`}>
              {problemTexts(visit.language)[code]}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function RecordForm({ visit, agency, customer, contact, filled }: Props) {
  const { language } = visit;
  const t = texts(language);
  const { form, page } = mandateForm(agency);
  return (
    <section aria-labelledby="record">
      <h2 class="ds-heading" data-size="sm" id="record">
        {t.record}
      </h2>
      <form method="post" action={withContact(`/customers/${customer.id}/mandates`, contact)} id="mandate-form" noValidate>
        <CsrfField visit={visit} />
        <PageFields
          form={form}
          page={page}
          answers={filled.answers}
          language={language}
          today={dayOf(visit.now, agency.timeZone)}
          typed={filled.typed}
          faults={filled.faults}
        />
        <div class="buttons">
          <button class="ds-button">{t.record}</button>
        </div>
      </form>
    </section>
  );
}

/** Asks a clerk without a case of the customer for the reason. */
export function WhyPage({ visit, customerId }: { visit: Visit; customerId: string }) {
  const t = texts(visit.language);
  return (
    <PageFrame visit={visit} title={t.whyTitle}>
      <h1 class="ds-heading" data-size="lg">
        {t.whyTitle}
      </h1>
      <p class="ds-paragraph lead">{t.whyLead}</p>
      <form method="get" action={`/customers/${customerId}/mandates`}>
        <fieldset class="ds-fieldset">
          <legend class="ds-sr-only">{t.whyTitle}</legend>
          {contacts.map((contact) => (
            <div class="ds-field">
              <input class="ds-input" type="radio" id={`because-${contact}`} name="because" value={contact} required />
              <label class="ds-label" data-weight="regular" for={`because-${contact}`}>
                {reasonTexts(visit.language)[contact]}
              </label>
            </div>
          ))}
        </fieldset>
        <div class="buttons">
          <button class="ds-button">{t.open}</button>
        </div>
      </form>
    </PageFrame>
  );
}
