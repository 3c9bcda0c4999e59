import { dictionary } from '../language/language.ts';

/** The words that every letter has, whatever agency sends it. */
export const letterTexts = dictionary({
  decision: { fi: 'Päätös', sv: 'Beslut', en: 'Decision' },
  receipt: { fi: 'Vastaanottoilmoitus', sv: 'Mottagningsbekräftelse', en: 'Receipt' },
  request: { fi: 'Lisätietopyyntö', sv: 'Begäran om uppgifter', en: 'Request for information' },
  reminder: { fi: 'Muistutus lisätietopyynnöstä', sv: 'Påminnelse om begäran om uppgifter', en: 'Reminder of a request for information' },
  message: { fi: 'Viesti', sv: 'Meddelande', en: 'Message' },
  day: { fi: 'Päivä', sv: 'Datum', en: 'Date' },
  reference: { fi: 'Viitenumero', sv: 'Referensnummer', en: 'Reference number' },
  page: { fi: 'Sivu', sv: 'Sida', en: 'Page' },
  code: { fi: 'Asian tunnus', sv: 'Ärendets kod', en: 'Code of the matter' },
  codeLabel: {
    fi: (code: string) => `Asian tunnus ${code} QR-koodina`,
    sv: (code: string) => `Ärendets kod ${code} som QR-kod`,
    en: (code: string) => `Code of the matter ${code} as a QR code`,
  },
  received: { fi: 'Saapunut', sv: 'Inkommen', en: 'Received' },
  expected: { fi: 'Päätös odotettavissa viimeistään', sv: 'Beslut väntas senast', en: 'Decision expected by' },
  stillNeeded: {
    fi: 'Tarvitsemme vielä nämä liitteet',
    sv: 'Vi behöver ännu de här bilagorna',
    en: 'We still need these attachments',
  },
  weNeed: { fi: 'Tarvitsemme sinulta', sv: 'Vi behöver följande av dig', en: 'What we need from you' },
  answerBy: {
    fi: (day: string) => `Vastaa viimeistään ${day}.`,
    sv: (day: string) => `Svara senast den ${day}.`,
    en: (day: string) => `Please answer by ${day}.`,
  },
  whereToSend: { fi: 'Näin vastaat', sv: 'Så här svarar du', en: 'How to answer' },
  online: {
    fi: (address: string) => `Verkossa: ${address}`,
    sv: (address: string) => `På nätet: ${address}`,
    en: (address: string) => `Online: ${address}`,
  },
  byPost: {
    fi: 'Postitse: lähetä vastauksesi tämän kirjeen palautusosoitteeseen. Kirjoita mukaan viitenumero tai liitä tämä sivu vastaukseesi, niin vastauksesi löytää perille.',
    sv: 'Per post: skicka ditt svar till returadressen i det här brevet. Skriv referensnumret på svaret eller bifoga den här sidan, så hittar svaret rätt.',
    en: 'By post: send your answer to the return address of this letter. Write the reference number on it or enclose this page, so that your answer finds its way.',
  },
  byPostAlone: {
    fi: 'Postitse: lähetä vastauksesi tämän kirjeen palautusosoitteeseen.',
    sv: 'Per post: skicka ditt svar till returadressen i det här brevet.',
    en: 'By post: send your answer to the return address of this letter.',
  },
  otherwise: { fi: 'Jos et vastaa', sv: 'Om du inte svarar', en: 'If you do not answer' },
  batch: { fi: 'Tulostuserä', sv: 'Utskriftsomgång', en: 'Print batch' },
  letters: { fi: 'Kirjeitä', sv: 'Brev', en: 'Letters' },
  sheets: { fi: 'Arkkeja (kaksipuolinen tulostus)', sv: 'Ark (dubbelsidig utskrift)', en: 'Sheets (printed on both sides)' },
  number: { fi: 'Nro', sv: 'Nr', en: 'No.' },
  kind: { fi: 'Kirje', sv: 'Brev', en: 'Letter' },
  destination: { fi: 'Postitoimipaikka', sv: 'Postanstalt', en: 'Destination' },
  pages: { fi: 'Sivuja', sv: 'Sidor', en: 'Pages' },
  noReference: { fi: 'Ei viitenumeroa', sv: 'Inget referensnummer', en: 'No reference number' },
});
