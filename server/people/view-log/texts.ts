import { dictionary, type Language, type Text } from '#server/platform/language/language.ts';
import type { StaffRole } from '#server/platform/http/person.ts';
import type { ViewedThing } from './viewing.ts';

export const texts = dictionary({
  title: { fi: 'Kuka on katsonut tietojani', sv: 'Vem har sett mina uppgifter', en: 'Who has looked at my data' },
  lead: {
    fi: 'Tässä näet, milloin henkilöstömme on avannut tietojasi ja miksi. Merkintä syntyy joka kerta, eikä sitä voi muuttaa.',
    sv: 'Här ser du när vår personal har öppnat dina uppgifter och varför. En anteckning görs varje gång och kan inte ändras.',
    en: 'Here you see when our staff opened your data, and why. An entry is made every time, and it cannot be changed.',
  },
  right: {
    fi: 'Sinulla on oikeus tietää katselujen ajat ja syyt (yleinen tietosuoja-asetus, 15 artikla). Työntekijöiden nimiä emme näytä. Jos epäilet, että tietojasi on katsottu ilman syytä, ota yhteyttä meihin.',
    sv: 'Du har rätt att få veta när och varför dina uppgifter har öppnats (allmänna dataskyddsförordningen, artikel 15). Vi visar inte de anställdas namn. Kontakta oss om du misstänker att dina uppgifter har öppnats utan orsak.',
    en: 'You have the right to know the times and reasons (General Data Protection Regulation, Article 15). We do not show the names of staff. If you think that somebody looked without a reason, contact us.',
  },
  empty: {
    fi: 'Kukaan henkilöstöstämme ei ole avannut tietojasi.',
    sv: 'Ingen av vår personal har öppnat dina uppgifter.',
    en: 'Nobody of our staff has opened your data.',
  },
  when: { fi: 'Milloin', sv: 'När', en: 'When' },
  what: { fi: 'Mitä katsottiin', sv: 'Vad öppnades', en: 'What was opened' },
  why: { fi: 'Miksi', sv: 'Varför', en: 'Why' },
  role: { fi: 'Tehtävä', sv: 'Uppgift', en: 'Role' },
  who: { fi: 'Kuka', sv: 'Vem', en: 'Who' },
  whom: { fi: 'Asiakkaan tunniste', sv: 'Kundens identifierare', en: 'Customer’s identifier' },
  older: { fi: 'Vanhemmat', sv: 'Äldre', en: 'Older' },
  newest: { fi: 'Uusimmat', sv: 'Nyaste', en: 'Newest' },
  becauseOfCase: {
    fi: (benefit: string, reference: string) => `Hakemuksesi käsittely: ${benefit}, ${reference}`,
    sv: (benefit: string, reference: string) => `Handläggning av ansökan: ${benefit}, ${reference}`,
    en: (benefit: string, reference: string) => `Handling your application: ${benefit}, ${reference}`,
  },
  becauseOfVisit: {
    fi: (place: string) => `Asioit luonamme: ${place}`,
    sv: (place: string) => `Du besökte oss: ${place}`,
    en: (place: string) => `You visited us: ${place}`,
  },
  becauseOfContact: { fi: 'Asioit kanssamme', sv: 'Du kontaktade oss', en: 'You were in contact with us' },
  becauseOfGoneCase: { fi: 'Hakemuksen käsittely', sv: 'Handläggning av en ansökan', en: 'Handling an application' },
  brokenGlass: {
    fi: (text: string) => `Poikkeuksellinen avaaminen: ${text}`,
    sv: (text: string) => `Öppnat undantagsvis: ${text}`,
    en: (text: string) => `Opened by exception: ${text}`,
  },
  inspection: { fi: 'Katseluloki', sv: 'Visningslogg', en: 'Log of views' },
  inspectionLead: {
    fi: 'Kuka avasi kenen tiedot, milloin ja miksi. Merkinnät on sinetöity erissä: puuttuva tai muutettu merkintä paljastuu tarkistuksessa.',
    sv: 'Vem öppnade vems uppgifter, när och varför. Anteckningarna är förseglade i partier: en anteckning som saknas eller har ändrats syns vid kontrollen.',
    en: 'Who opened whose data, when and why. Entries are sealed in batches: a missing or changed one shows when they are verified.',
  },
  noViews: {
    fi: 'Näillä rajauksilla ei ole merkintöjä.',
    sv: 'Det finns inga anteckningar med dessa avgränsningar.',
    en: 'There are no entries for these filters.',
  },
  alarms: {
    fi: 'Poikkeukselliset avaamiset, joita ei ole tarkastettu',
    sv: 'Undantagsvisa öppningar som inte har granskats',
    en: 'Openings by exception not yet examined',
  },
  examined: { fi: 'Merkitse tarkastetuksi', sv: 'Markera som granskad', en: 'Mark as examined' },
  onlyAlarms: { fi: 'Vain poikkeukselliset avaamiset', sv: 'Bara undantagsvisa öppningar', en: 'Only openings by exception' },
  allClerks: { fi: 'Kaikki', sv: 'Alla', en: 'Everybody' },
  narrow: { fi: 'Rajaa', sv: 'Avgränsa', en: 'Narrow down' },
});

