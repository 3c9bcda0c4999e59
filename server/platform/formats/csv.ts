/**
 * Rows as a CSV file (RFC 4180) that spreadsheet programs read as UTF-8. A text that a spreadsheet would take for a
 * formula is kept a text by an apostrophe before it; numbers are written plainly with a decimal point.
 */
export function csvFile(rows: readonly (readonly (string | number | undefined)[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(csvField).join(',')).join('\r\n')}\r\n`;
}

function csvField(value: string | number | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
