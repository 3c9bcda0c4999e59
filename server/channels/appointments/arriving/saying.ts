import type { House } from '#server/house.ts';
import { writeTicket } from '#server/line/tickets.ts';
import { formatTime } from '#server/platform/language/format.ts';
import type { Language } from '#server/platform/language/language.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Appointment } from '../booking/appointment.ts';
import { type Arrival, type CheckedIn, earliestMinutes, type NotNow, sayHere } from './check-in.ts';
import { arrivingTexts } from './texts.ts';

/** What to say to whoever cannot be taken in now. */
export function faultText(why: NotNow, fromAt: Date, language: Language, timeZone: string): string {
  const t = arrivingTexts(language);
  if (why === 'too-early') return t['too-early'](formatTime(new Date(fromAt.getTime() - earliestMinutes * 60_000), language, timeZone));
  return why === 'elsewhere' ? t.unknown : t[why];
}

/** Takes somebody in and says how it went, in their language. */
export async function tellHere(
  house: House,
  { id, fromAt }: Appointment,
  arrival: Arrival,
  language: Language,
): Promise<{ ticket: string | undefined } | { fault: string }> {
  const result = await sayHere(house, id, arrival).catch((error: unknown): CheckedIn | undefined => {
    // No number is left for today: the reception finds a way.
    if (error instanceof Refusal && error.code === 'tickets-given-out') return undefined;
    throw error;
  });
  if (!result) return { fault: arrivingTexts(language).goToReception };
  if (result.state !== 'in-line') return { fault: faultText(result.state, fromAt, language, house.agency.timeZone) };
  return { ticket: result.ticket && writeTicket(result.ticket) };
}
