import { dictionary, type Text } from '#server/platform/language/language.ts';
import type { RosterEventKind } from '../events.ts';
import type { ShiftFault } from '../form.ts';
import type { ShiftChannel } from '../shifts.ts';

export const texts = dictionary({
  rosters: { fi: 'Työvuorot', sv: 'Arbetspass', en: 'Rosters' },
  rostersLead: {
    fi: 'Ajanvaraukset ja takaisinsoitot perustuvat työvuoroihin. Valitse paikka.',
    sv: 'Tidsbokningar och återuppringningar bygger på arbetspassen. Välj ett ställe.',
    en: 'Appointments and callbacks rest on the rosters. Choose a place.',
  },
  places: { fi: 'Paikat', sv: 'Ställen', en: 'Places' },
  shiftsOfWeek: {
    fi: 'Työvuoroja seuraavien 7 päivän aikana',
    sv: 'Arbetspass under de följande 7 dagarna',
    en: 'Shifts in the coming 7 days',
  },
  roster: {
    fi: (place: string) => `Työvuorot: ${place}`,
    sv: (place: string) => `Arbetspass: ${place}`,
    en: (place: string) => `Roster: ${place}`,
  },
  week: {
    fi: (week: number, from: string, to: string) => `Viikko ${week}: ${from} – ${to}`,
    sv: (week: number, from: string, to: string) => `Vecka ${week}: ${from} – ${to}`,
    en: (week: number, from: string, to: string) => `Week ${week}: ${from} – ${to}`,
  },
  before: { fi: 'Edellinen viikko', sv: 'Föregående vecka', en: 'The week before' },
  after: { fi: 'Seuraava viikko', sv: 'Följande vecka', en: 'The week after' },
  thisWeek: { fi: 'Tämä viikko', sv: 'Denna vecka', en: 'This week' },
  toBlackouts: { fi: 'Kokoukset ja muu varattu aika', sv: 'Möten och annan bokad tid', en: 'Meetings and other time taken' },
  toPlanner: { fi: 'Kuormitus', sv: 'Belastning', en: 'Load' },
  toDay: { fi: 'Päivän ajanvaraukset', sv: 'Dagens bokade tider', en: 'Appointments of the day' },
  toInterpreters: { fi: 'Tulkit', sv: 'Tolkar', en: 'Interpreters' },
  toPlaces: { fi: 'Kaikki paikat', sv: 'Alla ställen', en: 'All places' },
  nobody: {
    fi: 'Viikolla ei ole työvuoroja. Silloin ei voi varata aikoja.',
    sv: 'Veckan har inga arbetspass. Då kan inga tider bokas.',
    en: 'There are no shifts in this week. No times can be booked then.',
  },
  clerk: { fi: 'Virkailija', sv: 'Handläggare', en: 'Clerk' },
  free: { fi: 'ei työvuoroa', sv: 'inget arbetspass', en: 'no shift' },
  booked: {
    fi: (count: number) => (count === 1 ? '1 varaus' : `${count} varausta`),
    sv: (count: number) => (count === 1 ? '1 bokning' : `${count} bokningar`),
    en: (count: number) => (count === 1 ? '1 appointment' : `${count} appointments`),
  },
  notBookable: { fi: 'ei varattavissa', sv: 'kan inte bokas', en: 'not to be booked' },
  print: { fi: 'Tulosta', sv: 'Skriv ut', en: 'Print' },
  add: { fi: 'Lisää työvuoroja', sv: 'Lägg till arbetspass', en: 'Add shifts' },
  addLead: {
    fi: 'Työvuorot lisätään valituille viikonpäiville koko ajanjaksolle. Pyhäpäivät jätetään pois.',
    sv: 'Arbetspassen läggs till på de valda veckodagarna under hela perioden. Helgdagar lämnas bort.',
    en: 'Shifts are added on the chosen days of the week for the whole period. Holidays are left out.',
  },
  choose: { fi: 'Valitse', sv: 'Välj', en: 'Choose' },
  others: { fi: 'Muut virkailijat', sv: 'Övriga handläggare', en: 'Other clerks' },
  atHome: { fi: 'Kotipaikka täällä', sv: 'Hemställe här', en: 'Home place here' },
  weekdays: { fi: 'Viikonpäivät', sv: 'Veckodagar', en: 'Days of the week' },
  fromDay: { fi: 'Ensimmäinen päivä', sv: 'Första dagen', en: 'First day' },
  toDayField: { fi: 'Viimeinen päivä', sv: 'Sista dagen', en: 'Last day' },
  dayHint: { fi: 'Esimerkiksi 2.3.2015', sv: 'Till exempel 2.3.2015', en: 'For example 2.3.2015' },
  fromTime: { fi: 'Alkaa kello', sv: 'Börjar klockan', en: 'Begins at' },
  toTime: { fi: 'Päättyy kello', sv: 'Slutar klockan', en: 'Ends at' },
  timeHint: {
    fi: 'Viiden minuutin tarkkuudella, esimerkiksi 8.30',
    sv: 'I steg på fem minuter, till exempel 8.30',
    en: 'In steps of five minutes, for example 8.30',
  },
  channels: {
    fi: 'Varattavissa olevat asiointitavat',
    sv: 'Sätt att uträtta ärenden som kan bokas',
    en: 'Ways of service that may be booked',
  },
  save: { fi: 'Lisää työvuorot', sv: 'Lägg till arbetspassen', en: 'Add the shifts' },
  end: { fi: 'Poista työvuoroja', sv: 'Ta bort arbetspass', en: 'Take shifts away' },
  endLead: {
    fi: 'Esimerkiksi loman tai poissaolon ajalta. Ensin näytetään, mitkä varatut ajat jäävät ilman virkailijaa.',
    sv: 'Till exempel för en semester eller frånvaro. Först visas vilka bokade tider som blir utan handläggare.',
    en: 'For a holiday or an absence, say. First you are shown which appointments are left without anybody.',
  },
  endPeriod: { fi: 'Poista jakson työvuorot', sv: 'Ta bort periodens arbetspass', en: 'Take the shifts of the period away' },
  shift: { fi: 'Työvuoro', sv: 'Arbetspass', en: 'Shift' },
  change: { fi: 'Tallenna muutos', sv: 'Spara ändringen', en: 'Save the change' },
  changeAnyway: { fi: 'Tallenna silti', sv: 'Spara ändå', en: 'Save all the same' },
  endOne: { fi: 'Poista tämä työvuoro', sv: 'Ta bort detta arbetspass', en: 'Take this shift away' },
  endAnyway: { fi: 'Poista silti', sv: 'Ta bort ändå', en: 'Take away all the same' },
  isOver: { fi: 'Työvuoro on päättynyt.', sv: 'Arbetspasset är slut.', en: 'The shift is over.' },
  added: {
    fi: (count: number) => (count === 1 ? 'Yksi työvuoro lisättiin.' : `${count} työvuoroa lisättiin.`),
    sv: (count: number) => (count === 1 ? 'Ett arbetspass lades till.' : `${count} arbetspass lades till.`),
    en: (count: number) => (count === 1 ? 'One shift was added.' : `${count} shifts were added.`),
  },
  leftOut: {
    fi: (count: number) => `Pyhäpäivinä jätettiin pois ${count}.`,
    sv: (count: number) => `${count} lämnades bort på helgdagar.`,
    en: (count: number) => `${count} on holidays were left out.`,
  },
  changed: { fi: 'Työvuoro on muutettu.', sv: 'Arbetspasset har ändrats.', en: 'The shift has been changed.' },
  ended: {
    fi: (count: number) => (count === 1 ? 'Yksi työvuoro poistettiin.' : `${count} työvuoroa poistettiin.`),
    sv: (count: number) => (count === 1 ? 'Ett arbetspass togs bort.' : `${count} arbetspass togs bort.`),
    en: (count: number) => (count === 1 ? 'One shift was taken away.' : `${count} shifts were taken away.`),
  },
  overlaps: {
    fi: (days: string) => `Mitään ei lisätty: henkilöllä on jo työvuoro näinä päivinä samaan aikaan: ${days}.`,
    sv: (days: string) => `Inget lades till: personen har redan arbetspass samtidigt dessa dagar: ${days}.`,
    en: (days: string) => `Nothing was added: the person already has a shift at that time on these days: ${days}.`,
  },
  none: {
    fi: 'Jaksolla ei ole valittuja viikonpäiviä, tai ne ovat pyhäpäiviä. Mitään ei lisätty.',
    sv: 'Perioden har inga av de valda veckodagarna, eller så är de helgdagar. Inget lades till.',
    en: 'The period has none of the chosen days, or they are holidays. Nothing was added.',
  },
  breaks: {
    fi: (count: number) => (count === 1 ? 'Yksi varattu aika jää ilman tekijää' : `${count} varattua aikaa jää ilman tekijää`),
    sv: (count: number) => (count === 1 ? 'En bokad tid blir utan handläggare' : `${count} bokade tider blir utan handläggare`),
    en: (count: number) => (count === 1 ? 'One appointment is left without anybody' : `${count} appointments are left without anybody`),
  },
  breaksLead: {
    fi: 'Mitään ei ole vielä muutettu. Siirrä ajat tai sovi asiakkaiden kanssa uudesta ajasta.',
    sv: 'Inget har ändrats ännu. Flytta tiderna eller kom överens om en ny tid med kunderna.',
    en: 'Nothing has been changed yet. Move the appointments, or agree on a new time with the customers.',
  },
  time: { fi: 'Aika', sv: 'Tid', en: 'Time' },
  matter: { fi: 'Asia', sv: 'Ärende', en: 'Matter' },
  way: { fi: 'Asiointitapa', sv: 'Sätt', en: 'Way' },
  more: {
    fi: (count: number) => `Lisäksi ${count} muuta.`,
    sv: (count: number) => `Dessutom ${count} andra.`,
    en: (count: number) => `And ${count} more.`,
  },
  history: { fi: 'Muutokset', sv: 'Ändringar', en: 'Changes' },
  neverChanged: {
    fi: 'Työvuoroja ei ole vielä muutettu.',
    sv: 'Arbetspassen har inte ändrats ännu.',
    en: 'The roster has not been changed yet.',
  },
  house: { fi: 'Luukku', sv: 'Luukku', en: 'Luukku' },
  older: { fi: 'Vanhemmat muutokset', sv: 'Äldre ändringar', en: 'Older changes' },
  left: {
    fi: (count: number) => `ilman tekijää jäi ${count}`,
    sv: (count: number) => `${count} blev utan handläggare`,
    en: (count: number) => `${count} were left without anybody`,
  },
  pieces: { fi: 'kpl', sv: 'st.', en: 'in all' },
  correct: { fi: 'Korjaa nämä kohdat', sv: 'Rätta till dessa punkter', en: 'Correct these' },
});

