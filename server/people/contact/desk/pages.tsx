import { describedBy, Field } from '#server/platform/html/field.tsx';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import { FaultSummary, ReasonField } from '#server/platform/html/reason-field.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import { type Contact, versionOf } from '../details.ts';
import { ContactFacts } from '../facts.tsx';
import { AddressFields, faultOf, LineField } from '../fields.tsx';
import { languageName } from '#server/platform/language/language-names.ts';
import { texts as sharedTexts } from '../texts.ts';
import type { ContactFault, Typed } from '../typed.ts';
import { texts } from './texts.ts';

/** Characters. */
export const shortestReason = 5;
export const longestReason = 1000;

type OpenProps = {
  visit: Visit;
  /** Undefined: whom it concerns is asked too. */
  customerId?: string;
  typed: { who: string; recognised: string };
  faults: readonly ('who' | 'recognised')[];
  isSaved?: boolean;
};

/** Asks whom it concerns, and how they were recognised, before anything of them is shown. */
export function OpenPage({ visit, customerId, typed, faults, isSaved = false }: OpenProps) {
  const t = texts(visit.language);
  const textOf = { who: t.nobodyFound, recognised: t.recognisedMissing };
  const whoFault = faults.includes('who') ? t.nobodyFound : undefined;
  const action = customerId === undefined ? '/customer-contact/find' : `/customers/${customerId}/contact/open`;
  return (
    <PageFrame visit={visit} title={t.title} mainForm="open-form" faultCount={faults.length}>
      {faults.length > 0 && (
        <FaultSummary heading={sharedTexts(visit.language).correct} faults={faults.map((id) => ({ id, text: textOf[id] }))} />
      )}
      <h1 class="ds-heading" data-size="lg">
        {t.title}
      </h1>
      {isSaved && (
        <div class="ds-alert" data-color="success" role="status">
          <p class="ds-paragraph">{t.saved}</p>
        </div>
      )}
      <p class="ds-paragraph lead">{t.lead}</p>
      <form method="post" action={action} id="open-form" class="contact-form">
        <CsrfField visit={visit} />
        {customerId === undefined && (
          <Field id="who" label={t.who} hint={t.whoHint} fault={whoFault}>
            <input
              class="ds-input"
              id="who"
              name="who"
              value={typed.who}
              size={20}
              maxLength={60}
              autocomplete="off"
              {...describedBy('who', whoFault)}
            />
          </Field>
        )}
        <ReasonField
          id="recognised"
          label={t.recognised}
          hint={t.recognisedHint}
          typed={typed.recognised}
          longest={longestReason}
          fault={faults.includes('recognised') ? t.recognisedMissing : undefined}
        />
        <button class="ds-button">{t.open}</button>
      </form>
    </PageFrame>
  );
}

type CorrectProps = {
  visit: Visit;
  /** Whose they are: a clerk sees that it is the one who was recognised. */
  name: string;
  contact: Contact;
  /** How the customer was recognised: comes along, since each look needs its reason. */
  recognised: string;
  languages: readonly string[];
  typed: Typed;
  faults: readonly ContactFault[];
};

/** A customer's contact details, and one form to correct them by. */
export function CorrectPage({ visit, name, contact, recognised, languages, typed, faults }: CorrectProps) {
  const t = texts(visit.language);
  const s = sharedTexts(visit.language);
  const shared = { typed, faults, language: visit.language };
  return (
    <PageFrame visit={visit} title={`${t.title}, ${name}`} mainForm="correct-form" faultCount={faults.length}>
      {faults.length > 0 && <FaultSummary heading={s.correct} faults={faults.map(({ field, fault }) => ({ id: field, text: s[fault] }))} />}
      <h1 class="ds-heading" data-size="lg">
        {t.title}: {name}
      </h1>
      <ContactFacts visit={visit} contact={contact} />
      <section aria-labelledby="correct">
        <h2 class="ds-heading" data-size="sm" id="correct">
          {t.correctTitle}
        </h2>
        <p class="ds-paragraph">{t.correctLead}</p>
        <form method="post" action={`/customers/${contact.customerId}/contact`} id="correct-form" class="contact-form" noValidate>
          <CsrfField visit={visit} />
          <input type="hidden" name="recognised" value={recognised} />
          <input type="hidden" name="seen" value={versionOf(contact)} />
          <Choice
            id="language"
            label={s.language}
            chosen={typed['language']}
            fault={faultOf(faults, 'language', visit.language)}
            options={[...new Set([...languages, contact.language])].map((value) => ({ value, label: languageName(value, visit.language) }))}
          />
          <Choice
            id="toldBy"
            label={s.toldBy}
            chosen={typed['toldBy']}
            fault={undefined}
            options={[
              { value: '', label: `${t.toldByNow} (${s[contact.toldBy]})` },
              { value: 'letter', label: t.toldByLetter },
            ]}
          />
          <LineField id="email" label={s.emailAddress} hint={t.optional} keys="email" {...shared} />
          <LineField id="phone" label={s.phone} hint={t.optional} keys="tel" {...shared} />
          <AddressFields {...shared} isOwn={false} />
          <div class="buttons">
            <button class="ds-button">{s.save}</button>
            <a class="ds-link" href="/customer-contact">
              {t.another}
            </a>
          </div>
        </form>
      </section>
    </PageFrame>
  );
}

type ChoiceProps = {
  id: string;
  label: string;
  chosen: string | undefined;
  fault: string | undefined;
  options: readonly { value: string; label: string }[];
};

function Choice({ id, label, chosen, fault, options }: ChoiceProps) {
  return (
    <Field id={id} label={label} fault={fault}>
      <select
        class="ds-input"
        data-width="auto"
        id={id}
        name={id}
        aria-invalid={fault === undefined ? undefined : 'true'}
        aria-describedby={fault === undefined ? undefined : `${id}-fault`}
      >
        {options.map(({ value, label: name }) => (
          <option value={value} selected={value === chosen}>
            {name}
          </option>
        ))}
      </select>
    </Field>
  );
}
