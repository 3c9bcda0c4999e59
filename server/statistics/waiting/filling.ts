import type { House } from '#server/house.ts';
import type { Measure } from '#server/platform/figures/tally.ts';
import type { Language } from '#server/platform/language/language.ts';
import type { CellValue, FilledTable, TableRow } from '../tables/table-figure.ts';
import { type HourOfWork, listHoursOfWork } from './capacity.ts';
import { capacityByHour, fewestVisits, percentiles, visitsByHour, waitingByWeekday } from './figures.ts';
import { longestBucket, percentileOf } from './percentile.ts';
import { type HourCount, listHourCounts, type Months } from './queries.ts';
import { texts } from './texts.ts';

/** The figures of an office by hour, in the months asked for. */
export async function fillWaiting(
  { database, agency: { timeZone } }: House,
  { placeId, months, now }: { placeId: string; months: Months; now: Date },
  language: Language,
): Promise<FilledTable[]> {
  const [counts, work] = await Promise.all([
    listHourCounts(database, { placeId, months, timeZone }),
    listHoursOfWork(database, { placeId, months, timeZone, now }),
  ]);
  // The hours from the first in which somebody came to the last.
  const hours = counts.map(({ hour }) => hour);
  const [first, last] = [Math.min(...hours), Math.max(...hours)];
  const shown = counts.length === 0 ? [] : Array.from({ length: last - first + 1 }, (_, at) => first + at);
  const byHour = Map.groupBy(counts, ({ hour }) => hour);
  const all = texts(language).all;
  const rows = shown.map((hour) => ({ key: String(hour), label: hourText(hour), some: byHour.get(hour) ?? [] }));
  const withAll = rows.length === 0 ? [] : [...rows, { key: 'all', label: all, some: counts }];
  return [
    { figure: visitsByHour, rows: withAll.map(({ some, ...row }) => ({ ...row, values: hourValues(some, language) })) },
    { figure: waitingByWeekday, rows: withAll.map(({ some, ...row }) => ({ ...row, values: weekdayValues(some, language) })) },
    { figure: capacityByHour, rows: capacityRows(work, all) },
  ];
}

function capacityRows(work: readonly HourOfWork[], all: string): TableRow[] {
  if (work.length === 0) return [];
  const sum = (of: 'working' | 'onBreak' | 'serving') => work.reduce((hours, one) => hours + one[of], 0);
  const total = { working: sum('working'), onBreak: sum('onBreak'), serving: sum('serving') };
  return [
    ...work.map((one) => ({ key: String(one.hour), label: hourText(one.hour), values: capacityValues(one) })),
    { key: 'all', label: all, values: capacityValues(total) },
  ];
}

function capacityValues({ working, onBreak, serving }: Omit<HourOfWork, 'hour'>): CellValue[] {
  const isKnown = serving > 0 && working > 0;
  return [working, onBreak, ...(isKnown ? [serving, serving / working] : [undefined, undefined])];
}

/** 8–9: short enough for a telephone. */
function hourText(hour: number): string {
  return `${hour}–${hour + 1}`;
}

function countOf(counts: readonly HourCount[], measure: Measure): number {
  return counts.reduce((sum, one) => sum + (one.measure === measure ? one.counted : 0), 0);
}

function hourValues(counts: readonly HourCount[], language: Language): CellValue[] {
  const served = countOf(counts, 'contacts-served');
  const left = countOf(counts, 'contacts-left');
  const came = served + left + countOf(counts, 'contacts-no-show');
  const those = (measure: Measure) => percentiles.map((percent) => minutesWithin(counts, measure, percent / 100, language));
  return [served, ...those('contacts-served'), ...those('service-times'), left, came === 0 ? undefined : left / came];
}

function weekdayValues(counts: readonly HourCount[], language: Language): CellValue[] {
  const byWeekday = Map.groupBy(counts, ({ weekday }) => weekday);
  return [1, 2, 3, 4, 5, 6, 7].map((weekday) => minutesWithin(byWeekday.get(weekday) ?? [], 'contacts-served', 0.8, language));
}

function minutesWithin(counts: readonly HourCount[], measure: Measure, share: number, language: Language): CellValue {
  const lengths = new Map<number, number>();
  for (const { minutes, counted, ...one } of counts)
    if (one.measure === measure) lengths.set(minutes, (lengths.get(minutes) ?? 0) + counted);
  const minutes = percentileOf(lengths, share, fewestVisits);
  return minutes === longestBucket ? texts(language).longest : minutes;
}
