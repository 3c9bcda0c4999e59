import type { ComponentChildren } from 'preact';
import type { Visit } from '#server/platform/http/route.ts';
import { formatInstant } from '#server/platform/language/format.ts';
import { countryName } from './countries.ts';
import type { Contact, ContactPart } from './details.ts';
import { languageName } from '#server/platform/language/language-names.ts';
import { texts } from './texts.ts';

type Props = {
  visit: Visit;
  contact: Contact;
  /** What stands below each: a link to correct it, for one. */
  below?: (part: ContactPart, label: string) => ComponentChildren;
};

/** How a customer is reached, each with when it was given, and for addresses whether they were checked. */
export function ContactFacts({ visit, contact, below = () => null }: Props) {
  const { language, frame } = visit;
  const t = texts(language);
  const given = (at: Date | null | undefined) => at && <div class="given-at">{t.givenAt(formatInstant(at, language, frame.timeZone))}</div>;
  const reachable = (kind: 'email' | 'phone') => {
    const isChecked = contact[`${kind}CheckedAt`] !== null;
    return contact[kind] === null ? (
      t.unknown
    ) : (
      <>
        {contact[kind]}{' '}
        <span class="ds-tag" data-color={isChecked ? 'success' : 'warning'}>
          {isChecked ? t.checked : t.unchecked}
        </span>
        {given(contact[`${kind}GivenAt`])}
      </>
    );
  };
  return (
    <dl class="facts contact-facts">
      <div>
        <dt>{t.language}</dt>
        <dd>
          {languageName(contact.language, language)}
          {given(contact.languageGivenAt)}
          {below('language', t.language)}
        </dd>
      </div>
      <div>
        <dt>{t.toldBy}</dt>
        <dd>
          {t[contact.toldBy]}
          {given(contact.toldByGivenAt)}
          {below('told-by', t.toldBy)}
        </dd>
      </div>
      <div>
        <dt>{t.emailAddress}</dt>
        <dd>
          {reachable('email')}
          {below('email', t.emailAddress)}
        </dd>
      </div>
      <div>
        <dt>{t.phone}</dt>
        <dd>
          {reachable('phone')}
          {below('phone', t.phone)}
        </dd>
      </div>
      <div>
        <dt>{t.address}</dt>
        <dd>
          {contact.address === null ? t.unknown : <AddressLines visit={visit} address={contact.address} />}
          {given(contact.address?.givenAt)}
          {below('address', t.address)}
        </dd>
      </div>
    </dl>
  );
}

function AddressLines({ visit, address }: { visit: Visit; address: NonNullable<Contact['address']> }) {
  return (
    <address>
      {address.street}
      <br />
      {address.postalCode} {address.city}
      <br />
      {countryName(address.country, visit.language)}
    </address>
  );
}
