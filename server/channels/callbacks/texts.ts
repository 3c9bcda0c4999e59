import { dictionary } from '#server/platform/language/language.ts';

/** What is written to whoever was not reached: one text message, and nothing about the matter. */
export const wordTexts = dictionary({
  notReached: {
    fi: (when: string) => `Soitimme sinulle pyynnöstäsi, mutta emme tavoittaneet sinua. Yritämme uudelleen aikaisintaan ${when}.`,
    sv: (when: string) => `Vi ringde dig på din begäran men nådde dig inte. Vi försöker på nytt tidigast ${when}.`,
    en: (when: string) => `We called you as you asked but did not reach you. We will try again at the earliest ${when}.`,
  },
  expired: {
    fi: 'Emme tavoittaneet sinua puhelimitse. Soittopyyntösi on päättynyt. Tee uusi pyyntö, jos haluat vielä, että soitamme.',
    sv: 'Vi nådde dig inte per telefon. Din begäran om samtal har avslutats. Gör en ny begäran om du ännu vill att vi ringer.',
    en: 'We did not reach you by phone. Your request for a call is over. Make a new one if you still want us to call.',
  },
});

/** What came of a call, as clerks and customers read it. */
export const resultTexts = dictionary({
  reached: { fi: 'tavoitettiin', sv: 'nåddes', en: 'reached' },
  'no-answer': { fi: 'ei vastattu', sv: 'inget svar', en: 'no answer' },
  busy: { fi: 'varattu', sv: 'upptaget', en: 'busy' },
  'wrong-number': { fi: 'väärä numero', sv: 'fel nummer', en: 'wrong number' },
});

export const stateTexts = dictionary({
  open: { fi: 'Soitamme sinulle', sv: 'Vi ringer dig', en: 'We will call you' },
  fulfilled: { fi: 'Puhelu on hoidettu', sv: 'Samtalet är avklarat', en: 'The call is done' },
  cancelled: { fi: 'Peruttu', sv: 'Återtagen', en: 'Cancelled' },
  expired: { fi: 'Päättynyt: emme tavoittaneet sinua', sv: 'Avslutad: vi nådde dig inte', en: 'Over: we did not reach you' },
});

export const texts = dictionary({
  title: { fi: 'Soittopyynnöt', sv: 'Begäran om samtal', en: 'Calls you asked for' },
  none: { fi: 'Et ole pyytänyt soittoa.', sv: 'Du har inte bett om något samtal.', en: 'You have not asked for a call.' },
  ask: { fi: 'Pyydä soittoa', sv: 'Be om ett samtal', en: 'Ask for a call' },
  lead: {
    fi: 'Valitse, mistä haluat puhua ja milloin. Soitamme sinulle valitsemanasi aikana.',
    sv: 'Välj vad du vill tala om och när. Vi ringer dig under den tid du väljer.',
    en: 'Choose what you want to talk about and when. We will call you within the time you choose.',
  },
  topic: { fi: 'Mitä asiasi koskee?', sv: 'Vad gäller ditt ärende?', en: 'What is your matter about?' },
  spoken: { fi: 'Millä kielellä soitamme?', sv: 'På vilket språk ringer vi?', en: 'In which language do we call?' },
  number: { fi: 'Puhelinnumero', sv: 'Telefonnummer', en: 'Phone number' },
  numberHint: {
    fi: 'Numero, johon soitamme, esimerkiksi 040 123 4567',
    sv: 'Numret vi ringer, till exempel 040 123 4567',
    en: 'The number we call, such as 040 123 4567',
  },
  times: { fi: 'Milloin soitamme?', sv: 'När ringer vi?', en: 'When do we call?' },
  showTimes: { fi: 'Näytä ajat', sv: 'Visa tiderna', en: 'Show times' },
  full: { fi: 'täynnä', sv: 'fullt', en: 'full' },
  noTimes: {
    fi: 'Soittoaikoja ei ole nyt vapaana. Kokeile myöhemmin tai valitse toinen kieli.',
    sv: 'Det finns inga lediga tider för samtal nu. Försök senare eller välj ett annat språk.',
    en: 'There are no free times for calls now. Try later or choose another language.',
  },
  promise: {
    fi: (times: number) => `Jos et vastaa, yritämme uudelleen. Soitamme enintään ${times} kertaa.`,
    sv: (times: number) => `Om du inte svarar försöker vi på nytt. Vi ringer högst ${times} gånger.`,
    en: (times: number) => `If you do not answer, we try again. We call at most ${times} times.`,
  },
  correct: { fi: 'Korjaa ensin tämä', sv: 'Rätta först detta', en: 'Correct this first' },
  chooseTime: { fi: 'Valitse aika.', sv: 'Välj en tid.', en: 'Choose a time.' },
  wrongNumber: {
    fi: 'Tarkista puhelinnumero, esimerkiksi 040 123 4567.',
    sv: 'Kontrollera telefonnumret, till exempel 040 123 4567.',
    en: 'Check the phone number, such as 040 123 4567.',
  },
  timeGone: {
    fi: 'Tätä aikaa ei enää ole. Valitse toinen.',
    sv: 'Den här tiden finns inte längre. Välj en annan.',
    en: 'This time is no longer there. Choose another.',
  },
  back: { fi: 'Takaisin soittopyyntöihin', sv: 'Tillbaka till dina begäranden', en: 'Back to your calls' },
  between: {
    fi: (day: string, from: string, to: string) => `${day} klo ${from}–${to}`,
    sv: (day: string, from: string, to: string) => `${day} kl. ${from}–${to}`,
    en: (day: string, from: string, to: string) => `${day}, ${from}–${to}`,
  },
  tried: { fi: 'Soitettu', sv: 'Uppringd', en: 'Called' },
  cancel: { fi: 'Peru soittopyyntö', sv: 'Återta begäran', en: 'Cancel the request' },
  cancelOf: {
    fi: (topic: string) => `Peru soittopyyntö: ${topic}`,
    sv: (topic: string) => `Återta begäran: ${topic}`,
    en: (topic: string) => `Cancel the request: ${topic}`,
  },
});

/** How a request stands, as clerks read it. */
export const clerkStateTexts = dictionary({
  open: { fi: 'odottaa soittoa', sv: 'väntar på samtal', en: 'waits to be called' },
  fulfilled: { fi: 'tavoitettu ja palveltu', sv: 'nådd och betjänad', en: 'reached and served' },
  cancelled: { fi: 'asiakas perui', sv: 'kunden återtog', en: 'the customer cancelled' },
  expired: { fi: 'ei tavoitettu', sv: 'nåddes inte', en: 'not reached' },
});
