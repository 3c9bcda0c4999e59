import type { ComponentChildren } from 'preact';
import type { CheckedKind, WayToTell } from '#server/people/customers/contact-columns.ts';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import { FaultSummary } from '#server/platform/html/reason-field.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import type { Contact, ContactPart } from '../details.ts';
import { AddressFields, LineField } from '../fields.tsx';
import { languageName } from '#server/platform/language/language-names.ts';
import { texts as sharedTexts } from '../texts.ts';
import type { ContactFault, Typed } from '../typed.ts';
import { texts } from './texts.ts';

export type FormProps = {
  visit: Visit;
  contact: Contact;
  typed: Typed;
  faults: readonly ContactFault[];
  /** What is in the fields was kept while the person proved who they are. */
  isKept: boolean;
};

type FrameProps = Pick<FormProps, 'visit' | 'isKept'> & {
  part: ContactPart;
  title: string;
  hint: string;
  faults: readonly { id: string; text: string }[];
  /** Undefined: there is nothing to choose. */
  button: string | undefined;
  below?: ComponentChildren;
  children: ComponentChildren;
};

function PartPage({ visit, part, title, hint, faults, isKept, button, below, children }: FrameProps) {
  const t = texts(visit.language);
  return (
    <PageFrame visit={visit} title={title} mainForm="contact-form" faultCount={faults.length}>
      {faults.length > 0 && <FaultSummary heading={sharedTexts(visit.language).correct} faults={faults} />}
      <h1 class="ds-heading" data-size="lg" id="part">
        {title}
      </h1>
      {isKept && (
        <div class="ds-alert" data-color="info" role="status">
          <p class="ds-paragraph">{t.kept}</p>
        </div>
      )}
      <p class="ds-paragraph lead" id="part-hint">
        {hint}
      </p>
      <form method="post" action={`/contact/${part}`} id="contact-form" class="contact-form" noValidate>
        <CsrfField visit={visit} />
        {children}
        <div class="buttons">
          {button !== undefined && <button class="ds-button">{button}</button>}
          <a class="ds-link" href="/contact">
            {t.back}
          </a>
        </div>
        {below}
      </form>
    </PageFrame>
  );
}

function listed(faults: readonly ContactFault[], { language }: Visit) {
  return faults.map(({ field, fault }) => ({ id: field, text: sharedTexts(language)[fault] }));
}

type Option = { value: string; label: string; hint?: string | undefined };

