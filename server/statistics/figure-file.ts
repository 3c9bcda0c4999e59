import type { House } from '#server/house.ts';
import { type Period, yearBefore } from '#server/platform/clock/period.ts';
import { csvFile } from '#server/platform/formats/csv.ts';
import { xlsxFile, xlsxType } from '#server/platform/formats/xlsx.ts';
import type { Language } from '#server/platform/language/language.ts';
import { type Figure, measuresOf } from './figures.ts';
import { listCells } from './queries.ts';
import { reckon, type Reckoned } from './reckoning.ts';
import { texts } from './texts.ts';

export const formats = ['csv', 'xlsx'] as const;
export type Format = (typeof formats)[number];

export type FigureFile = { fileName: string; contentType: string; content: Buffer };

/** One read for each of the two periods, however many figures are asked for. */
export async function reckonAll(
  { database, agency }: Pick<House, 'database' | 'agency'>,
  asked: readonly Figure[],
  period: Period,
  language: Language,
): Promise<Reckoned[]> {
  const measures = [...new Set(asked.flatMap(measuresOf))];
  const before = yearBefore(period);
  const [cells, cellsBefore] = await Promise.all([listCells(database, measures, period), listCells(database, measures, before)]);
  return asked.map((figure) => reckon(figure, { period, cells, before, cellsBefore }, agency, language));
}

/** A figure of a period as a file, beside the same period a year before. */
export async function figureFile(
  house: Pick<House, 'database' | 'agency'>,
  figure: Figure,
  { period, language, format }: { period: Period; language: Language; format: Format },
): Promise<FigureFile> {
  const [reckoned] = await reckonAll(house, [figure], period, language);
  const table = tableOf(reckoned, language);
  const fileName = `${figure.id}-${period.from}-${period.to}.${format}`;
  if (format === 'csv') return { fileName, contentType: 'text/csv; charset=utf-8', content: Buffer.from(csvFile(table)) };
  return { fileName, contentType: xlsxType, content: await xlsxFile(figure.name[language], table) };
}

/** Shares as numbers (0.6), days with their decimals, nothing where there is no value. */
function tableOf(figure: Reckoned | undefined, language: Language): (string | number | undefined)[][] {
  const t = texts(language);
  const { rowsName = '', columns = [], rows = [] } = figure ?? {};
  const head = [rowsName, ...columns.flatMap((column) => [column.name, `${column.name}: ${t.before}`, `${column.name}: ${t.change}`])];
  const lines = rows.map(({ label, values }) => [label, ...values.flatMap(({ value, before, change }) => [value, before, change])]);
  return [head, ...lines];
}
