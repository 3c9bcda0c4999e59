import { dictionary } from '#server/platform/language/language.ts';

export const texts = dictionary({
  contact: { fi: 'Yhteystiedot', sv: 'Kontaktuppgifter', en: 'Contact details' },
  correctContact: { fi: 'Näytä ja korjaa yhteystietoja', sv: 'Visa och rätta kontaktuppgifter', en: 'Show and correct contact details' },
  email: { fi: 'Sähköposti', sv: 'E-post', en: 'E-mail' },
  phone: { fi: 'Puhelin', sv: 'Telefon', en: 'Phone' },
  language: { fi: 'Asiointikieli', sv: 'Kontaktspråk', en: 'Language' },
  unknown: { fi: 'Ei tiedossa', sv: 'Inte känt', en: 'Not known' },
  cases: { fi: 'Asiat', sv: 'Ärenden', en: 'Cases' },
  deadline: { fi: 'Määräaika', sv: 'Tidsfrist', en: 'Deadline' },
  clerk: { fi: 'Käsittelijä', sv: 'Handläggare', en: 'Clerk' },
  decisions: { fi: 'Päätökset', sv: 'Beslut', en: 'Decisions' },
  noDecisions: { fi: 'Päätöksiä ei ole.', sv: 'Det finns inga beslut.', en: 'There are no decisions.' },
  outcome: { fi: 'Ratkaisu', sv: 'Avgörande', en: 'Outcome' },
  amount: { fi: 'Määrä', sv: 'Belopp', en: 'Amount' },
  period: { fi: 'Jakso', sv: 'Period', en: 'Period' },
  sent: { fi: 'Lähetetty', sv: 'Skickat', en: 'Sent' },
  notices: { fi: 'Ilmoitukset asiakkaalle', sv: 'Meddelanden till kunden', en: 'Notices to the customer' },
  noNotices: { fi: 'Ilmoituksia ei ole.', sv: 'Det finns inga meddelanden.', en: 'There are no notices.' },
  notice: { fi: 'Ilmoitus', sv: 'Meddelande', en: 'Notice' },
  made: { fi: 'Tehty', sv: 'Skapat', en: 'Made' },
  state: { fi: 'Tila', sv: 'Status', en: 'State' },
  reason: {
    fi: 'Näet asiakkaan tiedot, koska sinulla on häntä koskeva tapaus.',
    sv: 'Du ser kundens uppgifter eftersom du har ett ärende som gäller kunden.',
    en: 'You see the customer’s data because you have a case that concerns them.',
  },
});
