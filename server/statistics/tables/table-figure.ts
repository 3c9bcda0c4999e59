import type { Language, Text } from '#server/platform/language/language.ts';
import { formatNumber, formatShare } from '#server/platform/language/format.ts';

/** `minutes` and `hours` are written with one decimal at most; `text` is a name. */
export type TableColumn = { id: string; name: Text; unit: 'number' | 'share' | 'days' | 'minutes' | 'hours' | 'text' };

/** A figure that is a table of its own: not of what was counted in a period beside the year before. */
export type TableFigure = {
  /** Stands in addresses: never changed once published. */
  id: string;
  /** The page that shows it. */
  address: string;
  name: Text;
  /** The published definition: what is counted, from what, and what is not. */
  definition: Text;
  rowsName: Text;
  columns: readonly TableColumn[];
  /** Its columns are many and short. */
  isNarrow?: true;
};

/** What stands in a cell; undefined where there is nothing to tell. */
export type CellValue = number | string | undefined;
export type TableRow = { key: string; label: string; values: CellValue[] };
export type FilledTable = { figure: TableFigure; rows: readonly TableRow[] };

export function cellText(value: CellValue, unit: TableColumn['unit'], language: Language): string {
  if (value === undefined) return '–';
  if (typeof value === 'string') return value;
  switch (unit) {
    case 'share':
      return formatShare(value, language);
    case 'days':
    case 'hours':
      return formatNumber(value, language, 1);
    case 'number':
    case 'minutes':
    case 'text':
      return formatNumber(value, language);
  }
}
