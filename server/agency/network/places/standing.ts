import type { Agency } from '#server/agency/loading.ts';
import { daysBetween, dayOf } from '#server/platform/clock/clock.ts';
import { formatEnd, formatTime, formatWeekdayAndDay } from '#server/platform/language/format.ts';
import type { Language } from '#server/platform/language/language.ts';
import { findNextOpening, openingsAt, type Opening, type Timetable } from '../hours/open-hours.ts';
import { texts } from './texts.ts';

/** How a place stands at a moment: what it offers now, and when anybody may come next. */
export type Standing = {
  state: 'open' | 'appointment-only' | 'self-service' | 'closed';
  now: Opening | undefined;
  next: Opening | undefined;
  /** Whoever sets out now may come too late. */
  closesSoon: boolean;
};

const soonMinutes = 30;

export function standingOf(plan: Timetable, agency: Agency, now: Date): Standing {
  const going = openingsAt(plan, agency, now);
  const best = (['open', 'appointment-only', 'self-service'] as const)
    .map((kind) => going.find((opening) => opening.kind === kind))
    .find((opening) => opening !== undefined);
  const isOpen = best?.kind === 'open';
  return {
    state: best?.kind ?? 'closed',
    now: best,
    // What closes in a moment opens again: people plan by that.
    next: isOpen && !isSoon(best, now) ? undefined : findNextOpening(plan, agency, now),
    closesSoon: isOpen && isSoon(best, now),
  };
}

const isSoon = ({ ticketsTo }: Opening, now: Date) => ticketsTo.getTime() - now.getTime() <= soonMinutes * 60_000;

/** In words: until when it is open, or when it opens next. */
export function standingText({ state, now, next, closesSoon }: Standing, agency: Agency, language: Language, at: Date): string {
  const t = texts(language);
  const time = (instant: Date) => formatTime(instant, language, agency.timeZone);
  const end = (instant: Date) => formatEnd(instant, language, agency.timeZone);
  const opens = next === undefined ? t.opensNever : t.opens(openingDay(next.from, agency, language, at), time(next.from));
  if (!now) return opens;
  if (state === 'open') {
    const open = now.ticketsTo < now.to ? t.openWithTickets(end(now.to), end(now.ticketsTo)) : t.openUntil(end(now.to));
    return closesSoon && next ? `${open} ${t.opensAgain(openingDay(next.from, agency, language, at), time(next.from))}` : open;
  }
  return `${state === 'appointment-only' ? t.onlyAppointments(end(now.to)) : t.onlySelfService(end(now.to))} ${opens}`;
}

/** Today, tomorrow, or the day of the week with its date. */
export function openingDay(instant: Date, { timeZone }: Agency, language: Language, at: Date): string {
  const day = dayOf(instant, timeZone);
  const days = daysBetween(dayOf(at, timeZone), day);
  if (days === 0) return texts(language).today;
  return days === 1 ? texts(language).tomorrow : formatWeekdayAndDay(day, language);
}
