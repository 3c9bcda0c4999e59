import { dictionary, type Text } from '#server/platform/language/language.ts';
import type { FactsFaultCode } from './facts.ts';

export const texts = dictionary({
  title: { fi: 'Palveluverkko', sv: 'Servicenätet', en: 'The network of places' },
  lead: {
    fi: 'Paikat, joissa virasto palvelee. Avaa paikka muuttaaksesi sen tietoja, palvelupisteitä tai aukioloaikoja.',
    sv: 'Ställena där myndigheten betjänar. Öppna ett ställe för att ändra uppgifter, diskar eller öppettider.',
    en: 'The places where the agency serves. Open one to change its facts, counters or hours.',
  },
  words: { fi: 'Paikan tai kunnan nimi', sv: 'Ställets eller kommunens namn', en: 'Name of the place or municipality' },
  search: { fi: 'Hae', sv: 'Sök', en: 'Search' },
  none: { fi: 'Yhtään paikkaa ei löytynyt.', sv: 'Inga ställen hittades.', en: 'No places were found.' },
  name: { fi: 'Nimi', sv: 'Namn', en: 'Name' },
  kind: { fi: 'Laji', sv: 'Slag', en: 'Kind' },
  municipality: { fi: 'Kunta', sv: 'Kommun', en: 'Municipality' },
  validTo: {
    fi: 'Viimeinen päivä (tyhjä: toistaiseksi)',
    sv: 'Sista dagen (tom: tills vidare)',
    en: 'Last day (empty: until further notice)',
  },
  ends: { fi: 'Viimeinen päivä', sv: 'Sista dagen', en: 'Last day' },
  next: { fi: 'Seuraavat', sv: 'Följande', en: 'Next' },
  first: { fi: 'Alkuun', sv: 'Till början', en: 'To the beginning' },
  toList: { fi: 'Kaikki paikat', sv: 'Alla ställen', en: 'All places' },
  toHours: { fi: 'Muuta aukioloaikoja', sv: 'Ändra öppettiderna', en: 'Change the opening hours' },
  toHistory: { fi: 'Muutoshistoria', sv: 'Ändringshistorik', en: 'History of changes' },
  toAppointments: { fi: 'Ajat, joita ei voi pitää', sv: 'Tider som inte kan hållas', en: 'Appointments that cannot be kept' },
  toPublic: { fi: 'Paikka asiakkaan silmin', sv: 'Stället som kunden ser det', en: 'The place as customers see it' },
  facts: { fi: 'Tiedot', sv: 'Uppgifter', en: 'Facts' },
  operator: { fi: 'Ylläpitäjä', sv: 'Ansvarig myndighet', en: 'Run by' },
  street: { fi: 'Katuosoite', sv: 'Gatuadress', en: 'Street address' },
  postalCode: { fi: 'Postinumero', sv: 'Postnummer', en: 'Postal code' },
  city: { fi: 'Postitoimipaikka', sv: 'Postanstalt', en: 'Post town' },
  latitude: { fi: 'Leveysaste', sv: 'Latitud', en: 'Latitude' },
  longitude: { fi: 'Pituusaste', sv: 'Longitud', en: 'Longitude' },
  degreesHint: { fi: 'Asteina, esimerkiksi 61,498', sv: 'I grader, till exempel 61,498', en: 'In degrees, for example 61.498' },
  phone: { fi: 'Puhelin', sv: 'Telefon', en: 'Phone' },
  languages: { fi: 'Palvelukielet', sv: 'Servicespråk', en: 'Languages of service' },
  tasks: { fi: 'Tehtävät', sv: 'Uppgifter på stället', en: 'Tasks' },
  groups: { fi: 'Etuudet (tyhjä: kaikki)', sv: 'Förmåner (tom: alla)', en: 'Benefits (none: all)' },
  accessibility: { fi: 'Esteettömyys', sv: 'Tillgänglighet', en: 'Accessibility' },
  dayHint: { fi: 'Esimerkiksi 31.12.2015', sv: 'Till exempel 31.12.2015', en: 'For example 31.12.2015 or 2015-12-31' },
  noMunicipality: { fi: 'ei kuntaa', sv: 'ingen kommun', en: 'no municipality' },
  save: { fi: 'Tallenna tiedot', sv: 'Spara uppgifterna', en: 'Save the facts' },
  correct: { fi: 'Korjaa ensin nämä', sv: 'Rätta detta först', en: 'Correct these first' },
  counters: { fi: 'Palvelupisteet', sv: 'Diskar', en: 'Counters' },
  noCounters: { fi: 'Paikassa ei ole palvelupisteitä.', sv: 'Stället har inga diskar.', en: 'The place has no counters.' },
  counterName: { fi: 'Uuden palvelupisteen nimi', sv: 'Den nya diskens namn', en: 'Name of the new counter' },
  addCounter: { fi: 'Lisää palvelupiste', sv: 'Lägg till en disk', en: 'Add a counter' },
  closeCounter: {
    fi: (name: string) => `Poista käytöstä: ${name}`,
    sv: (name: string) => `Ta ur bruk: ${name}`,
    en: (name: string) => `Take out of use: ${name}`,
  },
  nameTaken: {
    fi: 'Paikassa on jo tämänniminen palvelupiste. Valitse toinen nimi.',
    sv: 'Stället har redan en disk med det namnet. Välj ett annat namn.',
    en: 'The place already has a counter of that name. Choose another.',
  },
  done: { fi: 'Tallennettu.', sv: 'Sparat.', en: 'Saved.' },
  hoursDone: {
    fi: 'Aukioloajat tallennettiin.',
    sv: 'Öppettiderna sparades.',
    en: 'The opening hours were saved.',
  },
  meanwhile: {
    fi: 'Joku muu on muuttanut paikan tietoja sillä välin',
    sv: 'Någon annan har under tiden ändrat ställets uppgifter',
    en: 'Somebody else has changed the facts of the place meanwhile',
  },
  meanwhileLead: {
    fi: 'Mitään ei tallennettu, ja kirjoittamasi on alla. Katso toisen muutos, korjaa omaasi tarvittaessa ja tallenna uudelleen.',
    sv: 'Ingenting sparades, och det du skrev finns nedan. Se på den andras ändring, rätta vid behov din egen och spara på nytt.',
    en: 'Nothing was saved, and what you wrote is below. Look at the other change, correct yours where needed and save again.',
  },
  history: { fi: 'Muutoshistoria', sv: 'Ändringshistorik', en: 'History of changes' },
  hoursHistory: { fi: 'Aukioloajat', sv: 'Öppettider', en: 'Opening hours' },
  factsHistory: { fi: 'Tiedot ja palvelupisteet', sv: 'Uppgifter och diskar', en: 'Facts and counters' },
  neverChanged: { fi: 'Tietoja ei ole muutettu.', sv: 'Uppgifterna har inte ändrats.', en: 'The facts have not been changed.' },
  wasThen: {
    fi: (before: string, after: string) => `ennen ”${before}”, nyt ”${after}”`,
    sv: (before: string, after: string) => `förut ”${before}”, nu ”${after}”`,
    en: (before: string, after: string) => `before “${before}”, now “${after}”`,
  },
  nothing: { fi: 'ei mitään', sv: 'inget', en: 'nothing' },
  placeAdded: { fi: 'lisäsi paikan', sv: 'lade till stället', en: 'added the place' },
  validFrom: { fi: 'Ensimmäinen päivä', sv: 'Första dagen', en: 'First day' },
  toImport: {
    fi: 'Tuo paikkoja Palvelutietovarannosta',
    sv: 'Importera ställen från Servicedatalagret',
    en: 'Import places from the Finnish Service Catalogue',
  },
  toAdd: { fi: 'Lisää palvelupaikka', sv: 'Lägg till ett serviceställe', en: 'Add a place' },
  counter: { fi: 'Palvelupiste', sv: 'Disk', en: 'Counter' },
  appointmentCounter: { fi: 'Palvelupiste ajanvarauksille', sv: 'Disk för bokade tider', en: 'Counter for appointments' },
  takesAppointments: { fi: 'ajanvarauksille', sv: 'för bokade tider', en: 'for appointments' },
  takeAppointments: {
    fi: (name: string) => `Ota ajanvarauksille: ${name}`,
    sv: (name: string) => `Ta i bruk för bokade tider: ${name}`,
    en: (name: string) => `Use for appointments: ${name}`,
  },
  stopAppointments: {
    fi: (name: string) => `Älä varaa aikoja: ${name}`,
    sv: (name: string) => `Boka inga tider: ${name}`,
    en: (name: string) => `Book no appointments: ${name}`,
  },
  appointmentCounters: {
    fi: 'Jos yksikin palvelupiste on ajanvarauksille, toimiston ajat varataan vain niihin.',
    sv: 'Om någon disk är för bokade tider bokas byråns tider bara till dem.',
    en: 'Once a counter is for appointments, those at the office are booked into such counters only.',
  },
  older: { fi: 'Vanhemmat', sv: 'Äldre', en: 'Older' },
});

