import { dictionary } from '#server/platform/language/language.ts';

export const texts = dictionary({
  title: { fi: 'Vahvistuskoodit', sv: 'Bekräftelsekoder', en: 'Confirmation codes' },
  lead: {
    fi: 'Koodit, joilla asiakkaat vahvistavat uuden osoitteen tai numeron, ja ilmoitukset yhteystietojen muutoksista. Viestit näkyvät tässä 30 päivää.',
    sv: 'Koder som kunder bekräftar en ny adress eller ett nytt nummer med, och meddelanden om ändrade kontaktuppgifter. Meddelandena visas här i 30 dagar.',
    en: 'Codes by which customers confirm a new address or number, and word of changed contact details. They are shown here for 30 days.',
  },
  noMail: {
    fi: 'Sähköpostipalvelinta ei ole määritetty (SMTP_URL). Sähköpostiviestejä ei lähetetä, vaan ne säilytetään tässä: voit lukea voimassa olevan koodin asiakkaalle.',
    sv: 'Ingen e-postserver har angetts (SMTP_URL). E-postmeddelanden skickas inte, utan de sparas här: du kan läsa upp en giltig kod för kunden.',
    en: 'No mail server is configured (SMTP_URL). E-mails are not sent but kept here: you can read a valid code out to the customer.',
  },
  made: { fi: 'Tehty', sv: 'Skapat', en: 'Made' },
  kind: { fi: 'Viesti', sv: 'Meddelande', en: 'Message' },
  address: { fi: 'Osoite (peitetty)', sv: 'Adress (dold)', en: 'Address (hidden)' },
  state: { fi: 'Tila', sv: 'Status', en: 'State' },
  show: { fi: 'Näytä viesti', sv: 'Visa meddelandet', en: 'Show the message' },
  code: { fi: 'Vahvistuskoodi', sv: 'Bekräftelsekod', en: 'Confirmation code' },
  'email-changed': { fi: 'Sähköposti muuttui', sv: 'E-posten ändrades', en: 'E-mail changed' },
  'phone-changed': { fi: 'Puhelinnumero muuttui', sv: 'Telefonnumret ändrades', en: 'Phone number changed' },
  'address-changed': { fi: 'Postiosoite muuttui', sv: 'Postadressen ändrades', en: 'Postal address changed' },
  waiting: { fi: 'Odottaa lähetystä', sv: 'Väntar på att skickas', en: 'Waiting to be sent' },
  sent: { fi: 'Lähetetty', sv: 'Skickat', en: 'Sent' },
  failed: { fi: 'Epäonnistui', sv: 'Misslyckades', en: 'Failed' },
  kept: { fi: 'Säilytetty, ei lähetetty', sv: 'Sparat, inte skickat', en: 'Kept, not sent' },
  none: { fi: 'Viestejä ei ole.', sv: 'Inga meddelanden.', en: 'No messages.' },
  older: { fi: 'Vanhemmat', sv: 'Äldre', en: 'Older' },
  newest: { fi: 'Uusimmat', sv: 'Nyaste', en: 'Newest' },
});