export const shiftChannelNames = dictionary({
  office: { fi: 'Toimisto', sv: 'Byrå', en: 'Office' },
  phone: { fi: 'Puhelin', sv: 'Telefon', en: 'Phone' },
  video: { fi: 'Video', sv: 'Video', en: 'Video' },
} satisfies Record<ShiftChannel, Text>);

export const eventNames = dictionary({
  'shifts-added': { fi: 'Työvuoroja lisättiin', sv: 'Arbetspass lades till', en: 'Shifts added' },
  'shift-changed': { fi: 'Työvuoroa muutettiin', sv: 'Ett arbetspass ändrades', en: 'Shift changed' },
  'shifts-ended': { fi: 'Työvuoroja poistettiin', sv: 'Arbetspass togs bort', en: 'Shifts taken away' },
  'blackout-added': { fi: 'Aikaa varattiin muuhun', sv: 'Tid bokades för annat', en: 'Time taken for something else' },
  'blackout-removed': { fi: 'Muuhun varattu aika vapautettiin', sv: 'Tid som bokats för annat frigjordes', en: 'Time given back' },
  'interpreter-added': { fi: 'Tulkki lisättiin', sv: 'En tolk lades till', en: 'Interpreter added' },
  'interpreter-changed': { fi: 'Tulkin tietoja muutettiin', sv: 'Tolkens uppgifter ändrades', en: 'Interpreter changed' },
  'interpreter-ended': { fi: 'Tulkki poistettiin käytöstä', sv: 'Tolken togs ur bruk', en: 'Interpreter ended' },
} satisfies Record<RosterEventKind, Text>);

