import { dictionary, type Text } from '#server/platform/language/language.ts';
import type { Errand } from './way.ts';

/** The words of the ways. Those of the page itself are in page-texts.ts. */
export const texts = dictionary({
  online: { fi: 'Verkkopalvelu', sv: 'E-tjänsten', en: 'Online service' },
  onlineAlways: {
    fi: 'Auki aina, ei matkaa eikä jonoa.',
    sv: 'Alltid öppen, ingen resa och ingen kö.',
    en: 'Always open, no journey and no line.',
  },
  onlineSave: {
    fi: 'Voit tallentaa keskeneräisen hakemuksen ja jatkaa myöhemmin.',
    sv: 'Du kan spara en påbörjad ansökan och fortsätta senare.',
    en: 'You can save an unfinished application and go on later.',
  },
  onlinePhotograph: {
    fi: 'Voit kuvata liitteen puhelimella ja lähettää sen.',
    sv: 'Du kan fotografera bilagan med telefonen och skicka den.',
    en: 'You can photograph the attachment with a phone and send it.',
  },
  onlineAnswer: {
    fi: 'Voit kirjoittaa viestin heti. Vastauksen ajankohtaa emme osaa luvata.',
    sv: 'Du kan skriva ett meddelande genast. När svaret kommer kan vi inte lova.',
    en: 'You can write a message at once. We cannot promise when the answer comes.',
  },
  onlineNoPaper: {
    fi: 'Paperilomaketta ei voi jättää verkossa.',
    sv: 'En pappersblankett kan inte lämnas in på nätet.',
    en: 'A paper form cannot be handed in online.',
  },
  onlineLanguages: {
    fi: (names: string) => `Verkkopalvelun kielet ovat ${names}.`,
    sv: (names: string) => `E-tjänstens språk är ${names}.`,
    en: (names: string) => `The online service speaks ${names}.`,
  },
  toApply: { fi: 'Siirry hakemukseen', sv: 'Gå till ansökan', en: 'Go to the application' },
  toMatters: { fi: 'Siirry omiin asioihin', sv: 'Gå till dina ärenden', en: 'Go to your matters' },
  toMessages: { fi: 'Siirry viesteihin', sv: 'Gå till meddelandena', en: 'Go to your messages' },
  toPlace: { fi: 'Yhteystiedot ja aukioloajat', sv: 'Kontaktuppgifter och öppettider', en: 'Details and opening hours' },
  toBooking: { fi: 'Varaa aika', sv: 'Boka tid', en: 'Book a time' },
  firstFree: {
    fi: (when: string) => `Ensimmäinen vapaa aika on ${when}.`,
    sv: (when: string) => `Den första lediga tiden är ${when}.`,
    en: (when: string) => `The first free time is ${when}.`,
  },
  noLine: {
    fi: 'Aika on sinun: et jonota.',
    sv: 'Tiden är din: du köar inte.',
    en: 'The time is yours: you do not stand in line.',
  },
  noFreeTime: {
    fi: 'Lähimmissä toimistoissa ei ole vapaita aikoja.',
    sv: 'Det finns inga lediga tider på de närmaste byråerna.',
    en: 'There are no free times at the nearest offices.',
  },
  sayWhere: {
    fi: 'Kirjoita kunta tai postinumero, niin etsimme lähimmät paikat.',
    sv: 'Skriv en kommun eller ett postnummer, så söker vi de närmaste ställena.',
    en: 'Write a municipality or a postal code, and we look for the nearest places.',
  },
  noOffice: {
    fi: (language: string) => `Missään toimistossa ei palvella ilman tulkkia tällä kielellä: ${language}.`,
    sv: (language: string) => `Ingen byrå betjänar utan tolk på det här språket: ${language}.`,
    en: (language: string) => `No office serves without an interpreter in this language: ${language}.`,
  },
  noJointPoint: {
    fi: (language: string) => `Lähin yhteispalvelupiste ei hoida tätä tällä kielellä: ${language}.`,
    sv: (language: string) => `Den närmaste samservicepunkten sköter inte detta på det här språket: ${language}.`,
    en: (language: string) => `The nearest joint service points do not do this in this language: ${language}.`,
  },
  noRemote: {
    fi: (language: string) => `Palvelua ei ole tällä kielellä: ${language}.`,
    sv: (language: string) => `Tjänsten finns inte på det här språket: ${language}.`,
    en: (language: string) => `There is no such service in this language: ${language}.`,
  },
  noOpening: { fi: 'Mikään niistä ei aukea vuoteen.', sv: 'Inget av dem öppnar inom ett år.', en: 'None of them opens within a year.' },
  remoteNoPapers: {
    fi: 'Lomakkeita ja liitteitä ei voi jättää puhelimessa eikä kuvayhteydellä.',
    sv: 'Blanketter och bilagor kan inte lämnas in per telefon eller bildförbindelse.',
    en: 'Forms and attachments cannot be handed in by phone or video.',
  },
  openUntil: {
    fi: (time: string) => `Ehdit perille: auki klo ${time} asti.`,
    sv: (time: string) => `Du hinner fram: öppet till kl. ${time}.`,
    en: (time: string) => `You can be there in time: open until ${time}.`,
  },
  openTill: {
    fi: (time: string) => `Auki klo ${time} asti.`,
    sv: (time: string) => `Öppet till kl. ${time}.`,
    en: (time: string) => `Open until ${time}.`,
  },
  opens: {
    fi: (day: string, time: string) => `Aukeaa ${day} klo ${time}.`,
    sv: (day: string, time: string) => `Öppnar ${day} kl. ${time}.`,
    en: (day: string, time: string) => `Opens ${day} at ${time}.`,
  },
  tooLate: {
    fi: 'Auki nyt, mutta et välttämättä ehdi.',
    sv: 'Öppet nu, men du hinner kanske inte.',
    en: 'Open now, but you may come too late.',
  },
  travel: {
    fi: (km: string, low: string, high: string) => `Matkaa noin ${km} km, autolla karkeasti ${low}–${high} min.`,
    sv: (km: string, low: string, high: string) => `Cirka ${km} km, med bil ungefär ${low}–${high} min.`,
    en: (km: string, low: string, high: string) => `About ${km} km, roughly ${low}–${high} min by car.`,
  },
  lineNow: {
    fi: (wait: string) => `Jonon mukaan nyt ${wait}.`,
    sv: (wait: string) => `Enligt kön nu: ${wait}.`,
    en: (wait: string) => `By the line as it stands: ${wait}.`,
  },
  assumedWait: {
    fi: (high: string) => `Odotusta ei ole mitattu: oletamme enintään ${high} min.`,
    sv: (high: string) => `Väntetiden har inte mätts: vi antar högst ${high} min.`,
    en: (high: string) => `The wait has not been measured: we assume at most ${high} min.`,
  },
  jointOnly: {
    fi: 'Siellä neuvotaan ja otetaan vastaan asiakirjoja, mutta tietojasi ei nähdä.',
    sv: 'Där ges råd och tas handlingar emot, men ingen ser dina uppgifter.',
    en: 'There advice is given and documents are taken in, but nobody sees your data.',
  },
  callNumber: {
    fi: (phone: string) => `Soita numeroon ${phone}.`,
    sv: (phone: string) => `Ring numret ${phone}.`,
    en: (phone: string) => `Call ${phone}.`,
  },
  anyLine: {
    fi: 'Linja on yhden etuusryhmän oma. Jos asiasi on toinen, sinut ohjataan eteenpäin.',
    sv: 'Linjen hör till en förmånsgrupp. Gäller ditt ärende en annan lotsas du vidare.',
    en: 'The line is of one benefit group. If your matter is another, you are guided on.',
  },
  interpreter: {
    fi: (place: string, language: string) => `Tulkki toimistossa: ${place} (${language})`,
    sv: (place: string, language: string) => `Tolk på byrån: ${place} (${language})`,
    en: (place: string, language: string) => `Interpreter at the office: ${place} (${language})`,
  },
  interpreterFree: {
    fi: 'Tulkki on sinulle maksuton. Pyydä sitä etukäteen: aika sovitaan, kun tulkki löytyy.',
    sv: 'Tolken är gratis för dig. Be om en på förhand: tiden avtalas när en tolk har hittats.',
    en: 'The interpreter costs you nothing. Ask beforehand: the time is agreed when an interpreter is found.',
  },
  interpreterWhere: {
    fi: 'Tulkki on sinulle maksuton. Kirjoita kunta tai postinumero, niin näet toimiston, josta voit pyytää tulkkia.',
    sv: 'Tolken är gratis för dig. Skriv en kommun eller ett postnummer, så ser du en byrå där du kan be om en tolk.',
    en: 'The interpreter costs you nothing. Write a municipality or a postal code to see an office where you can ask for one.',
  },
});

export const errandNames = dictionary({
  apply: { fi: 'Hakea etuutta', sv: 'Ansöka om en förmån', en: 'Apply for a benefit' },
  ask: { fi: 'Kysyä jotakin', sv: 'Fråga något', en: 'Ask something' },
  attach: { fi: 'Lähettää liitteitä', sv: 'Skicka bilagor', en: 'Send attachments' },
  'hand-in': { fi: 'Jättää täytetyn paperilomakkeen', sv: 'Lämna in en ifylld pappersblankett', en: 'Hand in a filled paper form' },
  unsure: { fi: 'En tiedä', sv: 'Jag vet inte', en: 'I do not know' },
} satisfies Record<Errand, Text>);
