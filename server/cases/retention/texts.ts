import type { Keep, RetentionKind } from '#server/agency/definition.ts';
import { dictionary, type Language, type Text } from '#server/platform/language/language.ts';

/** What each kind is, as anybody reads it. */
export const kindTexts = dictionary({
  'closed-case': {
    fi: 'Hakemus, päätös ja kaikki niihin liittyvä. Aika alkaa, kun asia on päättynyt eikä siinä enää tapahdu mitään',
    sv: 'Ansökan, beslut och allt som hör till dem. Tiden börjar när ärendet är avslutat och inget mer händer i det',
    en: 'An application, its decision and all that belongs to them. The time begins when the case has ended and nothing happens in it any more',
  },
  message: {
    fi: 'Viestit, jotka eivät liity hakemukseen, liitteineen',
    sv: 'Meddelanden som inte hör till en ansökan, med bilagor',
    en: 'Messages that belong to no application, with their attachments',
  },
  notice: {
    fi: 'Ilmoitukset ja niiden lähetysyritykset',
    sv: 'Aviseringar och försök att skicka dem',
    en: 'Notices and the attempts to deliver them',
  },
  'discarded-scan': { fi: 'Hylätyt skannaukset', sv: 'Förkastade skanningar', en: 'Scans that were discarded' },
  'cancelled-paper': {
    fi: 'Paperihakemukset, joiden kirjaus peruttiin',
    sv: 'Pappersansökningar vars registrering återtogs',
    en: 'Paper applications whose registration was cancelled',
  },
  mandate: {
    fi: 'Päättyneet valtuutukset ja niiden käyttö',
    sv: 'Avslutade fullmakter och hur de har använts',
    en: 'Mandates that have ended, and their use',
  },
  login: { fi: 'Kirjautumiset', sv: 'Inloggningar', en: 'Sign-ins' },
  'view-log': {
    fi: 'Merkinnät siitä, kuka on katsonut tietoja',
    sv: 'Anteckningar om vem som har sett uppgifter',
    en: 'Entries of who looked at data',
  },
  'survey-answer': { fi: 'Palautteet', sv: 'Respons', en: 'Feedback' },
  'own-data-report': {
    fi: 'Merkinnät omien tietojen latauksista',
    sv: 'Anteckningar om nedladdade egna uppgifter',
    en: 'Entries of downloads of one’s own data',
  },
  contact: {
    fi: 'Tieto siitä, kenen käynti tai puhelu oli, ja siitä kirjoitetut muistiinpanot',
    sv: 'Uppgiften om vems besök eller samtal det var, och anteckningarna om det',
    en: 'Whose visit or call it was, and the notes about it',
  },
  appointment: {
    fi: 'Tieto siitä, kenen varattu aika oli',
    sv: 'Uppgiften om vems bokade tid det var',
    en: 'Whose appointment it was',
  },
} satisfies Record<RetentionKind, Text>);