export const shiftFaultTexts = dictionary({
  worker: { fi: 'Valitse virkailija.', sv: 'Välj handläggare.', en: 'Choose a clerk.' },
  weekdays: { fi: 'Valitse ainakin yksi viikonpäivä.', sv: 'Välj minst en veckodag.', en: 'Choose at least one day of the week.' },
  day: {
    fi: 'Kirjoita päivä, esimerkiksi 2.3.2015.',
    sv: 'Skriv en dag, till exempel 2.3.2015.',
    en: 'Write a day, for example 2.3.2015.',
  },
  past: {
    fi: 'Päivä on jo mennyt. Valitse tämä päivä tai myöhempi.',
    sv: 'Dagen har redan passerat. Välj i dag eller senare.',
    en: 'The day is past. Choose today or a later day.',
  },
  days: {
    fi: 'Viimeinen päivä on ennen ensimmäistä, tai jakso on yli vuoden pituinen.',
    sv: 'Den sista dagen är före den första, eller så är perioden längre än ett år.',
    en: 'The last day is before the first, or the period is longer than a year.',
  },
  time: {
    fi: 'Kirjoita kellonaika viiden minuutin tarkkuudella, esimerkiksi 8.30.',
    sv: 'Skriv klockslaget i steg på fem minuter, till exempel 8.30.',
    en: 'Write the time in steps of five minutes, for example 8.30.',
  },
  times: {
    fi: 'Päättymisajan on oltava alkamisajan jälkeen, ja vuoro saa kestää enintään 15 tuntia.',
    sv: 'Sluttiden måste vara efter starttiden, och passet får vara högst 15 timmar.',
    en: 'It must end after it begins, and a shift may be 15 hours at most.',
  },
} satisfies Record<ShiftFault['code'], Text>);
