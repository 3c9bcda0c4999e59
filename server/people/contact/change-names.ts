import { dictionary, type Text } from '#server/platform/language/language.ts';

export const contactChangeKinds = ['language-changed', 'told-by-changed', 'email-changed', 'phone-changed', 'address-changed'] as const;

/** What was changed in how a customer is reached, as an auditor reads it. */
export const contactChangeNames = dictionary({
  'language-changed': { fi: 'Asiointikieli muutettiin', sv: 'Kontaktspråket ändrades', en: 'Language to write in changed' },
  'told-by-changed': { fi: 'Ilmoitustapa muutettiin', sv: 'Sättet att meddela ändrades', en: 'How word is sent changed' },
  'email-changed': { fi: 'Sähköpostiosoite muutettiin', sv: 'E-postadressen ändrades', en: 'E-mail address changed' },
  'phone-changed': { fi: 'Puhelinnumero muutettiin', sv: 'Telefonnumret ändrades', en: 'Phone number changed' },
  'address-changed': { fi: 'Postiosoite muutettiin', sv: 'Postadressen ändrades', en: 'Postal address changed' },
} satisfies Record<(typeof contactChangeKinds)[number], Text>);
