import { dictionary } from '#server/platform/language/language.ts';

export const texts = dictionary({
  title: { fi: 'Takaisinsoitto', sv: 'Återuppringning', en: 'Callback' },
  back: { fi: 'Takaisin palvelupisteeseen', sv: 'Tillbaka till disken', en: 'Back to the counter' },
  number: { fi: 'Soita numeroon', sv: 'Ring numret', en: 'Call' },
  name: { fi: 'Asiakas', sv: 'Kund', en: 'Customer' },
  topic: { fi: 'Asia', sv: 'Ärende', en: 'Matter' },
  language: { fi: 'Kieli', sv: 'Språk', en: 'Language' },
  window: { fi: 'Luvattu', sv: 'Utlovat', en: 'Promised' },
  attempts: { fi: 'Soittoyritykset', sv: 'Försök att ringa', en: 'Calls tried' },
  noAttempts: { fi: 'Ei vielä yrityksiä.', sv: 'Inga försök ännu.', en: 'None yet.' },
  tries: {
    fi: (no: number, most: number) => `Tämä on yritys ${no}/${most}.`,
    sv: (no: number, most: number) => `Det här är försök ${no}/${most}.`,
    en: (no: number, most: number) => `This is try ${no} of ${most}.`,
  },
  forgotten: { fi: 'Numeroa ei ole enää tallessa.', sv: 'Numret finns inte längre kvar.', en: 'The number is no longer kept.' },
  result: { fi: 'Miten kävi?', sv: 'Hur gick det?', en: 'What came of it?' },
  reached: { fi: 'Vastasi: aloita palvelu', sv: 'Svarade: börja betjäna', en: 'Answered: start serving' },
  'no-answer': { fi: 'Ei vastannut', sv: 'Svarade inte', en: 'No answer' },
  busy: { fi: 'Varattu', sv: 'Upptaget', en: 'Busy' },
  'wrong-number': { fi: 'Väärä numero', sv: 'Fel nummer', en: 'Wrong number' },
  told: {
    fi: 'Jos asiakas ei vastaa, hän palaa jonoon tauon jälkeen ja saa tekstiviestin.',
    sv: 'Om kunden inte svarar återgår begäran till kön efter en paus och kunden får ett textmeddelande.',
    en: 'If the customer does not answer, they go back in line after a pause and get a text message.',
  },
});
