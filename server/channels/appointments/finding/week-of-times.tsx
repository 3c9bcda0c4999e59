import { formatNumber, formatShortDay, formatTime, formatWeekdayAndDay } from '#server/platform/language/format.ts';
import { CsrfField } from '#server/platform/html/page-frame.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import { whenText } from '../when-text.ts';
import type { Week } from './searching.ts';
import { findTexts } from './texts.ts';

type Props = {
  visit: Visit;
  week: Week;
  holdMinutes: number;
  /** Where a chosen time is posted, with the fields that go with it. */
  action: string;
  fields: readonly (readonly [name: string, value: string])[];
  /** The address of the same place from a day on; undefined: from the first free time. */
  addressFrom: (day: string | undefined) => string;
  /** What is said above the times of what follows a choice. */
  lead?: string | undefined;
};

/** The free times of a place, day by day, each a button; and the way to other days. */
export function WeekOfTimes({ visit, week, holdMinutes, action, fields, addressFrom, lead }: Props) {
  const { language, frame } = visit;
  const t = findTexts(language);
  return (
    <>
      {week.days.length === 0 ? (
        <NoneThisWeek visit={visit} week={week} addressFrom={addressFrom} />
      ) : (
        <form method="post" action={action}>
          <CsrfField visit={visit} />
          {fields.map(([name, value]) => (
            <input type="hidden" name={name} value={value} key={`${name} ${value}`} />
          ))}
          <p class="ds-paragraph">{lead ?? t.choose(formatNumber(holdMinutes, language))}</p>
          {week.days.map(({ day, times }) => (
            <section key={day} aria-labelledby={`day-${day}`}>
              <h3 class="ds-heading" data-size="xs" id={`day-${day}`}>
                {formatWeekdayAndDay(day, language)}
              </h3>
              <ul class="free-times">
                {times.map((at) => (
                  <li key={at.getTime()}>
                    <button
                      class="ds-button"
                      data-variant="secondary"
                      name="at"
                      value={at.toISOString()}
                      aria-label={whenText(at, language, frame.timeZone)}
                    >
                      {formatTime(at, language, frame.timeZone)}
                    </button>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </form>
      )}
      {(week.earlier !== undefined || week.later !== undefined) && (
        <nav aria-label={t.weeks} class="buttons">
          {week.earlier !== undefined && (
            <a class="ds-link" href={addressFrom(week.earlier)}>
              {t.earlier}
            </a>
          )}
          {week.later !== undefined && (
            <a class="ds-link" href={addressFrom(week.later)}>
              {t.later}
            </a>
          )}
        </nav>
      )}
    </>
  );
}

function NoneThisWeek({ visit, week, addressFrom }: Pick<Props, 'visit' | 'week' | 'addressFrom'>) {
  const { language, frame } = visit;
  const t = findTexts(language);
  return (
    <>
      <p class="ds-paragraph">{t.noneThisWeek(formatShortDay(week.from, language), formatShortDay(week.to, language))}</p>
      {week.next && (
        <p class="ds-paragraph">
          <a class="ds-link" href={addressFrom(undefined)}>
            {t.toFirst(whenText(week.next, language, frame.timeZone))}
          </a>
        </p>
      )}
    </>
  );
}
