import type { Agency } from '#server/agency/loading.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { formatTime, formatWeekdayAndDay } from '#server/platform/language/format.ts';
import type { Language } from '#server/platform/language/language.ts';
import type { Giving } from './giving.ts';
import { closedTexts } from './texts.ts';

/** When there are numbers again, and the other ways. */
export function ClosedWords({
  agency,
  giving: { place, standing },
  language,
  now,
  publicUrl,
}: {
  agency: Agency;
  giving: Giving;
  language: Language;
  now: Date;
  publicUrl: string;
}) {
  const t = closedTexts(language);
  const opens = standing.isGiving ? undefined : standing.opens;
  const day = opens && dayOf(opens.from, agency.timeZone);
  const time = opens && formatTime(opens.from, language, agency.timeZone);
  return (
    <>
      {day !== undefined && time !== undefined && (
        <p>{day === dayOf(now, agency.timeZone) ? t.opensLaterToday(time) : t.opensNext(formatWeekdayAndDay(day, language), time)}</p>
      )}
      <p>{t.otherWays(new URL(publicUrl).host)}</p>
      {place.phone !== null && <p>{t.phone(place.phone)}</p>}
    </>
  );
}
