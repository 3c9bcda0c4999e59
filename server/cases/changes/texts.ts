import { contactChangeNames } from '#server/people/contact/texts.ts';
import { eventNames } from './event-names.ts';
import { dictionary, type Language } from '#server/platform/language/language.ts';
import type { ChangeKind } from './queries.ts';

export const texts = dictionary({
  title: { fi: 'Muutosloki', sv: 'Ändringslogg', en: 'Log of changes' },
  lead: {
    fi: 'Mitä on tehty, kuka teki ja milloin. Merkintöjä ei voi muuttaa eikä poistaa.',
    sv: 'Vad som har gjorts, vem som gjorde det och när. Anteckningarna kan inte ändras eller tas bort.',
    en: 'What was done, by whom and when. Entries cannot be changed or removed.',
  },
  filter: { fi: 'Rajaa', sv: 'Avgränsa', en: 'Narrow down' },
  kind: { fi: 'Mitä tehtiin', sv: 'Vad som gjordes', en: 'What was done' },
  who: { fi: 'Kuka', sv: 'Vem', en: 'Who' },
  when: { fi: 'Milloin', sv: 'När', en: 'When' },
  reference: { fi: 'Viitenumero', sv: 'Referensnummer', en: 'Reference' },
  details: { fi: 'Lisätiedot', sv: 'Detaljer', en: 'Details' },
  all: { fi: 'Kaikki', sv: 'Alla', en: 'All' },
  everybody: { fi: 'Kaikki', sv: 'Alla', en: 'Everybody' },
  customer: { fi: 'Asiakas', sv: 'Kund', en: 'Customer' },
  system: { fi: 'Järjestelmä', sv: 'Systemet', en: 'The system' },
  unknown: { fi: 'Tuntematon', sv: 'Okänd', en: 'Unknown' },
  show: { fi: 'Näytä', sv: 'Visa', en: 'Show' },
  none: { fi: 'Näillä rajauksilla ei löytynyt merkintöjä.', sv: 'Inga anteckningar hittades.', en: 'There are no entries that match.' },
  older: { fi: 'Vanhemmat', sv: 'Äldre', en: 'Older' },
  newest: { fi: 'Uusimmat', sv: 'Nyaste', en: 'Newest' },
  csv: {
    fi: 'Lataa nämä merkinnät (CSV, enintään 20 000 uusinta)',
    sv: 'Ladda ner anteckningarna (CSV, högst de 20 000 nyaste)',
    en: 'Download these entries (CSV, at most the newest 20,000)',
  },
});

/** Names of the facts that events carry. */
export const detailTexts = dictionary({
  channel: { fi: 'saapumistapa', sv: 'ankomstsätt', en: 'came by' },
  basis: { fi: 'asioi puolesta', sv: 'handlade för annan', en: 'acted for the customer' },
  agentId: { fi: 'asioijan tunniste', sv: 'ombudets identifikation', en: 'id of the agent' },
  dueOn: { fi: 'tavoitepäivä', sv: 'måldag', en: 'target day' },
  door: { fi: 'ovi', sv: 'ingång', en: 'door' },
  method: { fi: 'tapa', sv: 'sätt', en: 'method' },
  reason: { fi: 'syy', sv: 'orsak', en: 'reason' },
  validFrom: { fi: 'voimassa alkaen', sv: 'gäller från', en: 'valid from' },
  clerk: { fi: 'kenen', sv: 'vems', en: 'whose' },
});

const staffNames = dictionary({
  'clerk-closed': { fi: 'Käyttöoikeus suljettiin', sv: 'Åtkomsten stängdes', en: 'Access closed' },
  'duties-changed': { fi: 'Tehtäviä muutettiin', sv: 'Uppgifterna ändrades', en: 'Duties changed' },
  'clerk-opened': { fi: 'Käyttöoikeus avattiin', sv: 'Åtkomsten öppnades', en: 'Access opened' },
});

const loginNames = dictionary({
  'login-succeeded': { fi: 'Kirjautuminen onnistui', sv: 'Inloggningen lyckades', en: 'Login succeeded' },
  'login-refused': { fi: 'Kirjautuminen epäonnistui', sv: 'Inloggningen misslyckades', en: 'Login refused' },
});

/** What was done, as an auditor reads it. */
export function kindTexts(language: Language): Record<ChangeKind, string> {
  return { ...eventNames(language), ...loginNames(language), ...staffNames(language), ...contactChangeNames(language) };
}
