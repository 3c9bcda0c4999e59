/** What a refusal says that concerns how a customer is reached. */
export const contactTexts = {
  'contact-not-checked': {
    fi: 'Sähköpostiosoitetta tai puhelinnumeroa ei ole vielä vahvistettu, joten sitä ei voi valita. Vahvista se ensin koodilla. Mitään ei tallennettu.',
    sv: 'E-postadressen eller telefonnumret har inte bekräftats ännu och kan därför inte väljas. Bekräfta den först med en kod. Inget sparades.',
    en: 'The e-mail address or phone number has not been confirmed yet, so it cannot be chosen. Confirm it first with a code. Nothing was saved.',
  },
  'contact-changed-since': {
    fi: 'Yhteystietoja on muutettu sen jälkeen, kun avasit sivun. Mitään ei tallennettu. Avaa yhteystiedot uudelleen.',
    sv: 'Kontaktuppgifterna har ändrats sedan du öppnade sidan. Inget sparades. Öppna kontaktuppgifterna på nytt.',
    en: 'The contact details have been changed since you opened the page. Nothing was saved. Open the contact details again.',
  },
  'contact-needs-address': {
    fi: 'Kirjettä ei voi valita, koska postiosoitetta ei ole. Anna ensin postiosoite. Mitään ei tallennettu.',
    sv: 'Brev kan inte väljas eftersom det inte finns någon postadress. Ange först en postadress. Inget sparades.',
    en: 'Letters cannot be chosen because there is no postal address. Give a postal address first. Nothing was saved.',
  },
  'contact-code-wrong': {
    fi: 'Koodi ei ole oikea. Tarkista se ja yritä uudelleen. Osoitetta ei muutettu.',
    sv: 'Koden är inte rätt. Kontrollera den och försök igen. Adressen ändrades inte.',
    en: 'The code is not right. Check it and try again. The address was not changed.',
  },
  'contact-code-over': {
    fi: 'Koodi ei ole enää voimassa. Osoitetta ei muutettu. Anna osoite uudelleen, niin lähetämme uuden koodin.',
    sv: 'Koden gäller inte längre. Adressen ändrades inte. Ange adressen på nytt, så skickar vi en ny kod.',
    en: 'The code is no longer valid. The address was not changed. Give the address again and we will send a new code.',
  },
  'too-many-codes': {
    fi: 'Olet pyytänyt monta koodia tunnin sisällä. Mitään ei lähetetty. Odota tunti ja yritä uudelleen.',
    sv: 'Du har begärt många koder inom en timme. Inget skickades. Vänta en timme och försök igen.',
    en: 'You have asked for many codes within an hour. Nothing was sent. Wait an hour and try again.',
  },
};
