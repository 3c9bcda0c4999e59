import { csvFile } from '#server/platform/formats/csv.ts';
import { xlsxFile, xlsxType } from '#server/platform/formats/xlsx.ts';

export const formats = ['csv', 'xlsx'] as const;
export type Format = (typeof formats)[number];

export type FigureFile = { fileName: string; contentType: string; content: Buffer };

/** Rows, the first of them the names of the columns, as a file. `sheet`: what the table is called, `id`: the file. */
export async function writeTableFile(
  rows: readonly (readonly (string | number | undefined)[])[],
  { id, sheet, format }: { id: string; sheet: string; format: Format },
): Promise<FigureFile> {
  const fileName = `${id}.${format}`;
  if (format === 'csv') return { fileName, contentType: 'text/csv; charset=utf-8', content: Buffer.from(csvFile(rows)) };
  return { fileName, contentType: xlsxType, content: await xlsxFile(sheet, rows) };
}
