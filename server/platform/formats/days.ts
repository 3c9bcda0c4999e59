/** Days of a form that are counted from the day on which it is filled in: `today`, `today-6m`, `startOfMonth-1m`, or an ISO day. */

const shape = /^(today|startOfMonth)(?:([+-])(\d{1,4})([dmy]))?$/;

/** `2015-02-30` is written like a day and is none: going through a date and back would change it. */
export function isRealDay(isoDay: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(isoDay)) return false;
  const time = Date.parse(`${isoDay}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(isoDay);
}

export function isDayRule(rule: string): boolean {
  return shape.test(rule) || isRealDay(rule);
}

/** The ISO day that a rule means on the day `today` (ISO). A month that is too short gives its last day. */
export function dayOf(rule: string, today: string): string {
  const [, from, sign, count, unit] = shape.exec(rule) ?? [];
  if (!from) return rule;
  const start = from === 'today' ? today : `${today.slice(0, 8)}01`;
  const distance = Number(`${sign ?? '+'}${count ?? 0}`);
  if (unit === 'd') return addDays(start, distance);
  return addMonths(start, unit === 'y' ? distance * 12 : distance);
}

function addDays(day: string, count: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}

function addMonths(day: string, count: number): string {
  const date = new Date(`${day.slice(0, 8)}01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + count);
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  return `${date.toISOString().slice(0, 8)}${String(Math.min(Number(day.slice(8)), lastDay)).padStart(2, '0')}`;
}
