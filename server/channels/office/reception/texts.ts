import { dictionary, type Text } from '#server/platform/language/language.ts';
import type { Gone } from './reading.ts';

export const texts = dictionary({
  title: { fi: 'Ilmoittautuminen', sv: 'Kundmottagning', en: 'Reception' },
  place: { fi: 'Palvelupaikka', sv: 'Serviceställe', en: 'Place' },
  choosePlace: { fi: 'Valitse paikka', sv: 'Välj ställe', en: 'Choose the place' },
  done: { fi: 'Tallennettu.', sv: 'Sparat.', en: 'Saved.' },
  correct: { fi: 'Korjaa tämä', sv: 'Rätta det här', en: 'Correct this' },
  arrival: { fi: 'Uusi asiakas', sv: 'Ny kund', en: 'New visitor' },
  matter: { fi: 'Asia', sv: 'Ärende', en: 'Matter' },
  groupFault: { fi: 'Valitse, mitä asia koskee.', sv: 'Välj vad ärendet gäller.', en: 'Choose what the matter is about.' },
  language: { fi: 'Kieli', sv: 'Språk', en: 'Language' },
  quick: {
    fi: 'Pika-asia, esimerkiksi lomakkeen jättö',
    sv: 'Snabbärende, till exempel inlämning av en blankett',
    en: 'Quick matter, for example handing in a form',
  },
  quickMark: { fi: 'pika-asia', sv: 'snabbärende', en: 'quick matter' },
  giveNumber: { fi: 'Anna vuoronumero', sv: 'Ge ett könummer', en: 'Give a queue number' },
  number: { fi: 'Numero', sv: 'Nummer', en: 'Number' },
  before: {
    fi: (count: number) => `Ennen sinua: ${count}`,
    sv: (count: number) => `Före dig: ${count}`,
    en: (count: number) => `Before you: ${count}`,
  },
  atOnce: { fi: 'Pääset palveltavaksi heti', sv: 'Du blir betjänad genast', en: 'You are served at once' },
  wait: { fi: 'Odotusaika', sv: 'Väntetid', en: 'Wait' },
  printHint: {
    fi: 'Voit tulostaa numeron selaimen tulostuksella: paperille tulee vain numero.',
    sv: 'Du kan skriva ut numret med webbläsarens utskrift: bara numret kommer på pappret.',
    en: 'You can print the number from the browser: only the number comes on paper.',
  },
  closed: {
    fi: (time: string) => `Jono on suljettu tältä päivältä kello ${time}`,
    sv: (time: string) => `Kön stängdes för i dag klockan ${time}`,
    en: (time: string) => `The line was closed for today at ${time}`,
  },
  closedAdvice: {
    fi: 'Uusia numeroita ei anneta. Jonossa olevat palvellaan. Neuvo tulijaa tulemaan toisena päivänä, asioimaan verkossa tai soittamaan.',
    sv: 'Inga nya nummer ges. De som står i kön betjänas. Be den som kommer att komma en annan dag, använda e-tjänsten eller ringa.',
    en: 'No new numbers are given. Whoever waits is served. Advise visitors to come another day, use the online service or call.',
  },
  nobody: { fi: 'Jonossa ei ole ketään', sv: 'Ingen står i kö', en: 'Nobody waits' },
  inLine: {
    fi: (count: string) => `Jonossa ${count}`,
    sv: (count: string) => `${count} i kö`,
    en: (count: string) => `${count} waiting`,
  },
  asOf: {
    fi: (time: string) => `Tilanne kello ${time}`,
    sv: (time: string) => `Läget klockan ${time}`,
    en: (time: string) => `As of ${time}`,
  },
  newcomer: { fi: 'Arvio tulijalle', sv: 'Uppskattning för nykomling', en: 'Estimate for a newcomer' },
  open: {
    fi: (count: number) => (count === 0 ? 'Yhtään pistettä ei ole auki' : count === 1 ? '1 piste auki' : `${count} pistettä auki`),
    sv: (count: number) => (count === 0 ? 'Ingen disk är öppen' : count === 1 ? '1 öppen disk' : `${count} öppna diskar`),
    en: (count: number) => (count === 0 ? 'No counter is open' : count === 1 ? '1 counter open' : `${count} counters open`),
  },
  refresh: { fi: 'Päivitä', sv: 'Uppdatera', en: 'Refresh' },
  waited: { fi: 'Odottanut', sv: 'Har väntat', en: 'Has waited' },
  toWait: { fi: 'Arvio vielä', sv: 'Väntan kvar', en: 'Still to wait' },
  promised: { fi: (time: string) => `luvattu ${time}`, sv: (time: string) => `utlovat ${time}`, en: (time: string) => `promised ${time}` },
  act: { fi: 'Toiminnot', sv: 'Åtgärder', en: 'Actions' },
  change: { fi: 'Muuta', sv: 'Ändra', en: 'Change' },
  changeOf: {
    fi: (ticket: string) => `Muuta numeroa ${ticket}`,
    sv: (ticket: string) => `Ändra nummer ${ticket}`,
    en: (ticket: string) => `Change number ${ticket}`,
  },
  onTheWay: { fi: 'matkalla', sv: 'på väg', en: 'on the way' },
  here: { fi: 'Saapui', sv: 'Kom', en: 'Arrived' },
  hereOf: {
    fi: (ticket: string) => `Saapui: ${ticket}`,
    sv: (ticket: string) => `Kom: ${ticket}`,
    en: (ticket: string) => `Arrived: ${ticket}`,
  },
  left: { fi: 'Lähti', sv: 'Gick', en: 'Left' },
  leftOf: {
    fi: (ticket: string) => `Lähti: ${ticket}`,
    sv: (ticket: string) => `Gick: ${ticket}`,
    en: (ticket: string) => `Left: ${ticket}`,
  },
  leftLong: { fi: 'Asiakas lähti', sv: 'Kunden gick', en: 'The visitor left' },
  more: {
    fi: 'Jonossa on vielä muita näiden jälkeen.',
    sv: 'Efter dem står ännu fler i kön.',
    en: 'More people wait after these.',
  },
  gone: { fi: 'Tänään lähteneet ja saapumatta jääneet', sv: 'Gått eller uteblivit i dag', en: 'Left or did not come today' },
  nobodyGone: { fi: 'Ei ketään.', sv: 'Ingen.', en: 'Nobody.' },
  what: { fi: 'Mitä tapahtui', sv: 'Vad hände', en: 'What happened' },
  time: { fi: 'Kello', sv: 'Klockan', en: 'Time' },
  backInLine: { fi: 'Takaisin jonoon', sv: 'Tillbaka till kön', en: 'Back in line' },
  backInLineOf: {
    fi: (ticket: string) => `Takaisin jonoon: ${ticket}`,
    sv: (ticket: string) => `Tillbaka till kön: ${ticket}`,
    en: (ticket: string) => `Back in line: ${ticket}`,
  },
  toReception: { fi: 'Takaisin ilmoittautumiseen', sv: 'Tillbaka till kundmottagningen', en: 'Back to the reception' },
  history: { fi: 'Asioinnin vaiheet', sv: 'Besökets skeden', en: 'History of the contact' },
  changeMatter: { fi: 'Muuta asiaa', sv: 'Ändra ärendet', en: 'Change the matter' },
  waitsNoMore: {
    fi: 'Asiakas ei enää odota: hänet on jo kutsuttu, palveltu tai merkitty lähteneeksi.',
    sv: 'Kunden väntar inte längre: kunden har redan kallats, betjänats eller antecknats som gången.',
    en: 'The visitor no longer waits: they have been called, served or marked as gone already.',
  },
});

export const goneTexts = dictionary({
  'no-show': { fi: 'ei saapunut kutsuttaessa', sv: 'kom inte när kunden kallades', en: 'did not come when called' },
  left: { fi: 'lähti', sv: 'gick', en: 'left' },
} satisfies Record<Gone['outcome'], Text>);
