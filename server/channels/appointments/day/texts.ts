import { dictionary, type Text } from '#server/platform/language/language.ts';
import type { DayAppointment } from './reading.ts';

export const texts = dictionary({
  title: { fi: 'Päivän ajanvaraukset', sv: 'Dagens bokade tider', en: 'Appointments of the day' },
  place: { fi: 'Paikka', sv: 'Ställe', en: 'Place' },
  choosePlace: { fi: 'Valitse paikka', sv: 'Välj ställe', en: 'Choose a place' },
  day: { fi: 'Päivä', sv: 'Dag', en: 'Day' },
  dayHint: { fi: 'Esimerkiksi 2.3.2015', sv: 'Till exempel 2.3.2015', en: 'For example 2.3.2015' },
  dayFault: {
    fi: 'Kirjoita päivä, esimerkiksi 2.3.2015.',
    sv: 'Skriv en dag, till exempel 2.3.2015.',
    en: 'Write a day, for example 2.3.2015.',
  },
  correct: { fi: 'Korjaa tämä kohta', sv: 'Rätta till denna punkt', en: 'Correct this' },
  show: { fi: 'Näytä', sv: 'Visa', en: 'Show' },
  before: { fi: 'Edellinen päivä', sv: 'Föregående dag', en: 'The day before' },
  after: { fi: 'Seuraava päivä', sv: 'Följande dag', en: 'The day after' },
  today: { fi: 'Tänään', sv: 'I dag', en: 'Today' },
  print: { fi: 'Tulosta', sv: 'Skriv ut', en: 'Print' },
  appointments: {
    fi: (count: number) => (count === 1 ? 'Yksi varattu aika' : `${count} varattua aikaa`),
    sv: (count: number) => (count === 1 ? 'En bokad tid' : `${count} bokade tider`),
    en: (count: number) => (count === 1 ? 'One appointment' : `${count} appointments`),
  },
  none: { fi: 'Päivälle ei ole varattuja aikoja.', sv: 'Inga tider är bokade för dagen.', en: 'There are no appointments on this day.' },
  time: { fi: 'Aika', sv: 'Tid', en: 'Time' },
  matter: { fi: 'Asia', sv: 'Ärende', en: 'Matter' },
  language: { fi: 'Kieli', sv: 'Språk', en: 'Language' },
  way: { fi: 'Asiointitapa', sv: 'Sätt', en: 'Way' },
  clerk: { fi: 'Virkailija', sv: 'Handläggare', en: 'Clerk' },
  counter: { fi: 'Palvelupiste', sv: 'Disk', en: 'Counter' },
  state: { fi: 'Tila', sv: 'Läge', en: 'State' },
  interpreted: {
    fi: (language: string, name: string) => `tulkkaus: ${language}, ${name}`,
    sv: (language: string, name: string) => `tolkning: ${language}, ${name}`,
    en: (language: string, name: string) => `interpreted: ${language}, ${name}`,
  },
  uncovered: { fi: 'ei työvuorossa', sv: 'inget arbetspass', en: 'not at work then' },
  free: { fi: 'Vapaat ajat', sv: 'Lediga tider', en: 'Free stretches' },
  freeLead: {
    fi: 'Työvuorosta jäljellä oleva aika virkailijoittain ja palvelupisteittäin.',
    sv: 'Den tid som återstår av arbetspasset, per handläggare och disk.',
    en: 'What is left of the shifts, by clerk and by counter.',
  },
  nobody: { fi: 'Päivälle ei ole työvuoroja.', sv: 'Dagen har inga arbetspass.', en: 'Nobody is at work on this day.' },
  who: { fi: 'Kuka tai mikä', sv: 'Vem eller vad', en: 'Who or what' },
  hours: { fi: 'Työvuoro', sv: 'Arbetspass', en: 'Shift' },
  other: { fi: 'Muu varattu aika', sv: 'Annan bokad tid', en: 'Other time taken' },
  left: { fi: 'Vapaana', sv: 'Ledigt', en: 'Free' },
  full: { fi: 'ei vapaata', sv: 'inget ledigt', en: 'nothing free' },
  counterNamed: {
    fi: (name: string) => `Palvelupiste ${name}`,
    sv: (name: string) => `Disk ${name}`,
    en: (name: string) => `Counter ${name}`,
  },
});

export const stateNames = dictionary({
  held: { fi: 'varataan parhaillaan', sv: 'bokas just nu', en: 'being booked' },
  booked: { fi: 'varattu', sv: 'bokad', en: 'booked' },
  arrived: { fi: 'saapunut', sv: 'har kommit', en: 'has come' },
  kept: { fi: 'toteutunut', sv: 'genomförd', en: 'kept' },
  'no-show': { fi: 'ei tullut', sv: 'kom inte', en: 'did not come' },
} satisfies Record<DayAppointment['state'], Text>);

export const wayNames = dictionary({
  office: { fi: 'toimisto', sv: 'byrå', en: 'office' },
  phone: { fi: 'puhelin', sv: 'telefon', en: 'phone' },
  video: { fi: 'video', sv: 'video', en: 'video' },
} satisfies Record<DayAppointment['channel'], Text>);
