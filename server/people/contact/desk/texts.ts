import { dictionary } from '#server/platform/language/language.ts';

export const texts = dictionary({
  title: { fi: 'Asiakkaan yhteystiedot', sv: 'Kundens kontaktuppgifter', en: 'Customer’s contact details' },
  lead: {
    fi: 'Korjaa asiakkaan yhteystietoja, kun hän soittaa tai käy paikalla. Tunnista hänet ensin. Asiakas näkee, milloin ja miksi tiedot avattiin.',
    sv: 'Rätta kundens kontaktuppgifter när kunden ringer eller besöker oss. Identifiera kunden först. Kunden ser när och varför uppgifterna öppnades.',
    en: 'Correct a customer’s contact details when they call or visit. Recognise them first. The customer sees when and why the data was opened.',
  },
  who: {
    fi: 'Henkilötunnus tai viitenumero',
    sv: 'Personbeteckning eller referensnummer',
    en: 'Personal identity code or reference number',
  },
  whoHint: {
    fi: 'Esimerkiksi 010190-900P tai 15 000 000 000',
    sv: 'Till exempel 010190-900P eller 15 000 000 000',
    en: 'For example 010190-900P or 15 000 000 000',
  },
  nobodyFound: { fi: 'Asiakasta ei löytynyt.', sv: 'Ingen kund hittades.', en: 'No customer was found.' },
  recognised: { fi: 'Miten tunnistit asiakkaan?', sv: 'Hur identifierade du kunden?', en: 'How did you recognise the customer?' },
  recognisedHint: {
    fi: 'Esimerkiksi: kävi palvelupisteessä ja näytti henkilökortin. Asiakas voi lukea tämän.',
    sv: 'Till exempel: besökte servicestället och visade identitetskort. Kunden kan läsa det här.',
    en: 'For example: visited the office and showed an identity card. The customer can read this.',
  },
  recognisedMissing: {
    fi: 'Kirjoita, miten tunnistit asiakkaan (vähintään 5 merkkiä).',
    sv: 'Skriv hur du identifierade kunden (minst 5 tecken).',
    en: 'Write how you recognised the customer (at least 5 characters).',
  },
  open: { fi: 'Avaa yhteystiedot', sv: 'Öppna kontaktuppgifterna', en: 'Open the contact details' },
  correctTitle: { fi: 'Korjaa yhteystietoja', sv: 'Rätta kontaktuppgifterna', en: 'Correct the contact details' },
  correctLead: {
    fi: 'Kirjaamasi sähköpostiosoite ja puhelinnumero jäävät vahvistamatta, kunnes asiakas vahvistaa ne itse. Kerromme muutoksesta asiakkaalle entiseen osoitteeseen.',
    sv: 'E-postadressen och telefonnumret som du skriver in är obekräftade tills kunden själv bekräftar dem. Vi meddelar kunden om ändringen på den tidigare adressen.',
    en: 'An e-mail address or phone number that you write stays unconfirmed until the customer confirms it. We tell the customer of the change at the former address.',
  },
  toldByLetter: {
    fi: 'Asiakas haluaa kirjeet postissa',
    sv: 'Kunden vill ha brev per post',
    en: 'The customer wants letters by post',
  },
  toldByNow: { fi: 'Pidä nykyinen', sv: 'Behåll nuvarande', en: 'Keep the present one' },
  saved: { fi: 'Muutokset on tallennettu.', sv: 'Ändringarna har sparats.', en: 'The changes have been saved.' },
  another: { fi: 'Hae toinen asiakas', sv: 'Sök en annan kund', en: 'Find another customer' },
  optional: {
    fi: 'Jätä tyhjäksi, jos asiakkaalla ei ole tätä.',
    sv: 'Lämna tomt om kunden inte har någon.',
    en: 'Leave empty if the customer has none.',
  },
});
