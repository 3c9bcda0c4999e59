import writeXlsxFile from 'write-excel-file/node';

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Characters that no sheet's name may have; at most 31 stand in it. */
const notInNames = /[\\/?*:[\]]/g;

/** Rows as a workbook of one sheet, the first row as its head. Texts stay texts: nothing becomes a formula. */
export async function xlsxFile(name: string, rows: readonly (readonly (string | number | undefined)[])[]): Promise<Buffer> {
  const cells = rows.map((row, index) =>
    row.map((value) => {
      if (value === undefined) return null;
      if (typeof value === 'number') return { type: Number, value };
      return index === 0 ? { type: String, value, fontWeight: 'bold' as const } : { type: String, value };
    }),
  );
  return writeXlsxFile(cells, { sheet: name.replaceAll(notInNames, ' ').slice(0, 31), stickyRowsCount: 1 }).toBuffer();
}
