import type { WayToTell } from '#server/people/customers/contact-columns.ts';
import { dictionary, type Text } from '#server/platform/language/language.ts';
import type { ContactFault } from './typed.ts';

const faultTexts = {
  'email-missing': { fi: 'Kirjoita sähköpostiosoite.', sv: 'Skriv e-postadressen.', en: 'Write the e-mail address.' },
  'email-not-valid': {
    fi: 'Tarkista sähköpostiosoite. Siinä on oltava @-merkki, esimerkiksi aino@example.com.',
    sv: 'Kontrollera e-postadressen. Den ska innehålla tecknet @, till exempel aino@example.com.',
    en: 'Check the e-mail address. It needs an @, for example aino@example.com.',
  },
  'phone-missing': { fi: 'Kirjoita puhelinnumero.', sv: 'Skriv telefonnumret.', en: 'Write the phone number.' },
  'phone-not-valid': {
    fi: 'Tarkista puhelinnumero. Suomalainen numero alkaa nollalla, muut numerot alkavat plusmerkillä ja maan suuntanumerolla.',
    sv: 'Kontrollera telefonnumret. Ett finländskt nummer börjar med noll, andra nummer med plustecken och landsnummer.',
    en: 'Check the phone number. A Finnish number begins with zero, others with a plus sign and the country’s code.',
  },
  'street-missing': { fi: 'Kirjoita katuosoite.', sv: 'Skriv gatuadressen.', en: 'Write the street address.' },
  'postal-code-missing': { fi: 'Kirjoita postinumero.', sv: 'Skriv postnumret.', en: 'Write the postal code.' },
  'postal-code-not-valid': {
    fi: 'Tarkista postinumero. Suomessa siinä on viisi numeroa, esimerkiksi 00100.',
    sv: 'Kontrollera postnumret. I Finland har det fem siffror, till exempel 00100.',
    en: 'Check the postal code. In Finland it has five digits, for example 00100.',
  },
  'city-missing': { fi: 'Kirjoita postitoimipaikka.', sv: 'Skriv postorten.', en: 'Write the town or city.' },
  'country-not-valid': { fi: 'Valitse maa luettelosta.', sv: 'Välj ett land i listan.', en: 'Choose a country from the list.' },
  'too-long': {
    fi: 'Lyhennä tätä. Riville mahtuu enintään 100 merkkiä.',
    sv: 'Förkorta det här. Raden rymmer högst 100 tecken.',
    en: 'Shorten this. The line holds at most 100 characters.',
  },
  'not-chosen': { fi: 'Valitse yksi.', sv: 'Välj ett alternativ.', en: 'Choose one.' },
} satisfies Record<ContactFault['fault'], Text>;

const wayTexts = {
  email: { fi: 'Sähköposti', sv: 'E-post', en: 'E-mail' },
  'text-message': { fi: 'Tekstiviesti', sv: 'Textmeddelande', en: 'Text message' },
  letter: { fi: 'Kirje', sv: 'Brev', en: 'Letter' },
  'official-mailbox': { fi: 'Suomi.fi-viestit', sv: 'Suomi.fi-meddelanden', en: 'Suomi.fi Messages' },
} satisfies Record<WayToTell, Text>;

/** Words of contact details, for the customer's own pages and the clerk's. */
export const texts = dictionary({
  ...faultTexts,
  ...wayTexts,
  language: { fi: 'Kieli, jolla kirjoitamme', sv: 'Språk som vi skriver på', en: 'Language we write in' },
  toldBy: { fi: 'Ilmoitustapa', sv: 'Sätt att meddela', en: 'How word is sent' },
  emailAddress: { fi: 'Sähköpostiosoite', sv: 'E-postadress', en: 'E-mail address' },
  phone: { fi: 'Puhelinnumero', sv: 'Telefonnummer', en: 'Phone number' },
  address: { fi: 'Postiosoite', sv: 'Postadress', en: 'Postal address' },
  street: { fi: 'Katuosoite tai postilokero', sv: 'Gatuadress eller postbox', en: 'Street address or P.O. box' },
  postalCode: { fi: 'Postinumero', sv: 'Postnummer', en: 'Postal code' },
  city: { fi: 'Postitoimipaikka', sv: 'Postort', en: 'Town or city' },
  country: { fi: 'Maa', sv: 'Land', en: 'Country' },
  checked: { fi: 'Vahvistettu', sv: 'Bekräftad', en: 'Confirmed' },
  unchecked: { fi: 'Vahvistamatta', sv: 'Obekräftad', en: 'Not confirmed' },
  unknown: { fi: 'Ei tiedossa', sv: 'Inte känd', en: 'Not known' },
  givenAt: {
    fi: (at: string) => `Annettu ${at}`,
    sv: (at: string) => `Angavs ${at}`,
    en: (at: string) => `Given ${at}`,
  },
  correct: { fi: 'Korjaa nämä', sv: 'Rätta det här', en: 'Correct these' },
  save: { fi: 'Tallenna', sv: 'Spara', en: 'Save' },
});

export const contactChangeKinds = ['language-changed', 'told-by-changed', 'email-changed', 'phone-changed', 'address-changed'] as const;

/** What was changed in how a customer is reached, as an auditor reads it. */
export const contactChangeNames = dictionary({
  'language-changed': { fi: 'Asiointikieli muutettiin', sv: 'Kontaktspråket ändrades', en: 'Language to write in changed' },
  'told-by-changed': { fi: 'Ilmoitustapa muutettiin', sv: 'Sättet att meddela ändrades', en: 'How word is sent changed' },
  'email-changed': { fi: 'Sähköpostiosoite muutettiin', sv: 'E-postadressen ändrades', en: 'E-mail address changed' },
  'phone-changed': { fi: 'Puhelinnumero muutettiin', sv: 'Telefonnumret ändrades', en: 'Phone number changed' },
  'address-changed': { fi: 'Postiosoite muutettiin', sv: 'Postadressen ändrades', en: 'Postal address changed' },
} satisfies Record<(typeof contactChangeKinds)[number], Text>);
