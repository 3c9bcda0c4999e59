import {
  type HoursPlan,
  type PlanFault,
  planFaults,
  type PlanInterval,
  servingKinds,
  weekdays,
  type WeekRow,
} from '#server/agency/hours-plan.ts';
import { isDay } from '#server/platform/clock/clock.ts';
import { readDay } from '#server/platform/clock/period.ts';
import type { PostedForm } from '#server/platform/http/posted-form.ts';
import { type Language, languages, type Text } from '#server/platform/language/language.ts';

/**
 * A plan as the fields of a form, and back. A field is named by its place in the plan: `/week/0/from` is `week.0.from`; how
 * long a list is stands beside it (`week.count`). What was typed stays as it was typed, whether it can be read or not.
 */

export type FormFaultCode = PlanFault['code'] | 'time' | 'day' | 'date' | 'weekdays' | 'words' | 'past' | 'reason';
export type FormFault = { field: string; code: FormFaultCode };

/** How many rows each list may have: as many as the shape of a plan. */
export const mostRows = { week: 60, seasons: 12, exceptions: 400, intervals: 10 } as const;
export const turns = [1, 2, 3, 4, 5, -1] as const;

type Fields = Map<string, readonly string[]>;

export function fieldsOf({ week, seasons, exceptions, holidays, eveCloses }: HoursPlan): PostedForm {
  const fields: Fields = new Map();
  writeWeek(fields, 'week', week);
  fields.set('seasons.count', [String(seasons.length)]);
  for (const [at, season] of seasons.entries()) {
    fields.set(`seasons.${at}.from`, [asTypedDate(season.from)]).set(`seasons.${at}.to`, [asTypedDate(season.to)]);
    writeWords(fields, `seasons.${at}.reason`, season.reason);
    writeWeek(fields, `seasons.${at}.week`, season.week);
  }
  fields.set('exceptions.count', [String(exceptions.length)]);
  for (const [at, { from, to, reason, intervals }] of exceptions.entries()) {
    fields.set(`exceptions.${at}.from`, [asTypedDay(from)]).set(`exceptions.${at}.to`, [asTypedDay(to)]);
    writeWords(fields, `exceptions.${at}.reason`, reason);
    fields.set(`exceptions.${at}.intervals.count`, [String(intervals.length)]);
    for (const [row, one] of intervals.entries()) writeInterval(fields, `exceptions.${at}.intervals.${row}`, one);
  }
  return fields.set('holidays', [holidays]).set('eveCloses', [eveCloses ?? '']);
}

function writeWeek(fields: Fields, list: string, week: readonly WeekRow[]): void {
  fields.set(`${list}.count`, [String(week.length)]);
  for (const [at, row] of week.entries()) {
    const place = `${list}.${at}`;
    writeInterval(fields, place, row);
    fields.set(`${place}.days`, row.days).set(`${place}.weeks`, [row.weeks ?? '']);
    fields.set(`${place}.nth`, (row.nth ?? []).map(String));
  }
}

function writeInterval(fields: Fields, place: string, { from, to, kind, ticketsTo }: PlanInterval): void {
  fields.set(`${place}.from`, [from]).set(`${place}.to`, [to]).set(`${place}.kind`, [kind]);
  fields.set(`${place}.ticketsTo`, [ticketsTo ?? '']);
}

function writeWords(fields: Fields, place: string, words: Text): void {
  for (const language of languages) fields.set(`${place}.${language}`, [words[language]]);
}

