import type { Language } from '#server/platform/language/language.ts';
import type { CellValue, FilledTable } from '../tables/table-figure.ts';
import { customersByMunicipality, fewestCustomers } from './figures.ts';
import type { Served } from './queries.ts';
import { texts } from './texts.ts';

/** The table of a year. A number that is too small to be told hides the visits beside it as well. */
export function fillCustomers(served: readonly Served[], language: Language): FilledTable {
  const t = texts(language);
  const told = (customers: number, value = customers): CellValue => (customers > 0 && customers < fewestCustomers ? t.tooFew : value);
  const rows = served.map(({ id, name, customers, before, visits }) => ({
    key: id === '' ? 'all' : id,
    label: id === '' ? t.wholeCountry : (name?.[language] ?? id),
    values: [told(customers), told(before), customers > 0 && customers < fewestCustomers ? undefined : visits],
  }));
  return { figure: customersByMunicipality, rows };
}
