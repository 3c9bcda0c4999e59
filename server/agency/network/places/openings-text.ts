import type { Agency } from '#server/agency/loading.ts';
import { formatEnd, formatTime } from '#server/platform/language/format.ts';
import type { Language } from '#server/platform/language/language.ts';
import type { Opening } from '../hours/open-hours.ts';
import { texts } from './texts.ts';

/** The openings of a day in one line: 9.00–16.00, 16.00–18.00 (itsepalvelu). */
export function openingsText(openings: readonly Opening[], { timeZone }: Agency, language: Language): string {
  const t = texts(language);
  if (openings.length === 0) return t.closed;
  const notes = { open: '', 'appointment-only': ` (${t.byAppointment})`, 'self-service': ` (${t.selfService})` };
  return openings
    .map(({ from, to, kind }) => `${formatTime(from, language, timeZone)}–${formatEnd(to, language, timeZone)}${notes[kind]}`)
    .join(', ');
}