/** 2015-03-01 as 1.3.2015. */
export function asTypedDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${date}.${month}.${year}`;
}

/** 06-01 as 1.6. */
function asTypedDate(date: string): string {
  const [month, day] = date.split('-').map(Number);
  return `${day}.${month}.`;
}

type Reading = { form: PostedForm; faults: FormFault[] };

/** The plan that was typed, and what is wrong with it, each fault at its field or row. With faults the plan is not to be used. */
export function readPlan(form: PostedForm): { plan: HoursPlan; faults: FormFault[] } {
  const reading: Reading = { form, faults: [] };
  const eveCloses = textOf(form, 'eveCloses') === '' ? undefined : readTime(reading, 'eveCloses');
  const plan: HoursPlan = {
    week: readWeek(reading, 'week'),
    seasons: placesOf(form, 'seasons', mostRows.seasons).map((place) => ({
      from: readDate(reading, `${place}.from`),
      to: readDate(reading, `${place}.to`),
      reason: readWords(reading, `${place}.reason`),
      week: readWeek(reading, `${place}.week`),
    })),
    exceptions: placesOf(form, 'exceptions', mostRows.exceptions).map((place) => ({
      from: readDayField(reading, `${place}.from`),
      to: readDayField(reading, `${place}.to`),
      reason: readWords(reading, `${place}.reason`),
      intervals: placesOf(form, `${place}.intervals`, mostRows.intervals).map((row) => readInterval(reading, row)),
    })),
    holidays: textOf(form, 'holidays') === 'as-usual' ? 'as-usual' : 'closed',
    ...(eveCloses === undefined ? {} : { eveCloses }),
  };
  // What cannot be read says nothing of how the rows go together.
  if (reading.faults.length > 0) return { plan, faults: reading.faults };
  return { plan, faults: planFaults(plan).map(({ place, code }) => ({ field: place.slice(1).replaceAll('/', '.'), code })) };
}

export function textOf(form: PostedForm, field: string): string {
  return form.get(field)?.[0]?.trim() ?? '';
}

/** The rows of a list, as the beginnings of their fields' names. */
export function placesOf(form: PostedForm, list: string, most: number): string[] {
  const count = /^\d{1,3}$/.test(textOf(form, `${list}.count`)) ? Number(textOf(form, `${list}.count`)) : 0;
  return Array.from({ length: Math.min(count, most) }, (_, at) => `${list}.${at}`);
}

function readWeek(reading: Reading, list: string): WeekRow[] {
  return placesOf(reading.form, list, mostRows.week).map((place) => {
    const chosen = new Set(reading.form.get(`${place}.days`));
    const days = weekdays.filter((day) => chosen.has(day));
    if (days.length === 0) reading.faults.push({ field: `${place}.days`, code: 'weekdays' });
    const weeks = (['odd', 'even'] as const).find((one) => one === textOf(reading.form, `${place}.weeks`));
    const marked = new Set(reading.form.get(`${place}.nth`));
    const nth = turns.filter((turn) => marked.has(String(turn)));
    return { ...readInterval(reading, place), days, ...(weeks && { weeks }), ...(nth.length > 0 && { nth }) };
  });
}

function readInterval(reading: Reading, place: string): PlanInterval {
  const kind = servingKinds.find((one) => one === textOf(reading.form, `${place}.kind`)) ?? 'open';
  const ticketsTo = textOf(reading.form, `${place}.ticketsTo`) === '' ? undefined : readTime(reading, `${place}.ticketsTo`);
  const [from, to] = [readTime(reading, `${place}.from`), readTime(reading, `${place}.to`)];
  return { from, to, kind, ...(ticketsTo !== undefined && { ticketsTo }) };
}

/** `9`, `9.00`, `9:00` and `09:00` are all nine o'clock. */
function readTime({ form, faults }: Reading, field: string): string {
  const [, hour = '', minute = '00'] = /^(\d{1,2})(?:[.:](\d{2}))?$/.exec(textOf(form, field)) ?? [];
  const isTime = hour !== '' && (Number(hour) < 24 ? Number(minute) < 60 : Number(hour) === 24 && minute === '00');
  if (!isTime) faults.push({ field, code: 'time' });
  return `${hour.padStart(2, '0')}:${minute}`;
}

function readDayField({ form, faults }: Reading, field: string): string {
  const day = readDay(textOf(form, field), '') ?? '';
  if (day === '') faults.push({ field, code: 'day' });
  return day;
}

/** A date of every year. A season may begin or end on the 29th of February. */
function readDate({ form, faults }: Reading, field: string): string {
  const [, day = '', month = ''] = /^(\d{1,2})\.\s?(\d{1,2})\.?$/.exec(textOf(form, field)) ?? [];
  const date = `${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (!isDay(`2016-${date}`)) faults.push({ field, code: 'date' });
  return date;
}

function readWords({ form, faults }: Reading, place: string): Text {
  const read = (language: Language) => {
    const words = textOf(form, `${place}.${language}`).slice(0, 200);
    if (words === '') faults.push({ field: `${place}.${language}`, code: 'words' });
    return words;
  };
  return { fi: read('fi'), sv: read('sv'), en: read('en') };
}
