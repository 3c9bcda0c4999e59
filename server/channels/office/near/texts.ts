import { dictionary } from '#server/platform/language/language.ts';

/** The message itself. */
export const wordTexts = dictionary({
  subject: {
    fi: (ticket: string) => `Vuorosi ${ticket} on lähellä`,
    sv: (ticket: string) => `Det är snart din tur: ${ticket}`,
    en: (ticket: string) => `Your turn is near: ${ticket}`,
  },
  near: {
    fi: (ticket: string, place: string) => `Vuorosi ${ticket} on lähellä, ${place}. Tule nyt odotustilaan.`,
    sv: (ticket: string, place: string) => `Det är snart din tur, ${ticket}, ${place}. Kom nu till väntrummet.`,
    en: (ticket: string, place: string) => `Your turn ${ticket} is near, ${place}. Come to the waiting room now.`,
  },
  gone: {
    fi: 'Tämä on ainoa viesti, jonka saat tästä vuoronumerosta. Osoitteesi on jo poistettu. Viestiin ei voi vastata.',
    sv: 'Det här är det enda meddelandet du får om det här könumret. Din adress är redan raderad. Meddelandet kan inte besvaras.',
    en: 'This is the only message that you get about this queue number. Your address has been deleted already. This message cannot be answered.',
  },
});

type Ways = 'both' | 'email' | 'text-message';

export const nearTexts = dictionary({
  title: {
    fi: 'Viesti, kun vuorosi on lähellä',
    sv: 'Meddelande när det snart är din tur',
    en: 'A message when your turn is near',
  },
  ask: {
    fi: 'Lähetä minulle viesti, kun vuoroni on lähellä',
    sv: 'Meddela mig när det snart är min tur',
    en: 'Tell me when my turn is near',
  },
  reach: {
    fi: (ways: Ways) =>
      ({ both: 'Sähköpostiosoite tai matkapuhelinnumero', email: 'Sähköpostiosoite', 'text-message': 'Matkapuhelinnumero' })[ways],
    sv: (ways: Ways) => ({ both: 'E-postadress eller mobilnummer', email: 'E-postadress', 'text-message': 'Mobilnummer' })[ways],
    en: (ways: Ways) => ({ both: 'E-mail address or mobile number', email: 'E-mail address', 'text-message': 'Mobile number' })[ways],
  },
  optional: {
    fi: (ways: string) => `${ways} (jos haluat viestin, kun vuorosi on lähellä)`,
    sv: (ways: string) => `${ways} (om du vill ha ett meddelande när det snart är din tur)`,
    en: (ways: string) => `${ways} (if you want a message when your turn is near)`,
  },
  consent: {
    fi: 'Lähetämme yhden viestin. Käytämme tietoa vain siihen ja poistamme sen heti, kun viesti on lähetetty tai asiointisi päättyy.',
    sv: 'Vi skickar ett meddelande. Vi använder uppgiften bara till det och raderar den genast när meddelandet har skickats eller ditt besök är över.',
    en: 'We send one message. We use this for nothing else, and delete it as soon as the message is sent or your visit is over.',
  },
  save: { fi: 'Tilaa viesti', sv: 'Beställ meddelandet', en: 'Order the message' },
  back: { fi: 'Takaisin numeroon', sv: 'Tillbaka till numret', en: 'Back to the number' },
  correct: { fi: 'Korjaa ensin tämä', sv: 'Rätta först detta', en: 'Correct this first' },
  wrong: {
    fi: 'Tarkista osoite tai numero, esimerkiksi nimi@esimerkki.fi tai 040 123 4567.',
    sv: 'Kontrollera adressen eller numret, till exempel namn@exempel.fi eller 040 123 4567.',
    en: 'Check the address or number, such as name@example.com or 040 123 4567.',
  },
  asked: {
    fi: 'Saat viestin, kun vuorosi on lähellä.',
    sv: 'Du får ett meddelande när det snart är din tur.',
    en: 'You get a message when your turn is near.',
  },
  told: {
    fi: 'Viesti siitä, että vuorosi on lähellä, on lähetetty.',
    sv: 'Meddelandet om att det snart är din tur har skickats.',
    en: 'The message that your turn is near has been sent.',
  },
  change: { fi: 'Muuta tai poista', sv: 'Ändra eller radera', en: 'Change or delete' },
  forget: {
    fi: 'Poista osoitteeni, en halua viestiä',
    sv: 'Radera min adress, jag vill inte ha meddelandet',
    en: 'Delete my address, I do not want the message',
  },
});
