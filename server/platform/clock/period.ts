import { Refusal } from '../errors/refusal.ts';
import { addDays, addYears, daysBetween, isDay } from './clock.ts';

/** Days from one to another, both included (YYYY-MM-DD). */
export type Period = { from: string; to: string };

/** Ten years: longer than anything published, short enough to be read at once. */
const longestDays = 3660;

export type PeriodFault = 'from' | 'to' | 'order' | 'length';

/** Days as somebody typed them, or as they stand in an address. */
export type TypedPeriod = { from?: string | undefined; to?: string | undefined };

/** Reads a period; what was not typed is taken from `otherwise`. Days may also be written 1.3.2015. */
export function readPeriod(typed: TypedPeriod, otherwise: Period): { period: Period } | { fault: PeriodFault } {
  const from = readDay(typed.from, otherwise.from);
  const to = readDay(typed.to, otherwise.to);
  if (from === undefined) return { fault: 'from' };
  if (to === undefined) return { fault: 'to' };
  if (from > to) return { fault: 'order' };
  if (daysBetween(from, to) >= longestDays) return { fault: 'length' };
  return { period: { from, to } };
}

/** The same for an interface or a file: refuses `bad-request` with the place of the fault. */
export function requirePeriod(typed: TypedPeriod, otherwise: Period): Period {
  const read = readPeriod(typed, otherwise);
  if ('period' in read) return read.period;
  throw new Refusal('bad-request', [{ place: read.fault === 'from' ? '/from' : '/to', reason: `period: ${read.fault}` }]);
}

/** An ISO day from `2015-03-01` or `1.3.2015`; `otherwise` when nothing was typed, undefined when it is no day. */
export function readDay(typed: string | undefined, otherwise: string): string | undefined {
  const text = typed?.trim() ?? '';
  if (text === '') return otherwise;
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(text) ?? [];
  const iso = year === '' ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(iso) && iso >= '1900-01-01' && iso <= '2999-12-31' ? iso : undefined;
}

export function calendarYear(day: string): Period {
  return { from: `${day.slice(0, 4)}-01-01`, to: `${day.slice(0, 4)}-12-31` };
}

export function calendarMonth(day: string): Period {
  const from = `${day.slice(0, 7)}-01`;
  return { from, to: addDays(`${addDays(from, 31).slice(0, 7)}-01`, -1) };
}

/** The same days a year before. A period that ends with a month ends with that month then, too, also in leap years. */
export function yearBefore({ from, to }: Period): Period {
  const isMonthEnd = addDays(to, 1).endsWith('-01');
  const before = addYears(to, -1);
  return { from: addYears(from, -1), to: isMonthEnd ? calendarMonth(before).to : before };
}

/** The months that a period touches, as YYYY-MM. */
export function monthsOf({ from, to }: Period): string[] {
  const months: string[] = [];
  for (let month = from.slice(0, 7); month <= to.slice(0, 7); month = addDays(`${month}-01`, 31).slice(0, 7)) months.push(month);
  return months;
}
