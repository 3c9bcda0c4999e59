import { dictionary } from '#server/platform/language/language.ts';

/** What is said of numbers and waiting at the kiosk, on a phone and on the number's own page alike. */
export const texts = dictionary({
  number: { fi: 'Vuoronumero', sv: 'Könummer', en: 'Queue number' },
  matter: { fi: 'Asia', sv: 'Ärende', en: 'Matter' },
  wait: { fi: 'Arvioitu odotus', sv: 'Beräknad väntetid', en: 'Expected wait' },
  waitTime: {
    fi: (about: string, low: string, high: string) => `Noin ${about} min, useimmiten ${low}–${high} min`,
    sv: (about: string, low: string, high: string) => `Cirka ${about} min, oftast ${low}–${high} min`,
    en: (about: string, low: string, high: string) => `About ${about} min, mostly ${low}–${high} min`,
  },
  soon: { fi: 'Pääset heti palveltavaksi', sv: 'Du får hjälp genast', en: 'You will be served at once' },
  noEstimate: {
    fi: 'Odotusaikaa ei voi nyt arvioida, koska kukaan ei juuri nyt palvele tätä asiaa.',
    sv: 'Väntetiden kan inte beräknas nu, eftersom ingen betjänar det här ärendet just nu.',
    en: 'The wait cannot be told now, because nobody serves this matter at the moment.',
  },
  before: {
    fi: (count: number) => (count === 0 ? 'Jonossa ei ole ketään ennen sinua.' : `Ennen sinua jonossa: ${count}`),
    sv: (count: number) => (count === 0 ? 'Ingen står före dig i kön.' : `Före dig i kön: ${count}`),
    en: (count: number) => (count === 0 ? 'Nobody is in line before you.' : `Before you in line: ${count}`),
  },
  quick: {
    fi: 'Tuon vain lomakkeen tai liitteen',
    sv: 'Jag lämnar bara in en blankett eller bilaga',
    en: 'I only bring a form or an attachment',
  },
});
