import { dateFormatter, numberFormatter } from './formatters.ts';
import type { Language } from './language.ts';

/** Dates and numbers as people write them in each language. Always made on the server: browsers lack some languages. */
const locales: Record<Language, string> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' };

/** An ISO day as a long date: 3. marraskuuta 2015. */
export function formatDay(day: string, language: Language): string {
  return dateFormatter(locales[language], { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

/** An ISO day as a short date for tables: 3.11.2015, in English 3/11/2015 would mislead, so 3 Nov 2015. */
export function formatShortDay(day: string, language: Language): string {
  const options: Intl.DateTimeFormatOptions = {
    day: 'numeric',
    month: language === 'en' ? 'short' : 'numeric',
    year: 'numeric',
    timeZone: 'UTC',
  };
  return dateFormatter(locales[language], options).format(new Date(`${day}T00:00:00Z`));
}

/** The day of the week of an ISO day: maanantai, måndag, Monday. */
export function weekdayName(day: string, language: Language): string {
  return dateFormatter(locales[language], { weekday: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

/** An ISO day with its day of the week, as one says it: maanantaina 2.3., måndag 2.3, Monday 2 March. */
export function formatWeekdayAndDay(day: string, language: Language): string {
  const date = new Date(`${day}T00:00:00Z`);
  const weekday = weekdayName(day, language);
  const month = language === 'en' ? 'long' : 'numeric';
  const shown = dateFormatter(locales[language], { day: 'numeric', month, timeZone: 'UTC' }).format(date);
  return language === 'fi' ? `${weekday}na ${shown}` : `${weekday} ${shown}`;
}

/** An ISO month (2015-09): syyskuu 2015. */
export function formatMonth(month: string, language: Language): string {
  const options: Intl.DateTimeFormatOptions = { month: 'long', year: 'numeric', timeZone: 'UTC' };
  return dateFormatter(locales[language], options).format(new Date(`${month}-01T00:00:00Z`));
}

/** An instant as date and time in the agency's time zone. */
export function formatInstant(instant: Date, language: Language, timeZone: string): string {
  return dateFormatter(locales[language], { dateStyle: 'long', timeStyle: 'short', timeZone }).format(instant);
}

/** An instant as a time of day in the agency's time zone. */
export function formatTime(instant: Date, language: Language, timeZone: string): string {
  return dateFormatter(locales[language], { timeStyle: 'short', timeZone }).format(instant);
}

/** When something ends, as a time of day: what ends at midnight ends at 24.00 of its own day. */
export function formatEnd(instant: Date, language: Language, timeZone: string): string {
  return formatTime(instant, language, timeZone).replace(/^0?0(?=[.:]00$)/, '24');
}

/** Cents as euros. */
export function formatMoney(cents: number, language: Language): string {
  return numberFormatter(locales[language], { style: 'currency', currency: 'EUR' }).format(cents / 100);
}

export function formatNumber(value: number, language: Language, decimals = 0): string {
  return numberFormatter(locales[language], { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(value);
}

/** A share (0.6) as a percentage with one decimal: 60,0 %. */
export function formatShare(share: number, language: Language): string {
  return numberFormatter(locales[language], { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(share);
}
