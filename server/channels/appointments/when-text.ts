import { dayOf } from '#server/platform/clock/clock.ts';
import { formatTime, formatWeekdayAndDay } from '#server/platform/language/format.ts';
import { dictionary, type Language } from '#server/platform/language/language.ts';

const texts = dictionary({
  at: {
    fi: (day: string, time: string) => `${day} klo ${time}`,
    sv: (day: string, time: string) => `${day} kl. ${time}`,
    en: (day: string, time: string) => `${day} at ${time}`,
  },
});

/** A time as one says it: tiistaina 3.3. klo 10.00. */
export function whenText(at: Date, language: Language, timeZone: string): string {
  return texts(language).at(formatWeekdayAndDay(dayOf(at, timeZone), language), formatTime(at, language, timeZone));
}