function Options({ name, options, chosen }: { name: string; options: readonly Option[]; chosen: string | undefined }) {
  return (
    <fieldset class="ds-fieldset" id={name} tabIndex={-1} aria-labelledby="part" aria-describedby="part-hint">
      {options.map(({ value, label, hint }) => {
        const id = `${name}-${value}`;
        return (
          <div class="ds-field">
            <input
              class="ds-input"
              type="radio"
              id={id}
              name={name}
              value={value}
              checked={value === chosen}
              aria-describedby={hint === undefined ? undefined : `${id}-hint`}
            />
            <label class="ds-label" data-weight="regular" for={id}>
              {label}
            </label>
            {hint !== undefined && (
              <div data-field="description" id={`${id}-hint`}>
                {hint}
              </div>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}

/** Which of the agency's languages to write in; a customer's own that is none of them stays to be chosen. */
export function LanguageForm({ visit, contact, typed, faults, languages }: FormProps & { languages: readonly string[] }) {
  const t = texts(visit.language);
  const all = languages.includes(contact.language) ? languages : [...languages, contact.language];
  return (
    <PartPage
      visit={visit}
      part="language"
      title={t.languageTitle}
      hint={t.languageHint}
      faults={listed(faults, visit)}
      isKept={false}
      button={sharedTexts(visit.language).save}
    >
      <Options
        name="language"
        chosen={typed['language'] ?? contact.language}
        options={all.map((value) => ({ value, label: languageName(value, visit.language) }))}
      />
    </PartPage>
  );
}

/** How to be told. What cannot be chosen yet stands below, with what it needs first. */
export function ToldByForm({ visit, contact, typed, faults, isKept, ways }: FormProps & { ways: readonly WayToTell[] }) {
  const t = texts(visit.language);
  const s = sharedTexts(visit.language);
  const lacking: Partial<Record<WayToTell, { part: ContactPart; text: string }>> = {
    ...(contact.emailCheckedAt === null && { email: { part: 'email', text: t.needsCheckedEmail } }),
    ...(contact.phoneCheckedAt === null && { 'text-message': { part: 'phone', text: t.needsCheckedPhone } }),
    ...(contact.address === null && { letter: { part: 'address', text: t.needsAddress } }),
  };
  const open = ways.filter((way) => lacking[way] === undefined);
  const closed = ways.flatMap((way) => (lacking[way] === undefined ? [] : [{ way, ...lacking[way] }]));
  return (
    <PartPage
      visit={visit}
      part="told-by"
      title={t.toldByTitle}
      hint={t.toldByHint}
      faults={listed(faults, visit)}
      isKept={isKept}
      button={open.length === 0 ? undefined : s.save}
      below={closed.length > 0 && <ClosedWays visit={visit} closed={closed} />}
    >
      {open.length > 0 && (
        <Options
          name="toldBy"
          chosen={typed['toldBy'] ?? (contact.toldByGivenAt === null ? undefined : contact.toldBy)}
          options={open.map((value) => ({ value, label: s[value], hint: value === 'letter' ? t.letterHint : undefined }))}
        />
      )}
    </PartPage>
  );
}

function ClosedWays({ visit, closed }: { visit: Visit; closed: readonly { way: WayToTell; part: ContactPart; text: string }[] }) {
  return (
    <section aria-labelledby="closed-ways">
      <h2 class="ds-heading" data-size="xs" id="closed-ways">
        {texts(visit.language).closedWays}
      </h2>
      <ul class="ds-list">
        {closed.map(({ way, part, text }) => (
          <li>
            {sharedTexts(visit.language)[way]}:{' '}
            <a class="ds-link" href={`/contact/${part}`}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The e-mail address or the phone number. */
export function ReachableForm({ visit, contact, typed, faults, isKept, kind }: FormProps & { kind: CheckedKind }) {
  const t = texts(visit.language);
  const s = sharedTexts(visit.language);
  const isEmail = kind === 'email';
  const remove = (
    <button class="link-button" name="action" value="remove" formNoValidate>
      {isEmail ? t.removeEmail : t.removePhone}
    </button>
  );
  return (
    <PartPage
      visit={visit}
      part={kind}
      title={isEmail ? t.emailTitle : t.phoneTitle}
      hint={isEmail ? t.emailHint : t.phoneHint}
      faults={listed(faults, visit)}
      isKept={isKept}
      button={t.sendCode}
      below={contact[kind] !== null && remove}
    >
      <LineField
        id={kind}
        label={isEmail ? s.emailAddress : s.phone}
        keys={isEmail ? 'email' : 'tel'}
        autocomplete={isEmail ? 'email' : 'tel'}
        typed={{ [kind]: typed[kind] ?? contact[kind] ?? '' }}
        faults={faults}
        language={visit.language}
      />
    </PartPage>
  );
}

export function AddressForm({ visit, contact, typed, faults, isKept }: FormProps) {
  const t = texts(visit.language);
  const { street = '', postalCode = '', city = '', country } = contact.address ?? {};
  const known = { street, postalCode, city, ...(country === undefined ? {} : { country }) };
  return (
    <PartPage
      visit={visit}
      part="address"
      title={t.addressTitle}
      hint={t.addressHint}
      faults={listed(faults, visit)}
      isKept={isKept}
      button={sharedTexts(visit.language).save}
    >
      <AddressFields typed={{ ...known, ...typed }} faults={faults} language={visit.language} isOwn />
    </PartPage>
  );
}
