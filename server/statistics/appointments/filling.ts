import { appointmentChannels } from '#server/agency/policies/appointments.ts';
import type { House } from '#server/house.ts';
import { formatMonth } from '#server/platform/language/format.ts';
import type { Language } from '#server/platform/language/language.ts';
import type { Measure } from '#server/platform/figures/tally.ts';
import type { CellValue, FilledTable, TableRow } from '../tables/table-figure.ts';
import { appointmentsByMonth, customersByAppointment, fewestCustomers, firstFreeByMonth, firstFreeByPlace } from './figures.ts';
import { type Counted, type FirstFree, type KeptInYear, listCounted, listFirstFree, listKeptInYear, listNames } from './queries.ts';
import { texts } from './texts.ts';

const measures = [
  'appointments-booked',
  'appointments-moved',
  'appointments-cancelled',
  'appointments-kept',
  'appointments-no-show',
] as const satisfies readonly Measure[];

/** The figures of appointments in some months, each given by its first day (ISO); people are those of the last month's year. */
export async function fillAppointments(
  { database, agency: { timeZone } }: Pick<House, 'database' | 'agency'>,
  months: { from: string; to: string },
  language: Language,
): Promise<FilledTable[]> {
  const [kept, cells, free] = await Promise.all([
    listKeptInYear(database, Number(months.to.slice(0, 4))),
    listCounted(database, { measures, months, timeZone }),
    listFirstFree(database, months),
  ]);
  const names = await listNames(database, [...new Set(free.map(({ placeId }) => placeId))]);
  const places = [...Map.groupBy(free, ({ placeId }) => placeId)]
    .map(([id, some]) => ({ key: id, label: names.get(id)?.[language] ?? id, values: placeValues(some) }))
    .toSorted((a, b) => a.label.localeCompare(b.label, language));
  const allPlaces = places.length === 0 ? [] : [{ key: 'all', label: texts(language).all, values: placeValues(free) }];
  return [
    { figure: customersByAppointment, rows: kept.map((one) => keptRow(one, language)) },
    { figure: appointmentsByMonth, rows: monthRows(cells, language, cellValues) },
    { figure: firstFreeByMonth, rows: monthRows(free, language, freeValues) },
    { figure: firstFreeByPlace, rows: [...places, ...allPlaces] },
  ];
}

function keptRow({ channel, ...kept }: KeptInYear, language: Language): TableRow {
  const { customers, customersBefore, appointments, appointmentsBefore } = kept;
  const isTold = (people: number) => people === 0 || people >= fewestCustomers;
  const growth = (now: number, before: number) =>
    before > 0 && isTold(customers) && isTold(customersBefore) ? (now - before) / before : undefined;
  const people = (value: number): CellValue => (isTold(value) ? value : texts(language).tooFew);
  return {
    key: channel,
    label: channelText(channel, language),
    values: [
      people(customers),
      people(customersBefore),
      growth(customers, customersBefore),
      isTold(customers) ? appointments : undefined,
      isTold(customersBefore) ? appointmentsBefore : undefined,
      growth(appointments, appointmentsBefore),
    ],
  };
}

function channelText(channel: string, language: Language): string {
  const known = (['office-or-phone', ...appointmentChannels] as const).find((one) => one === channel);
  return known ? texts(language)[known] : channel;
}

/** A row for each month and channel, and one for each channel in all months. */
function monthRows<T extends { month: string; channel: string }>(
  found: readonly T[],
  language: Language,
  valuesOf: (some: readonly T[]) => CellValue[],
): TableRow[] {
  const byMonth = [...Map.groupBy(found, ({ month }) => month)].toSorted(([a], [b]) => a.localeCompare(b));
  const channelRows = (month: string, label: string, some: readonly T[]) =>
    appointmentChannels.flatMap((channel) => {
      const those = some.filter((one) => one.channel === channel);
      const name = `${label}, ${channelText(channel, language).toLocaleLowerCase(language)}`;
      return those.length === 0 ? [] : [{ key: `${month} ${channel}`, label: name, values: valuesOf(those) }];
    });
  const rows = byMonth.flatMap(([month, some]) => channelRows(month, formatMonth(month, language), some));
  return byMonth.length < 2 ? rows : [...rows, ...channelRows('all', texts(language).all, found)];
}

function cellValues(cells: readonly Counted[]): CellValue[] {
  const count = (measure: Measure) => cells.reduce((sum, cell) => sum + (cell.measure === measure ? cell.counted : 0), 0);
  const [kept, missed] = [count('appointments-kept'), count('appointments-no-show')];
  return [...measures.map(count), kept + missed === 0 ? undefined : missed / (kept + missed)];
}

function sumOf(some: readonly FirstFree[]) {
  const sum = (of: 'days' | 'found' | 'none') => some.reduce((total, one) => total + one[of], 0);
  return { mean: sum('found') === 0 ? undefined : sum('days') / sum('found'), measured: sum('found') + sum('none'), none: sum('none') };
}

function freeValues(some: readonly FirstFree[]): CellValue[] {
  const { mean, measured, none } = sumOf(some);
  return [mean, measured, none];
}

function placeValues(some: readonly FirstFree[]): CellValue[] {
  return appointmentChannels.flatMap((channel) => {
    const { mean, measured, none } = sumOf(some.filter((one) => one.channel === channel));
    return [mean, measured === 0 ? undefined : none];
  });
}
