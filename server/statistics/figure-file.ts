import { isWorkingDay } from '#server/agency/working-days.ts';
import type { House } from '#server/house.ts';
import { type Period, yearBefore } from '#server/platform/clock/period.ts';
import type { Language } from '#server/platform/language/language.ts';
import { type Figure, measuresOf } from './figures.ts';
import { listCells, listCellsByDay, listPlaceNames, type PlaceName } from './queries.ts';
import { reckon, type Reckoned } from './reckoning.ts';
import { type FigureFile, type Format, writeTableFile } from './tables/table-file.ts';
import { texts } from './texts.ts';

/** One read or two for each of the two periods, however many figures are asked for. */
export async function reckonAll(
  { database, agency }: Pick<House, 'database' | 'agency'>,
  asked: readonly Figure[],
  period: Period,
  language: Language,
): Promise<Reckoned[]> {
  const before = yearBefore(period);
  const [now, then, places] = await Promise.all([
    readCells(database, agency, asked, period),
    readCells(database, agency, asked, before),
    asked.some(({ cut }) => cut === 'place') ? listPlaceNames(database) : new Map<string, PlaceName>(),
  ]);
  return asked.map((figure) => {
    const which = figure.cut === 'weekday' ? 'onWorkingDays' : 'cells';
    return reckon(figure, { period, cells: now[which], before, cellsBefore: then[which], places }, agency, language);
  });
}

/** What was counted in a period, and of figures by weekday what was on each working day: holidays are out. */
async function readCells(database: House['database'], agency: House['agency'], asked: readonly Figure[], period: Period) {
  const { timeZone } = agency;
  const measuresOfAll = (figures: readonly Figure[]) => [...new Set(figures.flatMap(measuresOf))];
  const byWeekday = measuresOfAll(asked.filter(({ cut }) => cut === 'weekday'));
  const others = measuresOfAll(asked.filter(({ cut }) => cut !== 'weekday'));
  const [cells, byDay] = await Promise.all([
    others.length > 0 ? listCells(database, { measures: others, period, timeZone }) : [],
    byWeekday.length > 0 ? listCellsByDay(database, { measures: byWeekday, period, timeZone }) : [],
  ]);
  return { cells, onWorkingDays: byDay.filter(({ day }) => day !== undefined && isWorkingDay(agency, day)) };
}

/** A figure of a period as a file, beside the same period a year before. */
export async function figureFile(
  house: Pick<House, 'database' | 'agency'>,
  figure: Figure,
  { period, language, format }: { period: Period; language: Language; format: Format },
): Promise<FigureFile> {
  const [reckoned] = await reckonAll(house, [figure], period, language);
  const table = tableOf(reckoned, language);
  return writeTableFile(table, { id: `${figure.id}-${period.from}-${period.to}`, sheet: figure.name[language], format });
}

/** Shares as numbers (0.6), days with their decimals, nothing where there is no value. */
function tableOf(figure: Reckoned | undefined, language: Language): (string | number | undefined)[][] {
  const t = texts(language);
  const { rowsName = '', columns = [], rows = [] } = figure ?? {};
  const head = [rowsName, ...columns.flatMap((column) => [column.name, `${column.name}: ${t.before}`, `${column.name}: ${t.change}`])];
  const lines = rows.map(({ label, values }) => [label, ...values.flatMap(({ value, before, change }) => [value, before, change])]);
  return [head, ...lines];
}
