import { dictionary } from '#server/platform/language/language.ts';

/** For whoever comes to their appointment: at the kiosk and on their own page. */
export const arrivingTexts = dictionary({
  title: { fi: 'Ilmoittaudu ajallesi', sv: 'Anmäl dig till din tid', en: 'Check in for your appointment' },
  number: {
    fi: 'Numero, jonka sait ajan vahvistuksessa',
    sv: 'Numret i bekräftelsen av din tid',
    en: 'The number in the confirmation of your appointment',
  },
  hint: { fi: 'Viisi numeroa, esimerkiksi 48213', sv: 'Fem siffror, till exempel 48213', en: 'Five digits, such as 48213' },
  here: { fi: 'Olen paikalla', sv: 'Jag är på plats', en: 'I am here' },
  done: { fi: 'Kiitos, olet ilmoittautunut', sv: 'Tack, du är anmäld', en: 'Thank you, you have checked in' },
  yourTicket: {
    fi: (ticket: string) => `Vuoronumerosi on ${ticket}.`,
    sv: (ticket: string) => `Ditt könummer är ${ticket}.`,
    en: (ticket: string) => `Your queue number is ${ticket}.`,
  },
  wait: {
    fi: 'Istu odottamaan. Numerosi ja palvelupiste näkyvät näyttötaululla, kun on sinun vuorosi.',
    sv: 'Sitt ner och vänta. Ditt nummer och luckan visas på skärmen när det är din tur.',
    en: 'Please take a seat. Your number and the counter are shown on the board when it is your turn.',
  },
  unknown: {
    fi: 'Tällä numerolla ei ole aikaa tässä toimistossa tänään. Tarkista numero, päivä ja paikka vahvistuksesta. Voit myös kysyä vastaanotosta.',
    sv: 'Det finns ingen tid med det här numret på det här kontoret i dag. Kontrollera numret, dagen och platsen i bekräftelsen. Du kan också fråga i receptionen.',
    en: 'There is no appointment with this number at this office today. Check the number, the day and the place in the confirmation. You can also ask at the reception.',
  },
  'too-early': {
    fi: (time: string) => `On vielä aikaista. Voit ilmoittautua kello ${time} alkaen.`,
    sv: (time: string) => `Det är för tidigt. Du kan anmäla dig från kl. ${time}.`,
    en: (time: string) => `It is too early. You can check in from ${time}.`,
  },
  'too-late': {
    fi: 'Aikasi on jo alkanut. Mene vastaanottoon, niin sinua autetaan.',
    sv: 'Din tid har redan börjat. Gå till receptionen, så får du hjälp.',
    en: 'Your appointment has already begun. Go to the reception, and they will help you.',
  },
  over: {
    fi: 'Tämä aika ei ole enää voimassa. Mene vastaanottoon tai ota vuoronumero.',
    sv: 'Den här tiden gäller inte längre. Gå till receptionen eller ta ett könummer.',
    en: 'This appointment is no longer valid. Go to the reception or take a queue number.',
  },
  goToReception: {
    fi: 'Ilmoittautuminen ei onnistunut. Mene vastaanottoon.',
    sv: 'Anmälan lyckades inte. Gå till receptionen.',
    en: 'Checking in did not work. Go to the reception.',
  },
  yourNumber: {
    fi: (no: string) => `Voit ilmoittautua myös itsepalvelulaitteella numerolla ${no}.`,
    sv: (no: string) => `Du kan också anmäla dig i automaten med numret ${no}.`,
    en: (no: string) => `You can also check in at the kiosk with the number ${no}.`,
  },
  sayWhenThere: {
    fi: 'Kun olet tullut toimistoon, ilmoittaudu tässä.',
    sv: 'När du har kommit till kontoret, anmäl dig här.',
    en: 'When you have come to the office, check in here.',
  },
  back: { fi: 'Takaisin ajan tietoihin', sv: 'Tillbaka till tiden', en: 'Back to the appointment' },
});

/** For the reception. */
export const receptionTexts = dictionary({
  title: { fi: 'Tämän päivän ajat', sv: 'Dagens tider', en: 'Today’s appointments' },
  none: { fi: 'Tälle päivälle ei ole varattuja aikoja.', sv: 'Inga tider är bokade i dag.', en: 'No appointments are booked for today.' },
  time: { fi: 'Aika', sv: 'Tid', en: 'Time' },
  number: { fi: 'Numero', sv: 'Nummer', en: 'Number' },
  matter: { fi: 'Asia', sv: 'Ärende', en: 'Matter' },
  state: { fi: 'Tila', sv: 'Status', en: 'State' },
  act: { fi: 'Toiminto', sv: 'Åtgärd', en: 'Action' },
  hasCome: { fi: 'On tullut', sv: 'Har kommit', en: 'Has come' },
  whose: { fi: (time: string) => `klo ${time}`, sv: (time: string) => `kl. ${time}`, en: (time: string) => `at ${time}` },
  booked: { fi: 'Ei vielä tullut', sv: 'Har inte kommit', en: 'Not here yet' },
  arrived: { fi: 'Jonossa tai palveltavana', sv: 'I kön eller hos handläggare', en: 'In line or being served' },
  kept: { fi: 'Palveltu', sv: 'Betjänad', en: 'Served' },
  'no-show': { fi: 'Jäi tulematta', sv: 'Uteblev', en: 'Did not come' },
  taken: {
    fi: (ticket: string) => `Asiakas on jonossa numerolla ${ticket}.`,
    sv: (ticket: string) => `Kunden står i kön med nummer ${ticket}.`,
    en: (ticket: string) => `The customer is in line with number ${ticket}.`,
  },
  notTaken: {
    fi: 'Aikaa ei voi enää ilmoittaa tulleeksi: se on peruttu tai siirretty.',
    sv: 'Tiden kan inte längre markeras: den har avbokats eller flyttats.',
    en: 'This appointment cannot be taken in any more: it was cancelled or moved.',
  },
  toReception: { fi: 'Vastaanottoon', sv: 'Till receptionen', en: 'To the reception' },
});
