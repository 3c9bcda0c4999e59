import type { Source } from './sources.ts';

const wholeRow = /\b(selectAll|returningAll)\(|\b(select|returning)\s+(\w+\.)?\*/i;

/** Where a query takes whole rows: a new column, such as a secret one, would come along unasked. */
export function listWholeRows(source: Source): string[] {
  return source.text.split('\n').flatMap((line, index) => (wholeRow.test(line) ? [`${source.path}:${index + 1}`] : []));
}
