import { Type } from 'typebox';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Language } from '#server/platform/language/language.ts';
import type { FilledTable } from './table-figure.ts';
import { type FigureFile, formats, writeTableFile } from './table-file.ts';

/** The shape of tables in the interface for machines: null where there is nothing to tell. */
export const tablesReply = Type.Array(
  Type.Object({
    id: Type.String(),
    name: Type.String(),
    definition: Type.String(),
    rowsName: Type.String(),
    columns: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), unit: Type.String() })),
    rows: Type.Array(
      Type.Object({
        key: Type.String(),
        label: Type.String(),
        values: Type.Array(Type.Union([Type.Number(), Type.String(), Type.Null()])),
      }),
    ),
  }),
);

/** Tables as machines get them, with names in one language. */
export function describeTables(tables: readonly FilledTable[], language: Language) {
  return tables.map(({ figure: { id, name, definition, rowsName, columns }, rows }) => ({
    id,
    name: name[language],
    definition: definition[language],
    rowsName: rowsName[language],
    columns: columns.map((column) => ({ ...column, name: column.name[language] })),
    rows: rows.map((row) => ({ ...row, values: row.values.map((value) => value ?? null) })),
  }));
}

/**
 * One of the tables as a file, asked for by `id.csv` or `id.xlsx`; `of` tells in its name of what it is.
 * Refuses `not-found` where there is no such table or format.
 */
export async function tableFile(
  tables: readonly FilledTable[],
  { name: asked, of, language }: { name: string; of: string; language: Language },
): Promise<FigureFile> {
  const format = formats.find((one) => asked.endsWith(`.${one}`));
  const table = format && tables.find(({ figure }) => `${figure.id}.${format}` === asked);
  if (!table) throw new Refusal('not-found');
  const { figure } = table;
  const head = [figure.rowsName[language], ...figure.columns.map(({ name }) => name[language])];
  const rows = [head, ...table.rows.map(({ label, values }) => [label, ...values])];
  return writeTableFile(rows, { id: `${figure.id}-${of}`, sheet: figure.name[language], format });
}
