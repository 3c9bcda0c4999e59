import type { Figure } from './figures.ts';
import type { TableFigure } from './tables/table-figure.ts';

const units = { number: 'a number', share: 'a share', days: 'days', minutes: 'minutes', hours: 'hours', text: 'a name' } as const;
const rows = {
  channel: 'channels',
  month: 'months',
  benefit: 'benefits',
  'benefit-group': 'benefit groups',
  requirement: 'required attachments',
  'form-page': 'pages of forms',
  place: 'places',
  weekday: 'weekdays',
} as const;

/** The published definitions as a page of the documentation (Markdown), made of the lists of figures. */
export function writeDefinitions(figures: readonly Figure[], tables: readonly TableFigure[]): string {
  return (
    [
      '# Definitions of the figures',
      'Each figure has one definition, which holds for the page `/statistics`, its tables, its files and the interface for machines. ' +
        'Days are days in the agency’s time zone. The same period a year before stands beside each value; a period that ends with a month ends with that month then, too. ' +
        'The change of a number is its growth, the change of a share is in percentage points, the change of days is in days, that of minutes in minutes.',
      'This page is written by `npm run figures:definitions` from `server/statistics/figures.ts` and `server/statistics/table-figures.ts`.',
      ...figures.flatMap(sectionOf),
      ...tables.flatMap(sectionOfTable),
    ].join('\n\n') + '\n'
  );
}

function sectionOf(figure: Figure): string[] {
  const { name, definition, quantities, headline, cut, most } = figure;
  const columns = quantities.map((quantity) => `- ${quantity.name.en}: ${units[quantity.unit]}`);
  return [
    `## ${name.en}`,
    `Address: \`/statistics#${figure.id}\`. Suomeksi: ${name.fi}. På svenska: ${name.sv}.`,
    definition.en,
    `Told for the whole: ${(headline ?? quantities[0]).name.en.toLowerCase()}. Rows: ${most === undefined ? '' : `the ${most} largest `}${rows[cut]}. Columns:`,
    columns.join('\n'),
  ];
}

function sectionOfTable({ id, address, name, definition, rowsName, columns }: TableFigure): string[] {
  return [
    `## ${name.en}`,
    `Address: \`${address}#${id}\`. Suomeksi: ${name.fi}. På svenska: ${name.sv}.`,
    definition.en,
    `Rows: ${rowsName.en.toLowerCase()}. Columns:`,
    columns.map((column) => `- ${column.name.en}: ${units[column.unit]}`).join('\n'),
  ];
}