const things = dictionary({
  case: { fi: 'Hakemus ja sen käsittely', sv: 'Ansökan och dess handläggning', en: 'An application and its handling' },
  customer: { fi: 'Yhteystiedot ja kaikki asiat', sv: 'Kontaktuppgifter och alla ärenden', en: 'Contact details and all matters' },
  decision: { fi: 'Päätös', sv: 'Beslut', en: 'A decision' },
  attachments: { fi: 'Liitteet', sv: 'Bilagor', en: 'Attachments' },
  messages: { fi: 'Viestit', sv: 'Meddelanden', en: 'Messages' },
  requests: { fi: 'Lisätietopyyntö', sv: 'Begäran om komplettering', en: 'A request for information' },
  letters: { fi: 'Kirje', sv: 'Brev', en: 'A letter' },
  paper: { fi: 'Paperihakemus', sv: 'Pappersansökan', en: 'A paper application' },
  mandates: { fi: 'Valtuutukset', sv: 'Fullmakter', en: 'Mandates' },
  contact: { fi: 'Yhteystiedot', sv: 'Kontaktuppgifter', en: 'Contact details' },
  'own-data-report': { fi: 'Omien tietojen raportti', sv: 'Rapport om egna uppgifter', en: 'Report of own data' },
  search: { fi: 'Asiakkaan haku', sv: 'Sökning av kund', en: 'Search for a customer' },
  merging: { fi: 'Tietojen yhdistäminen', sv: 'Sammanslagning av uppgifter', en: 'Merging of records' },
  'view-log': { fi: 'Tiedot siitä, kuka on katsonut', sv: 'Vem som har tittat', en: 'Who has looked' },
} satisfies Record<ViewedThing, Text>);

const roles = dictionary({
  clerk: { fi: 'Käsittelijä', sv: 'Handläggare', en: 'Clerk' },
  'joint-service-clerk': { fi: 'Yhteispalvelun neuvoja', sv: 'Samservicerådgivare', en: 'Joint service clerk' },
  manager: { fi: 'Esihenkilö', sv: 'Chef', en: 'Manager' },
  administrator: { fi: 'Pääkäyttäjä', sv: 'Administratör', en: 'Administrator' },
  auditor: { fi: 'Tarkastaja', sv: 'Granskare', en: 'Auditor' },
} satisfies Record<StaffRole, Text>);

/** What was opened; a thing of a later version is shown by its own word. */
export function thingName(what: string, language: Language): string {
  const names: Readonly<Record<string, string>> = things(language);
  return Object.hasOwn(names, what) ? (names[what] ?? what) : what;
}

export function roleName(role: string, language: Language): string {
  const names: Readonly<Record<string, string>> = roles(language);
  return Object.hasOwn(names, role) ? (names[role] ?? role) : role;
}
