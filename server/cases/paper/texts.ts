import { dictionary } from '#server/platform/language/language.ts';

/** What the pages of paper have in common. */
export const texts = dictionary({
  paper: { fi: 'Paperihakemukset', sv: 'Pappersansökningar', en: 'Paper applications' },
  toKey: { fi: 'Syötettävät', sv: 'Att mata in', en: 'To be keyed' },
  register: { fi: 'Kirjaa saapunut hakemus', sv: 'Registrera en ansökan', en: 'Register an application' },
  scans: { fi: 'Skannaukset', sv: 'Skanningar', en: 'Scans' },
  codes: { fi: 'Hae koodilla', sv: 'Sök med kod', en: 'Find by code' },
  forms: { fi: 'Tulostettavat lomakkeet', sv: 'Blanketter att skriva ut', en: 'Forms to print' },
  code: { fi: 'Saapumiskoodi', sv: 'Ankomstkod', en: 'Arrival code' },
  benefit: { fi: 'Etuus', sv: 'Förmån', en: 'Benefit' },
  channel: { fi: 'Saapumistapa', sv: 'Inkommen via', en: 'Came by' },
  language: { fi: 'Kieli', sv: 'Språk', en: 'Language' },
  receivedOn: { fi: 'Saapui meille', sv: 'Inkom till oss', en: 'Reached us' },
  pointReceivedOn: { fi: 'Jätetty yhteispalvelupisteeseen', sv: 'Lämnad vid samservicepunkten', en: 'Left at the joint service point' },
  registeredAt: { fi: 'Kirjattu', sv: 'Registrerad', en: 'Registered' },
  counts: { fi: 'Määräaika lasketaan päivästä', sv: 'Tidsfristen räknas från', en: 'The deadline counts from' },
  correct: { fi: 'Tarkista tämä', sv: 'Kontrollera det här', en: 'Check this' },
  reason: { fi: 'Perustelu', sv: 'Motivering', en: 'Reason' },
  reasonNeeded: {
    fi: 'Kirjoita perustelu, vähintään viisi merkkiä.',
    sv: 'Skriv en motivering på minst fem tecken.',
    en: 'Write a reason of at least five characters.',
  },
});
