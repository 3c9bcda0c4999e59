import { dictionary } from '#server/platform/language/language.ts';

/** What stands around every figure that is shown as a table. */
export const tableTexts = {
  definition: { fi: 'Miten tämä lasketaan', sv: 'Hur detta räknas', en: 'How this is counted' },
  csv: { fi: 'Lataa taulukko (CSV)', sv: 'Ladda ner tabellen (CSV)', en: 'Download the table (CSV)' },
  xlsx: { fi: 'Lataa taulukko (Excel)', sv: 'Ladda ner tabellen (Excel)', en: 'Download the table (Excel)' },
  of: {
    fi: (name: string) => `: ${name}`,
    sv: (name: string) => `: ${name}`,
    en: (name: string) => `: ${name}`,
  },
  table: { fi: 'Taulukko', sv: 'Tabell', en: 'Table' },
  empty: {
    fi: 'Tältä jaksolta ei ole vielä mitään laskettavaa.',
    sv: 'För den här perioden finns ännu inget att räkna.',
    en: 'There is nothing to count in this period yet.',
  },
};

export const texts = dictionary(tableTexts);
