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
  roughly: {
    fi: (wait: string) => `${wait} (karkea arvio: täältä on vasta vähän tietoa)`,
    sv: (wait: string) => `${wait} (grov uppskattning: här finns ännu lite uppgifter)`,
    en: (wait: string) => `${wait} (a rough estimate: little is known here yet)`,
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

/** Why there are no numbers, and what else can be done. */
export const closedTexts = dictionary({
  closed: { fi: 'Vuoronumeroita ei anneta nyt.', sv: 'Könummer ges inte ut nu.', en: 'No queue numbers are given now.' },
  'line-closed': {
    fi: 'Vuoronumeroita ei enää anneta tänään. Kaikki, joilla on jo numero, palvellaan.',
    sv: 'Inga fler könummer ges ut i dag. Alla som redan har ett nummer betjänas.',
    en: 'No more queue numbers are given today. Everybody who already has a number will be served.',
  },
  'tickets-given-out': {
    fi: 'Tämän päivän vuoronumerot on jaettu. Kaikki, joilla on jo numero, palvellaan.',
    sv: 'Dagens könummer har tagit slut. Alla som redan har ett nummer betjänas.',
    en: 'All of today’s queue numbers have been given out. Everybody who already has a number will be served.',
  },
  opensNext: {
    fi: (day: string, time: string) => `Numeroita annetaan seuraavan kerran ${day} klo ${time} alkaen.`,
    sv: (day: string, time: string) => `Nummer ges ut nästa gång ${day} från kl. ${time}.`,
    en: (day: string, time: string) => `Numbers are given next on ${day} from ${time}.`,
  },
  opensLaterToday: {
    fi: (time: string) => `Numeroita annetaan tänään klo ${time} alkaen.`,
    sv: (time: string) => `Nummer ges ut i dag från kl. ${time}.`,
    en: (time: string) => `Numbers are given today from ${time}.`,
  },
  otherWays: {
    fi: (address: string) => `Voit asioida verkossa milloin tahansa: ${address}`,
    sv: (address: string) => `Du kan uträtta ärenden på nätet när som helst: ${address}`,
    en: (address: string) => `You can deal with us online at any time: ${address}`,
  },
  phone: {
    fi: (number: string) => `Tai soita: ${number}`,
    sv: (number: string) => `Eller ring: ${number}`,
    en: (number: string) => `Or call: ${number}`,
  },
});
