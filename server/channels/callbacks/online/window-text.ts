import { dayOf } from '#server/platform/clock/clock.ts';
import type { Visit } from '#server/platform/http/route.ts';
import { formatTime, formatWeekdayAndDay } from '#server/platform/language/format.ts';
import { texts } from '../texts.ts';
import type { Stretch } from '../windows/hours.ts';

/** `Monday 2 March, 9.00–12.00`, in the person's language. */
export function windowText({ from, to }: Stretch, { language, frame: { timeZone } }: Pick<Visit, 'language' | 'frame'>): string {
  const day = formatWeekdayAndDay(dayOf(from, timeZone), language);
  return texts(language).between(day, formatTime(from, language, timeZone), formatTime(to, language, timeZone));
}