export const factsFaultTexts = dictionary({
  words: { fi: 'Kirjoita tämä joka kielellä.', sv: 'Skriv detta på varje språk.', en: 'Write this in every language.' },
  missing: { fi: 'Tämä tieto tarvitaan.', sv: 'Den här uppgiften behövs.', en: 'This is needed.' },
  'postal-code': { fi: 'Postinumerossa on viisi numeroa.', sv: 'Ett postnummer har fem siffror.', en: 'A postal code has five digits.' },
  degrees: {
    fi: 'Kirjoita asteet muodossa 61,498.',
    sv: 'Skriv graderna i formen 61,498.',
    en: 'Write the degrees as 61.498.',
  },
  phone: {
    fi: 'Puhelinnumerossa voi olla numeroita, välejä ja alussa +.',
    sv: 'Ett telefonnummer kan ha siffror, mellanslag och + i början.',
    en: 'A phone number has digits, spaces and a + at its beginning.',
  },
  languages: { fi: 'Valitse vähintään yksi kieli.', sv: 'Välj minst ett språk.', en: 'Choose at least one language.' },
  day: {
    fi: 'Kirjoita päivä muodossa 31.12.2015.',
    sv: 'Skriv dagen i formen 31.12.2015.',
    en: 'Write the day as 31.12.2015 or 2015-12-31.',
  },
  unknown: { fi: 'Valitse jokin luettelosta.', sv: 'Välj något i listan.', en: 'Choose one of the list.' },
  'before-start': {
    fi: 'Viimeinen päivä on ennen paikan ensimmäistä päivää.',
    sv: 'Den sista dagen är före ställets första dag.',
    en: 'The last day is before the first day of the place.',
  },
} satisfies Record<FactsFaultCode, Text>);

/** What a fact is called; `field` may name a language after it: `name.fi`. */
export function factLabel(field: string, language: keyof Text): string {
  const t = texts(language);
  const labels: Readonly<Record<string, string>> = {
    name: t.name,
    operator: t.operator,
    municipality: t.municipality,
    street: t.street,
    postalCode: t.postalCode,
    city: t.city,
    latitude: t.latitude,
    longitude: t.longitude,
    phone: t.phone,
    languages: t.languages,
    tasks: t.tasks,
    groups: t.groups,
    accessibility: t.accessibility,
    validTo: t.ends,
    validFrom: t.validFrom,
    kind: t.kind,
    counter: t.counter,
    appointmentCounter: t.appointmentCounter,
  };
  const [fact = ''] = field.split('.');
  return labels[fact] ?? fact;
}