export const texts = dictionary({
  title: { fi: 'Säilytysajat ja poistaminen', sv: 'Förvaringstider och radering', en: 'Retention and erasure' },
  lead: {
    fi: 'Säilytysajat ovat viraston tiedoissa (retention.json). Avointa asiaa, valitusajassa olevaa päätöstä, maksettavaa etuutta ja lähettämätöntä kirjettä ei poisteta. Tilastot eivät muutu.',
    sv: 'Förvaringstiderna finns i myndighetens data (retention.json). Ett öppet ärende, ett beslut som kan överklagas, en förmån som betalas och ett brev som inte har skickats raderas inte. Statistiken ändras inte.',
    en: 'The times are in the agency’s data (retention.json). An open case, a decision that can be appealed, a benefit that is being paid and a letter not yet sent are not erased. Figures do not change.',
  },
  nightly: {
    fi: (from: number, to: number) => `Poisto ajetaan joka yö kello ${from}–${to}.`,
    sv: (from: number, to: number) => `Raderingen körs varje natt kl. ${from}–${to}.`,
    en: (from: number, to: number) => `Erasing runs every night between ${from}:00 and ${to}:00.`,
  },
  notNightly: {
    fi: 'Poistoa ei ajeta öisin. Se ajetaan vain komennolla.',
    sv: 'Raderingen körs inte nattligen, utan bara med ett kommando.',
    en: 'Erasing does not run at night, but only by the command.',
  },
  rules: { fi: 'Säännöt', sv: 'Regler', en: 'Rules' },
  rule: { fi: 'Sääntö', sv: 'Regel', en: 'Rule' },
  what: { fi: 'Tiedot', sv: 'Uppgifter', en: 'Data' },
  kept: { fi: 'Säilytetään', sv: 'Förvaras', en: 'Kept for' },
  why: { fi: 'Miksi', sv: 'Varför', en: 'Why' },
  source: { fi: 'Peruste (englanniksi)', sv: 'Grund (på engelska)', en: 'Source' },
  isInvented: { fi: 'Keksitty aika', sv: 'Påhittad tid', en: 'Invented time' },
  isLaidDown: { fi: 'Vahvistettu', sv: 'Fastställd', en: 'Laid down' },
  otherBenefits: { fi: 'muut etuudet', sv: 'övriga förmåner', en: 'all other benefits' },
  next: { fi: 'Mitä seuraava ajo poistaisi', sv: 'Vad nästa körning skulle radera', en: 'What the next run would erase' },
  count: { fi: 'Laske nyt', sv: 'Räkna nu', en: 'Count now' },
  countHint: { fi: 'Laskeminen ei poista mitään.', sv: 'Räkningen raderar inget.', en: 'Counting erases nothing.' },
  runs: { fi: 'Ajot', sv: 'Körningar', en: 'Runs' },
  noRuns: {
    fi: 'Mitään ei ole vielä laskettu eikä poistettu.',
    sv: 'Inget har räknats eller raderats ännu.',
    en: 'Nothing has been counted or erased yet.',
  },
  counted: { fi: 'Laskettu', sv: 'Räknat', en: 'Counted' },
  erased: { fi: 'Poistettu', sv: 'Raderat', en: 'Erased' },
  brokenOff: { fi: 'jäi kesken tai on käynnissä', sv: 'avbröts eller pågår', en: 'broken off or under way' },
  before: { fi: 'Ennen päivää', sv: 'Före', en: 'From before' },
  items: { fi: 'Kohteita', sv: 'Objekt', en: 'Items' },
  rows: { fi: 'Rivejä', sv: 'Rader', en: 'Rows' },
  files: { fi: 'Tiedostoja', sv: 'Filer', en: 'Files' },
  drafts: { fi: 'Keskeneräiset hakemukset', sv: 'Påbörjade ansökningar', en: 'Applications that were begun' },
  draftsWhy: {
    fi: 'Jotta voit jatkaa hakemusta myöhemmin. Voit poistaa sen itse aiemmin.',
    sv: 'För att du ska kunna fortsätta senare. Du kan själv ta bort ansökan tidigare.',
    en: 'So that you can go on later. You can delete it earlier yourself.',
  },
});

const units: Record<Keep['unit'], Record<Language, readonly [one: string, many: string]>> = {
  days: { fi: ['päivän', 'päivää'], sv: ['dag', 'dagar'], en: ['day', 'days'] },
  months: { fi: ['kuukauden', 'kuukautta'], sv: ['månad', 'månader'], en: ['month', 'months'] },
  years: { fi: ['vuoden', 'vuotta'], sv: ['år', 'år'], en: ['year', 'years'] },
};

/** How long, as an object of “is kept”: “10 vuotta”, “yhden päivän” is written “1 päivän”. */
export function keepText({ count, unit }: Keep, language: Language): string {
  const [one, many] = units[unit][language];
  return `${count} ${count === 1 ? one : many}`;
}
