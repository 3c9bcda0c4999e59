import { type HoursPlan, minutesOfTime, type PlanInterval, weekdays, type WeekRow } from '#server/agency/hours-plan.ts';
import { addDays } from '#server/platform/clock/clock.ts';
import { formatShortDay, formatTime, weekdayName } from '#server/platform/language/format.ts';
import type { Language } from '#server/platform/language/language.ts';
import { texts } from './texts.ts';

/** A plan in words, one line for each row: what two plans differ by can be told by their lines. */
export function planLines(plan: HoursPlan, language: Language): string[] {
  const t = texts(language);
  return [
    ...plan.week.map((row) => rowLine(row, language)),
    ...plan.seasons.flatMap(({ from, to, reason, week }) => {
      const name = `${reason[language]} (${yearlyDate(from, language)}–${yearlyDate(to, language)})`;
      return week.length === 0 ? [`${name}: ${t.closed}`] : week.map((row) => `${name}: ${rowLine(row, language)}`);
    }),
    ...plan.exceptions.map(({ from, to, reason, intervals }) => {
      const days = from === to ? formatShortDay(from, language) : `${formatShortDay(from, language)}–${formatShortDay(to, language)}`;
      const hours = intervals.map((one) => intervalWords(one, language)).join('; ');
      return `${days}, ${reason[language]}: ${hours === '' ? t.closed : hours}`;
    }),
    plan.holidays === 'closed' ? t.holidaysClosed : t.holidaysAsUsual,
    plan.eveCloses === undefined ? t.evesAsUsual : t.evesCloseAt(timeWords(plan.eveCloses, language)),
  ];
}

/** Monday to Sunday, as a language calls them. 5 January 2015 was a Monday. */
export function weekdayNames(language: Language): string[] {
  return Array.from({ length: 7 }, (_, at) => weekdayName(addDays('2015-01-05', at), language));
}

/** What one plan has that another has not, in words. */
export function planDifferences(
  before: HoursPlan | undefined,
  after: HoursPlan,
  language: Language,
): { added: string[]; removed: string[] } {
  const [old, now] = [before ? planLines(before, language) : [], planLines(after, language)];
  return { added: now.filter((line) => !old.includes(line)), removed: old.filter((line) => !now.includes(line)) };
}

function rowLine(row: WeekRow, language: Language): string {
  const t = texts(language);
  const rules = [
    row.weeks === undefined ? undefined : row.weeks === 'odd' ? t.oddWeeks : t.evenWeeks,
    row.nth && t.turnsOfMonth(row.nth.map((turn) => (turn === -1 ? t.lastTurn : t.turn(turn))).join(', ')),
  ];
  return [`${daysWords(row.days, language)} ${intervalWords(row, language)}`, ...rules.filter((one) => one !== undefined)].join(', ');
}

function intervalWords({ from, to, kind, ticketsTo }: PlanInterval, language: Language): string {
  const t = texts(language);
  const hours = `${timeWords(from, language)}–${timeWords(to, language)}`;
  const notes = [
    kind === 'open' ? undefined : t.kinds[kind].toLowerCase(),
    ticketsTo === undefined ? undefined : t.ticketsUntil(timeWords(ticketsTo, language)),
  ];
  return [hours, ...notes.filter((one) => one !== undefined)].join(', ');
}

/** Days that follow each other are one stretch: maanantai–perjantai. */
function daysWords(days: readonly WeekRow['days'][number][], language: Language): string {
  const names = weekdayNames(language);
  const at = weekdays.flatMap((day, index) => (days.includes(day) ? [index] : []));
  const stretches: number[][] = [];
  for (const one of at) {
    const last = stretches.at(-1);
    if (last && last.at(-1) === one - 1) last.push(one);
    else stretches.push([one]);
  }
  return stretches
    .map((stretch) => {
      // A stretch has at least one day.
      const [first, last] = [names[stretch[0]!]!, names[stretch.at(-1)!]!];
      return stretch.length === 1 ? first : stretch.length === 2 ? `${first}, ${last}` : `${first}–${last}`;
    })
    .join(', ');
}

/** A time of the wall, as one writes it: 9.00, 09:00. */
function timeWords(time: string, language: Language): string {
  if (time === '24:00') return language === 'en' ? time : '24.00';
  return formatTime(new Date(minutesOfTime(time) * 60_000), language, 'UTC');
}

function yearlyDate(date: string, language: Language): string {
  // Any leap year has every date; the year is cut off again.
  const [year, shown] = ['2016', formatShortDay(`2016-${date}`, language)];
  return shown.replace(year, '').trim();
}
